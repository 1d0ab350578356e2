"""Every key does what the table says."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input, Static

from tui.commands import COMMANDS
from tui.pane import Pane
from tui.screens.palette import likeness


async def test_the_newest_article_is_open_at_the_first_start(read, library) -> None:
    async with read(library) as reader:
        assert reader.title == "summit"
        assert reader.listed == ["summit", "gas", "match", "visit", "weather"]
        assert reader.screen.panes.at is Pane.ARTICLES


async def test_every_command_of_the_table_is_done_by_something(read, library) -> None:
    async with read(library) as reader:
        assert set(reader.screen._commands) == {command.id for command in COMMANDS}


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (["j"], "gas"),
        (["down", "down"], "match"),
        (["j", "j", "k"], "gas"),
        (["j", "up"], "summit"),
        (["G"], "weather"),
        (["end"], "weather"),
        (["G", "g"], "summit"),
        (["G", "home"], "summit"),
        (["ctrl+d"], "weather"),
        (["G", "ctrl+u"], "summit"),
    ],
)
async def test_the_article_under_the_cursor_is_shown(read, library, keys, title) -> None:
    async with read(library) as reader:
        await reader.press(*keys)
        assert reader.title == title
        assert not reader.screen.listing.row(reader.screen.crew.desk.opened.id).is_read


async def test_enter_opens_an_article_and_marks_it_read(read, library) -> None:
    async with read(library) as reader:
        await reader.press("j", "enter")
        assert reader.title == "gas"
        assert reader.screen.panes.at is Pane.TEXT
        assert reader.screen.listing.row(reader.screen.crew.desk.opened.id).is_read
        article = reader.screen.crew.desk.opened.id
    assert library.article(article).is_read


@pytest.mark.parametrize("key", ["J", "space", "pagedown"])
async def test_the_text_scrolls_from_any_pane(read, library, key) -> None:
    async with read(library) as reader:
        for pane in "1", "3", "4":
            await reader.press(pane, key)
            assert reader.screen.text.scroll_y > 0
            await reader.press("K", "pageup", "pageup")
            assert reader.screen.text.scroll_y == 0
        assert reader.screen.listing.row(reader.screen.crew.desk.opened.id).is_read


async def test_line_keys_scroll_the_text_when_one_is_in_it(read, library) -> None:
    async with read(library) as reader:
        await reader.press("2", "j", "j", "down", "k")
        assert reader.screen.text.scroll_y == 2
        await reader.press("G")
        assert reader.screen.text.scroll_y == reader.screen.text.max_scroll_y > 0
        await reader.press("g")
        assert reader.screen.text.scroll_y == 0
        assert reader.title == "summit"


@pytest.mark.parametrize(
    ("keys", "pane"),
    [
        (["l"], Pane.TEXT),
        (["right", "l"], Pane.ENTITIES),
        (["l", "l", "l", "l", "l"], Pane.MENTIONS),
        (["l", "h"], Pane.ARTICLES),
        (["left"], Pane.ARTICLES),
        (["tab"], Pane.TEXT),
        (["tab", "tab", "tab", "tab"], Pane.ARTICLES),
        (["shift+tab"], Pane.MENTIONS),
        (["4"], Pane.MENTIONS),
        (["3"], Pane.ENTITIES),
        (["2"], Pane.TEXT),
        (["2", "1"], Pane.ARTICLES),
    ],
)
async def test_keys_move_between_panes(read, library, keys, pane) -> None:
    async with read(library) as reader:
        await reader.press(*keys)
        assert reader.screen.panes.at is pane
        assert reader.screen.focused is reader.screen.panes._widgets[pane]


async def test_focusing_an_entity_lists_its_mentions_in_all_articles(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f")
        assert reader.focused == "Vladimir Putin"
        assert len(reader.screen.mentions.rows) == 5 + 3
        await reader.press("f")
        assert reader.focused == ""
        await reader.press("enter")
        assert reader.focused == "Vladimir Putin"


@pytest.mark.parametrize(("forth", "back"), ["][", ".,"])
async def test_mentions_are_stepped_through_across_articles(read, library, forth, back) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", forth)
        assert (reader.title, reader.at) == ("summit", "Vladimir Putin")
        assert reader.line.startswith("mention 1/5 · article 1/3 · Vladimir Putin — same name")
        await reader.press(forth)
        assert (reader.title, reader.at) == ("summit", "Putin")
        assert "surname of “Vladimir Putin” in this article" in reader.line
        await reader.press(forth)
        assert (reader.title, reader.at) == ("gas", "Putin")
        assert reader.line.startswith("mention 3/5 · article 2/3")
        assert reader.screen.articles.key == reader.screen.crew.desk.opened.id
        await reader.press(back)
        assert (reader.title, reader.at) == ("summit", "Putin")
        assert reader.screen.text.scroll_y > 0


async def test_stepping_goes_round_and_says_so(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "]", "[")
        assert (reader.title, reader.at) == ("visit", "Putin")
        assert "round to the last one" in reader.line
        await reader.press("]")
        assert (reader.title, reader.at) == ("summit", "Vladimir Putin")
        assert "round to the first one" in reader.line


async def test_a_step_with_nothing_focused_follows_the_entity_under_the_cursor(
    read, library
) -> None:
    async with read(library) as reader:
        await reader.press("]")
        assert (reader.focused, reader.at) == ("Vladimir Putin", "Vladimir Putin")


async def test_articles_that_mention_it_are_stepped_through(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "}")
        assert (reader.title, reader.at) == ("gas", "Putin")
        await reader.press("}")
        assert (reader.title, reader.at) == ("visit", "Vladimir Putin")
        await reader.press("{", "{")
        assert (reader.title, reader.at) == ("summit", "Vladimir Putin")


async def test_names_of_any_kind_are_stepped_through_in_the_text(read, library) -> None:
    async with read(library) as reader:
        await reader.press(")")
        assert reader.at == "Vladimir Putin"
        await reader.press(")")
        assert reader.at == "Xi Jinping"
        assert "Xi Jinping" in reader.line
        await reader.press("(")
        assert reader.at == "Vladimir Putin"
        await reader.press("2", "enter")
        assert reader.focused == "Vladimir Putin"


@pytest.mark.parametrize("back", ["backspace", "ctrl+o"])
async def test_the_trail_leads_back_and_forward(read, library, back) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "]", "]", "]")
        assert reader.title == "gas"
        await reader.press(back)
        assert (reader.title, reader.at) == ("summit", "Putin")
        await reader.press(back, back)
        assert (reader.title, reader.at) == ("summit", "")
        assert reader.screen.text.scroll_y == 0
        await reader.press(back)
        assert "nothing back" in reader.line
        await reader.press("ctrl+n", "ctrl+n", "ctrl+n")
        assert (reader.title, reader.at) == ("gas", "Putin")
        await reader.press("ctrl+n")
        assert "nothing forward" in reader.line


async def test_enter_on_a_mention_jumps_there(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "4", "G", "enter")
        assert (reader.title, reader.at) == ("visit", "Putin")
        assert reader.screen.panes.at is Pane.MENTIONS


async def test_the_list_shows_only_articles_that_mention_it(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "=")
        assert reader.listed == ["summit", "gas", "visit"]
        assert "Articles with Vladimir Putin" in reader.shot()
        assert reader.line == "3 articles mention Vladimir Putin; = shows all again."
        await reader.press("=")
        assert len(reader.listed) == 5


async def test_the_article_being_read_does_not_vanish_from_a_filtered_list(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "1", "j", "j", "=")
        assert reader.title == "match"
        assert reader.listed == ["summit", "gas", "match", "visit"]
        await reader.press("q")
        assert len(reader.listed) == 5


async def test_the_entities_of_the_library_are_listed_and_narrowed(read, library) -> None:
    async with read(library) as reader:
        await reader.press("e")
        assert reader.screen.panes.at is Pane.ENTITIES
        assert len(reader.screen.entities.rows) == 4
        await reader.press("/", *"xi")
        assert len(reader.screen.entities.rows) == 1
        await reader.press("enter", "f")
        assert reader.focused == "Xi Jinping"
        await reader.press("escape")
        assert len(reader.screen.entities.rows) == 4
        await reader.press("e")
        assert "Entities 2" in reader.shot()


async def test_why_tells_the_reason_and_the_names(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "]", "]", "i")
        lines = reader.app.screen.lines.plain
        assert "surname of “Vladimir Putin” in this article" in lines
        assert "3  Putin" in lines
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_a_search_finds_and_steps_through_hits(read, library) -> None:
    async with read(library) as reader:
        await reader.press("/", *"LINE 1")
        assert reader.line.startswith("hit 1/11")
        await reader.press("enter", "n", "n")
        assert reader.line.startswith("hit 3/11")
        await reader.press("N")
        assert reader.line.startswith("hit 2/11")
        assert reader.screen.text.hits.current == 1
        await reader.press("escape")
        assert reader.screen.text.hits.stretches == []
        await reader.press("n")
        assert reader.title == "gas"


async def test_a_search_that_finds_nothing_says_so(read, library) -> None:
    async with read(library) as reader:
        await reader.press("/", *"zebra", "enter")
        assert reader.line == "“zebra” is not in this article"
        await reader.press("n")
        assert reader.title == "gas"


async def test_unread_articles_are_stepped_through(read, library) -> None:
    async with read(library) as reader:
        await reader.press("n")
        assert reader.title == "gas"
        await reader.press("p")
        assert reader.title == "summit"
        await reader.press("N")
        assert reader.title == "weather"
        await reader.press("A")
        await reader.until(lambda: "marked read" in reader.line)
        await reader.press("n")
        await reader.until(lambda: "No unread" in reader.line)
    assert library.counts()[1] == 0


async def test_an_article_is_marked_read_and_unread(read, library) -> None:
    async with read(library) as reader:
        article = reader.screen.crew.desk.opened.id
        await reader.press("m")
        assert reader.screen.listing.row(article).is_read
        await reader.press("m")
        assert not reader.screen.listing.row(article).is_read
        await reader.press("m")
    assert library.article(article).is_read


async def test_an_article_gets_a_star(read, library) -> None:
    async with read(library) as reader:
        await reader.press("j", "s")
        await reader.until(lambda: "★" in reader.shot())
        article = reader.screen.crew.desk.opened.id
    assert library.article(article).is_starred


async def test_zen_shows_the_text_alone(read, library) -> None:
    async with read(library) as reader:
        await reader.press("z")
        assert reader.screen.panes.shown == {Pane.TEXT}
        assert not reader.screen.articles.display
        await reader.press("z")
        assert len(reader.screen.panes.shown) == 4


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_names_every_command(read, library, key) -> None:
    async with read(library) as reader:
        await reader.press(key)
        lines = " ".join(reader.app.screen.lines.plain.split())
        assert all(command.help in lines for command in COMMANDS)
        await reader.press("j", "k", "space", "q")
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_does_what_one_chooses(read, library, key) -> None:
    async with read(library) as reader:
        await reader.press(key)
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"zen")
        await reader.until(lambda: "z" in reader.shot() and "Zen" in reader.shot())
        await reader.press("enter")
        await reader.until(lambda: reader.screen.panes.is_zen)


async def test_the_palette_finds_entities(read, library) -> None:
    async with read(library) as reader:
        await reader.press("colon")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"gazprom")
        await reader.until(lambda: "· 1 mention " in reader.shot())
        await reader.press("enter")
        await reader.until(lambda: reader.focused == "Gazprom")


async def test_a_theme_is_picked_and_kept(read, library) -> None:
    async with read(library) as reader:
        await reader.press("t")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"nord")
        await reader.until(lambda: "nord" in reader.shot())
        await reader.press("enter")
        await reader.until(lambda: reader.app.theme == "nord")
    async with read(library) as reader:
        assert reader.app.theme == "nord"


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_backing_out_leaves_pane_by_pane_and_q_then_quits(read, library, key) -> None:
    async with read(library) as reader:
        await reader.press("2", "z", key)
        assert not reader.screen.panes.is_zen
        await reader.press(key)
        assert reader.screen.panes.at is Pane.ARTICLES
        assert reader.app.is_running
        await reader.pilot.press(key)
        assert reader.app._exit == (key == "q")
        if key == "escape":
            assert reader.line == "q quits."


async def test_quitting_quits_from_anywhere(read, library) -> None:
    async with read(library) as reader:
        await reader.press("4", "question_mark")
        await reader.pilot.press("ctrl+q")
        assert reader.app._exit


async def test_what_is_typed_before_the_prompt_is_there_is_not_lost(read, library) -> None:
    async with read(library) as reader:
        for key in ("slash", *"line", "space", "1", "enter"):
            character = {"slash": "/", "space": " "}.get(key, key if len(key) == 1 else None)
            reader.app._driver.send_message(events.Key(key, character))
        await reader.until(lambda: reader.line.startswith("hit 1/11"))
        await reader.press("n")
        assert reader.line.startswith("hit 2/11")


async def test_a_filter_that_leaves_all_articles_says_so(read, empty, tmp_path) -> None:
    for name in "a", "b":
        (tmp_path / f"{name}.txt").write_text(f"Vladimir Putin. {name * 5} {name * 9}.")
    async with read(empty, sources=(str(tmp_path),)) as reader:
        await reader.until(lambda: reader.screen.articles.count == 2)
        await reader.until(lambda: reader.screen.entities.count)
        await reader.rest()
        await reader.press("3", "=")
        await reader.until(lambda: "All 2 articles mention Vladimir Putin" in reader.line)
        assert "Articles with Vladimir Putin 2" in reader.shot()


async def test_with_a_focus_the_name_under_the_cursor_is_still_told(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "2", ")", ")")
        assert reader.at == "Xi Jinping"
        told = "Xi Jinping (f focuses) — same name (sure) · person · 1 here · 3 in all"
        assert reader.line == told
        await reader.press("(")
        assert reader.line.startswith("mention 1/5")
        await reader.press("f", "2", "G", ")")
        assert reader.at == "Putin"
        why = "surname of “Vladimir Putin” in this article (sure)"
        told = f"Putin → Vladimir Putin (f focuses) — {why} · person · 2 here · 5 in all"
        assert told.startswith(reader.line.removesuffix("…"))


async def test_among_the_entities_all_speak_of_the_row_under_the_cursor(read, library) -> None:
    async with read(library) as reader:
        await reader.press("2", ")", "3", "j")
        assert reader.line.startswith("Xi Jinping (f focuses) · person · 1 here")
        assert reader.screen.crew.side.shown.name == "Xi Jinping"
        await reader.press("=")
        assert reader.listed == ["summit", "visit"]
        await reader.press("=")
        await reader.press("k", "f", "j")
        assert reader.line.startswith("Xi Jinping (f focuses) · person · 1 here")
        await reader.press("=")
        assert reader.listed == ["summit", "visit"]
        await reader.press("]")
        assert reader.line.startswith("mention 2/5 · article 1/3 · Vladimir Putin")


@pytest.mark.parametrize("pane", ["1", "2"])
async def test_with_a_focus_the_keys_mean_the_name_the_bottom_line_speaks_of(
    read, library, pane
) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "2", ")", ")", pane)
        assert reader.focused == "Vladimir Putin"
        assert reader.line.startswith("Xi Jinping (f focuses)")
        await reader.press("=")
        assert reader.listed == ["summit", "visit"]
        await reader.press("=")
        await reader.press(pane, "w")
        assert reader.line.startswith("Xi Jinping is watched")
        await reader.press("f")
        assert reader.focused == "Xi Jinping"


async def test_without_a_focus_f_focuses_whom_a_step_would_follow(read, library) -> None:
    async with read(library) as reader:
        assert reader.line == "article 1 of 5 · ] follows Vladimir Putin"
        await reader.press("f")
        assert reader.focused == "Vladimir Putin"


async def test_among_the_mentions_the_line_speaks_of_the_row(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "2", ")", ")", "4", "j", "j")
        told = "mention 3/5 · article 2/3 · Vladimir Putin — only “Vladimir Putin”"
        assert reader.line.startswith(told)
        await reader.press("i")
        assert "“Putin” is linked to it: only" in reader.shot()


async def test_from_the_top_the_first_name_is_found_again(read, library) -> None:
    async with read(library) as reader:
        await reader.press("j", "j", "2", ")", ")")
        assert reader.line == "No more names in this article."
        await reader.press("g", ")")
        assert reader.at == "Jane Doe"


async def test_narrowing_the_entities_of_an_article_stays_in_the_article(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "slash", *"XI")
        assert "Entities with “XI” 1" in reader.shot()
        assert not reader.screen.crew.side.is_library
        await reader.press("enter", "n")
        assert "No unread" not in reader.line
        assert (reader.title, reader.screen.panes.at) == ("summit", Pane.ENTITIES)
        await reader.press("q")
        assert "Entities 2" in reader.shot()
        assert reader.screen.panes.at is Pane.ENTITIES


async def test_n_goes_round_the_narrowed_entities(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "slash", *"i", "enter")
        first = reader.screen.entities.key
        await reader.press("n")
        assert reader.screen.entities.key != first
        await reader.press("n")
        assert reader.screen.entities.key == first
        await reader.press("N")
        assert reader.screen.entities.key != first


async def test_another_article_lists_all_its_entities(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "slash", *"xi", "enter", "1", "j")
        assert "Entities 2" in reader.shot()


@pytest.mark.parametrize(
    ("query", "text", "score"),
    [
        ("zen", "Zen", 1.0),
        ("rea", "Read/unread", 0.9),
        ("unread", "Read/unread", 0.8),
        ("regan", "Read/unread", 0.0),
        ("ad", "Read/unread", 0.0),
        ("art", "a part of art", 0.8),
        (" ", "Zen", 0.0),
    ],
)
def test_a_command_is_offered_for_words_it_has(query, text, score) -> None:
    assert likeness(query, text) == score


async def test_the_palette_puts_what_is_called_so_first(read, empty, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Reagan, said Read Person, met Ronald Reagan Junior.")
    async with read(empty, sources=(str(tmp_path / "a.txt"),)) as reader:
        await reader.until(lambda: reader.screen.entities.count)
        await reader.press("colon")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"reagan")
        await reader.until(lambda: "person" in reader.shot())
        lines = [
            line for line in reader.shot().split("\n") if "PERSON ·" in line or "unread" in line
        ]
        assert "Reagan  PERSON" in lines[0] or "Ronald Reagan" in lines[0]
        assert not any("Read/unread" in line for line in lines[:1])


async def test_suspending_is_left_to_the_terminal(read, library, monkeypatch) -> None:
    async with read(library) as reader:
        said = []
        monkeypatch.setattr(reader.app, "action_suspend_process", lambda: said.append(1))
        await reader.press("ctrl+z", "a", "ctrl+z")
        assert said == [1, 1]


@pytest.mark.parametrize("width", [120, 60, 30])
async def test_long_help_goes_on_beneath_its_own_column(read, library, width) -> None:
    async with read(library, size=(width, 24)) as reader:
        await reader.press("question_mark")
        lines = [line for line in reader.app.screen.lines.plain.split("\n") if line]
        assert max(len(line) for line in lines) <= width - 4
        ends = [line for line in lines if line.startswith(" " * 13)]
        assert len(ends) > 3
        drawn = reader.app.screen.query_one(Static).size.height
        assert drawn == reader.app.screen.lines.plain.count("\n") + 1


async def test_help_explains_marks_letters_and_counts(read, library) -> None:
    async with read(library) as reader:
        await reader.press("question_mark")
        lines = reader.app.screen.lines.plain
        for words in "●  ", "★  ", "✗  ", "…  ", "14·22", "People (PERSON).", "here · in all":
            assert words in lines


async def test_the_entities_pane_says_what_its_counts_are(read, library) -> None:
    async with read(library) as reader:
        assert "here·all" in reader.shot()
        await reader.press("e")
        assert "mentions·articles" in reader.shot()
