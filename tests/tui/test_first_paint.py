"""What is imported before the list of articles is painted: it stays as little as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_MODULES = 40
"""Modules of tui that the list of articles needs; each costs a start some 0.2 ms."""
START = """
import asyncio, sys
from pathlib import Path
from analysis.library import Library
from analysis.settings import Settings
from tui.app import NewsReader
from tui.screens.reading.screen import ReadingScreen

async def furnish(self):
    print(*sorted(name for name in sys.modules if name.split(".")[0] in ("tui", "analysis")))
    self.app.exit()

async def start():
    ReadingScreen._furnish = furnish
    async with NewsReader(Library.open(Path(sys.argv[1])), Settings()).run_test() as pilot:
        await pilot.pause()

asyncio.run(start())
"""
LATER = [
    "analysis.editing",
    "analysis.following",
    "analysis.intake",
    "analysis.linking",
    "analysis.recognition",
    "analysis.sources",
    "tui.cli",
    "tui.failed",
    "tui.following",
    "tui.journey",
    "tui.opened",
    "tui.screens.dialogs",
    "tui.screens.palette",
    "tui.screens.reading.articles.desk",
    "tui.screens.reading.furnishing",
    "tui.screens.reading.arriving",
    "tui.screens.reading.correcting",
    "tui.screens.reading.names",
    "tui.screens.reading.finding",
    "tui.screens.review",
    "tui.screens.sources",
    "tui.widgets.article_view",
    "tui.widgets.entity_list",
    "tui.widgets.mention_list",
    "tui.widgets.prompt",
    "tui.widgets.status_line",
]


def test_the_list_is_painted_before_what_it_can_do_without_is_imported(tmp_path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path / "library.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "tui.screens.reading.articles.listing" in found
    assert not [name for name in found if any(f"{name}.".startswith(f"{one}.") for one in LATER)]
    assert len([name for name in found if name.startswith("tui")]) <= MOST_MODULES
