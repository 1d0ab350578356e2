"""The links of an article over the reading screen: opened by number, copied, or saved as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tui.commands.places import LINKS
from tui.drawing.cells import cut, fit, one_line
from tui.keymap import bindings
from tui.widgets.line_list import MOVES, LineList
from tui.widgets.rows import ListedRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from analysis.following.desk import WebLink
    from tui.widgets.row_view import Piece

ROOMY = 60
"""Cells of a line from which on the address stands beside the label."""


HELP = ("help",)


class Opens(Protocol):
    """What is done with the address of a link."""

    def browse(self, address: str) -> None:
        """Open it in the browser."""

    def copy(self, address: str) -> None:
        """Copy it."""

    def save(self, address: str) -> None:
        """Fetch its page, to read it later."""


class LinkLine(NamedTuple):
    """A link with its number."""

    number: int
    link: WebLink


class LinkList(LineList[LinkLine]):
    """The links, one a line."""

    def draw_row(self, row: LinkLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``12  The label  https://host/path``."""
        digits = len(str(self.count))
        number = (f"{row.number:>{digits}}  "[:width], self.palette.accent)
        label, room = one_line(row.link.label), width - digits - 2
        if width < ROOMY or label == row.link.address:
            return [[number, (cut(label, room), None)]]
        half = room * 2 // 5
        address = (cut("  " + row.link.address, room - half), self.palette.muted)
        return [[number, (fit(label, half), None), address]]


COMMANDS = (*MOVES, "open", "browse", "copy-address", "add", "close", "leave", "links")


class LinksPanel(ModalScreen[None]):
    """Lists links; a number opens one as soon as no longer number could be meant, or Enter."""

    CSS_PATH = "links.tcss"
    place = LINKS
    """What the keys do here."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HELP, of="app."), *bindings(COMMANDS)]

    def __init__(self, links: Sequence[WebLink], opens: Opens) -> None:
        super().__init__()
        self.links = [LinkLine(number, link) for number, link in enumerate(links, 1)]
        self._opens = opens
        self._typed = ""
        self.list = LinkList()

    def compose(self) -> ComposeResult:
        """Lay the list in a frame."""
        with Vertical() as frame:
            frame.border_title = Content(f"Links {len(self.links):,}")
            frame.border_subtitle = "a number or Enter opens · a reads later · c copies · Esc"
            yield self.list

    def on_mount(self) -> None:
        """List the links."""
        self.list.set_rows(ListedRows(self.links, lambda line: line.number))
        self.list.styles.height = len(self.links)
        self.list.focus()

    def on_key(self, event: events.Key) -> None:
        """Take the digits of a number."""
        if self.take_key(event.key, event.character):
            event.stop()

    def take_key(self, key: str, character: str | None) -> bool:
        """Take a digit; False for any other key."""
        if character is None or not ("0" <= character <= "9"):
            self._typed = ""
            return False
        self._typed = (self._typed + character).lstrip("0")
        number = int(self._typed or 0)
        if not 1 <= number <= len(self.links):
            self._typed = ""
        else:
            self.list.move_to_key(number)
            if number * 10 > len(self.links):
                self._act("open")
        return True

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Open what is clicked."""
        event.stop()
        self._act("open")

    def on_click(self, event: events.Click) -> None:
        """Close when one clicks beside the frame."""
        if event.widget is self:
            self.dismiss()

    def action_command(self, id_: str) -> None:
        """Move, do something with a link, or close."""
        if self.list.move(id_):
            return
        if id_ in ("close", "leave", "links"):
            self.dismiss()
        else:
            self._act(id_)

    def _act(self, id_: str) -> None:
        key, self._typed = self.list.key, ""
        if not isinstance(key, int):
            return
        address = self.links[key - 1].link.address
        acts = {"add": self._opens.save, "copy-address": self._opens.copy}
        self.dismiss()
        acts.get(id_, self._opens.browse)(address)
