"""Explaining why a mention is linked, and by which names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.reading.names.names import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView


class Explaining:
    """The command that says why."""

    def __init__(self, view: ReadingView, names: Names) -> None:
        self._view = view
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
        lines = explain(view.library, entity, self._names.mention_here())
        view.app.push_screen(WhyPanel(entity.name, lines))
