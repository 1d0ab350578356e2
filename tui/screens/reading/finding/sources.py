"""The way to the list of sources, and the articles of what is chosen there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.arriving.arrivals import Arrivals
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.browsing import Browsing
    from tui.screens.reading.finding.filters import Filters
    from tui.screens.reading.finding.unread import Unread
    from tui.screens.reading.view import ReadingView
    from tui.screens.sources.lines import SourceLine


class Sources:
    """The command that leads to sources; ``act`` does what another command says."""

    def __init__(
        self,
        view: ReadingView,
        listing: Listing,
        filters: Filters,
        arrivals: Arrivals,
        browsing: Browsing,
        unread: Unread,
        act: Callable[[str], None],
    ) -> None:
        self._view = view
        self._listing = listing
        self._filters = filters
        self._arrivals = arrivals
        self._browsing = browsing
        self._unread = unread
        self._act = act

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "sources": self._show,
            "export-feeds": partial(self._show, "export-feeds"),
            "keep": partial(self._show, "keep"),
        }

    def _show(self, first: str = "") -> None:
        from tui.screens.sources.reader import Reader
        from tui.screens.sources.screen import SourcesScreen

        view = self._view
        reader = Reader(
            library=view.library,
            pending=view.pending,
            keys=view.settings.keys,
            colours=view.colours,
            status=view.status,
            arrivals=self._arrivals,
            addresses=self._browsing,
            marks=self._unread,
            unlist=self._unlist,
            open_palette=lambda: view.call_after_refresh(self._act, "palette"),
        )
        view.app.push_screen(SourcesScreen(reader, first), self._list)

    def _list(self, line: SourceLine | None) -> None:
        if line is not None:
            self._listing.narrow(line.scope, None, line.place)
            self._view.panes.go(Pane.ARTICLES)

    def _unlist(self, source: int) -> None:
        if self._listing.scope.source == source:
            self._filters.show_all()
