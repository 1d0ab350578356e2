"""From stored articles to linked names: recognise what waits, link it, store it."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from analysis.intake import version
from analysis.intake.stories import fold
from analysis.languages import ENGLISH, find
from analysis.recognition.dispatch import reader
from analysis.recognition.workers.recogniser import Task
from analysis.relinking.linkage import Analysed, store
from analysis.relinking.settling import settle
from analysis.sources.found import Failure
from analysis.storage import articles, queue, stories

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome
    from analysis.lexicon import Lexicon
    from analysis.models import Mention
    from analysis.recognition.workers.recogniser import Recogniser
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


class _Numbered(NamedTuple):
    """What reads a language, None for nothing, and the number its analyses are stored under."""

    model: str | None
    number: int


class _Ready(NamedTuple):
    """An analysed article, and the number of what has read it."""

    by: int
    analysed: Analysed


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
        self._readers: dict[str, _Numbered] = {}
        readers = {one: self._reader(one) for one in (ENGLISH, *queue.languages(connection))}
        with writing():
            for language, read_by in readers.items():
                # Where nobody reads a language any more the names that were found stay.
                if read_by.model is not None:
                    queue.expire(connection, read_by.number, language)

    def run(self, wanted: Callable[[], int | None], advanced: Callable[[int], None]) -> None:
        """Analyse until nothing waits.

        ``wanted`` names the article a person looks at, which goes first; ``advanced`` is called
        with each article that is stored.
        """
        ready: list[_Ready] = []
        flushed = monotonic()
        texts = self._texts(wanted, advanced)
        results = self._recogniser.recognise(texts, self._stop)
        for id_, recognised in results:
            waiting = self._under_way[id_]
            if isinstance(recognised, tuple):
                ready.append(self._ready(waiting, recognised))
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
        while is_left and not self._stop.is_set():
            with self._writing():
                is_left = fold(self._connection)

    def _texts(
        self, wanted: Callable[[], int | None], advanced: Callable[[int], None]
    ) -> Iterator[Task]:
        """What waits, as tasks for the workers; what nobody can read is stored without names."""
        while not self._stop.is_set():
            pulled = queue.waiting(self._connection, _PULL, self._under_way.keys(), first=wanted())
            if not pulled:
                return
            self._note_languages(pulled)
            nameless = []
            for waiting in pulled:
                self._under_way[waiting.id] = waiting
                if self._reader(_language(waiting)).model is None:
                    nameless.append(self._ready(waiting, ()))
            self._flush(nameless, advanced)
            for waiting in pulled:
                if waiting.id in self._under_way:
                    model = self._reader(_language(waiting)).model
                    is_chosen = model == self._recogniser.model
                    yield Task(waiting.id, waiting.text, None if is_chosen else model)

    def _note_languages(self, pulled: Sequence[Waiting]) -> None:
        """Note what nobody has looked for yet, so that it is not taken for English later."""
        found = {one.id: find(one.text) for one in pulled if one.language is None}
        if found:
            with self._writing():
                for article, language in found.items():
                    stories.set_language(self._connection, article, language)

    def _reader(self, language: str) -> _Numbered:
        """Who reads a language, with the number under which its analyses are stored."""
        if language not in self._readers:
            model, name = reader(language, self._recogniser.model)
            if model == self._recogniser.model:
                name = self._recogniser.version
            with self._writing():
                number = queue.recogniser(self._connection, version(name))
            self._readers[language] = _Numbered(model, number)
        return self._readers[language]

    def _ready(self, waiting: Waiting, found: Sequence[Mention]) -> _Ready:
        analysed = Analysed(waiting.id, waiting.digest, waiting.text, found)
        return _Ready(self._reader(_language(waiting)).number, analysed)

    def _flush(self, ready: list[_Ready], advanced: Callable[[int], None]) -> None:
        if not ready:
            return
        done = []
        with self._writing():
            for by in sorted({one.by for one in ready}):
                batch = [one.analysed for one in ready if one.by == by]
                done += store(self._connection, batch, by, self._lexicon)
            fold(self._connection)
        for one in ready:
            del self._under_way[one.analysed.article]
        ready.clear()
        self._outcome.analysed += len(done)
        for article in done:
            advanced(article)

    def _fail(self, waiting: Waiting, reason: str) -> None:
        by = self._reader(_language(waiting)).number
        with self._writing():
            queue.analysed(self._connection, waiting.id, by, reason)
            title = articles.rows(self._connection, [waiting.id])[0].title
        del self._under_way[waiting.id]
        self._outcome.failures.append(Failure(title, f"its names could not be found: {reason}"))


def _language(waiting: Waiting) -> str:
    return waiting.language or find(waiting.text)
