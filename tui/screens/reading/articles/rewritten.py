"""Showing what a source has changed in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.view import ReadingView


class Rewritten:
    """The command that shows the earlier wording of the open article beside that of now."""

    def __init__(self, view: ReadingView, desk: Desk) -> None:
        self._view = view
        self._desk = desk

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give the command's id and what it does."""
        return {"changes": self._show}

    def _show(self) -> None:
        opened = self._desk.settle()
        if opened is None:
            self._view.say("No article is open.")
            return
        rewriting = self._view.library.desk().rewriting(opened.id)
        if rewriting is None:
            self._view.say("This article is as it came; its source has not changed it.")
            return
        from tui.screens.dialogs.changes import ChangesPanel, tell

        self._desk.read_now()
        self._view.app.push_screen(ChangesPanel(tell(rewriting)))
