"""Pulse: whether anybody has changed the library file, and what has come into it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.models.news import Beat, News
from analysis.storage import hiding, watches

if TYPE_CHECKING:
    import sqlite3


def version(connection: sqlite3.Connection) -> int:
    """A number that is another one once any other connection has changed the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def beat(connection: sqlite3.Connection) -> Beat:
    """How far the library is now; quick, however large it is."""
    row = connection.execute(
        "SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'article'),"
        " (SELECT seq FROM sqlite_sequence WHERE name = 'earlier'),"
        " (SELECT count(*) FROM article WHERE analysed_by IS NULL)"
    ).fetchone()
    return Beat(row[0] or 0, row[1] or 0, row[2])


def news(connection: sqlite3.Connection, since: Beat) -> News:
    """What came since a beat."""
    where, hidden = hiding.condition(connection)
    (count,) = connection.execute(
        f"SELECT count(*) FROM article WHERE id > ? AND {where}", (since.article, *hidden)
    ).fetchone()
    changed = connection.execute(
        "SELECT article.id, max(is_changed) FROM earlier JOIN article ON article.id = article"
        f" WHERE earlier.id > ? AND article.id <= ? AND {where}"
        " GROUP BY article.id",
        (since.version, since.article, *hidden),
    ).fetchall()
    found = []
    for entity in watches.entities(connection):
        (articles,) = connection.execute(
            "SELECT count(DISTINCT article.id) FROM chain JOIN article"
            f" ON article.id = chain.article WHERE entity = ? AND chain.article > ? AND {where}",
            (entity, since.article, *hidden),
        ).fetchone()
        found += [(entity, articles)] if articles else []
    found.sort(key=lambda pair: -pair[1])
    rewritten = tuple(article for article, is_changed in changed if is_changed)
    return News(count, len(changed), rewritten, tuple(found))
