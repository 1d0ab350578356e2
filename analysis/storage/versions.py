"""Versions of articles: what one said before its source said something else of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.models.version import Rewriting, Wording
from analysis.storage.articles import now

if TYPE_CHECKING:
    import sqlite3

_LONGEST = 500_000
"""Characters of a text above which an earlier version is not kept."""


def remember(
    connection: sqlite3.Connection,
    article: int,
    after: Wording,
    *,
    before: Wording | None = None,
    is_full: bool = False,
) -> bool:
    """Keep what an article says before it is put to say something else; call it before that.

    ``before`` is the feed's own version where the full text is shown; ``is_full`` says that the
    versions are full texts. True if a person had read the article: it is marked as changed. Of one
    article the version that was read last is kept, and the last one.
    """
    row = connection.execute(
        "SELECT article.title, body.text, is_read, is_changed FROM article"
        " JOIN body ON body.article = id WHERE id = ?",
        (article,),
    ).fetchone()
    if row is None:
        return False
    before = before or Wording(row[0], row[1])
    if before == after:
        return False
    is_read, is_changed = bool(row[2]), bool(row[3])
    known = _read_last(connection, article) if is_changed else None
    if len(before.text) <= _LONGEST:
        _keep(connection, article, before, was_read=is_read and not is_changed, is_full=is_full)
    is_as_read = known == after
    connection.execute(
        "UPDATE article SET is_changed = ? WHERE id = ?", (is_read and not is_as_read, article)
    )
    return is_read and not is_as_read


def _keep(
    connection: sqlite3.Connection, article: int, before: Wording, *, was_read: bool, is_full: bool
) -> None:
    """Keep a version, and of those before it the one that was read last."""
    connection.execute(
        "INSERT INTO earlier (article, title, text, until, was_read, is_full)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (article, *before, now(), was_read, is_full),
    )
    connection.execute(
        "DELETE FROM earlier WHERE article = ?1 AND id NOT IN ("
        "SELECT max(id) FROM earlier WHERE article = ?1 UNION"
        " SELECT max(id) FROM earlier WHERE article = ?1 AND was_read)",
        (article,),
    )


def _read_last(connection: sqlite3.Connection, article: int) -> Wording | None:
    row = connection.execute(
        "SELECT title, text FROM earlier WHERE article = ? AND was_read ORDER BY id DESC LIMIT 1",
        (article,),
    ).fetchone()
    return Wording(*row) if row else None


def rewriting(connection: sqlite3.Connection, article: int) -> Rewriting | None:
    """What an article said when it was read last, or else before its last change, and says now."""
    row = connection.execute(
        "SELECT earlier.title, earlier.text, until, article.title, body.text, cut.title, cut.text,"
        " is_full FROM earlier JOIN article ON article.id = earlier.article"
        " JOIN body ON body.article = article.id LEFT JOIN cut ON cut.article = article.id"
        " WHERE earlier.article = ? ORDER BY was_read DESC, earlier.id DESC LIMIT 1",
        (article,),
    ).fetchone()
    if row is None:
        return None
    is_of_feed = row[5] is not None and not row[7]
    after = Wording(row[5], row[6]) if is_of_feed else Wording(row[3], row[4])
    return Rewriting(Wording(row[0], row[1]), after, row[2])
