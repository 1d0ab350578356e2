"""Leaving: one step back from where one is, and out of the reader after the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import SIDE, WIDE, Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.finding.filters import Filters
    from tui.screens.reading.finding.searching import Searching
    from tui.screens.reading.view import ReadingView


class Leaving:
    """The commands that back out."""

    def __init__(self, view: ReadingView, searching: Searching, filters: Filters) -> None:
        self._view = view
        self._searching = searching
        self._filters = filters

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"close": self._close, "leave": self._leave}

    def _close(self) -> None:
        if not self._back_out():
            self._view.app.exit()

    def _leave(self) -> None:
        if not self._back_out():
            self._view.say(f"{self._view.key_of('close')} quits.")

    def _back_out(self) -> bool:
        return self._searching.back_out() or self._leave_pane() or self._filters.show_all()

    def _leave_pane(self) -> bool:
        """Leave zen, or the pane one is in for the one before it; False at the first."""
        panes = self._view.panes
        if panes.is_zen:
            panes.toggle_zen()
        elif panes.at in SIDE and self._view.size.width < WIDE:
            panes.go(Pane.TEXT)
        elif panes.at is not Pane.ARTICLES:
            panes.go(Pane.ARTICLES)
        else:
            return False
        return True
