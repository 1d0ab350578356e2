"""The reader itself."""

from __future__ import annotations

from functools import partial

from tui.commands.command import Group, command
from tui.pane import Pane

row = partial(command, Group.READER)

COMMANDS = (
    row("zen", "z", "Zen", "The text alone; again: all panes.", Pane.TEXT),
    row(
        "palette",
        ": ctrl+p",
        "Palette",
        "Every command, and the library's entities, by name.",
    ),
    row("theme", "t", "Theme", "Choose another theme."),
    row(
        "messages",
        "!",
        "Messages",
        "What the bottom line said, whole, the newest first.",
    ),
    row("help", "? f1", "Help", "What the keys do where one is.", *Pane),
    row(
        "close",
        "q",
        "Back out",
        "Back out one step: search, zen, pane, filter; then quit.",
        *Pane,
    ),
    row("leave", "escape", "Leave", "Back out one step, and never quit."),
    row("suspend", "ctrl+z", "Suspend", "Go back to the shell; its fg returns here."),
    row("quit", "ctrl+q", "Quit", "Quit at once."),
)
