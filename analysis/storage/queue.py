"""What waits for analysis in the library file, and by which recogniser the rest was analysed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection


class Waiting(NamedTuple):
    """An article that waits for analysis; the digest tells whether its text is still this one.

    ``language`` is None where nobody has looked.
    """

    id: int
    digest: bytes
    text: str
    language: str | None


def recogniser(connection: sqlite3.Connection, version: str) -> int:
    """The number under which analyses by this recogniser are stored."""
    connection.execute(
        "INSERT INTO recogniser (version) VALUES (?) ON CONFLICT DO NOTHING", (version,)
    )
    row = connection.execute("SELECT id FROM recogniser WHERE version = ?", (version,)).fetchone()
    return int(row[0])


def recognisers(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Each recogniser's version and how many articles it has analysed."""
    return connection.execute(
        "SELECT version, count(*) FROM article JOIN recogniser ON recogniser.id = analysed_by"
        " GROUP BY version ORDER BY version"
    ).fetchall()


def expire(connection: sqlite3.Connection, recogniser_id: int, language: str = "en") -> None:
    """Let every article analysed by another recogniser wait again; its old names stay till then.

    Those of one language: English is that of all whose language nobody has looked for.
    """
    connection.execute(
        "UPDATE article SET analysed_by = NULL"
        " WHERE analysed_by <> ? AND coalesce(language, 'en') = ?",
        (recogniser_id, language),
    )


def languages(connection: sqlite3.Connection) -> dict[str, int]:
    """The languages of articles but English, and how many articles are in each."""
    return dict(
        connection.execute(
            "SELECT language, count(*) FROM article WHERE language <> 'en'"
            " GROUP BY language ORDER BY count(*) DESC, language"
        ).fetchall()
    )


def waiting(
    connection: sqlite3.Connection,
    limit: int,
    skip: Collection[int] = (),
    first: int | None = None,
) -> list[Waiting]:
    """Articles that wait for analysis: ``first`` if it does, then newest first; not ``skip``."""
    found = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM article WHERE analysed_by IS NULL"
            " ORDER BY id = ? DESC, placed DESC, id DESC LIMIT ?"
            if first is not None
            else "SELECT id FROM article WHERE analysed_by IS NULL AND ?1 IS NULL"
            " ORDER BY placed DESC, id DESC LIMIT ?2",
            (first, limit + len(skip)),
        )
        if row[0] not in skip
    ][:limit]
    return [
        Waiting(
            *connection.execute(
                "SELECT id, digest, text, language FROM article JOIN body ON body.article = id"
                " WHERE id = ?",
                (id_,),
            ).fetchone()
        )
        for id_ in found
    ]


def digest(connection: sqlite3.Connection, article: int) -> bytes | None:
    """The digest of an article's present content."""
    row = connection.execute("SELECT digest FROM article WHERE id = ?", (article,)).fetchone()
    return bytes(row[0]) if row else None


def analysed(
    connection: sqlite3.Connection, article: int, recogniser_id: int, failure: str | None = None
) -> None:
    """Note that an article is analysed, or why it could not be."""
    connection.execute(
        "UPDATE article SET analysed_by = ?, failure = ? WHERE id = ?",
        (recogniser_id, failure, article),
    )
