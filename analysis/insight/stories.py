"""Lists of articles with each story once: which line stands for which, and what is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.storage import folds

if TYPE_CHECKING:
    import sqlite3
    from array import array
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from analysis.storage.folds import Fold, Folding


class Stories:
    """Copies and stories under one line.

    ``folding`` says what is folded: "copies" alone, or "stories", copies and all other articles on
    the same event. A list that is not folded is shown as it is.
    """

    def __init__(self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._reading = reading

    def folded(self, listed: Sequence[int], folding: Folding = "stories") -> array[int]:
        """Any list of articles with one line a story, in the same order; some 20 ms for 100,000.

        The line is the article that is shown for the story, or where the list does not hold that
        (a search, the unread), the first that it holds: nothing that is listed gets lost.
        """
        with self._reading() as connection:
            return folds.folded(connection, folding, listed)

    def folds(self, lines: Sequence[int], folding: Folding = "stories") -> dict[int, Fold]:
        """How much is folded with each of some lines, and how much of it is unread.

        Lines that stand for themselves alone are absent. For the lines on screen: each takes some
        10 µs.
        """
        with self._reading() as connection:
            return folds.folds(connection, folding, lines)

    def members(self, article: int, folding: Folding = "stories") -> array[int]:
        """All others that are folded with an article, newest first, be it shown for them or not."""
        with self._reading() as connection:
            return folds.members(connection, folding, article)

    def shown(self, article: int, folding: Folding = "stories") -> int:
        """The article that is shown for another; itself where it stands alone."""
        with self._reading() as connection:
            return folds.shown(connection, folding, article)
