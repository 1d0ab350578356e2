"""Page: the article as the rules see it, its capitalised words and the spans found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CAPITALISED = re.compile(r"(?<!\w)(?:i?[A-Z]|[^\W\d_a-z])\w*")
"""A word that begins with a capital; ``iPhone`` is one."""
_WORDS = re.compile(r"\w+")


class Span(NamedTuple):
    """A stretch of the article that names something, while rules still change it."""

    start: int
    end: int
    label: Label
    kind: Kind = Kind.NAME


class Page:
    """The text that rules read: the model's, in which wrapped lines are joined.

    Same length as the article's text, so that offsets hold in both. Case is the article's own.
    """

    def __init__(self, text: str, shouted: Sequence[tuple[int, int]] = ()) -> None:
        """Make a page; ``shouted`` is where lines all in capitals begin and end, in order."""
        self.text = text
        self._shouted = shouted

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def capitals(self) -> Mapping[str, list[int]]:
        """Every word that begins with a capital, and where it stands."""
        found: dict[str, list[int]] = {}
        for word in CAPITALISED.finditer(self.text):
            found.setdefault(word[0], []).append(word.start())
        return found

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the article, as written."""
        return Counter(_WORDS.findall(self.text))

    def is_shouted(self, span: Span) -> bool:
        """Whether a span is in a line that the article writes all in capitals."""
        at = bisect_right(self._shouted, span.start, key=lambda line: line[0]) - 1
        return at >= 0 and span.end <= self._shouted[at][1]

    def unshouted(self) -> Iterator[str]:
        """Yield what stands between the lines in capitals."""
        last = 0
        for start, end in self._shouted:
            yield self.text[last:start]
            last = end
        yield self.text[last:]

    def occurrences(self, name: str) -> Iterator[int]:
        """Yield where a name stands as whole words, looked for at its rarest capitalised word."""
        rarest: list[int] | None = None
        before = 0
        for word in CAPITALISED.finditer(name):
            offsets = self.capitals.get(word[0], [])
            if rarest is None or len(offsets) < len(rarest):
                rarest, before = offsets, word.start()
        for offset in rarest or ():
            start = offset - before
            if (
                start >= 0
                and self.text.startswith(name, start)
                and self.is_whole(start, start + len(name))
            ):
                yield start

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends where words do."""
        text = self.text
        return (start == 0 or not _is_word(text[start - 1])) and (
            end >= len(text) or not _is_word(text[end])
        )


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
