"""Entries of a feed become articles: new ones come in, updated ones keep their marks."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from time import monotonic, time
from typing import TYPE_CHECKING

from analysis.lexicon import current
from analysis.models.version import Wording
from analysis.relinking.linkage import withdraw
from analysis.sources.entries import draft_of
from analysis.sources.reading import fingerprint
from analysis.storage import articles, entries, feeds, sources
from analysis.storage.versions import remember

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome
    from analysis.models.draft import Draft
    from analysis.sources.entries import Entry
    from analysis.storage.entries import Known

_BATCH = 200
_CHARACTERS = 2_000_000
_SECONDS = 0.5


class Storing:
    """Puts the entries of one answer of a feed into the library, some hundred a transaction.

    An entry that has left the feed stays as it is. What an article says it is from is what the feed
    called itself when it was first read: corrections call articles by it.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[None]],
        outcome: Outcome,
        stop: threading.Event,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._outcome = outcome
        self._stop = stop
        self._now = int(time())
        self.outgrown: list[int] = []
        """Articles whose full text is shown, and of which their feed says something else now."""

    def store(
        self, source: int, name: str, rest: Iterator[Entry], advanced: Callable[[int], None]
    ) -> int:
        """Store all entries; how many are new. ``advanced`` is told how many are done.

        The newest entry, which feeds begin with, comes last: the lists show it first.
        """
        before = self._outcome.added
        self.outgrown = []
        file = feeds.file_of(self._connection, source)
        look = sources.next_look(self._connection)
        done = 0
        while not self._stop.is_set() and (batch := list(self._batch(rest))):
            with self._writing():
                if not sources.is_there(self._connection, source):
                    break  # the person has removed it meanwhile
                unchanged = [self._entry(file, look, name, entry) for entry in batch]
                entries.seen(self._connection, filter(None, unchanged), look)
            done += len(batch)
            advanced(done)
        if not self._stop.is_set():
            with self._writing():
                feeds.look_done(self._connection, file, look)
        return self._outcome.added - before

    def _batch(self, rest: Iterator[Entry]) -> Iterator[Entry]:
        characters, until = 0, monotonic() + _SECONDS
        for entry in islice(rest, _BATCH):
            yield entry
            characters += len(entry.text)
            if characters > _CHARACTERS or monotonic() > until:
                return

    def _entry(self, file: int, look: int, name: str, entry: Entry) -> int | None:
        """Store an entry; the id of an article that is as it was."""
        connection = self._connection
        draft = draft_of(entry, name)
        key = fingerprint(draft)
        known = entries.find(connection, file, entry.guid)
        if known is not None and known.digest == key:
            self._outcome.unchanged += 1
            return known.id
        placed = self._placed(draft)
        if known is None:
            article = articles.insert(
                connection,
                draft,
                file=file,
                look=look,
                placed=self._now if placed is None else placed,
                source_name=draft.source_name or name,
                digest=key,
            )
            self._outcome.added += 1
        else:
            article = known.id
            self._change(known, draft, look, known.placed if placed is None else placed, key)
            self._outcome.changed += 1
        links = tuple((link.text, link.address) for link in entry.links)
        if known is not None and known.is_full:
            held = entries.get(connection, article)
            links = tuple(dict.fromkeys((*(held.links if held else ()), *links)))
        extra = entries.Extra(entry.is_whole, entry.language, entry.tags, links)
        entries.put(connection, article, extra)
        return None

    def _change(self, known: Known, draft: Draft, look: int, placed: int, key: bytes) -> None:
        connection, article = self._connection, known.id
        after, before = Wording(draft.title, draft.text), None
        if known.is_full and (cut := entries.cut(connection, article)) is not None:
            before = Wording(cut.title, cut.text)
        if remember(connection, article, after, before=before):
            self._outcome.rewritten.append(article)
        if known.is_full:
            # The full text stays; what the feed says is kept beside it, to be compared with.
            entries.keep_cut(connection, article, draft.title, draft.text, key)
            self.outgrown.append(article)
        elif not entries.amend(connection, article, draft, placed=placed, digest=key):
            withdraw(connection, article, current())
            articles.replace(
                connection,
                article,
                draft,
                look=look,
                placed=placed,
                source_name=known.source_name,
                digest=key,
            )
        entries.seen(connection, [article], look)

    def _placed(self, draft: Draft) -> int | None:
        """The date under which an article is listed: what lies in the future comes in now."""
        if draft.published is None:
            return None
        try:
            return min(int(datetime.fromisoformat(draft.published).timestamp()), self._now)
        except (ValueError, OverflowError):
            return None
