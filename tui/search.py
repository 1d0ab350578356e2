"""Searching the open article."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

MOST_HITS = 10_000
"""Hits past this one are not looked for: nobody steps through them."""


@dataclass(frozen=True, slots=True)
class Search:
    """A search and its hits, as (start, end) in code points; ``current`` is an index or None."""

    words: str
    hits: tuple[tuple[int, int], ...] = ()
    current: int | None = None

    @classmethod
    def of(cls, words: str, text: str) -> Search:
        """Find words in a text, whatever their case, and whatever white space is between them."""
        parts = [re.escape(part) for part in words.split()]
        if not parts:
            return cls(words)
        hits: list[tuple[int, int]] = []
        for match in re.finditer(r"\s+".join(parts), text, re.IGNORECASE):
            hits.append(match.span())
            if len(hits) == MOST_HITS:
                break
        return cls(words, tuple(hits))

    def at(self, offset: int) -> Search:
        """Make the first hit at or after an offset current, round at the end."""
        if not self.hits:
            return self
        return replace(self, current=bisect_left(self.hits, (offset, 0)) % len(self.hits))

    def step(self, step: int) -> Search:
        """Make the next (1) or previous (-1) hit current, round at the ends."""
        if not self.hits:
            return self
        current = -1 if self.current is None and step > 0 else self.current or 0
        return replace(self, current=(current + step) % len(self.hits))

    @property
    def stretch(self) -> tuple[int, int] | None:
        """The current hit."""
        return self.hits[self.current] if self.current is not None else None

    def describe(self) -> str:
        """Say what was found."""
        if not self.hits:
            return f"“{self.words}” is not in this article" if self.words.strip() else ""
        most = "+" if len(self.hits) == MOST_HITS else ""
        at = (self.current or 0) + 1
        return f"hit {at:,}/{len(self.hits):,}{most} · “{self.words}”"
