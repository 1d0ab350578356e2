"""Feeds in the library file: what their servers last said, and when they are asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import SourceKind
from analysis.storage import sources

if TYPE_CHECKING:
    import sqlite3

PAGES = b"pages:"
"""The location of the source that holds the pages a person saved."""


class FeedState(NamedTuple):
    """What the next look at a feed needs to know of the last one."""

    source: int
    address: str
    title: str | None
    etag: str | None
    last_modified: str | None
    digest: bytes | None
    next_look_at: str | None
    failures: int
    is_gone: bool
    is_typed: bool
    is_full: bool

    def is_due(self, moment: str) -> bool:
        """Whether it is to be asked at a moment (UTC ISO 8601) though nobody names it."""
        return not self.is_gone and (self.next_look_at is None or self.next_look_at <= moment)


def add(
    connection: sqlite3.Connection,
    address: str,
    shown: str,
    *,
    title: str | None = None,
    home: str | None = None,
    is_typed: bool = False,
) -> int:
    """Follow the feed at an address; its source."""
    source = sources.add(connection, address.encode(), shown, SourceKind.FEED, title)
    connection.execute(
        "INSERT INTO feed (source, home, is_typed) VALUES (?, ?, ?) ON CONFLICT (source)"
        " DO UPDATE SET is_typed = max(is_typed, excluded.is_typed), next_look_at = NULL",
        (source, home, is_typed),
    )
    if sources.find_file(connection, _path(source)) is None:
        sources.add_file(connection, source, _path(source), 0)
    return source


def pages(connection: sqlite3.Connection) -> int:
    """The source that holds the pages a person saved."""
    name = "Saved pages"
    return sources.add(connection, PAGES, name, SourceKind.PAGES, name)


def file_of(connection: sqlite3.Connection, source: int) -> int:
    """What the articles of a feed belong to."""
    stored = sources.find_file(connection, _path(source))
    return stored.id if stored else sources.add_file(connection, source, _path(source), 0)


def states(connection: sqlite3.Connection, source: int | None = None) -> list[FeedState]:
    """All feeds that are followed, or one."""
    return [
        FeedState(row[0], row[1].decode(), *row[2:8], *map(bool, row[8:]))
        for row in connection.execute(
            "SELECT source.id, location, title, etag, last_modified, digest, next_look_at,"
            " failures, is_gone, is_typed, is_full FROM source JOIN feed ON source = source.id"
            " WHERE is_followed AND source.id = coalesce(?, source.id) ORDER BY source.id",
            (source,),
        )
    ]


def of_article(connection: sqlite3.Connection, article: int) -> FeedState | None:
    """The feed that an article is from, if it is followed."""
    row = connection.execute(
        "SELECT file.source FROM article JOIN file ON file.id = article.file WHERE article.id = ?",
        (article,),
    ).fetchone()
    return next(iter(states(connection, row[0])), None) if row else None


def answered(
    connection: sqlite3.Connection,
    source: int,
    *,
    etag: str | None,
    last_modified: str | None,
    digest: bytes | None,
    came: int,
    trouble: str | None,
) -> None:
    """Note that all that a feed answered is in; without a digest, that it has not changed."""
    connection.execute(
        "UPDATE feed SET etag = ?, last_modified = ?, digest = coalesce(?, digest), came = ?,"
        " failures = 0, next_look_at = NULL, is_gone = 0 WHERE source = ?",
        (etag, last_modified, digest, came, source),
    )
    sources.looked(connection, source, trouble)


def failed(
    connection: sqlite3.Connection,
    source: int,
    trouble: str,
    next_look_at: str | None,
    *,
    is_gone: bool = False,
) -> None:
    """Note that a look failed, and when the next one is due."""
    connection.execute(
        "UPDATE feed SET failures = failures + 1, next_look_at = ?, is_gone = max(is_gone, ?)"
        " WHERE source = ?",
        (next_look_at, is_gone, source),
    )
    sources.looked(connection, source, trouble)


def refused(connection: sqlite3.Connection, source: int, trouble: str) -> None:
    """Note why a feed was not asked: it has not failed, and is asked as soon as it may be."""
    sources.looked(connection, source, trouble)


def put_off(connection: sqlite3.Connection, source: int, next_look_at: str, trouble: str) -> None:
    """Note until when a feed is left alone for its host's sake; it has not failed itself."""
    connection.execute(
        "UPDATE feed SET next_look_at = max(coalesce(next_look_at, ''), ?) WHERE source = ?",
        (next_look_at, source),
    )
    connection.execute(
        "UPDATE source SET trouble = coalesce(trouble, ?) WHERE id = ?", (trouble, source)
    )


def describe(
    connection: sqlite3.Connection, source: int, title: str | None, home: str | None
) -> None:
    """Keep what a feed calls itself, the first time it says so, and where its site is."""
    connection.execute(
        "UPDATE source SET title = ? WHERE id = ? AND title IS NULL", (title or None, source)
    )
    connection.execute("UPDATE feed SET home = ? WHERE source = ?", (home, source))


def move(
    connection: sqlite3.Connection, source: int, address: str, shown: str, *, is_typed: bool
) -> bool:
    """Ask a feed at another address from now on; False if another source is there already."""
    if sources.find(connection, address.encode()) is not None:
        return False
    connection.execute(
        "UPDATE source SET location = ?, name = ? WHERE id = ?", (address.encode(), shown, source)
    )
    connection.execute("UPDATE feed SET is_typed = ? WHERE source = ?", (is_typed, source))
    return True


def set_full(connection: sqlite3.Connection, source: int, is_full: bool) -> None:
    """Fetch the full text of all entries of a feed from now on, or no more."""
    connection.execute("UPDATE feed SET is_full = ? WHERE source = ?", (is_full, source))


def look_done(connection: sqlite3.Connection, file: int, look: int) -> None:
    """Note the number of the look whose articles are all in."""
    connection.execute("UPDATE file SET look = ?, mtime_ns = NULL WHERE id = ?", (look, file))


def _path(source: int) -> bytes:
    """No path of a file: those begin with a slash."""
    return b"feed:%d" % source
