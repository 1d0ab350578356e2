"""Prompt: one line at the bottom in which something is typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from tui.drawing.cells import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Purpose(StrEnum):
    """What is asked for; the value stands before the line."""

    SEARCH = "/"
    NAME = "name:"
    ARTICLES = "articles with:"
    VIEW = "save it as:"
    VIEW_NAME = "call the view:"
    VIEW_QUERY = "what it finds:"
    SOURCE = "feed, page, file or folder:"
    RENAME = "call it:"
    TAGS = "tags, with commas:"
    EXPORT = "write the feeds to:"
    KEEP = "days to keep read articles:"
    KEEP_ALL = "days to keep them in all feeds:"
    HIDE = "hide articles with:"
    HIDE_TITLE = "hide titles with:"


CHANGED = frozenset(
    {
        Purpose.SOURCE,
        Purpose.RENAME,
        Purpose.TAGS,
        Purpose.VIEW_NAME,
        Purpose.VIEW_QUERY,
        Purpose.EXPORT,
    }
)
"""Purposes for which what is there is changed rather than typed anew."""


class Line(Input):
    """A line that takes all that is pasted, also what is broken over several lines."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(one_line(event.text), *self.selection)


class Prompt(Horizontal):
    """Asks for a line, until Enter or Esc or a click elsewhere. The screen takes it away.

    ``history`` are lines that were entered before, the last one last: ``↑`` brings them back.
    """

    DEFAULT_CSS = """
    Prompt {
        height: 1;
        background: $panel;
        padding: 0 1;
        Label {
            width: auto;
            max-width: 45%;
            height: 1;
            padding-right: 1;
            text-style: bold;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        Input, Input:focus { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    }
    """

    @dataclass
    class Changed(Message):
        """The line is another one now."""

        purpose: Purpose
        value: str

    @dataclass
    class Entered(Message):
        """The line is done."""

        purpose: Purpose
        value: str

    @dataclass
    class Asked(Message):
        """Tab: the rest of what is begun is asked for."""

        purpose: Purpose
        value: str

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
        Binding("shift+tab", "complete", show=False),
        Binding("up", "recall(-1)", show=False),
        Binding("down", "recall(1)", show=False),
    ]

    def __init__(self, purpose: Purpose, value: str = "", history: Sequence[str] = ()) -> None:
        super().__init__()
        self.purpose = purpose
        self._lines = [*history, value]
        self._at = len(history)
        self.had_cursor = False
        self._is_untouched = purpose not in CHANGED
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay the name of what is asked for before the line."""
        yield Label(self.purpose.value, markup=False)
        yield Line(self._value, compact=True, select_on_focus=self.purpose not in CHANGED)

    def on_mount(self) -> None:
        """Take the cursor."""
        self.screen.set_focus(self.query_one(Input))
        self.had_cursor = True

    def action_complete(self) -> None:
        """Ask for the rest of what is begun."""
        self.post_message(self.Asked(self.purpose, self._value))

    def action_recall(self, step: int) -> None:
        """Put the line before (-1) or after (1) on the line, of those that were entered before."""
        there = self._at + step
        if 0 <= there < len(self._lines):
            self._lines[self._at] = self._value
            self._at = there
            self.put(self._lines[there])

    def type(self, character: str) -> None:
        """Take a character that was typed before the line had the cursor.

        The first takes the place of what stands there, as it does where that is selected.
        """
        self.put(character if self._is_untouched else self._value + character)

    def put(self, value: str) -> None:
        """Put other words on the line, with the cursor at their end."""
        self._value, self._is_untouched = value, False
        for line in self.query(Input):
            line.value = self._value
            line.cursor_position = len(self._value)
        self.post_message(self.Changed(self.purpose, self._value))

    def enter(self) -> None:
        """Take Enter that was typed before the line had the cursor."""
        self.post_message(self.Entered(self.purpose, self._value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell of it in our own words."""
        event.stop()
        if event.value != self._value:
            self._value, self._is_untouched = event.value, False
            self.post_message(self.Changed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell of it in our own words."""
        event.stop()
        self.post_message(self.Entered(self.purpose, event.value))
