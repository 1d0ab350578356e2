"""A small library of hand-made articles, and the reader over it."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import time
from concurrent.futures import Executor, Future
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.worker import WorkerCancelled, WorkerFailed

from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from analysis.settings import Settings
from tui.app import NewsReader
from tui.screens.reading.articles import desk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

FILLER = "\n\n".join(f"this is line {number} of what nobody reads." for number in range(40))
ARTICLES = {
    # newest first
    "summit": (
        "2022-09-15",
        f"leaders meet: Vladimir Putin and Xi Jinping.\n\n{FILLER}\n\nin the end Putin left.",
    ),
    "gas": ("2022-09-14", "a deal on gas, says Gazprom, and Putin is glad."),
    "match": ("2022-09-13", "they lost the match, says Jane Doe. it rained."),
    "visit": ("2022-09-12", "a visit: Xi Jinping sees Vladimir Putin, and Putin sees Xi."),
    "weather": ("2022-09-11", "it rains, as it did the day before."),
}
"""Name: (date, text). The stand-in for the model takes capitalised words for persons."""


def capitals(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Stand in for the model."""
    names = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
    return [[(m.start(), m.end(), "PERSON", "name") for m in names.finditer(t)] for t in texts]


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class QuickLibrary(Library):
    """A library whose names are found without a model and without other processes."""

    def refresh(self, locations=(), **options):
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            return super().refresh(locations, **{**options, "recogniser": recogniser})


def write_article(folder: Path, name: str, day: str, text: str) -> Path:
    """Write an article as a file."""
    path = folder / f"{name}.md"
    path.write_text(f"---\ntitle: {name}\ndate: {day}\n---\n{text}\n")
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the library once; its folder stays, as a source that can be looked at again."""
    base = tmp_path_factory.mktemp("made")
    folder = base / "news"
    folder.mkdir()
    for name, (day, text) in ARTICLES.items():
        write_article(folder, name, day, text)
    library = QuickLibrary.open(base / "library.db")
    library.refresh([str(folder)])
    library.close()
    return base


@pytest.fixture(autouse=True)
def _quick_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the article under the cursor at once: keys in tests need no time to rest."""
    monkeypatch.setattr(desk, "REST", 0.001)


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """Copy the library for one test."""
    return shutil.copy(made / "library.db", tmp_path / "library.db")


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    library = QuickLibrary.open(path)
    yield library
    library.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    library = QuickLibrary.open(tmp_path / "empty.db")
    yield library
    library.close()


class Reader:
    """The reader in a test: keys in, what is on screen out."""

    def __init__(self, app: NewsReader, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.screen = app.reading

    async def press(self, *keys: str) -> None:
        """Press keys and let the reader come to rest; three times as fast as the pilot does."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            character = key if len(key) == 1 else {"space": " "}.get(key)
            self.app._driver.send_message(events.Key(name, character))
            await self.pilot._wait_for_screen()
            if key in ("enter", "escape"):
                await self.rest()
        await self.rest()

    async def rest(self) -> None:
        """Wait until nothing is under way."""
        await self.until(lambda: self.screen.is_furnished)
        await self.until(lambda: self.screen.crew.desk._resting is None)
        # A correction is no worker; one that takes long is told of, and a test may want that.
        revising = self.screen.crew.revising
        await self.until(lambda: not revising._is_running or self.screen.status.busy)
        while len(self.app.workers):
            with contextlib.suppress(WorkerCancelled, WorkerFailed):
                await self.app.workers.wait_for_complete()
            await asyncio.sleep(0.002)
        for _ in range(2):
            await self.pilot._wait_for_screen()
            await asyncio.sleep(0.02)

    async def until(self, is_so: Callable[[], object], seconds: float = 5.0) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < deadline, "it has not come about"
            await self.pilot.pause(0.01)

    @property
    def title(self) -> str:
        """The title of the open article."""
        opened = self.screen.crew.desk.opened
        return opened.article.title if opened else ""

    @property
    def listed(self) -> list[str]:
        """The titles in the list of articles."""
        rows = self.screen.library.article_rows(self.screen.listing.ids)
        return [row.title for row in rows]

    @property
    def focused(self) -> str:
        """The name of the focused entity."""
        entity = self.screen.crew.following.entity
        return entity.name if entity else ""

    @property
    def at(self) -> str:
        """The words of the mention one is at."""
        mention, opened = self.screen.crew.desk.mention, self.screen.crew.desk.opened
        return opened.article.text[mention.start : mention.end] if mention and opened else ""

    @property
    def line(self) -> str:
        """The bottom line; what takes two is joined."""
        return " ".join(self.screen.status.render().plain.split("\n"))

    def shot(self) -> str:
        """What the screen shows, as plain lines."""
        width = self.app.size.width
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(strip.text[:width] for strip in strips)


@pytest.fixture
def read() -> Callable[..., object]:
    """Open the reader on a library."""

    @asynccontextmanager
    async def open_reader(
        library: Library,
        size: tuple[int, int] = (120, 36),
        settings: Settings | None = None,
        sources: tuple[str, ...] = (),
    ) -> AsyncIterator[Reader]:
        app = NewsReader(library, settings or Settings(), (), sources)
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.rest()
            yield reader
            app.exit()
        app.pending.close()

    return open_reader


@pytest.fixture(scope="session")
def at_once() -> Executor:
    """Give the executor that runs each call where it is made."""
    return AtOnce()


@pytest.fixture
def reader_of() -> Callable[..., Reader]:
    """Make a reader of a running app and its pilot."""
    return Reader
