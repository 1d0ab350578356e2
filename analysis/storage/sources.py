"""Sources and their files in the library file: what was added, looked at, seen, and is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import SourceKind, SourceRow
from analysis.storage import hiding
from analysis.storage.articles import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable


class StoredFile(NamedTuple):
    """A file as it was when all its articles came in; ``size`` is None when not all did."""

    id: int
    size: int | None
    mtime_ns: int | None


def add(
    connection: sqlite3.Connection,
    location: bytes,
    name: str,
    kind: SourceKind = SourceKind.FILES,
    title: str | None = None,
) -> int:
    """The source at a location, added if it is new and followed again if it was not; its id.

    ``name`` is how the location is shown, ``title`` what the source calls itself.
    """
    connection.execute(
        "INSERT INTO source (location, name, added_at, kind, title) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (location) DO UPDATE SET is_followed = 1 WHERE is_followed = 0",
        (location, name, now(), kind.value, title or own_name(name, kind)),
    )
    row = connection.execute("SELECT id FROM source WHERE location = ?", (location,)).fetchone()
    return int(row[0])


def own_name(name: str, kind: SourceKind) -> str | None:
    """What articles of files say they are from, unless they say it themselves."""
    return name.rstrip("/").rpartition("/")[2] if kind is SourceKind.FILES else None


def listed(connection: sqlite3.Connection, only: int | None = None) -> list[SourceRow]:
    """All sources that are followed, in the order in which they were added; or one of them."""
    tags: dict[int, list[str]] = {}
    for source, tag in connection.execute("SELECT source, tag FROM source_tag ORDER BY 1, 2"):
        tags.setdefault(source, []).append(tag)
    where, hidden = hiding.condition(connection)
    return [
        SourceRow(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            row[6],
            row[7],
            kind=SourceKind(row[8]),
            tags=tuple(tags.get(row[0], ())),
            home=row[9],
            came=row[10],
            failures=row[11],
            next_look_at=row[12],
            is_gone=bool(row[13]),
            is_full=bool(row[14]),
            keep_days=row[15],
        )
        for row in connection.execute(
            "SELECT source.id, location,"
            " coalesce(given, CASE kind WHEN 'files' THEN name ELSE title END, name),"
            " added_at, looked_at, trouble,"
            " (SELECT count(*) FROM file JOIN article ON article.file = file.id"
            "  WHERE file.source = source.id),"
            " (SELECT count(*) FROM file JOIN article ON article.file = file.id"
            f"  WHERE file.source = source.id AND is_read = 0 AND {where}),"
            " kind, home, coalesce(came, 0), coalesce(failures, 0), next_look_at, is_gone,"
            " is_full, keep_days"
            " FROM source LEFT JOIN feed ON feed.source = source.id"
            " WHERE is_followed AND source.id = coalesce(?, source.id) ORDER BY source.id",
            (*hidden, only),
        )
    ]


def find(connection: sqlite3.Connection, location: bytes) -> int | None:
    """The id of the source at a location, whether or not it is followed."""
    row = connection.execute("SELECT id FROM source WHERE location = ?", (location,)).fetchone()
    return int(row[0]) if row else None


def rename(connection: sqlite3.Connection, source: int, name: str | None) -> None:
    """Show a source under a name that the person gives; None: under its own again.

    What its articles say they are from stays as it is: that is what corrections call them by.
    """
    connection.execute("UPDATE source SET given = ? WHERE id = ?", (name, source))
    for kind, title, shown in connection.execute(
        "SELECT kind, title, name FROM source WHERE id = ?", (source,)
    ).fetchall():
        if title is None:
            own = own_name(shown, SourceKind(kind))
            connection.execute("UPDATE source SET title = ? WHERE id = ?", (own, source))


def set_tags(connection: sqlite3.Connection, source: int, tags: Iterable[str]) -> None:
    """Give a source these tags and no others."""
    connection.execute("DELETE FROM source_tag WHERE source = ?", (source,))
    connection.executemany(
        "INSERT INTO source_tag VALUES (?, ?) ON CONFLICT DO NOTHING",
        ((source, tag) for tag in tags),
    )


def keep(connection: sqlite3.Connection, source: int, days: int | None) -> None:
    """Set for how long articles of a source are kept: None as for all, 0 for ever."""
    connection.execute("UPDATE source SET keep_days = ? WHERE id = ?", (days, source))


def unfollow(connection: sqlite3.Connection, source: int) -> None:
    """Follow a source no more; its articles stay."""
    connection.execute("UPDATE source SET is_followed = 0 WHERE id = ?", (source,))


def follow_again(connection: sqlite3.Connection, source: int) -> None:
    """Follow a source again that is followed no more."""
    connection.execute("UPDATE source SET is_followed = 1 WHERE id = ?", (source,))


def remove(connection: sqlite3.Connection, source: int) -> None:
    """Remove a source none of whose articles is left."""
    connection.execute("DELETE FROM source WHERE id = ?", (source,))


def of_article(connection: sqlite3.Connection, article: int) -> int | None:
    """The source that an article is from."""
    row = connection.execute(
        "SELECT source FROM article JOIN file ON file.id = file WHERE article.id = ?", (article,)
    ).fetchone()
    return int(row[0]) if row else None


def is_there(connection: sqlite3.Connection, source: int) -> bool:
    """Whether a source was not removed meanwhile."""
    found = connection.execute("SELECT 1 FROM source WHERE id = ?", (source,)).fetchone()
    return found is not None


def article_ids(connection: sqlite3.Connection, source: int, limit: int) -> list[int]:
    """Some articles of a source."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT article.id FROM file JOIN article ON article.file = file.id"
            " WHERE file.source = ? LIMIT ?",
            (source, limit),
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
