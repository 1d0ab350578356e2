"""Keys and commands: Textual bindings of the table, the settings' keys, names of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.binding import Binding
from textual.keys import _character_to_key as textual_key

from tui.commands import BY_ID, COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.commands import Command


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that asks for something and takes keys that came before it had the cursor."""

    def take_key(self, key: str, character: str | None) -> bool:
        """Take a key; False when it is none that was asked for."""


def bindings(ids: Iterable[str] = BY_ID, *, of: str = "") -> list[Binding]:
    """Make Textual bindings for commands; each runs the action ``command`` of its node.

    With ``of="app."`` it is the app's: what lies over a screen keeps the app's own keys off.

    A binding's id is the command's, which is how the settings file changes its keys.
    """
    return [
        Binding(
            _textual_keys(BY_ID[id_].keys),
            f"{of}command({id_!r})",
            BY_ID[id_].label,
            show=False,
            # These work under a panel too, which otherwise has the keys to itself.
            priority=id_ in ("quit", "suspend"),
            id=id_,
        )
        for id_ in ids
    ]


def keymap(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Translate the settings' keys to Textual's form; one sentence for each unusable one.

    ``keys`` maps ids of commands to keys, separated by spaces: ``{"next-mention": "] x"}``.
    """
    known: dict[str, str] = {}
    problems: list[str] = []
    for id_, value in keys.items():
        if id_ not in BY_ID:
            problems.append(f"There is no command “{id_}” to give the key {value!r} to.")
        elif not value.split():
            problems.append(f"The command “{id_}” needs at least one key.")
        else:
            known[id_] = _textual_keys(value.split())
    owners: dict[str, str] = {}
    for command in COMMANDS:
        for key in known.get(command.id, _textual_keys(command.keys)).split(","):
            other = owners.setdefault(key, command.id)
            if other != command.id:
                problems.append(f"The key {key!r} is given to both “{other}” and “{command.id}”.")
    return known, problems


def key_name(key: str) -> str:
    """Say a key as people do: ``ctrl+o`` is ``^o``, ``escape`` is ``Esc``."""
    return _SPOKEN.get(key, key.replace("ctrl+", "^"))


def first_key(command: Command, keys: Mapping[str, str]) -> str:
    """Say the key of a command, which the settings' ``keys`` may have changed."""
    return key_name((keys.get(command.id, "").split() or command.keys)[0])


def _textual_keys(keys: Iterable[str]) -> str:
    """Join keys to a comma-separated list, in which the comma itself has to have its name."""
    return ",".join(textual_key(key) if len(key) == 1 else key for key in keys)


_SPOKEN = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "backspace": "Bksp",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "f1": "F1",
}
