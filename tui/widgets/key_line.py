"""KeyLine: which keys matter in the pane one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.commands import hints
from tui.keymap import first_key
from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.commands import Command

LAST = ("help", "close")
"""Commands whose keys the key line names to the last; they stand at its end."""


class KeyLine(Widget):
    """Names the keys of the pane one is in."""

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

    def __init__(self, keys: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys

    def render(self) -> Content:
        """Draw the keys; where not all fit, the first of them and those for help and out."""
        named = [self._hint(command) for command in hints(self.pane)]
        last = [
            hint
            for hint, command in zip(named, hints(self.pane), strict=True)
            if command.id in LAST
        ]
        first = [hint for hint in named if hint not in last]
        while first and _length([*first, *last]) > self.size.width - 2:
            first.pop()
        while last and _length(last) > self.size.width - 2:
            last.pop()
        return Content("  ").join([*first, *last])

    def _hint(self, command: Command) -> Content:
        key = first_key(command, self._keys)
        return Content.assemble((key, "bold"), " ", command.label)


def _length(hints: Sequence[Content]) -> int:
    return sum(hint.cell_length + 2 for hint in hints) - 2
