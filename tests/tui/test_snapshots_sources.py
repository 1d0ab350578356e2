"""What the list of sources looks like; each docstring says what to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.models import SourceKind, SourceRow
from analysis.settings import Settings
from tui.app import NewsReader
from tui.screens.sources.work import SourceWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from analysis.library import Library

LONG = "The [b]Gazette[/b] of a Town with quite a long Name"
ROWS = [
    SourceRow(1, b"https://world.example/rss", "World", "2026-01-01", None, None, 120, 7,
              SourceKind.FEED, ("daily", "news/world"), "https://world.example/", 4),
    SourceRow(2, b"https://gone.example/feed", "Gone", "2026-01-01", None, "answers 410", 3, 0,
              SourceKind.FEED, is_gone=True),
    SourceRow(3, b"https://town.example/atom", LONG, "2026-01-01", None,
              "the server answers 503, it is asked again in 5 minutes", 12_345, 12_000,
              SourceKind.FEED, ("daily",), failures=2),
    SourceRow(4, b"pages:", "Saved pages", "2026-01-01", None, None, 2, 1, SourceKind.PAGES),
    SourceRow(5, b"/home/me/news", "/home/me/news", "2026-01-01", None, None, 40, 0),
]  # fmt: skip


@pytest.fixture
def looks(snap_compare, reader_of, library: Library, monkeypatch) -> Callable[..., bool]:
    """Compare the list after some keys with the picture that is kept."""
    monkeypatch.setattr(type(library), "sources", lambda _: ROWS)
    monkeypatch.setattr(SourceWork, "tend", lambda *_: None)

    def looks(*keys: str, size: tuple[int, int] = (120, 36)) -> bool:
        app = NewsReader(library, Settings(), (), ())

        async def press(pilot: Pilot[None]) -> None:
            reader = reader_of(app, pilot)
            await reader.rest()
            await reader.press("F")
            await reader.until(lambda: app.screen.shelf)
            for key in keys:
                await reader.press(key)

        return snap_compare(app, terminal_size=size, run_before=press)

    return looks


class TestSources:
    def test_wide(self, looks) -> None:
        """All articles, tags, sources with counts and notes; troubles stand out; brackets stay."""
        assert looks("j", "j", "j", "j", "j", "j", "j")

    def test_common(self, looks) -> None:
        """The same in 80 columns; the bottom line has the address of the one under the cursor."""
        assert looks("G", size=(80, 24))

    def test_tiny(self, looks) -> None:
        """Names and counts, nothing broken."""
        assert looks("G", size=(20, 5))

    def test_removal(self, looks) -> None:
        """A menu asks what is to become of the articles."""
        assert looks("G", "d")

    def test_details(self, looks) -> None:
        """All that is known of one source."""
        assert looks("G", "k", "i")

    def test_views(self, looks, library: Library) -> None:
        """Below all articles what is starred, and saved queries with counts; one is broken."""
        library.set_starred([1, 2], is_starred=True)
        library.views().save("Gas", "gas")
        library.views().save("The [b]Kremlin[/b]", "who:putin -view:gas after:2022-09-01")
        library.views().save("Both", 'view:"gas" OR rain*')
        library.views().save("Energy", "gas OR oil")
        library.views().remove("Gas")
        assert looks("j", "j")
