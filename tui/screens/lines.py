"""The two lines at the bottom: where one is, and which keys matter here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.commands import hints
from tui.keymap import first_key
from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Mapping


class StatusLine(Widget):
    """Says where one is; a notice takes its place until the next key."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """
    place: reactive[str] = reactive("")
    """Where one is, in words."""
    notice: reactive[str] = reactive("")
    """What has just happened, in one sentence."""

    def render(self) -> Content:
        """Draw it; names in it are foreign text, so it is never markup."""
        return Content((self.notice or self.place).replace("\n", " "))


class KeyLine(Widget):
    """Names the keys of the pane one is in, and how far work in the background is."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """
    pane: reactive[Pane] = reactive(Pane.ARTICLES)
    """The pane one is in."""
    work: reactive[str] = reactive("")
    """What goes on in the background; empty while nothing does."""

    def __init__(self, keys: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys

    def render(self) -> Content:
        """Draw the keys, and at the right the work."""
        width = self.size.width - 2
        room = width - len(self.work) - 3 if self.work else width
        line = Content()
        for command in hints(self.pane):
            key = first_key(command, self._keys)
            hint = Content.assemble((key, "bold"), " ", command.label)
            if line.cell_length + hint.cell_length + 2 > room:
                break
            line = Content.assemble(line, "  ", hint) if line else hint
        if not self.work:
            return line
        gap = max(0, width - line.cell_length - len(self.work))
        return Content.assemble(line, " " * gap, self.work)
