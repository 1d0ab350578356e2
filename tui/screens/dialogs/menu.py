"""Menu: a few choices over the reading screen, each with a key of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tui.drawing.cells import cut, one_line
from tui.keymap import bindings
from tui.widgets.line_list import LineList
from tui.widgets.rows import ListedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.row_view import Piece

MOVES = ("down", "up", "first", "last", "page-down", "page-up", "open", "close", "leave")


class Choice(NamedTuple):
    """A line of a menu: its key and its words."""

    key: str
    words: str


class ChoiceList(LineList[Choice]):
    """The choices, one a line."""

    def draw_row(self, row: Choice, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``m  this mention``."""
        words = cut("  " + one_line(row.words), width - 1)
        return [[(row.key[:width], self.palette.accent), (words, None)]]


class Menu(ModalScreen[str | None]):
    """Asks which of a few things is meant; the answer is the key of one, or None.

    A key of a choice counts as soon as the menu is asked for, before it is drawn.
    """

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVES)]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.choices = choices
        self._title = title
        self._is_answered = False

    def compose(self) -> ComposeResult:
        """Lay the choices in a frame."""
        with Vertical(id="asking"):
            yield ChoiceList(id="choices")

    def on_mount(self) -> None:
        """List the choices under their title."""
        frame, choices = self.query_one("#asking"), self.query_one(ChoiceList)
        frame.border_title = Content(one_line(self._title))
        frame.border_subtitle = "Esc leaves it"
        choices.styles.height = len(self.choices)
        choices.set_rows(ListedRows(self.choices, lambda choice: choice.key))

    def on_key(self, event: events.Key) -> None:
        """Take the key of a choice."""
        if self.take_key(event.key, event.character):
            event.stop()

    def take_key(self, key: str, character: str | None) -> bool:
        """Take the key of a choice; False for any other."""
        is_choice = any(character == choice.key for choice in self.choices)
        if is_choice:
            self._answer(character)
        return is_choice

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Take the line that is clicked, or on which Enter is pressed."""
        event.stop()
        if isinstance(event.key, str):
            self._answer(event.key)

    def on_click(self, event: events.Click) -> None:
        """Leave when one clicks beside the frame."""
        if event.widget is self:
            self._answer(None)

    def action_command(self, id_: str) -> None:
        """Move, choose, or leave."""
        for choices in self.query(ChoiceList):
            match id_:
                case "down":
                    choices.action_cursor_down()
                case "up":
                    choices.action_cursor_up()
                case "first" | "page-up":
                    choices.action_first()
                case "last" | "page-down":
                    choices.action_last()
                case "open":
                    choices.action_select()
        if id_ in ("close", "leave"):
            self._answer(None)

    def _answer(self, key: str | None) -> None:
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(key)
