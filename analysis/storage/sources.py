"""Sources and their files in the library file: what was added, looked at, seen, and is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import SourceRow
from analysis.storage.articles import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection


class StoredFile(NamedTuple):
    """A file as it was when all its articles came in; ``size`` is None when not all did."""

    id: int
    size: int | None
    mtime_ns: int | None


def add(connection: sqlite3.Connection, location: bytes, name: str) -> int:
    """The source at a location, added if it is new; its id."""
    connection.execute(
        "INSERT INTO source (location, name, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (location, name, now()),
    )
    row = connection.execute("SELECT id FROM source WHERE location = ?", (location,)).fetchone()
    return int(row[0])


def listed(connection: sqlite3.Connection) -> list[SourceRow]:
    """All sources in the order in which they were added."""
    return [
        SourceRow(*row)
        for row in connection.execute(
            "SELECT source.id, source.location, source.name, added_at, looked_at, trouble,"
            " (SELECT count(*) FROM file JOIN article ON article.file = file.id"
            "  WHERE file.source = source.id),"
            " (SELECT count(*) FROM file JOIN article ON article.file = file.id"
            "  WHERE file.source = source.id AND article.is_read = 0)"
            " FROM source ORDER BY source.id"
        )
    ]


def looked(connection: sqlite3.Connection, source: int, trouble: str | None) -> None:
    """Note when a source was last looked at, and what went wrong."""
    connection.execute(
        "UPDATE source SET looked_at = ?, trouble = ? WHERE id = ?", (now(), trouble, source)
    )


def next_look(connection: sqlite3.Connection) -> int:
    """A number greater than that of every look before."""
    row = connection.execute("SELECT coalesce(max(look), 0) + 1 FROM file").fetchone()
    return int(row[0])


def find_file(connection: sqlite3.Connection, path: bytes) -> StoredFile | None:
    """A file that was seen before."""
    row = connection.execute(
        "SELECT id, size, mtime_ns FROM file WHERE path = ?", (path,)
    ).fetchone()
    return StoredFile(*row) if row else None


def add_file(connection: sqlite3.Connection, source: int, path: bytes, look: int) -> int:
    """Store a file none of whose articles is in yet."""
    cursor = connection.execute(
        "INSERT INTO file (source, path, look) VALUES (?, ?, ?)", (source, path, look)
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def files_with_missing(connection: sqlite3.Connection) -> set[int]:
    """Files of which some article is marked missing."""
    return {
        row[0] for row in connection.execute("SELECT DISTINCT file FROM article WHERE is_missing")
    }


def file_is_back(connection: sqlite3.Connection, file: int) -> None:
    """Take the mark from the articles that a file held when it was last read."""
    connection.execute(
        "UPDATE article SET is_missing = 0 WHERE file = ? AND is_missing"
        " AND look = (SELECT max(look) FROM article WHERE file = ?)",
        (file, file),
    )


def file_done(
    connection: sqlite3.Connection, file: int, look: int, size: int | None, mtime_ns: int
) -> int:
    """Note that a file was read; how many articles it held before are missing from it now.

    ``size`` is None if some of it could not be read.
    """
    connection.execute(
        "UPDATE file SET look = ?, size = ?, mtime_ns = ? WHERE id = ?",
        (look, size, mtime_ns, file),
    )
    return connection.execute(
        "UPDATE article SET is_missing = 1 WHERE file = ? AND look < ? AND is_missing = 0",
        (file, look),
    ).rowcount


def mark_vanished(connection: sqlite3.Connection, source: int, seen: Collection[int]) -> int:
    """Mark the articles of a source's files that were not seen; how many are newly missing."""
    known = connection.execute("SELECT id FROM file WHERE source = ?", (source,)).fetchall()
    return sum(
        connection.execute(
            "UPDATE article SET is_missing = 1 WHERE file = ? AND NOT is_missing", (file,)
        ).rowcount
        for (file,) in known
        if file not in seen
    )
