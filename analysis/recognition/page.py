"""The article as the rules see it: its text, its capitalised words, and the spans found in it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CAPITALISED = re.compile(r"(?<!\w)(?:[A-Z]|[^\W\d_a-z])\w*")


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

    def __init__(self, text: str) -> None:
        self.text = text

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def capitals(self) -> Mapping[str, list[int]]:
        """Every word that begins with a capital, and where it stands."""
        found: dict[str, list[int]] = {}
        for word in _CAPITALISED.finditer(self.text):
            found.setdefault(word[0], []).append(word.start())
        return found

    def occurrences(self, name: str, first: str) -> Iterator[int]:
        """Where a name stands as whole words; ``first`` is its first word, capitalised."""
        text = self.text
        for start in self.capitals.get(first, ()):
            if text.startswith(name, start) and self.is_end(start + len(name)):
                yield start

    def is_end(self, offset: int) -> bool:
        """Whether no word goes on at this offset."""
        text = self.text
        return offset >= len(text) or not (text[offset].isalnum() or text[offset] == "_")
