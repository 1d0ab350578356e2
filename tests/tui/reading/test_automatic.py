"""Feeds that are looked at by themselves while one reads."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual import events

from analysis.settings import Settings
from tests.analysis.newsstand import answer, newsstand
from tests.analysis.subscriber import item, rss
from tests.tui.reading.test_arrivals_web import OwnLibrary
from tui.look import Look
from tui.screens.reading.arriving import automatic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.library import Library
    from tests.analysis.newsstand import Newsstand

SOME = [item(str(n), f"title {n}", "It rained.") for n in range(9)]
OFTEN = Settings(refresh_minutes=5)


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as stand:
        stand.routes["/news"] = answer(200, rss(*SOME[:3]))
        yield stand


@pytest.fixture
def own(tmp_path: Path, stand: Newsstand, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A library that follows one feed, which was looked at long ago, and a clock that is fast."""
    monkeypatch.setattr(automatic, "TICK", 0.05)
    library = OwnLibrary.open(tmp_path / "own.db")
    library.refresh([stand.url("/news")])
    long_ago(library)
    stand.asked.clear()
    yield library
    library.close()


def long_ago(library: Library) -> None:
    with library._access.transaction():
        library._access.connection().execute("UPDATE source SET looked_at = '2022-01-01T00:00:00Z'")


async def test_without_the_setting_no_feed_is_asked(read, own, stand) -> None:
    async with read(own) as reader:
        await asyncio.sleep(0.3)
        await reader.press("j", "k")
    assert not stand.asked


async def test_what_came_is_told_in_a_line_and_the_cursor_stays(read, own, stand) -> None:
    async with read(own, settings=OFTEN) as reader:
        await reader.until(lambda: stand.asked)
        await reader.rest()
        assert "new" not in reader.line
        await reader.press("j")
        title = reader.title
        stand.routes["/news"] = answer(200, rss(*SOME[3:5], *SOME[:3]))
        long_ago(own)
        await reader.until(lambda: "2 new." in reader.line)
        await reader.until(lambda: len(reader.listed) == 5)
        assert (reader.title, reader.screen.articles.key) == (
            title,
            reader.screen.crew.desk.opened.id,
        )


async def test_a_feed_that_was_just_looked_at_is_left_alone(read, own, stand) -> None:
    async with read(own, settings=OFTEN) as reader:
        await reader.until(lambda: stand.asked)
        await reader.rest()
        await asyncio.sleep(0.4)
        assert len(stand.asked) == 1


async def test_a_failure_is_not_told_and_the_feed_pauses(read, own, stand) -> None:
    stand.routes["/news"] = answer(500)
    async with read(own, settings=OFTEN) as reader:
        before = reader.line
        await reader.until(lambda: own.sources()[0].failures)
        long_ago(own)
        await asyncio.sleep(0.3)
        await reader.rest()
        assert len(stand.asked) == 1
        assert reader.line == before
    (source,) = own.sources()
    assert "500" in (source.trouble or "")
    assert source.next_look_at is not None


async def test_it_waits_while_articles_come_in(read, own, stand, monkeypatch) -> None:
    monkeypatch.setattr(automatic, "TICK", 3600.0)
    async with read(own, settings=OFTEN) as reader:
        await reader.press("a", *stand.url("/silent"))
        reader.app._driver.send_message(events.Key("enter", None))
        await reader.until(lambda: stand.paths() == ["/silent"])
        reader.screen.crew.automatic._look_up()
        reader.screen.crew.arrivals.look_quietly(
            Look(sources=(own.sources()[0].id,), is_quiet=True)
        )
        await asyncio.sleep(0.1)
        assert stand.paths() == ["/silent"]
        reader.screen.crew.arrivals.stop()


async def test_the_list_of_sources_shows_what_came_by_itself(read, own, stand) -> None:
    async with read(own, settings=OFTEN) as reader:
        await reader.until(lambda: stand.asked)
        await reader.rest()
        await reader.press("F")
        await reader.until(lambda: reader.app.screen is not reader.screen)
        stand.routes["/news"] = answer(200, rss(*SOME[:5]))
        long_ago(own)
        await reader.until(lambda: "2 new" in reader.shot())


async def test_names_that_were_left_for_later_are_found_when_the_reader_opens(
    read, own, stand
) -> None:
    stand.routes["/left"] = answer(200, rss(item("l", "He left", "Vladimir Putin left.")))
    own.refresh([stand.url("/left")], later=True)
    assert own.named("Vladimir Putin") == []
    stand.asked.clear()
    async with read(own) as reader:
        await reader.until(lambda: own.named("Vladimir Putin"))
    assert not stand.asked
