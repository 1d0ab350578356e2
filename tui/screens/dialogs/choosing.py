"""Choosing: a search field over the reading screen, and the entities it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.style import Style
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from analysis.errors import NewsreaderError
from analysis.models import EntityRow
from tui.drawing.cells import cut, fit, one_line
from tui.drawing.labels import LETTERS
from tui.widgets.line_list import LineList
from tui.widgets.rows import ListedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.row_view import Piece

ROOMY = 60
"""Cells of a line from which on labels and counts are spelled out."""
LABEL_WIDTH = 15
COUNT_WIDTH = 28
LEAST_NAME = 8


class Chosen(NamedTuple):
    """The entity that was chosen, and whether for one article only."""

    entity: int
    is_here: bool


class CandidateList(LineList[EntityRow]):
    """Entities to choose from."""

    def draw_row(self, row: EntityRow, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``P Vladimir Putin   PERSON   22 mentions in 7 articles``, or as much as fits."""
        letter = (LETTERS.get(row.label, " ") + " ", self.palette.label_style(row.label))
        name = one_line(row.name)
        if width >= ROOMY:
            counts = f"{_many(row.mentions, 'mention')} in {_many(row.articles, 'article')}"
            room = width - 2 - LABEL_WIDTH - COUNT_WIDTH - 2
            return [
                [
                    letter,
                    (fit(name, room), Style(bold=True)),
                    (" " + fit(row.label.noun, LABEL_WIDTH), None),
                    (" " + counts[:COUNT_WIDTH].rjust(COUNT_WIDTH), self.palette.muted),
                ]
            ]
        counts = f" {row.mentions}·{row.articles}"
        if width - 2 - len(counts) < LEAST_NAME:
            return [[letter, (cut(name, max(0, width - 2)), None)]]
        return [[letter, (fit(name, width - 2 - len(counts)), None), (counts, self.palette.muted)]]


class Choosing(ModalScreen[Chosen | None]):
    """Asks for an entity; what is typed narrows those that ``find`` returns, in a thread.

    With ``can_be_here`` Tab chooses for one article only. ``scope`` says what the answer will
    touch, ``outlook`` what else is to be known of the one under the cursor. What is typed before
    the field is there is not lost, and Enter waits for what is being looked up.
    """

    @dataclass
    class Found(Message):
        """The entities for some words, or why there are none."""

        words: str
        rows: Sequence[EntityRow]
        trouble: str = ""

    CSS_PATH = "asking.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move('down')", show=False),
        Binding("up,ctrl+p", "move('up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("enter", "choose(False)", show=False),
        Binding("tab", "choose(True)", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(
        self,
        title: str,
        find: Callable[[str], Sequence[EntityRow]],
        *,
        can_be_here: bool,
        scope: str,
        outlook: Callable[[EntityRow], str],
        colours: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._find = find
        self._can_be_here = can_be_here
        self._scope = scope
        self._outlook = outlook
        self._colours = colours
        self.words = ""
        self._asked: str | None = None
        self._listed: str | None = None
        self._waiting: bool | None = None
        self._is_answered = False

    def compose(self) -> ComposeResult:
        """Lay the field above what it finds."""
        with Vertical(id="asking"):
            yield Input(self.words, placeholder="a part of the name", compact=True)
            yield CandidateList(id="candidates", colours=self._colours)
            yield Static(id="outlook")

    def on_mount(self) -> None:
        """Begin with what is likely."""
        frame = self.query_one("#asking")
        frame.border_title = Content(one_line(self._title))
        frame.border_subtitle = (
            "Enter everywhere · Tab in this article only" if self._can_be_here else "Enter merges"
        )
        self._candidates.empty_text = "Looking…"
        self._candidates.can_focus = False
        self._ask()

    @property
    def _candidates(self) -> CandidateList:
        return self.query_one(CandidateList)

    # --- what is typed

    def on_key(self, event: events.Key) -> None:
        """Take what is typed beside the field."""
        self._waiting = None
        if self.take_key(event.key, event.character):
            event.stop()

    def take_key(self, key: str, character: str | None) -> bool:
        """Take a letter that was typed before the field had the cursor."""
        if character is None or not character.isprintable():
            return False
        self.words += character
        for line in self.query(Input):
            line.value = self.words
            line.cursor_position = len(self.words)
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for other words."""
        event.stop()
        self.words, self._waiting = event.value, None
        self._ask()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what the cursor is on."""
        event.stop()
        self.action_choose(False)

    # --- what is found

    def _ask(self) -> None:
        """Look the words up, one question at a time; the last words are asked for in the end."""
        if self._asked is not None or self.words == self._listed:
            return
        words = self._asked = self.words

        def run() -> None:
            try:
                found = self.Found(words, self._find(words))
            except NewsreaderError as error:
                found = self.Found(words, (), str(error))
            self.post_message(found)

        self.run_worker(run, group="candidates", thread=True, exit_on_error=False)

    def on_choosing_found(self, event: Found) -> None:
        """List what was found, unless other words were typed meanwhile."""
        self._asked = None
        if event.words != self.words:
            self._ask()
            return
        self._listed = event.words
        is_any = bool(event.words.strip())
        self._candidates.empty_text = event.trouble or (
            "No entity of the library is called so."
            if is_any
            else "None is likely: type a part of the name."
        )
        self._candidates.set_rows(ListedRows(event.rows, lambda row: row.id), keep=False)
        self._tell()
        if self._waiting is not None:
            self.action_choose(self._waiting)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Say what is to be known of the one under the cursor."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        at = self._candidates.cursor
        (row,) = self._candidates.rows.fetch(at, at + 1) if at >= 0 else (None,)
        words = self._outlook(row) if row is not None else ""
        self.query_one("#outlook", Static).update(
            Content.assemble(self._scope, " " * bool(words), (words, "bold"))
        )

    # --- the answer

    def action_move(self, way: str) -> None:
        """Move the cursor of the list."""
        for candidates in self.query(CandidateList):
            moves = {
                "down": candidates.action_cursor_down,
                "up": candidates.action_cursor_up,
                "page_down": candidates.action_page_down,
                "page_up": candidates.action_page_up,
            }
            moves[way]()

    def action_choose(self, is_here: bool) -> None:
        """Take what the cursor is on, as soon as it is there."""
        if is_here and not self._can_be_here:
            self.query_one("#asking").border_subtitle = "In one article: from a mention in its text"
            return
        if self._listed != self.words:
            self._waiting = is_here
            return
        key = self._candidates.key
        if isinstance(key, int):
            self._answer(Chosen(key, is_here))

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Take what is clicked."""
        event.stop()
        if isinstance(event.key, int):
            self._answer(Chosen(event.key, is_here=False))

    def on_click(self, event: events.Click) -> None:
        """Leave when one clicks beside the frame."""
        if event.widget is self:
            self._answer(None)

    def action_leave(self) -> None:
        """Leave all as it is."""
        self._answer(None)

    def _answer(self, chosen: Chosen | None) -> None:
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(chosen)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
