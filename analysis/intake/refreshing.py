"""What the library does when sources are added or looked at again."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from analysis.errors import ModelError, SourceError
from analysis.intake.run import Import, rows_of
from analysis.recognition.version import DEFAULT_MODEL
from analysis.recognition.workers import Recogniser
from analysis.sources import Failure, locate
from analysis.storage import sources
from analysis.text import shown_name

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome, Progress


def refresh(
    connect: Callable[[], sqlite3.Connection],
    writing: Callable[[], AbstractContextManager[None]],
    locations: Sequence[str],
    *,
    is_all: bool,
    model: str | None,
    workers: int | None,
    recogniser: Recogniser | None,
    wanted: Callable[[], int | None],
    progress: Callable[[Progress], None],
    stop: threading.Event,
) -> Outcome:
    """Add the locations, look at the sources, analyse what waits; failures are in the outcome."""
    connection = connect()
    run = Import(connect, writing, progress=progress, stop=stop)
    added = []
    for location in locations:
        try:
            path = locate(location)
        except SourceError as error:
            run.outcome.failures.append(Failure(*_halves(str(error))))
            continue
        with writing():
            added.append(sources.add(connection, path, shown_name(path)))
    with ExitStack() as stack:
        try:
            if recogniser is None:
                recogniser = stack.enter_context(
                    Recogniser(model or DEFAULT_MODEL, workers=workers)
                )
            recogniser.version  # noqa: B018 - raises when the model is not installed
        except ModelError as error:
            run.outcome.failures.append(Failure("names", str(error)))
            recogniser = None
        return run.run(rows_of(connection, added, is_all=is_all), recogniser, wanted)


def _halves(sentence: str) -> tuple[str, str]:
    where, _, reason = sentence.partition(": ")
    return where, reason or "cannot be read"
