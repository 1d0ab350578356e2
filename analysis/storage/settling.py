"""Short names that several may bear, in the library file: whom single articles mean by them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

_NO_COMPANY = frozenset("cx")
"""Classes of keys that are no names."""


class Settled(NamedTuple):
    """Whom a short name means in an article: a key of it, and its name."""

    target: str
    name: str


def of_article(connection: sqlite3.Connection, article: int) -> dict[str, Settled]:
    """Whom an article means by short names."""
    return {
        key: Settled(target, name)
        for key, target, name in connection.execute(
            "SELECT key, target, name FROM settled WHERE article = ?", (article,)
        )
    }


def of_key(connection: sqlite3.Connection, key: str) -> dict[int, Settled]:
    """Whom articles mean by a short name; those that have it no more are left out."""
    return {
        article: Settled(target, name)
        for article, target, name in connection.execute(
            "SELECT article, target, name FROM settled WHERE key = ? AND EXISTS (SELECT 1"
            " FROM chain JOIN signature ON signature.id = chain.signature"
            " WHERE chain.article = settled.article AND strong = 'c:' || target)",
            (key,),
        )
    }


def put(connection: sqlite3.Connection, key: str, settled: Mapping[int, Settled]) -> None:
    """Keep whom articles mean by a short name; in all others it is not settled."""
    connection.execute("DELETE FROM settled WHERE key = ?", (key,))
    connection.executemany(
        "INSERT INTO settled VALUES (?, ?, ?, ?)",
        ((key, article, *one) for article, one in settled.items()),
    )


def doubt(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Note that short names have to be looked at again, those that are ones at all."""
    connection.executemany(
        "INSERT INTO unsettled SELECT ?1 WHERE EXISTS (SELECT 1 FROM settled WHERE key = ?1)"
        " OR EXISTS (SELECT 1 FROM signature_key JOIN signature ON signature.id = signature"
        "  WHERE key = ?1 AND role = 'own' AND strong = '') ON CONFLICT DO NOTHING",
        ((key,) for key in keys),
    )


def doubted(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Short names that have to be looked at again."""
    rows = connection.execute("SELECT key FROM unsettled ORDER BY key LIMIT ?", (limit,))
    return [row[0] for row in rows]


def looked_at(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Note that short names were looked at."""
    connection.executemany("DELETE FROM unsettled WHERE key = ?", ((key,) for key in keys))


def articles_with(connection: sqlite3.Connection, signatures: Collection[int]) -> set[int]:
    """Articles with a chain that bears one of the signatures."""
    return {
        row[0]
        for signature in signatures
        for row in connection.execute("SELECT article FROM chain WHERE signature = ?", (signature,))
    }


def known_only_by(connection: sqlite3.Connection, key: str) -> set[int]:
    """Articles with a chain that is known by a short name only."""
    return {
        row[0]
        for row in connection.execute(
            "SELECT article FROM signature_key JOIN chain USING (signature)"
            " JOIN signature ON signature.id = chain.signature"
            " WHERE key = ? AND role = 'own' AND strong = ''",
            (key,),
        )
    }


def company(
    connection: sqlite3.Connection, articles: Iterable[int], less: Collection[str]
) -> dict[int, frozenset[str]]:
    """What articles name in full, with their source and month; without some names."""
    found: dict[int, set[str]] = defaultdict(set)
    for article in articles:
        for source, month in connection.execute(
            "SELECT source_name, substr(coalesce(published, ''), 1, 7) FROM article WHERE id = ?",
            (article,),
        ):
            found[article] |= {f"source {source}", f"month {month}"}
        for (strong,) in connection.execute(
            "SELECT strong FROM chain JOIN signature ON signature.id = chain.signature"
            " WHERE article = ? AND strong <> ''",
            (article,),
        ):
            name = min(strong.split("\n"))
            if name[0] not in _NO_COMPANY:
                found[article].add(name)
    return {article: frozenset(names.difference(less)) for article, names in found.items()}
