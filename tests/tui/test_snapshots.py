"""What the reader looks like; each docstring says what to see."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from analysis.settings import Settings
from tui.app import NewsReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "analysis" / "data" / "seeds.jsonl"
WIDE, COMMON, TINY = (120, 36), (80, 24), (20, 5)


def annotated(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Stand in for the model: the names that people marked in the samples."""
    articles = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    marked = {
        article["text"].strip(): [
            (m["start"], m["end"], m["type"], "name")
            for m in article["mentions"]
            if m["kind"] == "name"
        ]
        for article in articles
    }
    return [marked[text.strip()] for text in texts]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, at_once) -> Path:
    """Make a library of the samples, as old as their news."""
    base = tmp_path_factory.mktemp("samples")
    shutil.copytree(ROOT / "seeds", base / "seeds")
    for day, file in enumerate(sorted((base / "seeds").iterdir()), start=14):
        os.utime(file, (when := 1_663_113_600 + (day - 14) * 86_400, when))
    library = Library.open(base / "library.db")
    with Recogniser(executor=at_once, analyse=annotated) as recogniser:
        library.refresh([str(base / "seeds")], recogniser=recogniser)
    library.close()
    return base / "library.db"


@pytest.fixture
def seeds(samples: Path, tmp_path: Path) -> Iterator[Library]:
    library = Library.open(shutil.copy(samples, tmp_path / "library.db"))
    yield library
    library.close()


@pytest.fixture
def looks(snap_compare, reader_of) -> Callable[..., bool]:
    """Compare the screen after some keys with the picture that is kept."""

    def looks(library: Library, *keys: str, size: tuple[int, int] = WIDE) -> bool:
        app = NewsReader(library, Settings(), (), ())

        async def press(pilot: Pilot[None]) -> None:
            reader = reader_of(app, pilot)
            await reader.rest()
            for key in keys:
                await reader.press(key)

        return snap_compare(app, terminal_size=size, run_before=press)

    return looks


FOLLOW = ("3", "enter", "2", "]", "]", "]")


class TestWide:
    def test_start(self, looks, seeds) -> None:
        """Both articles, the newer one's text with its names, its entities by kind."""
        assert looks(seeds)

    def test_following(self, looks, seeds) -> None:
        """Vladimir Putin is focused: his mentions stand out, the third most; both articles."""
        assert looks(seeds, *FOLLOW)

    def test_next_article(self, looks, seeds) -> None:
        """The other article, at its first Putin; the bottom line says why it is him."""
        assert looks(seeds, *FOLLOW, "}")

    def test_only(self, looks, seeds) -> None:
        """The list's title says that only articles with the focused entity are shown."""
        assert looks(seeds, *FOLLOW, "=")

    def test_why(self, looks, seeds) -> None:
        """A panel: the entity, why this mention is linked to it, and all its names."""
        assert looks(seeds, *FOLLOW, "i")

    def test_merge(self, looks, seeds) -> None:
        """A field with what is typed, and below it who is called so, with type and counts."""
        assert looks(seeds, *FOLLOW, "M", *"russia")

    def test_split(self, looks, seeds) -> None:
        """What can be split off, a key each; the last line rejects the link by its reason."""
        assert looks(seeds, *FOLLOW, "S")

    def test_entities_of_the_library(self, looks, seeds) -> None:
        """All entities of the library in the upper right pane."""
        assert looks(seeds, "3", "e")

    def test_search(self, looks, seeds) -> None:
        """The second hit of a search in the text, and how many there are."""
        assert looks(seeds, "/", *"summit", "enter", "n")

    def test_help(self, looks, seeds) -> None:
        """The keys, by what they are for."""
        assert looks(seeds, "?")

    def test_zen(self, looks, seeds) -> None:
        """The text alone."""
        assert looks(seeds, "z")

    def test_empty(self, looks, empty) -> None:
        """One sentence that says what to do."""
        assert looks(empty)


class TestSmall:
    def test_common(self, looks, seeds) -> None:
        """The list and the text; the sidebar is folded away."""
        assert looks(seeds, size=COMMON)

    def test_sidebar(self, looks, seeds) -> None:
        """The sidebar lies over the text."""
        assert looks(seeds, "3", size=COMMON)

    def test_merge(self, looks, seeds) -> None:
        """The panel as wide as the screen."""
        assert looks(seeds, *FOLLOW, "M", *"russia", size=COMMON)

    def test_tiny_menu(self, looks, seeds) -> None:
        """A frame and what fits in it."""
        assert looks(seeds, *FOLLOW, "S", size=TINY)

    def test_tiny(self, looks, seeds) -> None:
        """One pane, nothing broken."""
        assert looks(seeds, "2", size=TINY)
