"""What the review and the list of watched entities look like; each docstring says what to see."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from analysis.settings import Settings
from tests.tui.conftest import QuickLibrary, write_article
from tests.tui.test_review import NEWS, is_under_way
from tui.app import NewsReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a library with two questions."""
    base = tmp_path_factory.mktemp("doubtful")
    (base / "news").mkdir()
    for day, (name, text) in enumerate(NEWS.items(), 10):
        write_article(base / "news", name, f"2022-09-{day}", text)
    library = QuickLibrary.open(base / "library.db")
    library.refresh([str(base / "news")])
    library.close()
    return base / "library.db"


@pytest.fixture
def reader(doubtful: Path, tmp_path: Path) -> Iterator[NewsReader]:
    library = QuickLibrary.open(shutil.copy(doubtful, tmp_path / "library.db"))
    app = NewsReader(library, Settings())
    yield app
    app.pending.close()
    library.close()


def pressing(*keys: str):
    """Press keys, each when all that the one before asked for is done."""

    async def press(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, NewsReader)
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            for _ in range(200):
                is_ready = app.reading.is_furnished and not app.reading.crew.desk._resting
                if is_ready and not len(app.workers) and not is_under_way_in(app):
                    break
                await pilot.pause(0.02)
            await pilot.pause()

    return press


def is_under_way_in(app: NewsReader) -> bool:
    class At:
        def __init__(self) -> None:
            self.app = app

    return is_under_way(At())  # type: ignore[arg-type]


class TestReview:
    """Questions over mentions of both sides."""

    def test_beside(self, snap_compare, reader: NewsReader) -> None:
        """Two names side by side; after a yes to the first question the second one stands there."""
        assert snap_compare(reader, terminal_size=(120, 24), run_before=pressing("v", "y"))

    def test_above_each_other(self, snap_compare, reader: NewsReader) -> None:
        """In a narrow terminal one side stands above the other; the cursor is in the lower one."""
        assert snap_compare(reader, terminal_size=(80, 24), run_before=pressing("v", "tab"))


class TestWatched:
    """What is watched."""

    def test_panel(self, snap_compare, reader: NewsReader) -> None:
        """A watched person with unread articles, which have a mark of their own in the list."""
        keys = ("j", "3", "w", "W")
        assert snap_compare(reader, terminal_size=(100, 24), run_before=pressing(*keys))
