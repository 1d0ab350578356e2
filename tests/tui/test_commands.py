"""The table of commands says everything once, and without contradiction."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tui.commands import BY_ID, COMMANDS, hints
from tui.keymap import bindings, first_key, keymap
from tui.pane import Pane


def test_no_two_commands_have_an_id_or_a_key_in_common() -> None:
    assert len(BY_ID) == len(COMMANDS)
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_is_explained() -> None:
    for command in COMMANDS:
        assert command.keys
        assert command.label
        assert command.help.endswith(".")


@pytest.mark.parametrize("pane", list(Pane))
def test_every_pane_names_some_keys_and_the_help(pane) -> None:
    named = [command.id for command in hints(pane)]
    assert "help" in named
    assert len(named) >= 5


def test_every_binding_has_the_id_of_its_command() -> None:
    assert {binding.id for binding in bindings()} == set(BY_ID)


def test_keys_of_the_settings_are_put_in_the_form_of_textual() -> None:
    keys, problems = keymap({"next-mention": "^ ctrl+]", "down": ",", "star": "~"})
    assert keys["next-mention"] == "circumflex_accent,ctrl+]"
    assert keys["down"] == "comma"
    assert keys["star"] == "tilde"
    assert problems == ["The key 'comma' is given to both “down” and “previous-mention”."]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"jump": "!"}, "There is no command “jump” to give the key '!' to."),
        ({"star": " "}, "The command “star” needs at least one key."),
        ({"star": "m"}, "The key 'm' is given to both “read” and “star”."),
    ],
)
def test_keys_that_cannot_be_used_are_said_in_one_sentence(keys, problem) -> None:
    assert keymap(keys)[1] == [problem]


def test_a_changed_key_is_the_one_that_is_shown() -> None:
    assert first_key(BY_ID["back"], {}) == "Bksp"
    assert first_key(BY_ID["back"], {"back": "ctrl+z y"}) == "^z"


def test_the_settings_that_the_readme_shows_can_be_used_as_they_are() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = tomllib.loads(text.split("```toml\n", 1)[1].split("```", 1)[0])
    assert keymap(shown["keys"])[1] == []
