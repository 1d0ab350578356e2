"""Folding: copies of a text, and articles on one event, stand under one line until unfolded."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tui.widgets.article_list import FOLDED, UNFOLDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.library import Library
    from tui.widgets.article_list import ArticleList


class Folding:
    """What is folded in the list of articles. ``unfolded`` are the lines whose others are shown.

    With ``is_on`` False each article has a line of its own; without ``has_folds`` nothing that is
    listed can be folded, and nobody asks. ``kept`` is the article that is read and keeps its line
    beside that of its story.
    """

    def __init__(self, library: Library, articles: ArticleList) -> None:
        self._library = library
        self._articles = articles
        self.is_on = True
        self.has_folds = False
        self.unfolded: set[int] = set()
        self.kept: int | None = None

    def count(self, ids: Sequence[int]) -> None:
        """Look up how much is folded with some lines, to be drawn with them."""
        articles = self._articles
        if not (self.is_on and self.has_folds):
            articles.folds.clear()
            return
        found = self._library.stories().folds(ids)
        for line in ids:
            fold = found.get(line)
            if fold is None or line in articles.others or line == self.kept:
                articles.folds.pop(line, None)
            else:
                sign = UNFOLDED if line in self.unfolded else FOLDED
                articles.folds[line] = (f"{sign}{fold.copies + fold.others:,}", bool(fold.unread))

    def keep(self, article: object, lines: Sequence[int]) -> None:
        """Note an article that is kept beside some lines: its story is counted there, if listed."""
        self.kept = None
        if self.is_on and self.has_folds and isinstance(article, int):
            members = self._library.stories().members(article)
            if members and not set(members).isdisjoint(lines):
                self.kept = article

    def is_folded(self, line: int) -> bool:
        """Whether others are folded with a line."""
        return line in self._articles.folds and line not in self.unfolded

    def copies(self, line: int) -> Sequence[int]:
        """Give the copies of an article's text, folded or not; none with folding switched off."""
        if not (self.is_on and self.has_folds):
            return ()
        return self._library.stories().members(line, "copies")

    def line_over(self, ids: array[int], article: int) -> int | None:
        """Find the line with which an article is folded; None where it would have its own."""
        if not (self.is_on and self.has_folds):
            return None
        members = set(self._library.stories().members(article))
        others = self._articles.others
        found = (one for one in ids if one in members and one not in others) if members else ()
        line = next(iter(found), None)
        return None if line in self.unfolded else line

    def unfold(self, ids: array[int], line: int) -> array[int]:
        """Add to a list what is folded with one of its lines, below that."""
        self.unfolded.add(line)
        listed = set(ids)
        members = self._library.stories().members(line)
        others = array("q", (one for one in members if one not in listed))
        self._articles.others.update(others)
        at = ids.index(line) + 1
        return ids[:at] + others + ids[at:]

    def line_of(self, ids: array[int], article: int) -> int | None:
        """Find the unfolded line that an article is, or stands below; None if that is folded."""
        at = ids.index(article)
        while at > 0 and ids[at] in self._articles.others:
            at -= 1
        return ids[at] if ids[at] in self.unfolded else None

    def fold(self, ids: array[int], line: int) -> array[int]:
        """Take out of a list what stands below one of its lines."""
        self.unfolded.discard(line)
        others = self._articles.others
        first = end = ids.index(line) + 1
        while end < len(ids) and ids[end] in others:
            end += 1
        others.difference_update(ids[first:end])
        return ids[:first] + ids[end:]

    def toggle(self) -> bool:
        """Fold everything, or nothing any more; tell which."""
        self.is_on = not self.is_on
        self.unfolded.clear()
        self._articles.others.clear()
        return self.is_on
