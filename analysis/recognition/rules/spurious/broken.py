"""Names that a cut text breaks off in the middle of a word are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.text.ending import broken_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.recognition.spans.page import Page, Span

_LAST_WORD = re.compile(r"\w+\Z")
_MOST_TITLE = 300
"""Code points of a first line that may be a title, which is cut like a text."""


def drop_broken(page: Page, spans: list[Span]) -> list[Span]:
    """Drop the names that end with the word at which the text, or its title, breaks off.

    ``Olaf Scho…`` is nobody; where the article has the word elsewhere, it is whole. Dots after a
    space follow a whole word: a text that is cut between words loses no name.
    """
    stubs = list(_stubs(page))
    if not stubs:
        return spans
    return [
        span
        for span in spans
        if not any(span.start < end and span.end >= start - 1 for start, end in stubs)
    ]


def _stubs(page: Page) -> Iterator[tuple[int, int]]:
    """Where words stand that may be cut: those that no other place of the article has."""
    text = page.text
    first = text.partition("\n")[0]
    ends = {broken_at(text), broken_at(first) if len(first) <= _MOST_TITLE else None}
    for end in ends:
        if end is None or (word := _LAST_WORD.search(text, max(0, end - 100), end)) is None:
            continue
        if page.words[word[0]] < 2 and not word[0][0].islower():
            yield word.start(), end
