"""Command: a row of the table, and the headings it stands under."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from tui.pane import Pane


class Group(StrEnum):
    """A heading of the help screen."""

    MOVING = "Moving"
    FOLLOWING = "Following a name"
    CORRECTING = "Correcting names"
    REVIEWING = "Reviewing and watching"
    ARTICLES = "Articles"
    READER = "The reader"


class Command(NamedTuple):
    """One thing a person can do.

    ``keys`` are written as one types them ("]", "ctrl+o"); the first is the one that is shown.
    ``hints`` are the panes whose key line names the command.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    hints: frozenset[Pane] = frozenset()


class MakesRow(Protocol):
    """Makes a row of a group; ``keys`` are separated by spaces."""

    def __call__(self, id_: str, keys: str, label: str, help_: str, *hints: Pane) -> Command:
        """Make it."""


def of(group: Group) -> MakesRow:
    """Give what makes the rows of a group."""

    def row(id_: str, keys: str, label: str, help_: str, *hints: Pane) -> Command:
        return Command(id_, tuple(keys.split()), label, help_, group, frozenset(hints))

    return row
