"""The line at the bottom: it keeps the cursor until Enter or Esc, and completes paths."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tui.completion import complete
from tui.pane import Pane


def value(reader) -> str:
    """What stands in the prompt."""
    return reader.screen.query_one(Input).value


async def test_tab_completes_the_path_that_is_being_typed(read, library, tmp_path) -> None:
    (tmp_path / "articles of May").mkdir()
    (tmp_path / "articles of May" / "one.txt").write_text("Vladimir Putin.")
    async with read(library) as reader:
        await reader.press("a", *f"{tmp_path}/art", "tab")
        assert value(reader) == f"{tmp_path}/articles of May/"
        await reader.press("tab")
        assert value(reader) == f"{tmp_path}/articles of May/one.txt"
        await reader.press("enter")
        await reader.until(lambda: "1 new" in reader.line)


async def test_tab_names_the_choices(read, library, tmp_path) -> None:
    for name in "news-1", "news-2":
        (tmp_path / name).mkdir()
    async with read(library) as reader:
        await reader.press("a", *f"{tmp_path}/n", "tab")
        assert value(reader) == f"{tmp_path}/news-"
        assert reader.line == "news-1/  news-2/"


@pytest.mark.parametrize("first", ["a", "slash"])
async def test_no_key_but_enter_and_escape_leaves_the_prompt(read, library, first) -> None:
    async with read(library) as reader:
        await reader.press(first, *"xs")
        for key in ("tab", "shift+tab", "up", "down", "pageup", "ctrl+n", "ctrl+o", "ctrl+p", "f1"):
            await reader.press(key)
            assert isinstance(reader.app.focused, Input), key
        await reader.press(*"sA")
        assert value(reader) == "xssA"
        assert library.counts()[1] == 5
        await reader.press("escape")
        assert reader.screen.focused is reader.screen.panes._widgets[reader.screen.panes.at]


async def test_the_prompt_outlives_a_look_at_another_window(read, library) -> None:
    async with read(library) as reader:
        await reader.press("a", *"/tm")
        reader.app.post_message(events.AppBlur())
        await reader.rest()
        reader.app.post_message(events.AppFocus())
        await reader.rest()
        await reader.press("p")
        assert value(reader) == "/tmp"


async def test_a_click_elsewhere_leaves_the_prompt(read, library) -> None:
    async with read(library) as reader:
        await reader.press("a", *"xy")
        await reader.pilot.click("#text")
        await reader.rest()
        assert not reader.screen.is_asking
        assert reader.screen.panes.at is Pane.TEXT


def test_what_cannot_be_completed_stays(tmp_path) -> None:
    for words in "/nowhere/at/all", f"{tmp_path}/x", "a\0b", "", "~nobody-of-this-name/":
        assert complete(words).words.startswith(words)
    (tmp_path / ".hidden").touch()
    (tmp_path / "seen").touch()
    assert complete(f"{tmp_path}/").words == f"{tmp_path}/seen"
    assert complete(f"{tmp_path}/.").words == f"{tmp_path}/.hidden"
    assert complete("~").words == "~/"
