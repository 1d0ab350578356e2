"""Copies and stories in the library file: what has to be looked at, and what is put under what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

# --- what waits


class Waiting(NamedTuple):
    """An article that has to be looked at, and whether its text is another than before."""

    article: int
    is_text: bool


def waiting(connection: sqlite3.Connection, limit: int) -> list[Waiting]:
    """Articles that have to be looked at."""
    return [
        Waiting(row[0], bool(row[1]))
        for row in connection.execute(
            "SELECT article, is_text FROM unfolded ORDER BY article LIMIT ?", (limit,)
        )
    ]


def looked_at(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Note that articles were looked at."""
    connection.executemany("DELETE FROM unfolded WHERE article = ?", ((a,) for a in articles))


def start_again(connection: sqlite3.Connection) -> None:
    """Forget what was found of all articles, which have to be looked at again."""
    for table in ("worded", "wording", "wording_bucket", "account", "account_bucket"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("UPDATE article SET copy_of = NULL WHERE copy_of IS NOT NULL")
    connection.execute("UPDATE article SET told_by = NULL WHERE told_by IS NOT NULL")
    connection.execute(
        "INSERT INTO unfolded SELECT id, 1 FROM article WHERE true"
        " ON CONFLICT DO UPDATE SET is_text = 1"
    )


class Told(NamedTuple):
    """What an article says, and when (seconds) it was published, if that is known."""

    title: str
    text: str
    published: int | None


_TOLD = "title, text, CASE WHEN published IS NOT NULL THEN placed END"


def told(connection: sqlite3.Connection, article: int) -> Told | None:
    """What an article says; None for one that is gone."""
    row = connection.execute(
        f"SELECT {_TOLD} FROM article JOIN body ON body.article = id WHERE id = ?", (article,)
    ).fetchone()
    return Told(*row) if row else None


def set_language(connection: sqlite3.Connection, article: int, language: str) -> None:
    """Note the language of an article; one that was taken for English is analysed again."""
    connection.execute(
        "UPDATE article SET language = ?1, analysed_by = CASE"
        " WHEN coalesce(language, 'en') = ?1 THEN analysed_by END WHERE id = ?2",
        (language, article),
    )


# --- wordings of articles


def key_of(connection: sqlite3.Connection, article: int) -> int | None:
    """The wording an article had when it was last looked at."""
    row = connection.execute("SELECT key FROM worded WHERE article = ?", (article,)).fetchone()
    return int(row[0]) if row else None


def set_key(connection: sqlite3.Connection, article: int, key: int | None) -> None:
    """Give an article its wording, or none."""
    if key is None:
        connection.execute("DELETE FROM worded WHERE article = ?", (article,))
    else:
        connection.execute(
            "INSERT INTO worded VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET key = ?",
            (article, key, key),
        )


def articles_of(connection: sqlite3.Connection, key: int) -> list[int]:
    """The articles of a wording."""
    return [
        row[0] for row in connection.execute("SELECT article FROM worded WHERE key = ?", (key,))
    ]


def told_with(connection: sqlite3.Connection, key: int) -> Told:
    """What some article of a wording says: all are worded alike."""
    row = connection.execute(
        f"SELECT {_TOLD} FROM worded JOIN article ON id = worded.article"
        " JOIN body ON body.article = id WHERE key = ? LIMIT 1",
        (key,),
    ).fetchone()
    return Told(*row)


class Candidate(NamedTuple):
    """An article as one is chosen to be shown for a group; ``ref`` is its name in its source."""

    article: int
    words: int
    placed: int
    ref: tuple[str, str]
    copy_of: int | None
    told_by: int | None
    is_analysed: bool


def candidates(connection: sqlite3.Connection, keys: Iterable[int]) -> list[Candidate]:
    """The articles of some wordings."""
    return [
        Candidate(row[0], row[1], row[2], (row[3], row[4]), row[5], row[6], bool(row[7]))
        for key in keys
        for row in connection.execute(
            "SELECT id, words, placed, source_name, external_id, copy_of, told_by,"
            " analysed_by IS NOT NULL FROM worded JOIN article ON id = worded.article"
            " WHERE key = ?",
            (key,),
        )
    ]


def put_under(
    connection: sqlite3.Connection,
    changes: Mapping[int, int | None],
    column: Literal["copy_of", "told_by"],
) -> None:
    """Put articles under others, or show them themselves."""
    connection.executemany(
        f"UPDATE article SET {column} = ? WHERE id = ?",
        ((shown, article) for article, shown in changes.items()),
    )


class Name(NamedTuple):
    """A name of an article: the keys it is known by, and where it is mentioned first."""

    strong: list[str]
    label: str
    mentions: int
    first: int


def names(connection: sqlite3.Connection, article: int) -> list[Name]:
    """The names of an article that are known by a full name."""
    return [
        Name(row[0].split("\n"), row[1], row[2], int(row[3].split(",")[0]))
        for row in connection.execute(
            "SELECT strong, label, chain.mentions, chain.members FROM chain"
            " JOIN signature ON signature.id = chain.signature"
            " WHERE article = ? AND strong <> '' ORDER BY number",
            (article,),
        )
    ]
