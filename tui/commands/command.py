"""Command: a row of the table, and the headings it stands under."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

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


def command(group: Group, id_: str, keys: str, label: str, help_: str, *hints: Pane) -> Command:
    """Make a row of the table; ``keys`` are separated by spaces."""
    return Command(id_, tuple(keys.split()), label, help_, group, frozenset(hints))
