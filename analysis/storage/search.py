"""Full-text search over titles and texts (SQLite FTS5)."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from analysis.storage import hiding

if TYPE_CHECKING:
    import sqlite3


def ids(connection: sqlite3.Connection, words: str) -> array[int]:
    """Articles that contain every word, newest first, but for those that rules hide.

    The words are taken as plain text.
    """
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not query:
        return array("q")
    where, values = hiding.condition(connection)
    return array(
        "q",
        (
            row[0]
            for row in connection.execute(
                "SELECT article.id FROM search JOIN article ON article.id = search.rowid"
                f" WHERE search MATCH ? AND {where} ORDER BY placed DESC, article.id DESC",
                (query, *values),
            )
        ),
    )
