"""Where sentences end, near enough for a title and for a line of context."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.text.cleaning import canonical_line

if TYPE_CHECKING:
    from collections.abc import Iterator

REACH = 1000
"""Code points either side of a name within which its sentence is looked for."""

_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9]|\s*\Z)|\n[^\S\n]*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Jr|Sr|Co|Corp|Inc|Ltd|No|vs|Jan|Feb"
    r"|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|[A-Z]\.[A-Z])\.$"
)


def sentence_ends(text: str) -> Iterator[int]:
    """Offsets after the ends of sentences, at blank lines too; abbreviations end none."""
    for match in _END.finditer(text):
        if not _ABBREVIATION.search(text, max(0, match.start() - 12), match.start() + 1):
            yield match.end()


def sentence_around(text: str, start: int, end: int) -> str:
    """Give the sentence that holds a stretch of a text, on one line, cut at :data:`REACH`."""
    begin, stop = sentence_span(text, start, end)
    return canonical_line(text[begin:stop])


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a stretch of a text, cut at :data:`REACH`."""
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    begin, stop = first, last
    for offset in sentence_ends(text[first:last]):
        if first + offset <= start:
            begin = first + offset
        elif first + offset >= end:
            stop = first + offset
            break
    return begin, stop
