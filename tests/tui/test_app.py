"""The reader as a whole: it comes back, takes articles in, fits any screen, and trusts no text."""

from __future__ import annotations

import json

import pytest
from textual.widgets import Input

from analysis.settings import Settings
from tui.drawing import dates
from tui.memory import KEY
from tui.pane import Pane

SIZES = [(120, 36), (80, 24), (60, 20), (20, 5)]


async def test_one_comes_back_to_where_one_left(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "f", "]", "]", "=", "4")
        top = reader.screen.text.offset_at_top
        assert top > 0
    async with read(library) as reader:
        assert (reader.title, reader.focused) == ("summit", "Vladimir Putin")
        assert reader.screen.panes.at is Pane.MENTIONS
        assert reader.screen.focused is reader.screen.mentions
        assert reader.listed == ["summit", "gas", "visit"]
        assert reader.screen.text.offset_at_top == top


async def test_what_is_remembered_may_be_nonsense(read, library) -> None:
    for line in "no json", "[]", '{"article": 99999, "pane": 7, "entity": 88888, "only": 77777}':
        library.set_state(KEY, line)
        async with read(library) as reader:
            assert reader.title == "summit"


async def test_the_state_is_saved_while_one_reads(read, library, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.reading.keeping.BEFORE_SAVING", 0.01)
    async with read(library) as reader:
        await reader.press("j")
        article = reader.screen.crew.desk.opened.id
        await reader.until(lambda: json.loads(library.state(KEY) or "{}").get("article") == article)


async def test_an_empty_library_says_what_to_do(read, empty) -> None:
    async with read(empty) as reader:
        assert reader.screen.articles.empty_text.startswith("No articles yet: press a to add")
        assert "No articles yet" in reader.shot()
        await reader.press("]", "n", "m", "s", "f", "i", "=", "space", "/", "e", "A", "}", ")")
        assert reader.title == ""


async def test_a_folder_is_added_and_its_articles_come_in(read, empty, made) -> None:
    async with read(empty) as reader:
        await reader.press("a", *str(made / "news"), "enter")
        await reader.until(lambda: len(reader.screen.listing.ids) == 5)
        await reader.until(lambda: "5 new" in reader.line)
        await reader.press("enter", "]")
        assert (reader.title, reader.at) == ("summit", "Vladimir Putin")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/nowhere/at/all", "There is no file or folder /nowhere/at/all."),
        ("gopher://example.org/", "gopher: addresses cannot be read, only http: and https: ones."),
        ("file:///nowhere/a%20b", "There is no file or folder /nowhere/a b."),
    ],
)
async def test_what_cannot_be_added_is_said(read, library, words, said) -> None:
    async with read(library) as reader:
        await reader.press("a", *words, "enter")
        assert reader.line == said


async def test_sources_of_the_command_line_are_added(read, empty, made) -> None:
    async with read(empty, sources=(str(made / "news"),)) as reader:
        await reader.until(lambda: len(reader.screen.listing.ids) == 5)
        await reader.until(lambda: len(reader.screen.entities.rows) > 0)


async def test_new_articles_do_not_move_the_cursor(read, library, tmp_path) -> None:
    async with read(library) as reader:
        await reader.press("j", "2", "j")
        (tmp_path / "new.md").write_text(
            "---\ntitle: new\ndate: 2023-01-01\n---\nVladimir Putin.\n"
        )
        before = reader.screen.articles.cursor, reader.title
        await reader.press("a", *str(tmp_path / "new.md"), "enter")
        await reader.until(lambda: reader.listed[0] == "new")
        await reader.until(lambda: "1 new" in reader.line)
        assert (reader.screen.articles.cursor - 1, reader.title) == before
        await reader.press("3", "f")
        assert reader.screen.crew.following.entity.articles == 4


async def test_an_article_that_is_shown_stays_while_newer_ones_come_in(
    read, empty, tmp_path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for day in "12":
        name = f"---\ntitle: day {day}\ndate: 2023-01-0{day}\n---\nsome text.\n"
        (folder / f"{day}.md").write_text(name)
    async with read(empty, sources=(str(folder / "1.md"),)) as reader:
        await reader.until(lambda: reader.title == "day 1")
        reader.screen.crew.arrivals.start([str(folder)])
        await reader.until(lambda: reader.screen.articles.count >= 2)
        await reader.rest()
        assert reader.title == "day 1"
        assert reader.screen.articles.key == reader.screen.crew.desk.opened.id
    assert empty.counts()[1] == empty.counts()[0]


async def test_an_article_without_a_date_shows_the_day_it_came(read, empty, tmp_path) -> None:
    (tmp_path / "undated.txt").write_text("Vladimir Putin.")
    async with read(empty, sources=(str(tmp_path / "undated.txt"),)) as reader:
        await reader.until(lambda: reader.screen.articles.count == 1)
        await reader.rest()
        (row,) = empty.article_rows(empty.article_ids())
        assert not row.has_date
        assert dates.short_date(row.placed, dates.today().year) in reader.shot()


async def test_looking_again_finds_nothing_new_and_says_nothing(read, library) -> None:
    async with read(library) as reader:
        await reader.press("R")
        await reader.rest()
        assert len(reader.screen.listing.ids) == 5
        await reader.press("ctrl+c")
        assert "Nothing to stop" in reader.line


@pytest.mark.parametrize("size", SIZES)
async def test_every_command_is_safe_at_every_size(read, library, size) -> None:
    keys = (
        "j l l l h ] ] } [ { ) ( f f e / x escape e = = i escape z z ? escape n m s space J K g G"
    )
    async with read(library, size=size) as reader:
        for key in (*keys.split(), "1", "2", "3", "4", "tab", "backspace", "ctrl+n"):
            await reader.press(key)
            assert reader.screen.focused is not None
            assert reader.screen.focused.display
        assert reader.app.is_running
        lines = reader.shot().split("\n")
        assert len(lines) == size[1]


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((120, 36), {"1": 4, "2": 4, "3": 4, "4": 4}),
        ((80, 24), {"1": 2, "2": 2, "3": 4, "4": 4}),
        ((60, 20), {"1": 1, "2": 1, "3": 1, "4": 1}),
    ],
)
async def test_as_many_panes_show_as_fit(read, library, size, panes) -> None:
    async with read(library, size=size) as reader:
        for key, count in panes.items():
            await reader.press(key)
            shown = [pane for pane in Pane if reader.screen.panes._widgets[pane].display]
            assert len(shown) == count


async def test_the_panes_follow_the_size_of_the_terminal(read, library) -> None:
    async with read(library) as reader:
        await reader.press("4")
        for width, height in ((60, 20), (80, 24), (20, 5), (120, 36)):
            await reader.pilot.resize_terminal(width, height)
            await reader.rest()
            assert reader.screen.focused is reader.screen.mentions
            assert reader.screen.mentions.display


async def test_a_jump_out_of_the_sidebar_shows_the_text_on_a_narrow_screen(read, library) -> None:
    async with read(library, size=(80, 24)) as reader:
        await reader.press("3", "enter", "4", "G", "enter")
        assert reader.screen.panes.at is Pane.TEXT
        assert reader.title == "visit"


async def test_a_click_focuses_a_name_and_opens_a_row(read, library) -> None:
    async with read(library) as reader:
        line = next(
            y for y, text in enumerate(reader.shot().split("\n")) if "meet: Vladimir" in text
        )
        column = reader.shot().split("\n")[line].index("Vladimir") + 3
        await reader.pilot.click(offset=(column, line))
        await reader.rest()
        assert (reader.focused, reader.at) == ("Vladimir Putin", "Vladimir Putin")
        line = next(y for y, text in enumerate(reader.shot().split("\n")) if "match" in text)
        await reader.pilot.click(offset=(12, line))
        await reader.rest()
        assert reader.title == "match"


async def test_keys_of_the_settings_take_the_place_of_ours(read, library) -> None:
    settings = Settings(keys={"next-mention": "x ctrl+x", "nonsense": "y"})
    async with read(library, settings=settings) as reader:
        assert "There is no command “nonsense”" in reader.line
        await reader.press("]")
        assert reader.at == ""
        await reader.press("x", "ctrl+x")
        assert reader.at == "Putin"
        await reader.press("1")
        assert "x Next mention" in reader.shot()


async def test_a_key_given_twice_is_said(read, library) -> None:
    async with read(library, settings=Settings(keys={"star": "m"})) as reader:
        assert "The key 'm' is given to both" in reader.line


@pytest.mark.parametrize(("theme", "shown"), [("nord", "nord"), ("no such", "textual-dark")])
async def test_the_theme_of_the_settings_is_taken_if_there_is_one(
    read, library, theme, shown
) -> None:
    async with read(library, settings=Settings(theme=theme)) as reader:
        assert reader.app.theme == shown
        assert ("There is no theme" in reader.line) == (theme != shown)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light", "textual-light", "dracula"])
async def test_every_theme_draws_the_screen(read, library, theme) -> None:
    if theme not in ("textual-light", "dracula", "ansi-dark", "ansi-light"):
        pytest.skip("this Textual has no such theme")
    async with read(library, settings=Settings(theme=theme)) as reader:
        await reader.press("3", "f", "]")
        assert "Vladimir Putin" in reader.shot()


async def test_foreign_text_is_never_markup(read, empty, tmp_path) -> None:
    title = "[Reuters] [/nope] [@click=app.quit]x[/] [bold]"
    for name in "a", "b":
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: '{title}'\n---\nVladimir Putin [b]\n")
    async with read(empty, sources=(str(tmp_path),)) as reader:
        await reader.until(lambda: len(reader.screen.listing.whole) == 2)
        await reader.press("enter", "]", "i", "escape", "3", "=", "?", "escape")
        assert "[Reuters] [/nope]" in reader.shot()
        await reader.press("colon")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"reuters")
        await reader.until(lambda: "[Reuters] [/nope] [@click=app.quit]x[/]" in reader.shot())


async def test_a_fault_in_the_background_is_one_sentence(
    read, library, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr("tui.app.log_file", lambda: tmp_path / "log" / "reader.log")

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    async with read(library) as reader:
        monkeypatch.setattr(library, "article_ids", fail)
        await reader.press("e", "e", "n")
        await reader.until(lambda: "failed in the background" in reader.line)
        assert "boom" in (tmp_path / "log" / "reader.log").read_text()


@pytest.mark.parametrize("size", [(20, 5), (40, 8)])
@pytest.mark.parametrize("key", ["colon", "t"])
async def test_the_palette_can_be_typed_in_on_the_smallest_screen(read, library, size, key) -> None:
    async with read(library, size=size) as reader:
        await reader.press(key)
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"no")
        await reader.until(lambda: "no" in reader.shot())
        assert reader.app.focused.region.bottom <= size[1]


async def test_an_article_in_a_language_without_a_model_says_what_to_install(
    read, library, tmp_path
) -> None:
    text = "Der Bundestag hat heute in Berlin über den Haushalt des nächsten Jahres beraten. " * 5
    (tmp_path / "haushalt.txt").write_text(text)
    library.refresh([str(tmp_path / "haushalt.txt")])
    async with read(library) as reader:
        await reader.press("g")
        assert reader.title.startswith("Der Bundestag")
        assert "Deutsch: to find names, run" in reader.shot()
        assert reader.screen.crew.desk.opened.entities == []
