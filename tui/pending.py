"""Read marks and stars on their way into the library: seen at once, written in order."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import ThreadPoolExecutor

    from analysis.library import Library
    from analysis.models import ArticleRow

LONGEST_WAIT = 10.0
"""Seconds that a look at the library waits for marks that are on their way."""


class Pending:
    """Changes a person made that the library may not hold yet.

    Writing may have to wait for an import's transaction, and no key waits for that: one thread
    writes in order, and until it has, rows are shown as they will be. ``failed`` is called from
    that thread with the error of a change that could not be written.
    """

    def __init__(self, library: Library, failed: Callable[[Exception], None]) -> None:
        self._library = library
        self._failed = failed
        self._lock = Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._read: dict[int, bool] = {}
        self._starred: dict[int, bool] = {}
        self._waiting: Counter[tuple[str, int]] = Counter()

    def set_read(self, articles: Sequence[int], is_read: bool) -> None:
        """Mark articles read or unread."""
        self._put("read", self._read, articles, is_read)
        self._submit("read", articles, lambda: self._library.set_read(articles, is_read))

    def set_starred(self, articles: Sequence[int], is_starred: bool) -> None:
        """Give articles a star, or take it away."""
        self._put("star", self._starred, articles, is_starred)
        self._submit("star", articles, lambda: self._library.set_starred(articles, is_starred))

    def watch(self, entity: int, done: Callable[[], object]) -> None:
        """Watch an entity, or no more; ``done`` is called from the thread that writes."""

        def write() -> None:
            self._library.watching().toggle(entity)
            done()

        self._submit("", (), write)

    def keep(self, key: str, value: str) -> None:
        """Remember a line of the reader's state."""
        self._submit("", (), lambda: self._library.set_state(key, value))

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Look rows up, with the changes that wait laid over them."""
        with self._lock:
            read, starred = dict(self._read), dict(self._starred)
        return [
            row._replace(
                is_read=read.get(row.id, row.is_read),
                is_starred=starred.get(row.id, row.is_starred),
                is_changed=row.is_changed and row.id not in read,
            )
            if row.id in read or row.id in starred
            else row
            for row in self._library.article_rows(ids)
        ]

    def marks(self) -> dict[int, bool]:
        """Tell the articles that are being marked read, or unread."""
        with self._lock:
            return dict(self._read)

    @property
    def _writer(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor  # nothing is written before the paint

        with self._lock:  # several threads may be the first to ask
            if self._pool is None:
                self._pool = ThreadPoolExecutor(1, thread_name_prefix="marks")
            return self._pool

    def settle(self) -> None:
        """Wait until all that waits is written; not on the thread that draws."""
        with self._lock:
            pool = self._pool
        if pool is not None:
            with suppress(RuntimeError, TimeoutError):  # closed already: the reader is ending
                pool.submit(lambda: None).result(LONGEST_WAIT)

    def close(self) -> None:
        """Write what waits, and stop."""
        self._writer.shutdown(wait=True)

    def _put(self, kind: str, marks: dict[int, bool], ids: Iterable[int], is_set: bool) -> None:
        with self._lock:
            for article in ids:
                marks[article] = is_set
                self._waiting[kind, article] += 1

    def _submit(self, kind: str, ids: Iterable[int], write: Callable[[], None]) -> None:
        def run() -> None:
            try:
                write()
            except Exception as error:  # noqa: BLE001 - shown to the person by ``failed``
                self._failed(error)
            finally:
                self._done(kind, ids)

        with suppress(RuntimeError):  # closed already: the reader is ending
            self._writer.submit(run)

    def _done(self, kind: str, ids: Iterable[int]) -> None:
        marks = self._read if kind == "read" else self._starred
        with self._lock:
            for article in ids:
                self._waiting[kind, article] -= 1
                if not self._waiting[kind, article]:
                    del self._waiting[kind, article]
                    marks.pop(article, None)
