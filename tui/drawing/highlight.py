"""Which stretches of a line are names, hits, or plain: text + mentions + focus → styled runs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.models import Kind
from tui.drawing.labels import Emphasis, Hit, Paint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.models import LinkedMention

PLAIN = Paint()
_LINKED = frozenset({Kind.NAME, Kind.ROLE})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text drawn in one style. Offsets are code points into the article."""

    start: int
    end: int
    paint: Paint
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """What stands out: an entity, the mention one is at; whether values and roles are marked."""

    entity: int | None = None
    current: int | None = None
    with_values: bool = False
    with_roles: bool = True


class Marks:
    """The mentions of one text, found by offset.

    Where two overlap, the first one is drawn; but a role ("the Chinese leader") lies beneath the
    names that it holds.
    """

    def __init__(self, mentions: Sequence[LinkedMention] = ()) -> None:
        self.mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self.mentions]
        self._reach: list[int] = []
        reach = 0
        for mention in self.mentions:
            reach = max(reach, mention.end)
            self._reach.append(reach)
        self._of_entity: dict[int, list[LinkedMention]] = {}
        self._by_ordinal: dict[int, LinkedMention] = {}
        for mention in self.mentions:
            self._by_ordinal[mention.ordinal] = mention
            if mention.entity is not None:
                self._of_entity.setdefault(mention.entity, []).append(mention)

    def __len__(self) -> int:
        return len(self.mentions)

    def of_entity(self, entity: int | None) -> Sequence[LinkedMention]:
        """Return the mentions of an entity in text order."""
        return self._of_entity.get(entity, ()) if entity is not None else ()

    def by_ordinal(self, ordinal: int | None) -> LinkedMention | None:
        """Return the mention with this ordinal, if there is one."""
        return self._by_ordinal.get(ordinal) if ordinal is not None else None

    def between(self, start: int, end: int) -> Iterator[LinkedMention]:
        """Yield the mentions that overlap a stretch, in text order."""
        index = bisect_right(self._reach, start)
        for mention in self.mentions[index : bisect_left(self._starts, end)]:
            if mention.end > start:
                yield mention

    def at(self, offset: int) -> LinkedMention | None:
        """Return the mention that covers an offset, a name before the role that holds it."""
        found = list(self.between(offset, offset + 1))
        return min(found, key=lambda mention: mention.kind is Kind.ROLE, default=None)

    def next_name(self, offset: int, step: int) -> LinkedMention | None:
        """Return the first name that starts after (step 1) or before (step -1) an offset."""
        if step > 0:
            index = bisect_right(self._starts, offset)
        else:
            index = bisect_left(self._starts, offset) - 1
        while 0 <= index < len(self.mentions):
            if self.mentions[index].kind is Kind.NAME:
                return self.mentions[index]
            index += step
        return None


class Hits:
    """What a search found in one text: stretches, of which one may be the current one."""

    def __init__(self, stretches: Sequence[tuple[int, int]] = (), current: int | None = None):
        self.stretches = sorted(stretches)
        self.current = current
        self._starts = [start for start, _ in self.stretches]
        self._longest = max((end - start for start, end in self.stretches), default=0)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, Hit]]:
        """Yield (start, end, hit) of those that overlap a stretch."""
        first = bisect_left(self._starts, start - self._longest)
        for index in range(first, bisect_left(self._starts, end)):
            begin, stop = self.stretches[index]
            if stop > start:
                yield begin, stop, Hit.CURRENT if index == self.current else Hit.HIT


def runs(start: int, end: int, marks: Marks, hits: Hits, focus: Focus) -> list[Run]:
    """Divide the line ``start`` to ``end`` into runs that cover it once, in order."""
    found: list[Run] = []
    roles: list[Run] = []
    position = start
    for mention in marks.between(start, end):
        if mention.kind is Kind.ROLE:
            paint = _paint(mention, focus)
            roles.append(Run(mention.start, mention.end, paint, mention.ordinal))
            continue
        first, last = max(mention.start, position), min(mention.end, end)
        paint = _paint(mention, focus)
        if paint is PLAIN or first >= last:
            continue
        if first > position:
            found.append(Run(position, first, PLAIN))
        found.append(Run(first, last, paint, mention.ordinal))
        position = last
    if position < end or not found:
        found.append(Run(position, end, PLAIN))
    for role in roles:
        found = _underlay(found, role)
    for begin, stop, hit in hits.between(start, end):
        found = _overlay(found, begin, stop, hit)
    return found


def _paint(mention: LinkedMention, focus: Focus) -> Paint:
    if mention.kind is Kind.VALUE and not focus.with_values:
        return PLAIN
    if mention.kind is Kind.ROLE and not focus.with_roles:
        return PLAIN
    emphasis = Emphasis.PLAIN
    if mention.kind in _LINKED:
        if mention.ordinal == focus.current:
            emphasis = Emphasis.CURRENT
        elif mention.entity is not None and mention.entity == focus.entity:
            emphasis = Emphasis.FOCUSED
    return Paint(mention.label, mention.kind, emphasis)


def _underlay(found: list[Run], role: Run) -> list[Run]:
    """Lay a role beneath the names: only what is plain takes its paint."""
    result: list[Run] = []
    for run in found:
        first, last = max(run.start, role.start), min(run.end, role.end)
        if first >= last or run.paint is not PLAIN or role.paint is PLAIN:
            result.append(run)
            continue
        parts = (
            Run(run.start, first, PLAIN),
            Run(first, last, role.paint, role.ordinal),
            Run(last, run.end, PLAIN),
        )
        result += [part for part in parts if part.start < part.end]
    return result


def _overlay(found: list[Run], begin: int, stop: int, hit: Hit) -> list[Run]:
    """Cut a search hit out of the runs it crosses, keeping whose mention each part is."""
    result: list[Run] = []
    for run in found:
        first, last = max(run.start, begin), min(run.end, stop)
        if first >= last:
            result.append(run)
            continue
        if run.start < first:
            result.append(Run(run.start, first, run.paint, run.ordinal))
        paint = Paint(run.paint.label, run.paint.kind, run.paint.emphasis, hit)
        result.append(Run(first, last, paint, run.ordinal))
        if last < run.end:
            result.append(Run(last, run.end, run.paint, run.ordinal))
    return result
