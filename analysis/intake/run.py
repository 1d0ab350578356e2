"""One import from start to end: sources are read in one thread while another has names found."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError
from analysis.intake import Outcome, Progress
from analysis.intake.analysing import Analysing
from analysis.intake.reading import Reading
from analysis.intake.stories import fold
from analysis.lexicon import current
from analysis.models import SourceKind
from analysis.sources.found import Failure
from analysis.storage import articles, sources

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from analysis.intake.asking import Ask, Asker
    from analysis.models import SourceRow
    from analysis.recognition.workers.recogniser import Recogniser

_TELL = 0.1
"""Seconds between two reports of progress."""


class Import:
    """Reads sources and analyses all that waits, telling how far it is."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        writing: Callable[[], AbstractContextManager[None]],
        *,
        progress: Callable[[Progress], None],
        stop: threading.Event,
    ) -> None:
        self._connect = connect
        self._writing = writing
        self._progress = progress
        self._stop = stop
        self._told = 0.0
        self._read = 0
        self._reading_ended = threading.Event()
        self._taking = threading.Event()
        self.outcome = Outcome()

    def run(
        self,
        wanted_sources: Sequence[SourceRow],
        recogniser: Recogniser | None,
        wanted: Callable[[], int | None],
        *,
        asks: Sequence[Ask] = (),
        asker: Asker | None = None,
    ) -> None:
        """Read it all, and find names; without a recogniser articles come in and wait.

        ``asks`` are the addresses that the asker asks.
        """
        crash: list[BaseException] = []

        def read_all() -> None:
            try:
                self._read_sources(wanted_sources)
                if asker is not None:
                    self._read_web(asks, asker)
            except BaseException as error:  # noqa: BLE001 - carried over to the calling thread
                crash.append(error)
            finally:
                self._reading_ended.set()

        reading = threading.Thread(target=read_all, name="reading", daemon=True)
        reading.start()
        try:
            if recogniser is not None:
                self._analyse(recogniser, wanted)
                self.outcome.notice = recogniser.notice if self.outcome.analysed else None
        except NewsreaderError as error:
            self.outcome.failures.append(Failure("names", str(error)))
        finally:
            reading.join()
        if crash:
            raise crash[0]
        self.outcome.was_stopped = self._stop.is_set()

    def fold(self) -> None:
        """Fold what came, changed or went without anything to analyse, or without a recogniser."""
        connection = self._connect()
        is_left = True
        while is_left and not self._stop.is_set():
            with self._writing():
                is_left = fold(connection)
        self.outcome.was_stopped = self._stop.is_set()

    def _read_sources(self, wanted_sources: Sequence[SourceRow]) -> None:
        connection = self._connect()
        for source in wanted_sources:
            if self._stop.is_set():
                return
            reading = Reading(connection, self._writing, source, self.outcome, self._stop)
            before = self._read

            def advanced(
                reading: Reading = reading, source: SourceRow = source, before: int = before
            ) -> None:
                self._read = before + reading.done
                if self._is_time():
                    self._tell(Progress("reading", self._read, 0, f"reading {source.name}"))

            reading.run(advanced)

    def _read_web(self, asks: Sequence[Ask], asker: Asker) -> None:
        from analysis.intake.feeds import Feeds  # what opens sockets is loaded when it is used

        feeds = Feeds(self._connect(), self._writing, self.outcome, asker, self._stop, self._taking)
        before = self._read

        def advanced(what: str) -> None:
            self._read = before + feeds.done
            if self._is_time():
                self._tell(Progress("reading", self._read, 0, f"fetching {what}"))

        feeds.run(asks, advanced)
        self._sweep()

    def _sweep(self) -> None:
        """Remove what was kept long enough."""
        from analysis.intake.removal import kept_days, sweep

        connection = self._connect()

        @contextmanager
        def writing() -> Iterator[sqlite3.Connection]:
            with self._writing():
                yield connection

        days = kept_days(connection)
        self.outcome.expired += sweep(writing, days, current(), self._stop.is_set)

    def _analyse(self, recogniser: Recogniser, wanted: Callable[[], int | None]) -> None:
        connection = self._connect()
        analysing = Analysing(
            connection,
            writing=self._writing,
            recogniser=recogniser,
            lexicon=current(),
            outcome=self.outcome,
            stop=self._stop,
        )

        def advanced(article: int) -> None:
            if self._is_time() or article == wanted():
                done = self.outcome.analysed
                total = done + articles.counts(connection)[2]
                speed = analysing.pace.words_per_second()
                self._tell(Progress("recognising", done, total, "finding names", article, speed))

        while not self._stop.is_set():
            is_last = self._reading_ended.is_set()
            # A feed is stored, and so searchable, before its names take what the machine has.
            if is_last or wanted() is not None or not self._taking.is_set():
                analysing.run(wanted, advanced)
            if is_last:
                return
            # What is read meanwhile is looked for again soon; the end of the reading wakes at once.
            self._reading_ended.wait(0.05)

    def _is_time(self) -> bool:
        return monotonic() - self._told > _TELL

    def _tell(self, progress: Progress) -> None:
        self._told = monotonic()
        self._progress(progress)


def rows_of(
    connection: sqlite3.Connection, added: Sequence[int], *, is_all: bool
) -> list[SourceRow]:
    """The sources of files to look at: those given, or all."""
    return [
        row
        for row in sources.listed(connection)
        if row.kind is SourceKind.FILES and (is_all or row.id in added)
    ]
