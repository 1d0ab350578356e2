"""The line of keys: which matter where one is, as many of them as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.commands import BY_ID, hints
from tui.keymap import first_key
from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.commands.places import Place

LAST = ("help", "close", "leave")
"""Commands whose keys are named to the last; they stand at the end of the line."""

AT_FIRST = ("add", "sources", "palette", "theme", "help", "close")
"""Commands that are named while the library is empty."""


class HintLine(Widget):
    """Names keys; where not all fit, the first of them and those for help and out."""

    DEFAULT_CSS = """
    HintLine {
        height: 1;
        padding: 0 1;
        background: $surface;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, keys: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys

    def named(self) -> Sequence[tuple[str, str]]:
        """The commands to name, and the words for each."""
        return ()

    def render(self) -> Content:
        """Draw the keys."""
        named = [(id_, self._hint(id_, words)) for id_, words in self.named()]
        first = [hint for id_, hint in named if id_ not in LAST]
        last = [hint for id_, hint in named if id_ in LAST]
        while first and _length([*first, *last]) > self.size.width - 2:
            first.pop()
        while last and _length(last) > self.size.width - 2:
            last.pop()
        return Content("  ").join([*first, *last])

    def _hint(self, id_: str, words: str) -> Content:
        return Content.assemble((first_key(BY_ID[id_], self._keys), "bold"), " ", words)


class KeyLine(HintLine):
    """Names the keys of the pane one is in."""

    pane: reactive[Pane] = reactive(Pane.ARTICLES)
    """The pane one is in."""
    is_empty: reactive[bool] = reactive(False)
    """Whether there is nothing yet that the keys of a pane could do something with."""

    def named(self) -> Sequence[tuple[str, str]]:
        """The commands that count in the pane, or those that bring something in."""
        if self.is_empty:
            return [(id_, BY_ID[id_].label) for id_ in AT_FIRST]
        return [(command.id, command.label) for command in hints(self.pane)]


class PlaceKeys(HintLine):
    """Names the keys of another screen."""

    def __init__(self, place: Place, keys: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(keys, id=id)
        self._place = place

    def named(self) -> Sequence[tuple[str, str]]:
        """The commands of the screen that have words for this line."""
        own = [(one.id, one.short) for one in self._place.commands if one.short]
        return [*own[:-1], ("help", "help"), *own[-1:]]


def _length(hints: Sequence[Content]) -> int:
    return sum(hint.cell_length + 2 for hint in hints) - 2
