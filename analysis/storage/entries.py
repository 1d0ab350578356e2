"""What is known of articles from the web besides their text: their feed's own text, tags, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models.draft import Draft
from analysis.storage.articles import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_MOST_TRIES = 3
"""Times that the full text of an article is asked for, unless a person asks."""


class Known(NamedTuple):
    """What the library holds of an entry that comes in again.

    ``digest`` is that of what the feed gave, ``is_full`` says that the full text is shown instead.
    """

    id: int
    digest: bytes
    placed: int
    source_name: str
    is_full: bool


class Standing(NamedTuple):
    """An article as it is: its content, and what stays when that is replaced.

    ``digest`` is that of what the feed gave, ``current`` that of what is shown.
    """

    draft: Draft
    look: int
    placed: int
    source_name: str
    digest: bytes
    current: bytes


class Extra(NamedTuple):
    """What a feed says of an article besides; ``links`` are pairs of label and address."""

    is_whole: bool
    language: str | None
    tags: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


class Cut(NamedTuple):
    """The feed's own version of an article whose full text is shown."""

    title: str
    text: str
    fetched_at: str


class Wanting(NamedTuple):
    """An article whose page has its full text."""

    article: int
    address: str


def find(connection: sqlite3.Connection, file: int, external_id: str) -> Known | None:
    """The article that a feed gave before under this guid."""
    row = connection.execute(
        "SELECT id, coalesce(cut.digest, article.digest), placed, source_name, article IS NOT NULL"
        " FROM article LEFT JOIN cut ON cut.article = id WHERE file = ? AND external_id = ?",
        (file, external_id),
    ).fetchone()
    return Known(row[0], row[1], row[2], row[3], bool(row[4])) if row else None


def at_address(connection: sqlite3.Connection, addresses: Iterable[str]) -> int | None:
    """The only entry of a feed whose page has one of these addresses; looks at all articles."""
    for address in addresses:
        found = connection.execute(
            "SELECT article.id FROM article JOIN file ON file.id = article.file"
            " JOIN feed ON feed.source = file.source WHERE url = ? LIMIT 2",
            (address,),
        ).fetchall()
        if len(found) == 1:
            return int(found[0][0])
    return None


def standing(connection: sqlite3.Connection, article: int) -> Standing | None:
    """An article as it is now."""
    row = connection.execute(
        "SELECT external_id, body.text, article.title, published, author, url, look, placed,"
        " source_name, coalesce(cut.digest, article.digest), article.digest FROM article"
        " JOIN body ON body.article = id LEFT JOIN cut ON cut.article = id WHERE id = ?",
        (article,),
    ).fetchone()
    if row is None:
        return None
    draft = Draft(row[0], row[1], row[2], row[3], row[4], row[5], row[8])
    return Standing(draft, row[6], row[7], row[8], row[9], row[10])


def put(connection: sqlite3.Connection, article: int, extra: Extra) -> None:
    """Keep what a feed says of an article besides."""
    links = "\n".join(f"{label.replace(chr(9), ' ')}\t{address}" for label, address in extra.links)
    connection.execute(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET"
        " is_whole = excluded.is_whole, language = excluded.language, tags = excluded.tags,"
        " links = excluded.links",
        (article, extra.is_whole, extra.language, "\n".join(extra.tags), links),
    )


def get(connection: sqlite3.Connection, article: int) -> Extra | None:
    """What a feed says of an article besides; None of articles of files."""
    row = connection.execute(
        "SELECT is_whole, language, tags, links FROM entry WHERE article = ?", (article,)
    ).fetchone()
    if row is None:
        return None
    pairs = (line.partition("\t") for line in row[3].split("\n") if line)
    return Extra(
        bool(row[0]),
        row[1],
        tuple(filter(None, row[2].split("\n"))),
        tuple((label, address) for label, _, address in pairs),
    )


def amend(
    connection: sqlite3.Connection, article: int, draft: Draft, *, placed: int, digest: bytes
) -> bool:
    """Keep what is new of an article whose title and text are as they were; False if they are not.

    Its names stay as they are found.
    """
    is_same = connection.execute(
        "SELECT 1 FROM article JOIN body ON body.article = id"
        " WHERE id = ? AND article.title = ? AND body.text = ?",
        (article, draft.title, draft.text),
    ).fetchone()
    if is_same is None:
        return False
    connection.execute(
        "UPDATE article SET placed = CASE WHEN published IS NULL THEN ? ELSE placed END,"
        " published = ?, author = ?, url = ?, digest = ? WHERE id = ?",
        (placed, draft.published, draft.author, draft.url, digest, article),
    )
    connection.execute(
        "UPDATE chain SET placed = (SELECT placed FROM article WHERE id = ?1) WHERE article = ?1",
        (article,),
    )
    return True


def keep_cut(
    connection: sqlite3.Connection, article: int, title: str, text: str, digest: bytes
) -> None:
    """Keep the feed's own version of an article beside the full one."""
    connection.execute(
        "INSERT INTO cut VALUES (?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET"
        " title = excluded.title, text = excluded.text, digest = excluded.digest",
        (article, title, text, digest, now()),
    )


def cut(connection: sqlite3.Connection, article: int) -> Cut | None:
    """The feed's own version, where the full text is shown."""
    row = connection.execute(
        "SELECT title, text, fetched_at FROM cut WHERE article = ?", (article,)
    ).fetchone()
    return Cut(*row) if row else None


def forget_cut(connection: sqlite3.Connection, article: int) -> None:
    """Drop the feed's own version, as it is the one that is shown again."""
    connection.execute("DELETE FROM cut WHERE article = ?", (article,))


def seen(connection: sqlite3.Connection, articles: Iterable[int], look: int) -> None:
    """Note that articles are still in their feed."""
    connection.executemany(
        "UPDATE article SET look = ? WHERE id = ?", ((look, article) for article in articles)
    )


def without_full_text(connection: sqlite3.Connection, source: int, most: int) -> list[Wanting]:
    """Entries of a feed whose full text was not fetched yet, newest first; not after some tries."""
    return [
        Wanting(*row)
        for row in connection.execute(
            "SELECT id, url FROM article LEFT JOIN cut ON cut.article = id"
            " LEFT JOIN unfetched ON unfetched.article = id"
            " WHERE file IN (SELECT id FROM file WHERE source = ?) AND url IS NOT NULL"
            f" AND cut.article IS NULL AND coalesce(tries, 0) < {_MOST_TRIES}"
            " ORDER BY placed DESC, id DESC LIMIT ?",
            (source, most),
        )
    ]


def fetch_failed(
    connection: sqlite3.Connection, article: int, reason: str, *, for_good: bool = False
) -> None:
    """Note that the full text of an article could not be had; ``for_good``: it is not wanted."""
    connection.execute(
        "INSERT INTO unfetched VALUES (?, ?, ?) ON CONFLICT (article) DO UPDATE SET"
        " tries = tries + excluded.tries, reason = excluded.reason",
        (article, _MOST_TRIES if for_good else 1, reason),
    )


def fetched(connection: sqlite3.Connection, article: int) -> None:
    """Note that the full text of an article was had."""
    connection.execute("DELETE FROM unfetched WHERE article = ?", (article,))
