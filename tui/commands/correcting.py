"""Correcting names."""

from __future__ import annotations

from functools import partial

from tui.commands.command import Group, command
from tui.pane import Pane

row = partial(command, Group.CORRECTING)

COMMANDS = (
    row(
        "merge",
        "M",
        "Merge",
        "Say that it is one with another entity, everywhere or in this article only.",
        Pane.TEXT,
        Pane.ENTITIES,
        Pane.MENTIONS,
    ),
    row(
        "split",
        "S",
        "Split off",
        "Say that a mention, this article's or a name is another; reject a link.",
        Pane.TEXT,
        Pane.ENTITIES,
        Pane.MENTIONS,
    ),
    row("rename", "E", "Edit name", "Call the entity otherwise."),
    row("retype", "T", "Type", "Say what it is: a person, a place, an organisation."),
    row("drop", "D", "No entity", "Say that it is no name: here, or everywhere.", Pane.ENTITIES),
    row("undo", "u", "Undo", "Take the last correction back."),
    row(
        "corrections",
        "C",
        "Corrections",
        "All that was corrected, the newest first: go there, or take any one back.",
    ),
    row("redo", "U", "Redo", "Make the correction again that was taken back."),
)
