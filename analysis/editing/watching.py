"""Watching: entities whose new articles one wants to see, by who they are and not by a string."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.storage import articles, entities, watches

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from analysis.models import EntityRow

    Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]


class Watched(NamedTuple):
    """A watched entity and how many unread articles mention it."""

    entity: EntityRow
    unread: int


class Watching:
    """The watched entities of one library.

    A watch is kept by a name by which the entity is known: it stays with that name when entities
    are merged or split, and holds for articles that come later.
    """

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    def toggle(self, entity: int) -> bool:
        """Watch an entity, or no more; whether it is watched now."""
        with self._writing() as connection:
            keys = entities.keys(connection, entity)
            if entity in watches.entities(connection):
                watches.take(connection, keys)
                return False
            for key in keys[:1]:
                watches.put(connection, key, articles.now())
            return bool(keys)

    def ids(self) -> frozenset[int]:
        """The entities that are watched."""
        with self._reading() as connection:
            return frozenset(watches.entities(connection))

    def watched(self) -> list[Watched]:
        """What is watched, those with most unread articles first."""
        with self._reading() as connection:
            rows = entities.rows(connection, watches.entities(connection))
            found = [Watched(row, watches.unread(connection, row.id)) for row in rows]
        return sorted(found, key=lambda one: (-one.unread, one.entity.name))

    def unread(self, limit: int = 10_000) -> Sequence[int]:
        """Unread articles that mention something watched, newest first."""
        with self._reading() as connection:
            found = {
                article: None
                for entity in watches.entities(connection)
                for article in articles.ids(connection, entity=entity, unread=True, limit=limit)
            }
            order = articles.ids(connection, unread=True) if found else ()
            return [article for article in order if article in found][:limit]
