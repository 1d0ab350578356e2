"""Folding: copies of a text, and articles on one event, stand under one line until unfolded."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.library import Library
    from tui.screens.reading.screen import ReadingScreen


class Folding:
    """What is folded in the list of articles. ``unfolded`` are the lines whose others are shown.

    With ``is_on`` False each article has a line of its own; without ``has_folds`` nothing that is
    listed can be folded, and nobody asks. ``kept`` is the article that is read and keeps its line
    beside that of its story.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.is_on = True
        self.has_folds = False
        self.unfolded: set[int] = set()
        self.kept: int | None = None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"fold": self._toggle}

    def count(self, ids: Sequence[int]) -> None:
        """Look up how much is folded with some lines, to be drawn with them."""
        articles = self._screen.articles
        if not (self.is_on and self.has_folds):
            articles.folds.clear()
            return
        found = self._screen.library.stories().folds(ids)
        for line in ids:
            fold = found.get(line)
            if fold is None or line in articles.others or line == self.kept:
                articles.folds.pop(line, None)
            else:
                sign = "−" if line in self.unfolded else "+"
                articles.folds[line] = (f"{sign}{fold.copies + fold.others:,}", bool(fold.unread))

    def keep(self, article: object, lines: Sequence[int]) -> None:
        """Note an article that is kept beside some lines: its story is counted there, if listed."""
        self.kept = None
        if self.is_on and self.has_folds and isinstance(article, int):
            members = self._screen.library.stories().members(article)
            if members and not set(members).isdisjoint(lines):
                self.kept = article

    def unfold(self) -> bool:
        """Show what is folded with the line under the cursor; False if nothing is."""
        listing, articles = self._screen.listing, self._screen.articles
        line = articles.key
        if self._screen.panes.at is not Pane.ARTICLES or not isinstance(line, int):
            return False
        if line not in articles.folds or line in self.unfolded:
            return False
        self.unfolded.add(line)
        listed = set(listing.ids)
        members = self._screen.library.stories().members(line)
        others = array("q", (one for one in members if one not in listed))
        articles.others.update(others)
        at = listing.ids.index(line) + 1
        listing.show(listing.ids[:at] + others + listing.ids[at:], line)
        return True

    def fold(self) -> bool:
        """Fold the line under the cursor, or that it stands below; False if that is not open."""
        listing, articles = self._screen.listing, self._screen.articles
        key = articles.key
        if self._screen.panes.at is not Pane.ARTICLES or not isinstance(key, int):
            return False
        at = listing.ids.index(key)
        while at > 0 and listing.ids[at] in articles.others:
            at -= 1
        line = listing.ids[at]
        if line not in self.unfolded:
            return False
        self.unfolded.discard(line)
        end = at + 1
        while end < len(listing.ids) and listing.ids[end] in articles.others:
            end += 1
        articles.others.difference_update(listing.ids[at + 1 : end])
        listing.show(listing.ids[: at + 1] + listing.ids[end:], line)
        return True

    def _toggle(self) -> None:
        self.is_on = not self.is_on
        self.unfolded.clear()
        self._screen.articles.others.clear()
        self._screen.listing.refresh()
        key = self._screen.key_of("fold")
        said = f"Each story has one line; → unfolds it, {key} lists all again."
        self._screen.say(said if self.is_on else f"Every article has its line; {key} folds again.")
        self._screen.keeping.changed()


def folded(
    library: Library, ids: array[int], unfolded: frozenset[int]
) -> tuple[array[int], frozenset[int]]:
    """Fold a list but for the lines that are unfolded; also what stands below those."""
    stories = library.stories()
    lines = stories.folded(ids)
    if not unfolded:
        return lines, frozenset()
    listed, below = set(lines), set[int]()
    shown = array("q")
    for line in lines:
        shown.append(line)
        if line in unfolded:
            others = [one for one in stories.members(line) if one not in listed]
            shown.extend(others)
            below.update(others)
    return shown, frozenset(below)
