"""The front door says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.cli.parser import COMMANDS as COMMAND_LINE
from tui.commands import COMMANDS

README = Path(__file__).parents[2] / "README.md"
SHOWN = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "backspace": "Backspace",
    "shift+tab": "Shift+Tab",
    "f1": "F1",
    "escape": "Esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
}


def shown(key: str) -> str:
    """A key as people write it."""
    return SHOWN.get(key, key.title() if len(key) > 1 and "+" not in key else key)


def keys_table() -> str:
    """The keys as README.md lists them."""
    rows = ["| key | does |", "|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{shown(key)}`" for key in command.keys)
        rows.append(f"| {keys} | {command.help} |")
    return "\n".join(rows)


def commands_table() -> str:
    """The commands as README.md lists them."""
    rows = [
        "| command | does |",
        "|---|---|",
        "| `newsreader [SOURCE …]` | Add the sources, then open the reader. |",
        *(f"| `newsreader {name}` | {summary} |" for name, (summary, _) in COMMAND_LINE.items()),
    ]
    return "\n".join(rows)


@pytest.mark.parametrize(("name", "table"), [("keys", keys_table), ("commands", commands_table)])
def test_the_readme_lists_what_there_is(name: str, table) -> None:
    found = re.search(
        rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", README.read_text("utf-8"), re.S
    )
    assert found
    assert found[1] == table(), f"put this between the {name} marks:\n{table()}"


def test_the_readme_shows_a_picture_that_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]*\]\(([^)]+\.svg)\)", README.read_text("utf-8"))
    assert (README.parent / picture).is_file()


if __name__ == "__main__":
    text = README.read_text("utf-8")
    for name, table in (("keys", keys_table), ("commands", commands_table)):
        start, end = (text.index(f"<!-- {slash}{name} -->") for slash in ("", "/"))
        text = f"{text[:start]}<!-- {name} -->\n{table()}\n{text[end:]}"
    README.write_text(text, "utf-8")
