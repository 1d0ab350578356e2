"""Articles that their source changes after one has read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.intake import Outcome
from tests.analysis.newsstand import answer, newsstand
from tests.analysis.subscriber import item, rss
from tests.tui.reading.test_arrivals_web import OwnLibrary, say
from tui.screens.dialogs.changes import ChangesPanel
from tui.screens.reading.arriving.summary import Came, summarise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.library import Library
    from tests.analysis.newsstand import Newsstand


def feed(first: str, text: str) -> bytes:
    return rss(item("1", first, text), item("2", "It rains", "As it did before."))


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    library = OwnLibrary.open(tmp_path / "own.db")
    yield library
    library.close()


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as stand:
        stand.routes["/news"] = answer(
            200, feed("Putin met Xi", "They met in Samarkand. It rained.")
        )
        yield stand


async def test_a_rewritten_article_is_named_marked_and_told_of(read, own, stand) -> None:
    async with read(own) as reader:
        await reader.press("a", *stand.url("/news"), "enter")
        await say(reader, "is followed")
        await reader.press("G", "enter", "1", "g", "enter", "1")
        await reader.until(lambda: own.counts()[1] == 0)
        unread = reader.screen.listing.unread
        new = feed("Withdrawn: Putin met Xi", "They never met. It rained.")
        stand.routes["/news"] = answer(200, new)
        await reader.press("R")
        await say(reader, "1 changed: “Withdrawn: Putin met Xi”.")
        assert reader.shot().count("≠") == 1
        assert reader.screen.listing.unread == unread == 0
        assert reader.title == "Putin met Xi"  # what is being read does not change by itself

        await reader.press("enter")
        assert "≠" not in reader.shot()
        assert "d shows what" in reader.screen.text.reading.notice
        assert reader.screen.listing.unread == 0
        await reader.press("d")
        assert isinstance(reader.app.screen, ChangesPanel)
        told = reader.app.screen.lines.plain
        assert "− Putin met Xi" in told
        assert "+ Withdrawn: Putin met Xi" in told
        assert "− They met in Samarkand." in told
        assert "+ They never met." in told
        assert "  It rained." in told
        await reader.press("d")
        assert reader.app.screen is reader.screen


async def test_an_article_that_never_changed_says_so(read, library) -> None:
    async with read(library) as reader:
        await reader.press("d")
        assert "its source has not changed it" in reader.line


@pytest.mark.parametrize(
    ("changed", "titles", "said"),
    [
        (2, (), "2 changed."),
        (1, ("a",), "1 changed: “a”."),
        (3, ("a",), "3 changed (you had read “a”)."),
        (3, ("a", "b"), "3 changed (you had read “a” and 1 more)."),
    ],
)
def test_what_one_had_read_is_named(changed, titles, said) -> None:
    assert summarise(Outcome(changed=changed), 0, Came(rewritten=titles)) == said
