"""What the list of sources has done in threads: looked up, renamed, tagged, removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from analysis.errors import NewsreaderError
from tui.screens.sources.lines import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from analysis.following.views import ViewRow
    from analysis.library import Library
    from tui.pending import Pending
    from tui.scope import Scope
    from tui.screens.sources.lines import SourceLine


@dataclass
class ShelfReady(Message):
    """All that is followed, as it is now."""

    shelf: Shelf


@dataclass
class Tended(Message):
    """Something was done with sources: what, in a sentence, or why it was not.

    ``marked`` are articles that were marked read.
    """

    said: str
    marked: tuple[int, ...] = ()


class SourceWork:
    """Does what takes longer than a frame; messages tell the screen what came of it."""

    def __init__(
        self, screen: Screen[SourceLine | None], library: Library, pending: Pending
    ) -> None:
        self._screen = screen
        self._library = library
        self._pending = pending
        self._counted: dict[tuple[str, str], ViewRow] = {}

    def look_up(self) -> None:
        """Look up all that is followed, once the marks on their way are written."""

        def run() -> None:
            from analysis.following.desk import tag_rows
            from analysis.following.views import ViewRow

            self._pending.settle()
            rows = self._library.sources()
            articles, unread, _ = self._library.counts()
            rules = self._library.habits().hidden()
            hidden = len(self._library.article_ids(hidden=True)) if rules else 0
            views = self._library.views()
            shelf = Shelf(
                rows,
                tag_rows(rows),
                articles - hidden,
                unread,
                hidden,
                len(rules),
                views.marked(),
                [self._counted.get(view, ViewRow(*view)) for view in views.saved()],
            )
            self._screen.post_message(ShelfReady(shelf))
            if shelf.views:  # each takes as long as its query: the list does not wait for them
                counted = views.listed()
                self._counted = {(row.name, row.query): row for row in counted}
                self._screen.post_message(ShelfReady(shelf._replace(views=counted)))

        self._screen.run_worker(run, group="shelf", thread=True, exit_on_error=False)

    def tend(self, act: Callable[[], str]) -> None:
        """Do something that says what it did; then everything is looked up again."""

        def run() -> None:
            try:
                said = act()
            except NewsreaderError as error:
                said = str(error)
            self._screen.post_message(Tended(said))

        self._screen.run_worker(run, group="tending", thread=True, exit_on_error=False)

    def mark_read(self, scope: Scope, name: str) -> None:
        """Mark all unread articles of a scope read."""

        def run() -> None:
            self._pending.settle()
            found = tuple(scope.ids(self._library, unread=True))
            self._pending.set_read(found, is_read=True)
            said = f"{name}: {len(found):,} article{'s' * (len(found) != 1)} marked read"
            self._screen.post_message(Tended(said, found))

        self._screen.run_worker(run, group="tending", thread=True, exit_on_error=False)
