"""The table of commands: bindings, palette, help screen and key line all read it.

A group is a module; to give the reader a key, add a row there and say in a collaborator's
``commands()`` what it does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import articles, correcting, following, moving, reader, reviewing
from tui.commands.command import Command, Group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.pane import Pane

__all__ = ["BY_ID", "COMMANDS", "Command", "Group", "hints"]

COMMANDS: tuple[Command, ...] = (
    *moving.COMMANDS,
    *following.COMMANDS,
    *correcting.COMMANDS,
    *reviewing.COMMANDS,
    *articles.COMMANDS,
    *reader.COMMANDS,
)
"""Every command, in the order in which help and palette list them."""
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def hints(pane: Pane) -> list[Command]:
    """List the commands that the key line names while the cursor is in a pane."""
    return [command for command in COMMANDS if pane in command.hints]
