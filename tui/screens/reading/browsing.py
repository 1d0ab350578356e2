"""Browsing: the list of sources, and what leads out of an article: its address and its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.message import Message

from tui.pane import Pane
from tui.screens.reading.arriving.intake import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.screen import ReadingScreen
    from tui.screens.sources.lines import SourceLine
    from tui.terminal.browser import Started


@dataclass
class BrowserReady(Message):
    """The browser was looked for, and started if it has a window of its own."""

    started: Started


class Browsing:
    """The commands that lead to sources and out of the reader."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "sources": self._show_sources,
            "browse": lambda: self._with_address(self.browse),
            "copy-address": lambda: self._with_address(self.copy),
            "links": self._show_links,
        }

    # --- sources

    def _show_sources(self) -> None:
        from tui.screens.sources.screen import SourcesScreen

        self._screen.app.push_screen(SourcesScreen(self._screen), self._list)

    def _list(self, line: SourceLine | None) -> None:
        if line is not None:
            self._screen.listing.narrow(line.scope, None, line.place)
            self._screen.panes.go(Pane.ARTICLES)

    # --- addresses

    def _with_address(self, act: Callable[[str], None]) -> None:
        opened = self._screen.desk.settle()
        if opened is None:
            self._screen.say("No article is open.")
        elif not opened.article.url:
            self._screen.say("This article has no address.")
        else:
            act(opened.article.url)

    def browse(self, address: str) -> None:
        """Open an address in the browser."""
        screen = self._screen

        def run() -> None:
            from tui.terminal.browser import open_in_browser

            screen.post_message(BrowserReady(open_in_browser(address)))

        screen.say("Looking for the browser…")
        screen.run_worker(run, group="browser", thread=True, exit_on_error=False)

    def opened(self, started: Started) -> None:
        """Say what came of it; a browser of the terminal has it for itself until it ends."""
        if started.here is None:
            self._screen.say(started.said)
            return
        try:
            with self._screen.app.suspend():
                started.here()
        except (OSError, SuspendNotSupported):
            self._screen.say("The browser could not be started.")
        else:
            self._screen.say(started.said)

    def copy(self, address: str) -> None:
        """Copy an address, as far as the terminal lets programs do that."""
        from analysis.text import canonical_line
        from tui.terminal.browser import clean_address

        cleaned = clean_address(address) or canonical_line(address)
        self._screen.app.copy_to_clipboard(cleaned)
        self._screen.say(f"Copied: {cleaned}")

    # --- links

    def _show_links(self) -> None:
        opened = self._screen.desk.settle()
        if opened is None:
            self._screen.say("No article is open.")
            return
        links = self._screen.library.desk().links(opened.id)
        if not links:
            self._screen.say("This article has no links.")
            return
        from tui.screens.dialogs.links import LinksPanel

        self._screen.app.push_screen(LinksPanel(links, self))

    def save(self, address: str) -> None:
        """Fetch the page of a link, to read it later."""
        self._screen.arrivals.look(
            Look((address,), as_pages=True, are_typed=False), f"Fetching {address}…"
        )
