"""All corrections over the reading screen, the newest first, each of which can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from analysis.linking.corrections.correction import Step
from tui.commands.places import CORRECTIONS
from tui.drawing import dates
from tui.drawing.cells import cut, one_line
from tui.keymap import bindings
from tui.widgets.line_list import MOVES, LineList
from tui.widgets.rows import ListedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.row_view import Piece

CLOSING = ("close", "leave", "corrections")
LEAST_WORDS = 20
"""Cells of a line from which on the day stands before the words."""


class Picked(NamedTuple):
    """A step that was picked: to go to what it speaks of, or to take it back."""

    step: Step
    is_taken_back: bool


def in_words(step: Step) -> str:
    """Say what a step says; of many corrections made at once the first, and how many more."""
    said = list(dict.fromkeys(one.said or f"{one.deed}" for one in step.corrections))
    more = f" (and {len(said) - 1:,} more)" if len(said) > 1 else ""
    return one_line(f"{said[0] if said else ''}{more}")


class StepList(LineList[Step]):
    """Corrections, one a line."""

    def draw_row(self, row: Step, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``21 Nov  “Putin” is “Vladimir Putin”``; pale where it counts no more."""
        day = f"{dates.short_date(row.made_at, dates.today().year)}  "
        day = day if width >= len(day) + LEAST_WORDS else ""
        words = f"{'undone: ' * row.is_undone}{in_words(row)}"
        style = self.palette.muted if row.is_undone else None
        return [[(day, self.palette.muted), (cut(words, width - len(day)), style)]]


class CorrectionsPanel(ModalScreen[Picked | None]):
    """Lists steps, given oldest first; the result is the one that was picked.

    They are there from the start: a key typed at once means the line it was typed for.
    """

    CSS_PATH = "corrections.tcss"
    place = CORRECTIONS
    """What the keys do here."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(("help",), of="app."),
        *bindings((*MOVES, *CLOSING, "open", "undo")),
    ]

    def __init__(self, steps: Sequence[Step], keys: tuple[str, str]) -> None:
        super().__init__()
        self._keys = keys
        self._steps = {step.number: step for step in reversed(steps)}
        self.list = StepList()

    def compose(self) -> ComposeResult:
        """Lay the list in a frame."""
        with Vertical() as frame:
            frame.border_title = Content("Corrections, the newest first")
            opens, undoes = self._keys
            frame.border_subtitle = f"{opens} goes there · {undoes} takes it back · Esc closes"
            yield self.list

    def on_mount(self) -> None:
        """List them, the newest first."""
        steps = list(self._steps.values())
        self.list.empty_text = "Nothing was corrected yet."
        self.list.set_rows(ListedRows(steps, lambda step: step.number), keep=False)
        self.list.styles.height = max(1, len(steps))
        self.list.focus()

    def on_click(self, event: events.Click) -> None:
        """Close when one clicks beside the frame."""
        if event.widget is self:
            self.dismiss(None)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Go to what the one that is clicked speaks of."""
        self._pick(event.key, is_taken_back=False)

    def action_command(self, id_: str) -> None:
        """Move, pick, or close."""
        if self.list.move(id_):
            return
        if id_ in CLOSING:
            self.dismiss(None)
        else:
            self._pick(self.list.key, is_taken_back=id_ == "undo")

    def _pick(self, key: object, *, is_taken_back: bool) -> None:
        step = self._steps.get(key) if isinstance(key, int) else None
        if step is None:
            return
        if is_taken_back and step.is_undone:
            self.query_one(Vertical).border_subtitle = "It is undone already"
        else:
            self.dismiss(Picked(step, is_taken_back))
