"""Recalling: what was corrected, listed; to go there, or to take any one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import Pane
from tui.screens.reading.correcting.heirs import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.linking.corrections.correction import Step
    from tui.screens.dialogs.corrections import Picked
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.correcting.revising import Revising
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView


class Recalling:
    """The command that lists all corrections."""

    def __init__(self, view: ReadingView, desk: Desk, names: Names, revising: Revising) -> None:
        self._view = view
        self._desk = desk
        self._names = names
        self._revising = revising

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"corrections": lambda: self._revising.when_done(self._show)}

    def _show(self) -> None:
        from tui.screens.dialogs.corrections import CorrectionsPanel

        view = self._view
        keys = (view.key_of("open"), view.key_of("undo"))
        panel = CorrectionsPanel(view.library.editor().steps(), keys)
        view.app.push_screen(panel, self._take)

    def _take(self, picked: Picked | None) -> None:
        if picked is None:
            return
        number = picked.step.number
        if picked.is_taken_back:
            self._revising.revise(lambda editor: editor.undo(number), Way.UNDO)
        else:
            self._go(picked.step)

    def _go(self, step: Step) -> None:
        """Open the article that a step speaks of, focus its entity."""
        article, entity = self._view.library.editor().about(step)
        if entity is not None:
            self._names.focus(entity)
        if article is not None:
            self._desk.visit(article)
        elif entity is not None:
            self._view.panes.go(Pane.MENTIONS)
        else:
            self._view.say("What it speaks of is not in the library, or is no name any more.")
