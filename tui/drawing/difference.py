"""What is other in a text than before, by whole sentences."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.text import canonical_line
from analysis.text.sentence import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST = 3000
"""Sentences on either side above which what differs is told as one whole: comparing takes long."""


class Part(NamedTuple):
    """Some sentences that follow each other: as before, said no more, or new."""

    kind: Literal["same", "gone", "new"]
    sentences: tuple[str, ...]


def sentences(text: str) -> list[str]:
    """Divide a text at the ends of its sentences and at its line breaks; each on one line."""
    found = []
    for paragraph in text.split("\n"):
        ends = [0, *sentence_ends(paragraph), len(paragraph)]
        found += [canonical_line(paragraph[start:end]) for start, end in pairwise(ends)]
    return [one for one in found if one]


def difference(before: Sequence[str], after: Sequence[str]) -> list[Part]:
    """Compare sentences; what is said no more stands before what is new in its place."""
    return list(_joined(_parts(before, after)))


def _parts(before: Sequence[str], after: Sequence[str]) -> Iterator[Part]:
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    yield Part("same", tuple(before[:first]))
    if max(len(old), len(new)) > MOST:
        yield from (Part("gone", tuple(old)), Part("new", tuple(new)))
    else:
        matcher = SequenceMatcher(None, old, new)
        for kind, start, end, from_, to in matcher.get_opcodes():
            if kind == "equal":
                yield Part("same", tuple(old[start:end]))
            else:
                yield Part("gone", tuple(old[start:end]))
                yield Part("new", tuple(new[from_:to]))
    yield Part("same", tuple(before[len(before) - last :]))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many sentences are the same at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Leave out empty parts, and make one of two of a kind."""
    last: Part | None = None
    for part in parts:
        if not part.sentences:
            continue
        if last is not None and last.kind == part.kind:
            last = Part(part.kind, (*last.sentences, *part.sentences))
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last
