"""Passages: sentences in which something is mentioned, wrapped, under date, source and title."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.text.sentence import sentence_span
from tui.drawing import dates
from tui.drawing.cells import one_line
from tui.drawing.wrap import wrap
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from analysis.library import Library
    from analysis.models import ArticleRow, Place

REACH = 400
"""Code points of a sentence that are shown either side of a name."""
LEAST_WIDTH = 4


class Passage(NamedTuple):
    """A mention in its sentence, and where its name stands in that (code points).

    ``group`` heads the passages of one candidate; those of no candidate have none.
    """

    place: Place
    heading: str
    sentence: str
    start: int
    end: int
    group: str = ""


class SideLine(NamedTuple):
    """A line as it is drawn: a candidate's, a heading, or a part of a sentence with its name."""

    kind: str
    text: str
    start: int = 0
    end: int = 0


GROUP, HEADING, SENTENCE = "group", "heading", "sentence"


def passages(
    library: Library, groups: Iterable[tuple[str, Sequence[Place]]]
) -> tuple[Passage, ...]:
    """Look up mentions, each with what heads its group; a sentence that has two stands once."""
    listed = [(group, place) for group, places in groups for place in places]
    rows = {
        row.id: row for row in library.article_rows(list({place.article for _, place in listed}))
    }
    spans = {one.place: (one.start, one.end) for one in _spans(library, listed)}
    found, seen = [], set[tuple[str, int, str]]()
    texts: dict[int, str] = {}
    for group, place in listed:
        if place.article not in texts:
            article = library.article(place.article)
            texts[place.article] = article.text if article else ""
        if place in spans and place.article in rows:
            heading = _heading(rows[place.article])
            said = quote(texts[place.article], *spans[place])
            if (group, place.article, said[0]) not in seen:
                seen.add((group, place.article, said[0]))
                found.append(Passage(place, heading, *said, group))
    return tuple(found)


class _Span(NamedTuple):
    place: Place
    start: int
    end: int


def _spans(library: Library, listed: Sequence[tuple[str, Place]]) -> Iterable[_Span]:
    for one in library.contexts([place for _, place in listed], 0):
        yield _Span(one.place, one.start, one.end)


def quote(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Quote the sentence that holds a name on one line; where the name stands in it.

    Of a sentence longer than :data:`REACH` either side the parts next to the name.
    """
    begin, stop = sentence_span(text, start, end)
    first, last = max(begin, start - REACH), min(stop, end + REACH)
    before = ("…" if first > begin else "") + _flat(text[first:start]).lstrip()
    name = _flat(text[start:end])
    after = _flat(text[end:last]).rstrip() + ("…" if last < stop else "")
    return f"{before}{name}{after}", len(before), len(before) + len(name)


def _flat(text: str) -> str:
    """A stretch on one line; the spaces at its edges stay, as one each."""
    flat = one_line(text)
    return " " * text[:1].isspace() + flat.strip() + " " * (bool(flat) and text[-1:].isspace())


def _heading(row: ArticleRow) -> str:
    date = dates.long_date(row.placed) if row.has_date else ""
    return " · ".join(filter(None, (date, one_line(row.source), one_line(row.title))))


class PassageRows(Rows[SideLine]):
    """Passages as lines of a width; headings are chosen, and stand for what is below them."""

    def __init__(self, found: Sequence[Passage], width: int) -> None:
        self._lines: list[SideLine] = []
        self._keys: list[Place | None] = []
        self._heads: dict[Place, int] = {}
        group = ""
        for passage in found:
            if passage.group != group:
                group = passage.group
                self._add(SideLine(GROUP, group))
            self._heads.setdefault(passage.place, len(self._lines))
            self._add(SideLine(HEADING, passage.heading), passage.place)
            lines = wrap(passage.sentence, max(LEAST_WIDTH, width))
            for start, end in zip(lines.starts, lines.ends, strict=True):
                marked = (min(max(at - start, 0), end - start) for at in passage[3:5])
                self._add(SideLine(SENTENCE, passage.sentence[start:end], *marked))

    def _add(self, line: SideLine, key: Place | None = None) -> None:
        self._lines.append(line)
        self._keys.append(key)

    def __len__(self) -> int:
        return len(self._lines)

    def fetch(self, first: int, last: int) -> Sequence[SideLine | None]:
        """Return the lines asked for."""
        return self._lines[first:last]

    def key(self, index: int) -> Hashable:
        """Return the mention that a heading stands for."""
        return self._keys[index]

    def find(self, key: Hashable) -> int | None:
        """Return the heading of a mention."""
        return self._heads.get(key) if key is not None else None  # type: ignore[call-overload]

    def is_header(self, index: int) -> bool:
        """Return whether a line is none to be chosen."""
        return self._keys[index] is None

    def head_of(self, index: int) -> int:
        """Return the heading above a line of a passage, or the first below a candidate's."""
        while index > 0 and self._keys[index] is None and self._lines[index].kind != GROUP:
            index -= 1
        return index + (self._lines[index].kind == GROUP)

    def end_of(self, index: int) -> int:
        """Return the line after a heading's passage."""
        index += 1
        while index < len(self._lines) and self._lines[index].kind == SENTENCE:
            index += 1
        return index
