"""From sources to stored articles: what is new or changed comes in, what is gone is marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from analysis.lexicon import current
from analysis.models.version import Wording
from analysis.relinking.linkage import withdraw
from analysis.sources import Failure, Found, fingerprint, read, scan
from analysis.sources.leftovers import Leftovers
from analysis.storage import articles, entries, sources
from analysis.storage.versions import remember

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome
    from analysis.models import SourceRow
    from analysis.models.draft import Draft

_BATCH = 200
_CHARACTERS = 2_000_000
_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class _File:
    """A file whose reading ended: its articles are in, all of them if it ``is_whole``."""

    found: Found
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """A file that is as it was, or cannot be read now: its articles stay as they are."""

    id: int


@dataclass(frozen=True, slots=True)
class _Content:
    """One article of a file."""

    found: Found
    draft: Draft


_Step = _File | _Unchanged | _Content


class Reading:
    """One look at one source.

    Texts are parsed outside transactions and stored some hundred at a time; a file counts as seen
    only with all of its articles, so that a look that is cut off is made up for by the next.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[None]],
        source: SourceRow,
        outcome: Outcome,
        stop: threading.Event,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._source = source
        self._outcome = outcome
        self._stop = stop
        self._look = sources.next_look(connection)
        self._seen: set[int] = set()
        self._leftovers = Leftovers()
        self._with_missing = sources.files_with_missing(connection)
        self.done = 0
        """Articles and unchanged files dealt with so far."""

    def run(self, advanced: Callable[[], None]) -> None:
        """Look at everything; ``advanced`` is called after each transaction."""
        before = len(self._outcome.failures)
        steps = self._steps()
        while batch := list(self._batch(steps)):
            self._note_unchanged(batch)
            if changes := [step for step in batch if not isinstance(step, _Unchanged)]:
                with self._writing():
                    if not sources.is_there(self._connection, self._source.id):
                        return  # the person has removed it meanwhile
                    for step in changes:
                        self._apply(step)
            self.done += sum(not isinstance(step, _File) for step in batch)
            advanced()
        if self._source.looked_at is None and (words := self._leftovers.words()):
            self._outcome.said.append(words)  # said once: the folder is new
        troubles = self._outcome.failures[before:]
        with self._writing():
            if self._stop.is_set():
                self._outcome.was_stopped = True
                return
            gone = sources.mark_vanished(self._connection, self._source.id, self._seen)
            self._outcome.missing += gone
            sources.looked(self._connection, self._source.id, _sum(troubles))

    def _steps(self) -> Iterator[_Step]:
        for found in scan(self._source.location, self._leftovers):
            if self._stop.is_set():
                return
            if isinstance(found, Failure):
                self._outcome.failures.append(found)
                continue
            stored = sources.find_file(self._connection, found.path)
            if stored and (stored.size, stored.mtime_ns) == (found.size, found.mtime_ns):
                yield _Unchanged(stored.id)
                continue
            is_readable, is_whole = False, True
            for content in read(found):
                if self._stop.is_set():
                    return
                if isinstance(content, Failure):
                    self._outcome.failures.append(content)
                    is_whole = False
                else:
                    is_readable = True
                    yield _Content(found, content)
            if is_readable:
                yield _File(found, is_whole)
            elif stored:
                yield _Unchanged(stored.id)

    def _batch(self, steps: Iterator[_Step]) -> Iterator[_Step]:
        characters, until = 0, monotonic() + _SECONDS
        for step in islice(steps, _BATCH):
            yield step
            if isinstance(step, _Content):
                characters += len(step.draft.text)
            if characters > _CHARACTERS or monotonic() > until:
                return

    def _note_unchanged(self, batch: list[_Step]) -> None:
        """Most looks find most files as they were: that costs no transaction."""
        for step in batch:
            if isinstance(step, _Unchanged):
                self._seen.add(step.id)
                self._outcome.unchanged += 1
                if step.id in self._with_missing:
                    with self._writing():
                        sources.file_is_back(self._connection, step.id)

    def _apply(self, step: _Content | _File) -> None:
        found = step.found
        if isinstance(step, _Content):
            self._store(found, step.draft)
            return
        file = self._file(found)
        self._seen.add(file)
        # Of a file with bad lines no size is noted: the next look reads it, and names them, again.
        size = found.size if step.is_whole else None
        self._outcome.missing += sources.file_done(
            self._connection, file, self._look, size, found.mtime_ns
        )

    def _file(self, found: Found) -> int:
        stored = sources.find_file(self._connection, found.path)
        if stored:
            return stored.id
        return sources.add_file(self._connection, self._source.id, found.path, self._look)

    def _store(self, found: Found, draft: Draft) -> None:
        file = self._file(found)
        key = fingerprint(draft)
        known = articles.find(self._connection, file, draft.external_id)
        if known and known.digest == key:
            articles.seen(self._connection, known.id, self._look)
            self._outcome.unchanged += 1
            return
        placed = _seconds(draft.published) or found.mtime_ns // 1_000_000_000
        name = draft.source_name or self._source.name.rstrip("/").rpartition("/")[2]
        if known:
            if remember(self._connection, known.id, Wording(draft.title, draft.text)):
                self._outcome.rewritten.append(known.id)
            withdraw(self._connection, known.id, current())
            articles.replace(
                self._connection,
                known.id,
                draft,
                look=self._look,
                placed=placed,
                source_name=name,
                digest=key,
            )
            article = known.id
            self._outcome.changed += 1
        else:
            article = articles.insert(
                self._connection,
                draft,
                file=file,
                look=self._look,
                placed=placed,
                source_name=name,
                digest=key,
            )
            self._outcome.added += 1
        if draft.links:
            extra = entries.Extra(is_whole=True, language=None, tags=(), links=draft.links)
            entries.put(self._connection, article, extra)


def _seconds(published: str | None) -> int | None:
    if published is None:
        return None
    try:
        return int(datetime.fromisoformat(published).timestamp())
    except (ValueError, OverflowError):
        return None


def _sum(troubles: list[Failure]) -> str | None:
    if not troubles:
        return None
    first = f"{troubles[0].where}: {troubles[0].reason}"
    return first if len(troubles) == 1 else f"{first} (and {len(troubles) - 1} more)"
