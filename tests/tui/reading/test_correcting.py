"""Names and links are corrected from the keyboard while reading, and corrections taken back."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input, Static

from analysis.editing.editor import Editor
from analysis.models import Label
from tui.pane import Pane
from tui.screens.dialogs.choosing import CandidateList, Choosing
from tui.screens.dialogs.menu import Menu

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.library import Library

AT_PUTIN = ("3", "f", "2", "]", "]")
"""Focuses Vladimir Putin and goes to his second mention, “Putin” at the end of “summit”."""


def state(library: Library) -> object:
    """All that links say, to compare."""
    return {
        (
            entity,
            library.entity(entity),
            tuple(library.names(entity)),
            tuple(one.evidence for one in library.contexts(library.places(entity))),
        )
        for entity in library.entity_ids()
    }


def names(library: Library) -> dict[str, int]:
    """How often each entity is mentioned."""
    rows = library.entity_rows(library.entity_ids())
    return {row.name: row.mentions for row in rows}


def offered(reader) -> dict[str, str]:
    """The choices of the menu that is open."""
    assert isinstance(reader.app.screen, Menu)
    return {choice.key: choice.words for choice in reader.app.screen.choices}


def listed(reader) -> list[str]:
    """The names in the panel that is open."""
    rows = reader.app.screen.query_one(CandidateList).rows
    return [row.name for row in rows.fetch(0, len(rows))]


@pytest.fixture
def doubtful(empty: Library, tmp_path: Path) -> Library:
    """A library in which “Smith” could be two."""
    folder = tmp_path / "smiths"
    folder.mkdir()
    for day, (name, text) in enumerate(
        {
            "alone": "it was Smith, they said. then Smith left.",
            "john": "a word from John Smith today.",
            "mary": "a word from Mary Smith today.",
            "other": "they saw Smith again.",
        }.items(),
        start=10,
    ):
        date = f"2022-09-{30 - day}"
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\ndate: {date}\n---\n{text}\n")
    empty.refresh([str(folder)])
    return empty


class TestMerging:
    async def test_what_it_will_touch_is_said_before_and_what_it_touched_after(
        self, read, doubtful
    ) -> None:
        async with read(doubtful) as reader:
            await reader.press("2", ")", "M")
            shot = reader.shot()
            assert "Everywhere: 3 mentions in 2 articles; in this article 2." in shot
            assert "Enter everywhere · Tab in this article only" in shot
            await reader.press(*"john", "enter")
            words = "“Smith” is “John Smith”: 3 mentions in 2 articles moved"
            assert reader.line.startswith(words)

    async def test_one_article_can_be_given_to_another_later(self, read, doubtful) -> None:
        async with read(doubtful) as reader:
            await reader.press("2", ")", "M", *"john", "enter")
            await reader.press("M", *"mary", "tab")
            assert reader.line.startswith("“Smith” is “Mary Smith” in “alone”: 2 mentions moved")
            assert names(doubtful) == {"John Smith": 2, "Mary Smith": 3}

    async def test_of_two_labels_that_of_most_mentions_stays_and_is_said(
        self, read, library
    ) -> None:
        (doe,) = library.named("Jane Doe")
        library.editor().retype(doe.id, Label.ORG)
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M", *"doe")
            outlook = reader.app.screen.query_one("#outlook", Static).render().plain
            assert outlook.endswith("Jane Doe an organisation; merged a person.")
            await reader.press("enter")
            assert "moved, and it is a person · u undoes" in reader.line
            (putin,) = library.named("Vladimir Putin")
            assert (putin.label, putin.mentions) == ("PERSON", 6)

    async def test_the_entity_chosen_and_the_one_under_the_cursor_become_one(
        self, read, library
    ) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M")
            assert isinstance(reader.app.screen, Choosing)
            await reader.press(*"xi", "enter")
            words = "“Vladimir Putin” is “Xi Jinping”: 5 mentions in 3 articles moved · u undoes"
            assert reader.line == words
            assert names(library) == {"Vladimir Putin": 8, "Gazprom": 1, "Jane Doe": 1}
            assert (reader.focused, reader.at) == ("Vladimir Putin", "Putin")
            assert reader.screen.entities.rows.fetch(1, 2)[0].mentions == 8
            assert len(reader.screen.mentions.rows) == 8 + 3

    async def test_all_keys_may_come_at_once(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN)
            for key in ("M", *"xi jin", "enter"):
                name = _character_to_key(key) if len(key) == 1 else key
                reader.app._driver.send_message(events.Key(name, key if len(key) == 1 else None))
            await reader.until(lambda: "u undoes" in reader.line)
            await reader.rest()
            assert names(library)["Vladimir Putin"] == 8

    async def test_typing_narrows_and_the_cursor_chooses(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M", "e")
            assert set(listed(reader)) == {"Jane Doe"}
            await reader.press("backspace")
            assert listed(reader) == []  # nobody is called alike: Enter would merge at random
            await reader.press(*"z")
            assert listed(reader) == ["Gazprom"]
            await reader.press("up", "down", "enter")
            assert reader.line.startswith("“Vladimir Putin” is “Gazprom”")

    async def test_escape_and_a_click_beside_leave_all_as_it_is(self, read, library) -> None:
        before = state(library)
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M", *"xi", "escape")
            assert reader.app.screen is reader.screen
            await reader.press("M")
            await reader.pilot.click(offset=(1, 1))
            await reader.rest()
            assert reader.app.screen is reader.screen
            assert reader.at == "Putin"
        assert state(library) == before

    async def test_nobody_called_so_is_said(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M", *"qqq", "enter")
            assert "No entity of the library is called so." in reader.shot()

    async def test_a_click_on_a_candidate_chooses_it(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M", *"xi")
            candidates = reader.app.screen.query_one(CandidateList)
            await reader.pilot.click(CandidateList, offset=(4, 0))
            await reader.rest()
            assert not candidates.is_attached
            assert names(library)["Vladimir Putin"] == 8

    async def test_an_open_name_offers_those_it_could_be_and_is_settled_here(
        self, read, doubtful
    ) -> None:
        async with read(doubtful) as reader:
            await reader.press("2", ")")
            assert reader.line.startswith(
                "Smith (f focuses) — open: could be John Smith or Mary Smith"
            )
            await reader.press("M")
            assert sorted(listed(reader)[:2]) == ["John Smith", "Mary Smith"]
            assert "in this article only" in reader.shot()
            await reader.press(*"john", "tab")
            assert reader.line == "“Smith” is “John Smith” in “alone”: 2 mentions moved · u undoes"
            assert names(doubtful) == {"John Smith": 3, "Mary Smith": 1, "Smith": 1}
            await reader.press("u")
            await reader.press("M", *"mary", "enter")
            assert "“Smith” is “Mary Smith”: 3 mentions in 2 articles moved" in reader.line
            assert names(doubtful) == {"John Smith": 1, "Mary Smith": 4}

    async def test_from_the_list_of_entities_there_is_no_article_to_settle_it_in(
        self, read, library
    ) -> None:
        async with read(library) as reader:
            await reader.press("3", "M")
            assert "in this article only" not in reader.shot()
            await reader.press(*"xi", "tab")
            assert isinstance(reader.app.screen, Choosing)
            await reader.press("enter")
            assert names(library)["Vladimir Putin"] == 8

    async def test_the_filter_and_the_focus_go_on_with_what_it_has_become(
        self, read, library
    ) -> None:
        async with read(library) as reader:
            await reader.press("3", "j", "f", "=")  # Xi Jinping
            assert reader.listed == ["summit", "visit"]
            await reader.press("M", *"vlad", "enter")
            assert reader.focused == reader.screen.listing.only.name == "Vladimir Putin"
            assert reader.listed == ["summit", "gas", "visit"]
            await reader.press("u")
            assert reader.focused == "Xi Jinping"
            xi = library.named("Xi Jinping")[0].id
            assert reader.screen.entities.key == reader.screen.entities.marked == xi


class TestSplittingOff:
    @pytest.mark.parametrize(
        ("key", "said", "counts"),
        [
            ("m", "“Putin” here is another, in “summit”", {"Vladimir Putin": 4, "Putin": 1}),
            ("n", "“Putin” is not “Vladimir Putin”", {"Vladimir Putin": 2, "Putin": 3}),
            ("r", "“Putin” is another in “summit”", {"Vladimir Putin": 4, "Putin": 1}),
        ],
    )
    async def test_each_choice_takes_as_much_away_and_comes_back(
        self, read, library, key, said, counts
    ) -> None:
        before = state(library)
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "S", key)
            assert reader.line.startswith(f"{said} · u undoes")
            found = names(library)
            assert {name: found[name] for name in counts} == counts
            assert reader.at == "Putin"
            await reader.press("u")
            assert reader.line == f"Undone: {said} · U does it again"
            assert state(library) == before
            assert reader.focused == "Vladimir Putin"
            await reader.press("U")
            assert names(library) == found

    async def test_the_reason_of_the_link_is_what_one_rejects(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "S")
            assert offered(reader) == {
                "m": "this mention: “Putin” is another here",
                "a": "this article's: “Putin” is another in this article",
                "n": "this name everywhere: “Putin” is not “Vladimir Putin”",
                "r": "Putin — surname of “Vladimir Putin” in this article: wrong",
            }

    async def test_the_only_mention_of_the_only_article_has_nothing_to_split_off(
        self, read, library
    ) -> None:
        async with read(library) as reader:
            await reader.press("j", "2", ")", "S")
            assert reader.line == "Nothing can be split off Gazprom here."

    async def test_of_an_entity_this_articles_mentions_can_be_split_off(
        self, read, library
    ) -> None:
        async with read(library) as reader:
            await reader.press("3", "S")
            assert list(offered(reader)) == ["a"]
            await reader.press("enter")
            assert names(library)["Vladimir Putin"] in (2, 3)

    async def test_on_the_focused_entity_one_is_still_at_the_mention_that_is_told(
        self, read, library
    ) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "3", "S")
            assert "m" in offered(reader)
            await reader.press("escape", "j", "S")
            assert list(offered(reader)) == ["a"]

    async def test_a_mention_of_the_list_is_what_one_points_at_there(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press("3", "f", "4", "G", "S")
            assert reader.title == "summit"
            await reader.press("m")
            assert reader.line.startswith("“Putin” here is another, in “visit”")

    async def test_an_open_name_can_be_kept_from_those_it_could_be(self, read, doubtful) -> None:
        async with read(doubtful) as reader:
            await reader.press("2", ")", "S")
            words = {words: key for key, words in offered(reader).items()}
            await reader.press(words["“Smith” is not “John Smith”"])
            assert reader.line.startswith("“Smith” is not “John Smith” · u undoes")
            assert names(doubtful) == {"John Smith": 1, "Mary Smith": 4}


class TestNamesAndTypes:
    async def test_the_name_is_edited_in_place(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "E")
            assert reader.screen.query_one(Input).value == "Vladimir Putin"
            await reader.press(*" II", "enter")
            assert reader.line == "“Vladimir Putin” is called “Vladimir Putin II” · u undoes"
            assert reader.focused == "Vladimir Putin II"
            assert "Vladimir Putin II" in reader.shot()

    async def test_the_same_name_is_no_correction_and_no_name_is_refused(
        self, read, library
    ) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "E", "enter", "u")
            assert reader.line == "Nothing to undo."
            await reader.press("E", "ctrl+u", "enter")
            assert reader.line == "A name has at least one letter: type one, or press Esc."

    async def test_the_type_is_one_key(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "T")
            assert offered(reader)["p"] == "a person (it is that now)"
            assert offered(reader)["s"] == "a law"
            await reader.press("o")
            assert reader.line == "“Vladimir Putin” is an organisation · u undoes"
            assert library.entity(reader.screen.crew.following.id).label is Label.ORG


class TestDropping:
    @pytest.mark.parametrize(
        ("key", "said", "counts"),
        [
            ("a", "“Putin” is no entity in “summit”", {"Vladimir Putin": 4, "Xi Jinping": 3}),
            ("n", "“Vladimir Putin” is no entity", {"Xi Jinping": 3}),
        ],
    )
    async def test_it_is_no_entity_there(self, read, library, key, said, counts) -> None:
        before = state(library)
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "D", key)
            assert reader.line == f"{said} · u undoes"
            assert names(library) == {**counts, "Gazprom": 1, "Jane Doe": 1}
            assert reader.at == ""
            await reader.press("u")
            assert (reader.focused, reader.at) == ("Vladimir Putin", "Putin")
            assert state(library) == before

    async def test_steps_go_on_from_where_the_name_was(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press("G", "k", "2", ")", ")", ")")
            assert (reader.title, reader.at) == ("visit", "Putin")
            await reader.press("D", "m", ")")
            assert reader.at == "Xi"
            await reader.press("(")
            assert reader.at == "Vladimir Putin"

    async def test_the_names_that_are_none_are_spelled_out(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press("3", "D")
            assert offered(reader) == {"n": "everywhere: “Putin”, “Vladimir Putin” are no names"}


class TestTakingBack:
    @pytest.mark.parametrize(
        ("key", "line"), [("u", "Nothing to undo."), ("U", "Nothing to do again.")]
    )
    async def test_nothing_to_take_back_is_said(self, read, library, key, line) -> None:
        async with read(library) as reader:
            await reader.press(key)
            assert reader.line == line

    async def test_each_press_takes_one_back_and_all_can_be_done_again(self, read, library) -> None:
        before = state(library)
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "T", "o", "S", "m", "E", *"s", "enter", "3", "M")
            await reader.press(*"xi", "enter")
            after = state(library)
            await reader.press("u", "u", "u", "u", "u")
            assert reader.line == "Nothing to undo."
            assert state(library) == before
            assert reader.focused == "Vladimir Putin"
            await reader.press("U", "U", "U", "U")
            assert state(library) == after

    async def test_what_is_overruled_is_said(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M", *"xi", "enter", "3", "S", "a")
            library.editor().undo()
            library.editor().undo()
            putin, xi = (library.named(name)[0].id for name in ("Vladimir Putin", "Xi Jinping"))
            library.editor().keep_apart(putin, xi)
            await reader.press("1", "j", "k", "3", "M", *"xi", "enter")
            over = "“Vladimir Putin” is not “Xi Jinping”"
            moved = "5 mentions in 3 articles moved"
            words = f"“Vladimir Putin” is “Xi Jinping”: {moved} (overrules: {over}) · u undoes"
            assert reader.line.startswith(words)

    async def test_nothing_on_the_screen_moves(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press("2", "J", "J", "3", "j")
            screen = reader.screen
            before = (
                screen.text.scroll_y,
                screen.articles.key,
                screen.entities.key,
                screen.panes.at,
            )
            await reader.press("E", "x", "enter")
            await reader.press("T", "g", "u", "U", "u")
            assert before == (
                screen.text.scroll_y,
                screen.articles.key,
                screen.entities.key,
                screen.panes.at,
            )

    async def test_in_the_librarys_list_the_cursor_stays_on_its_entity(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press("3", "f", "e", "j", "j")  # Gazprom or Jane Doe, Putin is focused
            here = reader.screen.entities.key
            await reader.press("T", "o")
            assert reader.screen.entities.key == here
            await reader.press("M", *"xi", "enter")
            assert reader.screen.entities.key == library.named("Xi Jinping")[0].id


class TestWhileOneWaits:
    async def test_other_keys_work_and_the_next_correction_follows(
        self, read, library, monkeypatch
    ) -> None:
        going = threading.Event()
        retype = Editor.retype

        def slow(self, entity, label):
            assert going.wait(5)
            return retype(self, entity, label)

        monkeypatch.setattr(Editor, "retype", slow)
        async with read(library) as reader:
            await reader.press("3", "f")
            for key in "T", "o":
                reader.app._driver.send_message(events.Key(key, key))
                await reader.pilot.pause(0.05)
            await reader.until(lambda: "Correcting…" in reader.line)
            for key in "1", "j", "u":
                reader.app._driver.send_message(events.Key(key, key))
                await reader.pilot.pause(0.05)
            assert reader.screen.panes.at is Pane.ARTICLES
            assert reader.title == "gas"
            assert library.entity(reader.screen.crew.following.id).label is Label.PERSON
            going.set()
            await reader.rest()
            assert reader.line == "Undone: “Vladimir Putin” is an organisation · U does it again"
            assert reader.focused == "Vladimir Putin"

    async def test_what_cannot_be_done_is_one_sentence(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "M", *"xi")
            putin, xi = (library.named(name)[0].id for name in ("Vladimir Putin", "Xi Jinping"))
            library.editor().merge(putin, xi)
            await reader.press("enter")
            assert reader.line in {
                "It is the same entity already: choose another one.",
                "This entity is no longer in the library: choose another one.",
            }
            await reader.press("u")
            assert reader.line.startswith("Undone")

    @pytest.mark.parametrize("key", "MSETD")
    async def test_without_a_name_there_is_nothing_to_correct(self, read, library, key) -> None:
        async with read(library) as reader:
            await reader.press("2", key)
            assert reader.line == "There is no linked name here: ) goes to the next one."

    @pytest.mark.parametrize("keys", ["Dm", "Tm", "Sa", "Ea", "Mx"])
    async def test_what_was_typed_for_the_answer_does_nothing_then(
        self, read, library, keys
    ) -> None:
        async with read(library) as reader:
            await reader.press("2")
            read_before = [row.is_read for row in library.article_rows(library.article_ids())]
            await reader.press(*keys)
            assert reader.line == "There is no linked name here: ) goes to the next one."
            assert not reader.screen.is_asking
            rows = library.article_rows(library.article_ids())
            assert [row.is_read for row in rows] == read_before

    async def test_what_only_moves_is_not_taken_for_an_answer(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press("1", "2", "D", "1")
            assert reader.screen.panes.at is Pane.ARTICLES


class TestPanels:
    @pytest.mark.parametrize("size", [(120, 36), (80, 24), (20, 5)])
    @pytest.mark.parametrize("key", "MSTD")
    async def test_they_fit_on_every_screen(self, read, library, size, key) -> None:
        async with read(library, size=size) as reader:
            await reader.press("3", "f", "2", "]", "]", key)
            lines = reader.shot().splitlines()
            assert len(lines) == size[1]
            assert any("╭" in line for line in lines)
            await reader.press("escape")
            assert reader.app.screen is reader.screen

    async def test_the_cursor_of_a_menu_moves_and_enter_takes_its_line(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, "T", "j", "j", "down", "up", "enter")
            assert reader.line == "“Vladimir Putin” is an organisation · u undoes"
            await reader.press("T", "q", "T", "x")
            assert isinstance(reader.app.screen, Menu)

    async def test_the_palette_has_them(self, read, library) -> None:
        async with read(library) as reader:
            await reader.press(*AT_PUTIN, ":")
            await reader.until(lambda: isinstance(reader.app.focused, Input))
            await reader.press(*"no entity")
            await reader.until(lambda: "No entity" in reader.shot())
            await reader.press("enter")
            await reader.until(lambda: isinstance(reader.app.screen, Menu))


async def test_corrections_that_wait_are_made_though_one_quits(read, library) -> None:
    async with read(library) as reader:
        await reader.press(*AT_PUTIN)
        focused = reader.screen.crew.following.id
        for name in ("Vlad", "Vova"):
            reader.screen.crew.revising.revise(
                lambda editor, name=name: editor.rename(focused, name)
            )
        reader.app.action_command("quit")
    steps = library.editor().steps()
    assert [step.corrections[0].value for step in steps] == ["Vlad", "Vova"]
