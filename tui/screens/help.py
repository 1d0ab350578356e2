"""Help: the table of commands, those of the pane one is in first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.commands import COMMANDS, Group, hints
from tui.keymap import key_name
from tui.screens.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.commands import Command
    from tui.pane import Pane

KEYS_WIDTH = 12


class HelpPanel(Panel):
    """What the keys do."""

    def __init__(self, pane: Pane, keys: Mapping[str, str]) -> None:
        super().__init__("Keys", describe(pane, keys))


def describe(pane: Pane, keys: Mapping[str, str]) -> Content:
    """Write the help for a pane; ``keys`` are those the settings have changed."""
    parts = [_section(f"Here, in the {pane.name.lower()}", hints(pane), keys)]
    parts += [
        _section(group.value, [one for one in COMMANDS if one.group is group], keys)
        for group in Group
    ]
    mouse = Content.assemble(
        ("The mouse", "bold"),
        "\nClick a name to focus it, a line to open it; the wheel scrolls; drag to select text.",
    )
    return Content("\n\n").join([*parts, mouse])


def _section(title: str, commands: Iterable[Command], keys: Mapping[str, str]) -> Content:
    lines = [Content.styled(title, "bold")]
    for command in commands:
        own = keys.get(command.id, "").split() or command.keys
        names = " ".join(key_name(key) for key in own)
        lines.append(Content.assemble((names.ljust(KEYS_WIDTH), "$text-accent"), " ", command.help))
    return Content("\n").join(lines)
