"""Library: the one door through which the reader and the command line reach everything below."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from analysis import storage

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor
    from pathlib import Path
    from sqlite3 import Connection
    from typing import Concatenate, ParamSpec, TypeVar

    from analysis.editing.editor import Editor
    from analysis.editing.questions.review import Review
    from analysis.editing.watching import Watching
    from analysis.following.desk import Desk
    from analysis.following.habits import Habits
    from analysis.following.pulse import Pulse
    from analysis.following.views import Views
    from analysis.insight.condition import Condition
    from analysis.insight.stories import Stories
    from analysis.intake import Outcome, Progress
    from analysis.intake.asking import Network
    from analysis.models import (
        Article,
        ArticleRow,
        Context,
        EntityRow,
        LinkedMention,
        Place,
        SourceRow,
    )
    from analysis.recognition.workers.recogniser import Recogniser

    _P = ParamSpec("_P")
    _T = TypeVar("_T")


class Library:
    """A library file and what can be asked of it; safe to use from several threads.

    Each thread gets a connection of its own; readers never wait for the writer. Ids are integers
    and never reused. Article lists are newest first: by publication date, else the time of the
    file, then by id. Every method may raise LibraryError.
    """

    def __init__(self, path: Path) -> None:
        """Open the library file; it is made if it is not there."""
        storage.database.prepare(path)
        self.path = path
        self._access = storage.database.Access(path)
        self._reading = self._access.reading
        self._writing = self._access.writing
        self._wanted: int | None = None

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library file; it is made if it is not there."""
        return cls(path)

    def close(self) -> None:
        """Close all connections; no thread may use the library any more."""
        self._access.close()

    def _ask(
        self, question: Callable[Concatenate[Connection, _P], _T], *args: _P.args, **kw: _P.kwargs
    ) -> _T:
        """Put one question to the file."""
        with self._reading() as connection:
            return question(connection, *args, **kw)

    def _tell(
        self, change: Callable[Concatenate[Connection, _P], None], *args: _P.args, **kw: _P.kwargs
    ) -> None:
        """Make one change of the file, wholly or not at all."""
        with self._writing() as connection:
            change(connection, *args, **kw)

    # articles

    def article_ids(
        self,
        *,
        entity: int | None = None,
        unread: bool = False,
        starred: bool = False,
        source: int | None = None,
        tag: str | None = None,
        query: str = "",
        hidden: bool | None = False,
        limit: int | None = None,
    ) -> array[int]:
        """Ids, newest first; 100,000 take some 20 ms, the first page (``limit``) a fraction.

        A ``tag`` has the tags below it, too; ``hidden``: without what rules hide, that alone, or
        (None) all. Raises QueryError for a ``query`` that cannot be read.
        """
        return self._ask(
            storage.articles.ids,
            entity=entity,
            unread=unread,
            starred=starred,
            source=source,
            tag=tag,
            query=query,
            hidden=hidden,
            limit=limit,
        )

    def article_rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Rows in the order of the ids, for the lines on screen; ids that are gone are left out."""
        return self._ask(storage.articles.rows, ids)

    def article(self, article: int) -> Article | None:
        """One article with its text."""
        return self._ask(storage.articles.get, article)

    def mentions(self, article: int) -> list[LinkedMention]:
        """All mentions of an article in text order, values and credits included."""
        return self._ask(storage.mentions.of_article, article)

    def stories(self) -> Stories:
        """Lists with each story once."""
        from analysis.insight.stories import Stories

        return Stories(self._reading)

    def set_read(self, ids: Sequence[int], is_read: bool) -> None:
        """Mark articles read or unread; may wait some 100 ms for an import's transaction."""
        self._tell(storage.articles.mark, ids, is_read=is_read)

    def set_starred(self, ids: Sequence[int], is_starred: bool) -> None:
        """Give articles a star or take it; may wait some 100 ms for an import's transaction."""
        self._tell(storage.articles.mark, ids, is_starred=is_starred)

    def counts(self) -> tuple[int, int, int]:
        """Articles, unread ones, ones that wait for analysis."""
        return self._ask(storage.articles.counts)

    # entities

    def entities_of(self, article: int) -> list[EntityRow]:
        """The entities of an article with their counts here and everywhere, in text order."""
        return self._ask(storage.entities.of_article, article)

    def entity_ids(self, *, matching: str = "") -> array[int]:
        """The library's entities, most widely mentioned first; ``matching`` is part of a name."""
        return self._ask(storage.entities.ids, matching)

    def entities_asked(self, query: str) -> array[int]:
        """The entities that a query means: its words are of their names, all else of articles."""
        return self._ask(storage.entities.asked, query)

    def entity_rows(self, ids: Sequence[int]) -> list[EntityRow]:
        """Rows in the order of the ids; ids that are gone are left out."""
        return self._ask(storage.entities.rows, ids)

    def entity(self, entity: int) -> EntityRow | None:
        """One entity; None when it has been joined to another."""
        return next(iter(self.entity_rows([entity])), None)

    def named(self, name: str) -> list[EntityRow]:
        """The entities that are called so anywhere, the best match and most mentioned first."""
        return self.entity_rows(self._ask(storage.entities.named, name))

    def names(self, entity: int) -> list[tuple[str, int]]:
        """All that an entity is called and how often, most frequent first."""
        return self._ask(storage.entities.names, entity)

    # following an entity

    def places(self, entity: int) -> list[Place]:
        """Every linked mention, in list order of the articles, then text order."""
        return self._ask(storage.mentions.places, entity)

    def contexts(self, places: Sequence[Place], width: int = 60) -> list[Context]:
        """Keyword in context for mentions, ``width`` code points either side."""
        return self._ask(storage.mentions.contexts, places, width)

    def next_place(self, entity: int, article: int, offset: int, step: int) -> Place | None:
        """The next (``step`` 1) or previous (-1) mention after (before) a code point of an article.

        Rolls on into the next article that mentions the entity, in list order, and round at the
        end; None when the entity has no mention.
        """
        return self._ask(storage.neighbours.place, entity, article, offset, step)

    def next_article(self, entity: int, article: int, step: int) -> Place | None:
        """The entity's first mention in the next (previous) other article that has one."""
        return self._ask(storage.neighbours.first_place, entity, article, step)

    # what a person says

    def editor(self) -> Editor:
        """Corrections of names and links."""
        from analysis.editing.editor import Editor

        return Editor(self._reading, self._writing)

    def watching(self) -> Watching:
        """The entities that are watched."""
        from analysis.editing.watching import Watching

        return Watching(self._reading, self._writing)

    def review(self) -> Review:
        """What is open, as questions."""
        from analysis.editing.questions.review import Review

        return Review(self._reading, self._writing)

    def desk(self) -> Desk:
        """The sources: names, tags, full texts, lists of feeds."""
        from analysis.following.desk import Desk

        return Desk(self._reading, self._writing)

    def habits(self) -> Habits:
        """What is read, hidden and kept."""
        from analysis.following.habits import Habits

        return Habits(self._reading, self._writing)

    def views(self) -> Views:
        """The queries that are saved under a name."""
        from analysis.following.views import Views

        return Views(self._reading, self._writing)

    def pulse(self) -> Pulse:
        """What comes in, whoever brings it."""
        from analysis.following.pulse import Pulse

        return Pulse(self._reading)

    # the file itself

    def condition(self) -> Condition:
        """Its schema, what has analysed it, whether it is sound."""
        from analysis.insight.condition import Condition

        return Condition(self._reading)

    # the reader's memory

    def state(self, key: str, default: str = "") -> str:
        """What the reader remembers under a key."""
        return self._ask(storage.state.get, key, default)

    def set_state(self, key: str, value: str) -> None:
        """Remember one string."""
        self._tell(storage.state.put, {key: value})

    # coming in

    def sources(self) -> list[SourceRow]:
        """All sources in the order in which they were added."""
        return self._ask(storage.sources.listed)

    def want(self, article: int | None) -> None:
        """Name the article a person looks at: if it waits for analysis it goes first."""
        self._wanted = article

    def refresh(
        self,
        locations: Sequence[str] = (),
        *,
        everything: bool | None = None,
        feeds: bool = False,
        sources: Sequence[int] = (),
        full: Sequence[int] = (),
        as_pages: bool = False,
        are_typed: bool = True,
        later: bool = False,
        network: Network | None = None,
        parser: Executor | None = None,
        model: str | None = None,
        workers: int | None = None,
        recogniser: Recogniser | None = None,
        progress: Callable[[Progress], None] | None = None,
        stop: threading.Event | None = None,
    ) -> Outcome:
        """Add the locations as sources, look at them, and analyse all that waits.

        See :class:`~analysis.intake.wish.Wish` for what can be looked at, and
        :class:`~analysis.intake.wish.Means` for what can be given. Blocks: call it from a thread of
        its own. ``progress`` is called from other threads, some ten times a second. A location
        that is not there is a failure of the outcome.
        """
        from analysis.intake.refreshing import refresh
        from analysis.intake.wish import Means, Wish

        with storage.database.in_words(self.path):
            return refresh(
                self._access.connection,
                self._access.transaction,
                Wish(locations, everything, feeds, sources, full, as_pages, are_typed, later),
                Means(network, parser, model, workers, recogniser),
                wanted=lambda: self._wanted,
                progress=progress or (lambda _: None),
                stop=stop or threading.Event(),
            )
