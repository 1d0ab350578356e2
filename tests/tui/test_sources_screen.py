"""The list of sources: what it shows, and what is done in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.newsstand import answer, newsstand
from tests.analysis.subscriber import AtOnce, capitals, item, rss
from tui.screens.dialogs.menu import Menu
from tui.screens.dialogs.panel import Panel
from tui.screens.sources.lines import tags_in
from tui.screens.sources.screen import SourcesScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.library import Library
    from tests.analysis.newsstand import Newsstand


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as stand:
        first = [item(f"a{n}", f"alpha {n}", "It rained.") for n in range(3)]
        second = [item(f"b{n}", f"beta {n}", "Putin spoke.") for n in range(2)]
        stand.routes["/a"] = answer(200, rss(*first, title="Alpha [red]News"))
        stand.routes["/b"] = answer(200, rss(*second, title="Beta"))
        yield stand


@pytest.fixture
def fed(library: Library, stand: Newsstand, monkeypatch) -> Library:
    """The library of articles, which follows two feeds."""
    known = type(library).__mro__[1].refresh

    def refresh(self, locations=(), **options):
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            more = {"recogniser": recogniser, "parser": AtOnce()}
            return known(self, locations, **{**options, **more})

    monkeypatch.setattr(type(library), "refresh", refresh)
    library.refresh([stand.url("/a"), stand.url("/b")], everything=False)
    rows = {row.name: row.id for row in library.sources()}
    library.desk().set_tags(rows["Beta"], ["News/Europe"])
    return library


async def open_sources(reader, *keys: str) -> SourcesScreen:
    await reader.press("F")
    screen = reader.app.screen
    assert isinstance(screen, SourcesScreen)
    await reader.until(lambda: screen.shelf)
    for key in keys:
        await reader.press(key)
    return screen


def names(screen: SourcesScreen) -> list[str]:
    return [line.name for line in screen.list.rows.fetch(0, 99)]


async def test_everything_that_is_followed_is_listed(read, fed) -> None:
    async with read(fed) as reader:
        screen = await open_sources(reader)
        expected = ["All articles", "#News", "#News/Europe", "Alpha [red]News", "Beta", "news"]
        assert names(screen) == expected
        shot = reader.shot()
        assert "Sources 3 · 10 unread" in shot
        assert "Alpha [red]News" in shot
        assert "3 of 3" in shot
        assert "just now, 3 new" in shot
        assert "#News/Europe" in shot


async def test_enter_lists_only_what_is_of_it(read, fed) -> None:
    async with read(fed) as reader:
        await open_sources(reader, *"jjj", "enter")
        assert reader.listed == ["alpha 0", "alpha 1", "alpha 2"]
        assert "Alpha [red]News 3 · 3 unread" in reader.shot()
        assert "Alpha [red]News: 3 articles; = shows all again." in reader.line
        assert reader.title == "alpha 0"
        await reader.press("=")
        assert len(reader.listed) == 10
        await open_sources(reader, *"j", "enter")
        assert sorted(reader.listed) == ["beta 0", "beta 1"]
    async with read(fed) as reader:
        assert sorted(reader.listed) == ["beta 0", "beta 1"]
        await reader.press("escape")
        assert len(reader.listed) == 10


async def test_counts_are_right_after_marking(read, fed) -> None:
    async with read(fed) as reader:
        await reader.press("m")
        screen = await open_sources(reader)
        assert screen.shelf.unread == 9
        await reader.press("j", "j", "j", "A")
        await reader.until(lambda: screen.shelf.unread < 8)
        assert "marked read; u takes it back." in reader.shot()
        await reader.press("H")
        assert "Alpha [red]News" not in names(screen)
        await reader.press("u")
        await reader.until(lambda: screen.shelf.unread == 9)


async def test_the_palette_knows_sources(read, fed) -> None:
    async with read(fed) as reader:
        await reader.press("F")
        await reader.press("colon")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"alpha [r")
        await reader.until(lambda: "Alpha [red]News  source" in reader.shot())
        await reader.press("enter")
        await reader.until(lambda: len(reader.listed) == 3)


async def test_a_source_is_refreshed_and_what_came_is_said_there(read, fed, stand) -> None:
    async with read(fed) as reader:
        await open_sources(reader, *"jjjj")
        more = [item(f"b{n}", f"beta {n}", "Putin spoke.") for n in range(4)]
        stand.routes["/b"] = answer(200, rss(*more, title="Beta"))
        stand.asked.clear()
        await reader.press("r")
        await reader.until(lambda: "2 new." in reader.shot())
        assert [one.path for one in stand.asked] == ["/b"]
        await reader.until(lambda: "4 of 4" in reader.shot())
        stand.routes["/b"] = answer(500)
        await reader.press("r")
        await reader.until(lambda: "1 source could not be had: Beta:" in reader.shot())
        assert "! Beta" in reader.shot()


async def test_a_source_is_renamed_tagged_and_found(read, fed) -> None:
    async with read(fed) as reader:
        screen = await open_sources(reader, *"jjjj", "e")
        await reader.press(*["backspace"] * 4, *"Gamma", "enter")
        await reader.until(lambda: "Gamma" in names(screen))
        assert screen.line.name == "Gamma"
        await reader.press("T", *["backspace"] * 20, *"#x, y", "enter")
        await reader.until(lambda: screen.line.tags == ("x", "y"))
        await reader.press("/", *"#x")
        assert names(screen) == ["#x", "Gamma"]
        await reader.press("escape")
        assert len(names(screen)) == 6


@pytest.mark.parametrize(("key", "left"), [("u", 10), ("r", 7)])
async def test_a_source_is_removed_with_or_without_its_articles(read, fed, key, left) -> None:
    async with read(fed) as reader:
        screen = await open_sources(reader, *"jjj", "d", key)
        await reader.until(lambda: "Alpha [red]News" not in names(screen))
        assert "is followed no more" in reader.shot() or "is removed with" in reader.shot()
        await reader.press("escape")
        await reader.until(lambda: len(reader.listed) == left)


def said(reader) -> str:
    """What was said last."""
    return reader.screen.status.said[-1].words if reader.screen.status.said else ""


async def test_keys_that_move_a_cursor_remove_nothing(read, fed) -> None:
    async with read(fed) as reader:
        screen = await open_sources(reader, *"jjj", "D", *"jkjkk")
        assert isinstance(reader.app.screen, Menu)
        await reader.press("escape")
        assert "Alpha [red]News" in names(screen)


async def test_a_source_that_is_followed_no_more_can_be_followed_again(read, fed) -> None:
    async with read(fed) as reader:
        screen = await open_sources(reader, *"jjjj", "D", "u")
        await reader.until(lambda: "Beta" not in names(screen))
        assert "u follows it again" in reader.shot()
        await reader.press("u")
        await reader.until(lambda: "Beta" in names(screen))
        assert next(row.tags for row in fed.sources() if row.name == "Beta") == ("News/Europe",)


async def test_the_help_tells_the_keys_of_the_list_of_sources(read, fed) -> None:
    async with read(fed, size=(80, 24)) as reader:
        await open_sources(reader, "?")
        shot = reader.shot()
        assert "Here, in the sources" in shot
        assert "T            Its tags, with commas between them" in shot
        assert "Merge" not in shot


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_line_of_keys_always_names_help_and_the_way_out(read, fed, width) -> None:
    async with read(fed, size=(width, 24)) as reader:
        await open_sources(reader)
        assert reader.shot().rstrip().splitlines()[-1].rstrip().endswith("? help  Esc leave")


async def test_feeds_are_written_to_a_file_that_is_not_there_yet(read, fed, tmp_path) -> None:
    async with read(fed) as reader:
        await reader.press("ctrl+s")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press("ctrl+u", *f"{tmp_path}/mine.opml", "enter")
        await reader.until(lambda: f"2 feeds written to {tmp_path}/mine.opml." in said(reader))
        before = (tmp_path / "mine.opml").read_bytes()
        assert before.count(b"xmlUrl=") == 2
        await reader.press("ctrl+s")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press("ctrl+u", *f"{tmp_path}/mine.opml", "enter")
        await reader.until(lambda: "is there already" in " ".join(said(reader).split()))
        assert (tmp_path / "mine.opml").read_bytes() == before


async def test_how_long_articles_are_kept_is_set_for_one_feed_and_for_all(read, fed) -> None:
    async with read(fed) as reader:
        await open_sources(reader, "ctrl+k", *"90", "enter")
        await reader.until(lambda: "Read articles of feeds are kept for 90 days" in reader.shot())
        assert fed.habits().keep_days() == 90
        await reader.press(*"jjj", "ctrl+k", *"soon", "enter")
        await reader.until(lambda: "is no number of days" in reader.shot())
        await reader.press("ctrl+k", "0", "enter")
        await reader.until(lambda: "are kept for ever" in reader.shot())
        assert next(row.keep_days for row in fed.sources() if "Alpha" in row.name) == 0


async def test_details_and_full_texts(read, fed, stand) -> None:
    async with read(fed) as reader:
        screen = await open_sources(reader, *"jjj", "x")
        await reader.until(lambda: screen.line.source.is_full)
        await reader.press("i")
        assert isinstance(reader.app.screen, Panel)
        assert stand.url("/a") in reader.shot()
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5), (8, 3)])
async def test_the_list_fits(read, fed, size) -> None:
    async with read(fed, size=size) as reader:
        await open_sources(reader, *"jjj", "/", *"al", "escape")
        await reader.press("G")
        assert reader.app.screen.line.name == "news"


@pytest.mark.parametrize(
    ("words", "tags"), [("a, #b ,, a", ("a", "b")), ("", ()), ("x/y", ("x/y",))]
)
def test_tags_are_typed_with_commas(words, tags) -> None:
    assert tags_in(words) == tags
