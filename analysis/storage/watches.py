"""Watched entities in the library file, by a name by which each is known."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def put(connection: sqlite3.Connection, key: str, now: str) -> None:
    """Watch what is known by a key."""
    connection.execute("INSERT INTO watch VALUES (?, ?) ON CONFLICT DO NOTHING", (key, now))


def take(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Watch what is known by these keys no more."""
    connection.executemany("DELETE FROM watch WHERE key = ?", ((key,) for key in keys))


def rename(connection: sqlite3.Connection, key: str, other: str) -> None:
    """Keep a watch under another key."""
    connection.execute("UPDATE OR REPLACE watch SET key = ? WHERE key = ?", (other, key))


def by_key(connection: sqlite3.Connection) -> dict[str, int]:
    """The watched entities by the keys under which the watches are kept."""
    return dict(
        connection.execute(
            "SELECT watch.key, entity FROM watch JOIN signature_key"
            " ON signature_key.key = watch.key AND role = 'own'"
            " JOIN signature ON signature.id = signature WHERE entity IS NOT NULL"
        ).fetchall()
    )


def entities(connection: sqlite3.Connection) -> array[int]:
    """The entities that are watched; those that were watched first come first."""
    return array(
        "q",
        (
            row[0]
            for row in connection.execute(
                "SELECT entity FROM watch JOIN signature_key ON signature_key.key = watch.key"
                " AND role = 'own' JOIN signature ON signature.id = signature"
                " WHERE entity IS NOT NULL GROUP BY entity ORDER BY min(since), entity"
            )
        ),
    )


def unread(connection: sqlite3.Connection, entity: int) -> int:
    """How many unread articles mention an entity."""
    (count,) = connection.execute(
        "SELECT count(DISTINCT chain.article) FROM chain JOIN article ON article.id = chain.article"
        " WHERE entity = ? AND is_read = 0",
        (entity,),
    ).fetchone()
    return int(count)
