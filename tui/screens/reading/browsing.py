"""Browsing: what leads out of an article, its address and its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.message import Message

from tui.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.arriving.arrivals import Arrivals
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.view import ReadingView
    from tui.terminal.browser import Started


@dataclass
class BrowserReady(Message):
    """The browser was looked for, and started if it has a window of its own."""

    started: Started


class Browsing:
    """The commands that lead out of the reader."""

    def __init__(self, view: ReadingView, desk: Desk, arrivals: Arrivals) -> None:
        self._view = view
        self._desk = desk
        self._arrivals = arrivals

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "browse": lambda: self._with_address(self.browse),
            "copy-address": lambda: self._with_address(self.copy),
            "links": self._show_links,
        }

    # --- addresses

    def _with_address(self, act: Callable[[str], None]) -> None:
        opened = self._desk.settle()
        if opened is None:
            self._view.say("No article is open.")
        elif not opened.article.url:
            self._view.say("This article has no address.")
        else:
            act(opened.article.url)

    def browse(self, address: str) -> None:
        """Open an address in the browser."""
        view = self._view

        def run() -> None:
            from tui.terminal.browser import open_in_browser

            view.post_message(BrowserReady(open_in_browser(address)))

        view.say("Looking for the browser…")
        view.run_worker(run, group="browser", thread=True, exit_on_error=False)

    def opened(self, started: Started) -> None:
        """Say what came of it; a browser of the terminal has it for itself until it ends."""
        if started.here is None:
            self._view.say(started.said)
            return
        try:
            with self._view.app.suspend():
                started.here()
        except (OSError, SuspendNotSupported):
            self._view.say("The browser could not be started.")
        else:
            self._view.say(started.said)

    def copy(self, address: str) -> None:
        """Copy an address, as far as the terminal lets programs do that."""
        from analysis.text import canonical_line
        from tui.terminal.browser import clean_address

        cleaned = clean_address(address) or canonical_line(address)
        self._view.app.copy_to_clipboard(cleaned)
        self._view.say(f"Copied: {cleaned}")

    # --- links

    def _show_links(self) -> None:
        opened = self._desk.settle()
        if opened is None:
            self._view.say("No article is open.")
            return
        links = self._view.library.desk().links(opened.id)
        if not links:
            self._view.say("This article has no links.")
            return
        from tui.screens.dialogs.links import LinksPanel

        self._view.app.push_screen(LinksPanel(links, self))

    def save(self, address: str) -> None:
        """Fetch the page of a link, to read it later."""
        self._arrivals.look(
            Look((address,), as_pages=True, are_typed=False), f"Fetching {address}…"
        )
