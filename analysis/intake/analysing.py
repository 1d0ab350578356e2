"""From stored articles to linked names: recognise what waits, link it, store it."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from analysis.intake import version
from analysis.intake.linkage import Analysed, store
from analysis.intake.settling import settle
from analysis.intake.stories import fold
from analysis.sources.found import Failure
from analysis.storage import articles, queue

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome
    from analysis.lexicon import Lexicon
    from analysis.recognition.workers import Recogniser
    from analysis.storage.queue import Waiting

_BATCH = 200
_PULL = 32


@dataclass(slots=True)
class Pace:
    """How much was recognised and since when; ``patience`` is the seconds results may wait."""

    started: float
    words: int = 0
    patience: float = 0.2

    def words_per_second(self) -> float:
        """Words recognised a second so far."""
        return self.words / max(monotonic() - self.started, 1e-6)


class Analysing:
    """One pass over what waits: texts go to the workers, what comes back is linked and stored."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        writing: Callable[[], AbstractContextManager[None]],
        recogniser: Recogniser,
        lexicon: Lexicon,
        outcome: Outcome,
        stop: threading.Event,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._recogniser = recogniser
        self._lexicon = lexicon
        self._outcome = outcome
        self._stop = stop
        self._under_way: dict[int, Waiting] = {}
        self.pace = Pace(monotonic())
        with writing():
            self._version = queue.recogniser(connection, version(recogniser.version))
            queue.expire(connection, self._version)

    def run(self, wanted: Callable[[], int | None], advanced: Callable[[int], None]) -> None:
        """Analyse until nothing waits.

        ``wanted`` names the article a person looks at, which goes first; ``advanced`` is called
        with each article that is stored.
        """
        ready: list[Analysed] = []
        flushed = monotonic()
        results = self._recogniser.recognise(self._texts(wanted), self._stop)
        for id_, recognised in results:
            waiting = self._under_way[id_]
            if isinstance(recognised, tuple):
                ready.append(Analysed(id_, waiting.digest, waiting.text, recognised))
                self.pace.words += waiting.text.count(" ") + 1
            else:
                self._fail(waiting, recognised.reason)
            if len(ready) >= _BATCH or monotonic() - flushed > self.pace.patience:
                self._flush(ready, advanced)
                # The first names show at once; later ones may gather, a transaction costs.
                self.pace.patience = min(1.0, self.pace.patience * 1.5)
                flushed = monotonic()
        self._flush(ready, advanced)
        self._under_way.clear()
        self._settle()
        self._fold()

    def _settle(self) -> None:
        """Look at the short names again of which more is known now."""
        is_left = True
        while is_left:
            with self._writing():
                is_left = settle(self._connection, self._lexicon)

    def _fold(self) -> None:
        """Fold what is not folded yet, as all of a library that an older version has made."""
        is_left = True
        while is_left:
            with self._writing():
                is_left = fold(self._connection)

    def _texts(self, wanted: Callable[[], int | None]) -> Iterator[tuple[int, str]]:
        while not self._stop.is_set():
            pulled = queue.waiting(self._connection, _PULL, self._under_way.keys(), first=wanted())
            if not pulled:
                return
            for waiting in pulled:
                self._under_way[waiting.id] = waiting
                yield waiting.id, waiting.text

    def _flush(self, ready: list[Analysed], advanced: Callable[[int], None]) -> None:
        if not ready:
            return
        with self._writing():
            done = store(self._connection, ready, self._version, self._lexicon)
            fold(self._connection)
        for one in ready:
            del self._under_way[one.article]
        ready.clear()
        self._outcome.analysed += len(done)
        for article in done:
            advanced(article)

    def _fail(self, waiting: Waiting, reason: str) -> None:
        with self._writing():
            queue.analysed(self._connection, waiting.id, self._version, reason)
            title = articles.rows(self._connection, [waiting.id])[0].title
        del self._under_way[waiting.id]
        self._outcome.failures.append(Failure(title, f"its names could not be found: {reason}"))
