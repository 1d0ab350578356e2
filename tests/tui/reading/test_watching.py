"""Watching: marks for what is new about an entity, and the list of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.conftest import write_article
from tui.screens.dialogs.watched import WatchedPanel
from tui.widgets.article_list import UNREAD, WATCHED

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.library import Library
    from tests.tui.conftest import Reader


def marks(reader: Reader) -> dict[str, str]:
    """The mark of each listed article by its title."""
    articles = reader.screen.articles
    found = {}
    for row in reader.screen.pending.rows(reader.screen.listing.ids):
        lines = articles.draw_row(row, 40, False)
        found[row.title] = "".join(text for text, _ in lines[0])[0]
    return found


async def watch_putin(reader: Reader) -> None:
    reader.screen.crew.names.focus(reader.screen.library.named("Vladimir Putin")[0].id)
    await reader.press("4", "w")


async def open_panel(reader: Reader) -> None:
    await reader.press("W")
    panel = reader.app.screen
    assert isinstance(panel, WatchedPanel)
    await reader.until(lambda: panel.list.count)
    await reader.rest()


async def test_nothing_is_marked_while_nothing_is_watched(library: Library, read) -> None:
    async with read(library) as reader:
        assert WATCHED not in marks(reader).values()
        await reader.press("W")
        assert "Nothing is watched yet: w watches" in reader.line


async def test_unread_articles_with_a_watched_entity_have_a_mark(library: Library, read) -> None:
    async with read(library) as reader:
        await watch_putin(reader)
        assert "Vladimir Putin is watched" in reader.line
        assert marks(reader) == {
            "summit": WATCHED,
            "gas": WATCHED,  # he is only Putin there
            "match": UNREAD,
            "visit": WATCHED,
            "weather": UNREAD,
        }
        assert f"{WATCHED} " in reader.shot()
        await reader.press("m")
        assert marks(reader)["summit"] == " "
        await reader.press("w")
        assert "is watched no more" in reader.line
        assert WATCHED not in marks(reader).values()


async def test_the_list_of_entities_marks_what_is_watched(library: Library, read) -> None:
    async with read(library) as reader:
        await watch_putin(reader)
        (line,) = [line for line in reader.shot().splitlines() if "P Vladimir Putin" in line]
        assert WATCHED in line.rpartition("Vladimir Putin")[2]
    async with read(library) as reader:
        assert f"Putin {WATCHED}" in " ".join(reader.shot().replace("~", " ").split())


async def test_the_panel_counts_what_is_new_and_lists_it(library: Library, read) -> None:
    async with read(library) as reader:
        await watch_putin(reader)
        reader.screen.crew.names.focus(library.named("Jane Doe")[0].id)
        await reader.press("w", "1", "m")
        await reader.until(lambda: library.counts()[1] == 4)
        await open_panel(reader)
        lines = [
            line
            for line in reader.shot().splitlines()
            if " unread" in line and "Articles" not in line
        ]
        assert "Vladimir Putin" in lines[0]
        assert "2 unread" in lines[0]
        assert "1 unread" in lines[1]
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        assert reader.listed[-2:] == ["gas", "visit"]
        assert "Unread with Vladimir Putin" in reader.shot()
        assert "unread articles mention Vladimir Putin; = shows all again" in reader.line
        await reader.press("=")
        assert len(reader.listed) == 5


@pytest.mark.parametrize("key", ["escape", "q", "W"])
async def test_the_panel_closes_and_changes_nothing(library: Library, read, key: str) -> None:
    async with read(library) as reader:
        await watch_putin(reader)
        await open_panel(reader)
        await reader.press("j", "k", "G", "g", key)
        assert reader.app.screen is reader.screen
        assert len(reader.listed) == 5


async def test_one_can_stop_watching_in_the_panel(library: Library, read) -> None:
    async with read(library) as reader:
        await watch_putin(reader)
        reader.screen.crew.names.focus(library.named("Jane Doe")[0].id)
        await reader.press("w", "W")
        await reader.press("w")
        assert isinstance(reader.app.screen, WatchedPanel)
        assert [row.entity.name for row in library.watching().watched()] == ["Jane Doe"]
        await reader.press("w")
        assert reader.app.screen is reader.screen
        assert not library.watching().ids()


async def test_nothing_new_is_said(library: Library, read) -> None:
    async with read(library) as reader:
        await watch_putin(reader)
        await reader.press("A")
        await reader.until(lambda: library.counts()[1] == 0)
        await open_panel(reader)
        assert "nothing new" in reader.shot()
        await reader.press("enter")
        assert "Nothing new about Vladimir Putin." in reader.line
        assert len(reader.listed) == 5


async def test_what_comes_in_is_marked(library: Library, made: Path, tmp_path: Path, read) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    async with read(library) as reader:
        await watch_putin(reader)
        write_article(folder, "news", "2022-09-20", "and then Vladimir Putin spoke.")
        library.refresh([str(folder)])
        reader.screen.crew.arrivals.look_up()
        await reader.rest()
        assert marks(reader)["news"] == WATCHED


async def test_a_watch_stays_when_the_reader_is_closed(library: Library, read) -> None:
    async with read(library) as reader:
        await watch_putin(reader)
    async with read(library) as reader:
        assert marks(reader)["visit"] == WATCHED
        assert reader.screen.entities.watched == library.watching().ids()


@pytest.mark.parametrize("size", [(80, 24), (20, 5), (8, 3)])
async def test_the_panel_fits(library: Library, read, size: tuple[int, int]) -> None:
    async with read(library, size=size) as reader:
        await watch_putin(reader)
        await open_panel(reader)
        await reader.press("j")
        assert "P Vl" in reader.shot()
        await reader.press("enter")
        assert reader.screen.listing.scope.is_unread


async def test_what_is_new_lists_no_other_article_and_follows_the_entity(
    library: Library, read
) -> None:
    entity = library.named("Vladimir Putin")[0].id
    theirs = {row.title for row in library.article_rows(library.article_ids(entity=entity))}
    other = next(i for i in library.article_ids() if i not in library.article_ids(entity=entity))
    async with read(library) as reader:
        await watch_putin(reader)
        await reader.press("escape", "escape")
        reader.screen.crew.desk.visit(other)
        await reader.rest()
        await open_panel(reader)
        await reader.press("enter")
        assert set(reader.listed) <= theirs
        assert reader.focused == "Vladimir Putin"
