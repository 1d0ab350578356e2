"""The watched entities over the reading screen, and how many unread articles mention each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.worker import Worker, WorkerState

from analysis.editing.watching import Watched, Watching
from tui.commands.places import WATCHED
from tui.drawing.cells import cut, fit, one_line
from tui.drawing.labels import LETTERS
from tui.keymap import bindings
from tui.widgets.line_list import MOVES, LineList
from tui.widgets.rows import ListedRows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.widgets.row_view import Piece

CLOSING = ("close", "leave", "watched")


HELP = ("help",)


class WatchedList(LineList[Watched]):
    """Watched entities with what is new about them."""

    def draw_row(self, row: Watched, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``P Vladimir Putin   3 unread``; pale where nothing is new."""
        entity = row.entity
        letter = (LETTERS.get(entity.label, " ") + " ", self.palette.label_style(entity.label))
        count = f" {row.unread:,} unread" if row.unread else " nothing new"
        name, room = one_line(entity.name), width - 2 - len(count)
        if room < 8:
            return [[letter, (cut(name, max(0, width - 2)), None)]]
        style = Style(bold=True) if row.unread else self.palette.muted
        return [[letter, (fit(name, room), style), (count, self.palette.muted)]]


class WatchedPanel(ModalScreen[int | None]):
    """Shows what is watched; the result is the entity whose unread articles to list, if any.

    ``toggle`` watches an entity no more, or again, and returns whether it is watched now.
    """

    @dataclass
    class Found(Message):
        """What is watched, with what is new about it."""

        watched: list[Watched]

    CSS_PATH = "watched.tcss"
    place = WATCHED
    """What the keys do here."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(HELP, of="app."),
        *bindings((*MOVES, *CLOSING, "open", "watch")),
    ]

    def __init__(
        self, watching: Watching, keys: tuple[str, str], toggle: Callable[[int], bool]
    ) -> None:
        super().__init__()
        self._watching = watching
        self._watched: list[Watched] = []
        self._keys = keys
        self._toggle = toggle
        self.list = WatchedList()

    def compose(self) -> ComposeResult:
        """Lay the list in a frame."""
        with Vertical() as frame:
            frame.border_title = Content("Watched · what is new")
            opens, watches = self._keys
            frame.border_subtitle = f"{opens} lists · {watches} unwatches · Esc closes"
            yield self.list

    def on_mount(self) -> None:
        """Look up what is new."""
        self.list.empty_text = "Looking it up…"
        self.list.focus()

        def run() -> None:
            self.post_message(self.Found(self._watching.watched()))

        self.run_worker(run, thread=True, exit_on_error=False)

    def on_watched_panel_found(self, event: Found) -> None:
        """List them."""
        self._watched = event.watched
        self._show()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say why nothing is listed."""
        if event.state is WorkerState.ERROR:
            self.list.empty_text = str(event.worker.error)

    def _show(self) -> None:
        self.list.set_rows(ListedRows(self._watched, lambda row: row.entity.id))
        self.list.styles.height = max(1, len(self._watched))

    def on_click(self, event: events.Click) -> None:
        """Close when one clicks beside the frame."""
        if event.widget is self:
            self.dismiss(None)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """List the unread articles of the one that was chosen."""
        if isinstance(event.key, int):
            self.dismiss(event.key)

    def action_command(self, id_: str) -> None:
        """Move, choose, or close."""
        key = self.list.key
        if self.list.move(id_):
            return
        if id_ in CLOSING:
            self.dismiss(None)
        elif isinstance(key, int) and id_ == "open":
            self.dismiss(key)
        elif isinstance(key, int):
            self._take(key)

    def _take(self, entity: int) -> None:
        self._toggle(entity)
        self._watched = [one for one in self._watched if one.entity.id != entity]
        if not self._watched:
            self.dismiss(None)
            return
        self._show()
