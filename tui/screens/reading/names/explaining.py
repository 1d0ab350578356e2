"""Explaining why a mention is linked, and by which names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.reading.names.names import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView


class Explaining:
    """The command that says why."""

    def __init__(self, view: ReadingView, desk: Desk, names: Names) -> None:
        self._view = view
        self._desk = desk
        self._names = names

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"why": self._why}

    def _why(self) -> None:
        from tui.screens.dialogs.why import WhyPanel, explain

        view = self._view
        entity = self._names.entity_here()
        if entity is None:
            view.say(NOTHING)
            return
        mention = self._desk.mention
        if mention is not None and mention.entity != entity.id:
            mention = None
        lines = explain(view.library, entity, mention, self._desk.opened)
        view.app.push_screen(WhyPanel(entity.name, lines))
