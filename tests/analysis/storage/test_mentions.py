"""Mentions of a long text: the text is read once, however many there are."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from analysis.storage import analyses, mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MANY = 300
_TEXT = "Long\n\n" + "they met in\nUzbekistan; " * _MANY


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def places(model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """A stand-in for the model: it finds every Uzbekistan."""
    return [
        [(at, at + 10, "GPE", "name") for at in range(len(t)) if t.startswith("Uzbekistan", at)]
        for t in texts
    ]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    (tmp_path / "a.txt").write_text(_TEXT)
    library = Library.open(tmp_path / "library.db")
    with Recogniser(executor=AtOnce(), analyse=places) as recogniser:
        library.refresh([str(tmp_path)], recogniser=recogniser)
    library.close()
    connection = sqlite3.connect(tmp_path / "library.db")
    yield connection
    connection.close()


def test_contexts_are_the_text_around_on_one_line(connection: sqlite3.Connection) -> None:
    (entity,) = connection.execute("SELECT DISTINCT entity FROM chain").fetchone()
    wanted = mentions.places(connection, entity)
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    found = mentions.contexts(connection, wanted, 12)
    assert sum("FROM body" in sql or "JOIN body" in sql for sql in asked) == 1
    assert len(found) == _MANY
    assert (found[0].before, found[0].name, found[0].after) == (
        "they met in ",
        "Uzbekistan",
        "; they met i",
    )
    assert (found[-1].before, found[-1].after) == ("they met in ", "; ")
    assert _TEXT[found[7].start : found[7].end] == "Uzbekistan"


def test_spans_are_pieces_of_the_text(connection: sqlite3.Connection) -> None:
    (article,) = connection.execute("SELECT id FROM article").fetchone()
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    assert {span[1:] for span in analyses.spans(connection, article)} == {("Uzbekistan", "GPE")}
    assert sum("substr" in sql for sql in asked) == 0
