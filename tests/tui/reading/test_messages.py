"""What the bottom line says: whole, and still to be found when it is gone."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from tui.screens.dialogs.messages import MessagesPanel

LONG = (
    "“Daily Test” is followed: 3 articles. "
    + "It offers another feed, too: https://a.example/b. " * 2
)
"""More than a line of 100 cells."""


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_long_message_takes_the_line_of_keys_and_moves_no_pane(read, library, size) -> None:
    async with read(library, size=size) as reader:
        height = reader.screen.articles.size.height
        assert "Back out" in reader.shot()
        reader.screen.say(LONG)
        await reader.rest()
        assert LONG.strip() == " ".join(reader.line.split())
        assert reader.screen.status.size.height == 2
        assert "Back out" not in reader.shot()
        assert reader.screen.articles.size.height == height
        await reader.press("j")
        assert reader.screen.status.size.height == 1
        assert "Back out" in reader.shot()


async def test_what_two_lines_cannot_hold_says_the_key_that_shows_it(read, library) -> None:
    async with read(library, size=(80, 24)) as reader:
        reader.screen.say(LONG * 3)
        await reader.rest()
        assert reader.line.endswith("…  ! shows all")
        await reader.press("!")
        assert isinstance(reader.app.screen, MessagesPanel)
        assert reader.shot().count("It offers") >= 6
        await reader.press("!")
        assert reader.app.screen is reader.screen


async def test_past_messages_are_listed_the_newest_first(read, library) -> None:
    async with read(library) as reader:
        await reader.press("ctrl+c", "ctrl+o", "!")
        shot = reader.shot()
        assert 0 < shot.index("The trail of jumps ends") < shot.index("Nothing to stop")


async def test_before_anything_is_said_that_is_said(read, library) -> None:
    async with read(library) as reader:
        reader.screen.status.said.clear()
        await reader.press("!")
        await reader.until(lambda: "Nothing has been said yet." in reader.shot())


async def test_a_screen_of_few_lines_keeps_one_for_messages(read, library) -> None:
    async with read(library, size=(30, 8)) as reader:
        reader.screen.say(LONG)
        await reader.rest()
        assert reader.screen.status.size == Size(28, 1)


async def test_several_things_to_say_are_counted_and_all_of_them_kept(read, library) -> None:
    async with read(library) as reader:
        reader.screen.say_all(["One.", "Two.", "Three."])
        assert reader.line == "One. 2 more: ! shows all."
        await reader.press("!")
        shot = reader.shot()
        assert shot.index("One.") < shot.index("Two.") < shot.index("Three.")


async def test_a_key_that_does_nothing_says_so(read, library) -> None:
    async with read(library) as reader:
        await reader.press("b")
        assert reader.line == "b has nothing to do here; ? shows the keys."
        await reader.press("j")
        assert "nothing to do" not in reader.line


async def test_at_the_end_of_the_text_a_page_down_says_so(read, library) -> None:
    async with read(library) as reader:
        await reader.press("j", "space")
        assert reader.line.startswith("This is the end of the article; n goes on")


async def test_an_empty_library_names_the_keys_that_bring_something_in(read, empty) -> None:
    async with read(empty) as reader:
        assert reader.shot().rstrip().splitlines()[-1].startswith(" a Add  F Sources")
        assert "The entities of the article that" in reader.shot()
        for key in "m", "s":
            await reader.press(key)
            assert reader.line == "No article is open."
        await reader.press("R")
        assert reader.line.startswith("Nothing is followed yet: a adds")
        await reader.press("e")
        assert "The library has no entities yet." in reader.shot()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (80, 9)])
async def test_the_key_that_undoes_is_never_pushed_off(read, library, size) -> None:
    said = (
        "“The Organisation for Security and Co-operation in Europe” is no entity in “" + "a " * 60
    )
    async with read(library, size=size) as reader:
        reader.screen.say(f"{said}”: 12 mentions moved · u undoes")
        await reader.rest()
        assert "u undoes" in reader.line
