"""All corrections are listed in the reader; any one can be gone to, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.screens.dialogs.corrections import CorrectionsPanel

if TYPE_CHECKING:
    from analysis.library import Library


def shown(library: Library) -> set[str]:
    """How all entities are called."""
    return {row.name for row in library.entity_rows(library.entity_ids())}


@pytest.fixture
def corrected(library: Library) -> Library:
    """A library in which one was renamed, and then another retyped."""
    editor = library.editor()
    editor.rename(library.named("Vladimir Putin")[0].id, "Wladimir Putin")
    editor.rename(library.named("Xi Jinping")[0].id, "President Xi")
    return library


async def test_they_are_listed_in_words_the_newest_first(read, corrected) -> None:
    async with read(corrected, size=(80, 24)) as reader:
        await reader.press("C")
        assert isinstance(reader.app.screen, CorrectionsPanel)
        shot = reader.shot()
        newest = shot.index("“Xi Jinping” is called “President Xi”")
        assert newest < shot.index("“Vladimir Putin” is called “Wladimir Putin”")
        assert "u takes it back" in shot
        await reader.press("?")
        assert "Here, in the corrections" in reader.shot()


async def test_any_one_is_taken_back_and_made_again(read, corrected) -> None:
    async with read(corrected) as reader:
        await reader.press("C", "j", "u")
        assert reader.line.startswith("Undone: “Vladimir Putin” is called “Wladimir Putin” · U")
        assert {"Vladimir Putin", "President Xi"} <= shown(corrected)
        await reader.press("C", "j")
        assert "undone: “Vladimir Putin”" in reader.shot()
        await reader.press("u")
        assert "It is undone already" in reader.shot()
        await reader.press("escape", "U")
        assert "Wladimir Putin" in shown(corrected)


async def test_enter_goes_to_the_entity_or_the_article_it_speaks_of(read, corrected) -> None:
    async with read(corrected) as reader:
        await reader.press("C", "enter")
        assert reader.focused == "President Xi"
        place = corrected.places(corrected.named("Putin")[0].id)[-1]
        corrected.editor().drop_here(place)
        await reader.press("C", "enter")
        assert reader.screen.crew.desk.opened.id == place.article


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (20, 5), (8, 3)])
async def test_the_list_fits_and_says_when_there_is_nothing(read, library, size) -> None:
    async with read(library, size=size) as reader:
        await reader.press("C", "u", "enter")
        assert isinstance(reader.app.screen, CorrectionsPanel)
        await reader.press("C")
        assert reader.app.screen is reader.screen
