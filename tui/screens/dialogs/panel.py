"""Panel: some lines over the reading screen, until a key takes them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keymap import bindings

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

SCROLLING = ("down", "up", "first", "last", "text-down", "text-up", "page-down", "page-up")
WIDTH = 84
FRAME = 5
"""Cells beside a line that the border, its margin and the scrollbar take up."""
CLOSING = ("close", "leave", "help", "why", "changes", "messages", "open")


class Panel(ModalScreen[None]):
    """Shows lines and closes by the keys that open and back out of panels."""

    CSS_PATH = "panel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*SCROLLING, *CLOSING))]
    body = query_one("#panel", VerticalScroll)

    def __init__(self, title: str, lines: Content) -> None:
        super().__init__()
        self._title = title
        self.lines = lines

    def compose(self) -> ComposeResult:
        """Lay the lines in a frame that scrolls."""
        with VerticalScroll(id="panel", can_focus=False):
            yield Static(self.lines)

    def on_mount(self) -> None:
        """Name the frame."""
        self.body.border_title = Content(self._title)
        self.body.border_subtitle = "Esc closes"

    def lines_for(self, width: int) -> Content:
        """Return the lines for a width in cells; a panel may divide them by it."""
        return self.lines

    def on_resize(self) -> None:
        """Write the lines for the width there is."""
        width = min(WIDTH, self.size.width) - FRAME
        self.lines = self.lines_for(width)
        self.query_one(Static).update(self.lines)

    def on_click(self, event: events.Click) -> None:
        """Close when one clicks beside the frame."""
        if event.widget is self:
            self.dismiss()

    def action_command(self, id_: str) -> None:
        """Scroll, or close."""
        body = self.body
        match id_:
            case "down":
                body.scroll_relative(y=1, animate=False)
            case "up":
                body.scroll_relative(y=-1, animate=False)
            case "first":
                body.scroll_home(animate=False)
            case "last":
                body.scroll_end(animate=False)
            case "text-down" | "page-down":
                body.scroll_page_down(animate=False)
            case "text-up" | "page-up":
                body.scroll_page_up(animate=False)
            case _:
                self.dismiss()
