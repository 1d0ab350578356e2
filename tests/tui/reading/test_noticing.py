"""What another process brings into the library while one reads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from analysis.intake import Outcome, Resting
from analysis.sources.found import Failure
from tests.tui.conftest import QuickLibrary, write_article
from tui.drawing.resting import left_alone
from tui.screens.reading.arriving import noticing
from tui.screens.reading.arriving.summary import Came, summarise

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.library import Library

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noticing, "TICK", 0.05)


def bring(path: Path, folder: Path, *names: str) -> None:
    """Bring articles in as another process does."""
    folder.mkdir(exist_ok=True)
    for name in names:
        write_article(folder, name, "2023-01-01", f"today {name} met Vladimir Putin. it rained.")
    other = QuickLibrary.open(path)
    other.refresh([str(folder)])
    other.close()


async def settled(reader) -> None:
    """Wait until the reader knows how far the library is."""
    await reader.until(lambda: reader.screen.crew.noticing._known is not None)


async def test_what_comes_is_listed_and_told_and_the_cursor_stays(
    read, library: Library, tmp_path: Path
) -> None:
    async with read(library) as reader:
        await settled(reader)
        title = reader.title
        bring(library.path, tmp_path / "more", "one", "two")
        await reader.until(lambda: "2 new." in reader.line)
        await reader.until(lambda: len(reader.listed) == 7)
        assert reader.title == title
        assert reader.screen.articles.key == reader.screen.crew.desk.opened.id
        bring(library.path, tmp_path / "more", "three")
        await reader.until(lambda: "3 new." in reader.line)


async def test_what_is_watched_is_told_of(read, library: Library, tmp_path: Path) -> None:
    library.watching().toggle(library.named("Vladimir Putin")[0].id)
    async with read(library) as reader:
        await settled(reader)
        bring(library.path, tmp_path / "more", "one", "two")
        await reader.until(lambda: "2 new, 2 on Vladimir Putin (watched): W." in reader.line)


async def test_what_is_watched_is_told_of_once_names_are_found(
    read, library: Library, tmp_path: Path
) -> None:
    library.watching().toggle(library.named("Vladimir Putin")[0].id)
    async with read(library) as reader:
        await settled(reader)
        more = tmp_path / "more"
        more.mkdir()
        for name in ("one", "two"):
            write_article(more, name, "2023-01-01", f"today {name} met Vladimir Putin. it rained.")
        other = QuickLibrary.open(library.path)
        other.refresh([str(more)], later=True)
        await reader.until(lambda: reader.line.startswith("2 new."))
        await reader.press("j")
        await reader.until(lambda: "2 new" not in reader.line)
        other.refresh([str(more)])
        other.close()
        await reader.until(lambda: "2 new, 2 on Vladimir Putin (watched): W." in reader.line)
        await reader.press("j")
        await reader.rest()
        assert "2 new" not in reader.line


async def test_a_change_is_told_of(read, library: Library, tmp_path: Path) -> None:
    bring(library.path, tmp_path / "more", "one")
    library.set_read(library.article_ids(), True)
    async with read(library) as reader:
        await settled(reader)
        (tmp_path / "more" / "one.md").write_text("---\ntitle: other\n---\nit rained.\n")
        other = QuickLibrary.open(library.path)
        other.refresh([str(tmp_path / "more")])
        other.close()
        await reader.until(lambda: "1 changed: “other”." in reader.line)


async def test_marks_of_ones_own_are_no_news(read, library: Library) -> None:
    async with read(library) as reader:
        await settled(reader)
        looked = []
        reader.screen.crew.arrivals.look_up = lambda: looked.append(1)
        await reader.press("m", "j", "m", "s")
        await reader.until(lambda: library.counts()[1] == 3)
        await reader.pilot.pause(0.3)
        assert not looked


@pytest.mark.parametrize(
    ("resting", "said"),
    [
        ([], ""),
        ([Resting("A", "2026-11-22T22:55:00Z")], "“A” is not asked before 23:55."),
        ([Resting("A", "2026-11-23T22:55:00Z")], "“A” is not asked before 23 Nov 23:55."),
        (
            [Resting(name, f"2026-11-22T2{n}:00:00Z") for n, name in enumerate("ABC")],
            "3 feeds are not asked again yet: A (21:00), B (22:00), C (23:00).",
        ),
    ],
)
def test_feeds_that_are_left_alone_are_named(resting, said) -> None:
    assert left_alone(resting, NOW.astimezone(timezone(timedelta(hours=1)))) == said


@pytest.mark.parametrize(
    ("outcome", "came", "said"),
    [
        (
            Outcome(added=3),
            Came(watched=(("Zelenskyy", 2),)),
            "3 new, 2 on Zelenskyy (watched): W.",
        ),
        (
            Outcome(added=3),
            Came(watched=(("A", 2), ("B", 1), ("C", 1))),
            "3 new, 2 on A, 1 on B, … (watched): W.",
        ),
        (
            Outcome(failures=[Failure("A", "x"), Failure("B", "y")]),
            Came(feeds=frozenset("AB")),
            "2 sources could not be had (A, B: F)",
        ),
        (
            Outcome(unfilled=[Failure("Title", "its page holds no more than what is here")]),
            Came(),
            "No full text of “Title”: its page holds no more than what is here.",
        ),
    ],
)
def test_what_came_names_what_matters(outcome, came, said) -> None:
    assert summarise(outcome, 0, came) == said
