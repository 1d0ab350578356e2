"""Full-text search over titles and texts (SQLite FTS5)."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def ids(connection: sqlite3.Connection, words: str) -> array[int]:
    """Articles that contain every word, newest first; the words are taken as plain text."""
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not query:
        return array("q")
    return array(
        "q",
        (
            row[0]
            for row in connection.execute(
                "SELECT article.id FROM search JOIN article ON article.id = search.rowid"
                " WHERE search MATCH ? ORDER BY placed DESC, article.id DESC",
                (query,),
            )
        ),
    )
