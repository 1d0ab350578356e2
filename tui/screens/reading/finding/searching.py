"""Searching the text that is open, and narrowing the entities by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import SIDE, Pane
from tui.search import Search
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.asking import Asking
    from tui.screens.reading.names.side import Side
    from tui.screens.reading.view import ReadingView


class Searching:
    """What ``/`` looks for. ``search`` is the one that is on in the open article."""

    def __init__(self, view: ReadingView, desk: Desk, side: Side, asking: Asking) -> None:
        self._view = view
        self._desk = desk
        self._side = side
        self._asking = asking
        self.search: Search | None = None
        self._from = 0

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"search": self._ask_words}

    def _ask_words(self) -> None:
        if self._view.panes.at is Pane.ENTITIES:
            self._asking.ask(Purpose.NAME, self._side.matching, follow=self._side.match)
        elif self._desk.settle() is None:
            self._view.say("No article is open to search in.")
        else:
            self._from = self._view.text.offset_at_top
            self._view.panes.show_text()
            self._asking.ask(Purpose.SEARCH, take=self._entered, follow=self._look)

    def _look(self, words: str) -> None:
        opened = self._desk.opened
        if opened is None or not words.strip():
            self.clear()
            return
        self.search = Search.of(words, opened.article.text).at(self._from)
        self._show()

    def _entered(self, words: str) -> None:
        if self.search is not None and not self.search.hits:
            self._view.say(self.search.describe())
            self.clear()

    def step(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) narrowed entity or hit; False when there is none."""
        if self._side.step(step):
            return True
        if self.search is None:
            return False
        self._view.panes.show_text()
        self.search = self.search.step(step)
        self._show()
        return True

    def clear(self) -> bool:
        """End the search; False when none is on."""
        was_on = self.search is not None
        self.search = None
        self._view.text.set_hits(())
        self._view.tell_place()
        return was_on

    def forget(self) -> None:
        """End the search because another article is open."""
        self.search = None

    def back_out(self) -> bool:
        """Leave the prompt, the search, or the narrowed list of entities."""
        if self._asking.close():
            return True
        if self.search is not None:
            return self.clear()
        if self._side.matching and self._view.panes.at in SIDE:
            self._side.match("")
            return True
        return False

    def _show(self) -> None:
        search = self.search
        if search is not None:
            self._view.text.set_hits(search.hits, search.current)
            if search.stretch is not None:
                self._view.text.scroll_to_offset(search.stretch[0])
        self._view.tell_place()
