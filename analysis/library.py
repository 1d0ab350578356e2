"""Library: the one door through which the reader and the command line reach everything below."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from array import array
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from analysis.models import (
        Article,
        ArticleRow,
        Context,
        EntityRow,
        LinkedMention,
        Place,
    )


class Library:
    """A library file and what can be asked of it; safe to use from several threads.

    Each thread gets a connection of its own; readers never wait for the writer. Ids are integers
    and never reused. Article lists are newest first: by ``placed`` (publication date, else the
    time it came in), then by id.
    """

    # --- CONTRACT, being implemented ---
    @classmethod
    def open(cls, path: Path) -> Library: ...
    def close(self) -> None: ...

    # articles
    def article_ids(
        self,
        *,
        entity: int | None = None,
        unread: bool = False,
        starred: bool = False,
        limit: int | None = None,
    ) -> array[int]:
        """Ids, newest first (array of type code 'q'). 100,000 take about 20 ms; use ``limit`` for the first page."""

    def article_rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Rows in the order of ``ids`` (for the lines on screen; about 0.01 ms each)."""

    def article(self, article: int) -> Article | None: ...
    def mentions(self, article: int) -> list[LinkedMention]:
        """All mentions of an article in text order, values and sources included."""

    def set_read(self, articles: Sequence[int], is_read: bool) -> None: ...
    def set_starred(self, articles: Sequence[int], is_starred: bool) -> None: ...
    def counts(self) -> tuple[int, int, int]:
        """(articles, unread, waiting for analysis)."""

    # entities
    def entities_of(self, article: int) -> list[EntityRow]:
        """Entities of one article, with ``here`` counts; grouped by the screen."""

    def entity_ids(self, *, matching: str = "") -> array[int]:
        """The library's entities, most widely mentioned (articles) first."""

    def entity_rows(self, ids: Sequence[int]) -> list[EntityRow]: ...
    def entity(self, entity: int) -> EntityRow | None: ...
    def named(self, name: str) -> list[EntityRow]:
        """Entities that bear this name, most widely mentioned first."""

    # following an entity
    def places(self, entity: int) -> list[Place]:
        """Every linked mention, in list order of the articles, then text order."""

    def contexts(self, places: Sequence[Place], width: int = 60) -> list[Context]:
        """Keyword-in-context for the given mentions, ``width`` code points either side."""

    def next_place(self, entity: int, article: int, offset: int, step: int) -> Place | None:
        """The next (``step`` 1) or previous (-1) mention of the entity after (before) a code-point
        offset in an article, rolling on into the next article in list order, and round at the end.
        """

    def next_article(self, entity: int, article: int, step: int) -> Place | None:
        """First mention in the next/previous other article, in list order, that mentions it (rolls round)."""

    # state of the reader (small strings: last article, scroll, panes, theme)
    def state(self, key: str, default: str = "") -> str: ...
    def set_state(self, key: str, value: str) -> None: ...

    # coming in
    def refresh(
        self,
        locations: Sequence[str] = (),
        *,
        progress: Callable[[Progress], None] | None = None,
        stop: threading.Event | None = None,
    ) -> Outcome:
        """Add the locations as sources (none: look at all known sources again), import what is new or
        changed, recognise and link all that waits. Blocking: call it from a thread of its own.
        ``progress`` is called from that thread, at most some ten times a second."""


class Progress:  # -> analysis/intake.py, frozen dataclass
    """phase: 'reading' | 'recognising'; done: int; total: int (0 unknown); article: int | None (id just analysed);
    words_per_second: float; note: str (one line, what it is doing)."""


class Outcome:  # -> analysis/intake.py
    """added, changed, unchanged, missing, analysed: int; failures: list[Failure(where: str, reason: str)]."""
