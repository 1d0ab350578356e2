"""Articles in the library file: rows of lists, texts, marks, and what waits for analysis."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from analysis.models import Article, ArticleRef, ArticleRow
from analysis.storage import hiding

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from analysis.models.draft import Draft

_OF_SOURCE = "file IN (SELECT id FROM file WHERE source = ?)"
_OF_TAG = (
    # The folders in a folder have its name and a slash before their own; "0" follows the slash.
    "file IN (SELECT file.id FROM file JOIN source_tag USING (source)"
    " WHERE tag = ? OR (tag >= ? AND tag < ?))"
)
_WATCHED = (
    "CASE WHEN EXISTS (SELECT 1 FROM watch) THEN EXISTS (SELECT 1 FROM chain"
    " WHERE chain.article = article.id AND entity IN (SELECT entity FROM watch"
    "  CROSS JOIN signature_key ON signature_key.key = watch.key AND role = 'own'"
    "  CROSS JOIN signature ON signature.id = signature)) ELSE 0 END"
)
_SHOWN_SOURCE = (
    # What the person calls a source stands for its own name, not for whom it has an article from.
    "(SELECT CASE WHEN source.title = source_name THEN coalesce(given, source_name)"
    " ELSE source_name END FROM file JOIN source ON source.id = file.source"
    " WHERE file.id = article.file)"
)


class Stored(NamedTuple):
    """What the library already holds of an article that comes in again."""

    id: int
    digest: bytes
    is_missing: bool


def find(connection: sqlite3.Connection, file: int, external_id: str) -> Stored | None:
    """The article a file gave before under this id."""
    row = connection.execute(
        "SELECT id, digest, is_missing FROM article WHERE file = ? AND external_id = ?",
        (file, external_id),
    ).fetchone()
    return Stored(row[0], row[1], bool(row[2])) if row else None


def insert(
    connection: sqlite3.Connection,
    draft: Draft,
    *,
    file: int,
    look: int,
    placed: int,
    source_name: str,
    digest: bytes,
) -> int:
    """Store a new article, searchable at once, waiting for analysis; its id."""
    row = _row(draft, look, placed, source_name, digest)
    cursor = connection.execute(
        f"INSERT INTO article (file, external_id, added_at, {', '.join(row)})"
        f" VALUES (?, ?, ?, {', '.join('?' * len(row))})",
        (file, draft.external_id, now(), *row.values()),
    )
    article = cursor.lastrowid
    assert article is not None
    connection.execute("INSERT INTO body (article, text) VALUES (?, ?)", (article, draft.text))
    _index(connection, article, draft)
    return article


def replace(
    connection: sqlite3.Connection,
    article: int,
    draft: Draft,
    *,
    look: int,
    placed: int,
    source_name: str,
    digest: bytes,
) -> None:
    """Give an article its changed content; it waits for analysis again, its marks stay."""
    _unindex(connection, article)
    row = _row(draft, look, placed, source_name, digest)
    connection.execute(
        f"UPDATE article SET {', '.join(f'{name} = ?' for name in row)}, is_missing = 0,"
        " analysed_by = NULL, failure = NULL, language = NULL WHERE id = ?",
        (*row.values(), article),
    )
    connection.execute("UPDATE chain SET placed = ? WHERE article = ?", (placed, article))
    connection.execute("UPDATE body SET text = ? WHERE article = ?", (draft.text, article))
    _index(connection, article, draft)


def _row(
    draft: Draft, look: int, placed: int, source_name: str, digest: bytes
) -> dict[str, int | str | bytes | None]:
    """What changes with the content of an article, by column."""
    return {
        "title": draft.title,
        "published": draft.published,
        "author": draft.author,
        "url": draft.url,
        "words": len(draft.text.split()),
        "source_name": source_name,
        "placed": placed,
        "digest": digest,
        "look": look,
    }


def _index(connection: sqlite3.Connection, article: int, draft: Draft) -> None:
    connection.execute(
        "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
        (article, draft.title, draft.text),
    )


def _unindex(connection: sqlite3.Connection, article: int) -> None:
    connection.execute(
        "INSERT INTO search (search, rowid, title, text)"
        " SELECT 'delete', id, title, text FROM searchable WHERE id = ?",
        (article,),
    )


def seen(connection: sqlite3.Connection, article: int, look: int) -> None:
    """Note that an unchanged article is still there."""
    connection.execute("UPDATE article SET look = ?, is_missing = 0 WHERE id = ?", (look, article))


def ids(
    connection: sqlite3.Connection,
    *,
    entity: int | None = None,
    unread: bool = False,
    starred: bool = False,
    source: int | None = None,
    tag: str | None = None,
    query: str = "",
    hidden: bool | None = False,
    limit: int | None = None,
) -> array[int]:
    """Ids, newest first; with ``hidden`` those that rules hide alone, with None those as well.

    A query that asks for what is hidden has it, whatever ``hidden`` says. May raise QueryError.
    """
    parts: list[tuple[str, tuple[object, ...]]] = [(hiding.NONE, ())]
    if query.strip():
        from analysis.storage import search  # lists that nobody narrows need none of it

        parts[0], asks_for_hidden = search.asked(connection, query)
        hidden = None if asks_for_hidden else hidden
    parts += [
        *([("is_read = 0", ())] if unread else []),
        *([("is_starred = 1", ())] if starred else []),
        *([(_OF_SOURCE, (source,))] if source is not None else []),
        *([(_OF_TAG, (tag, f"{tag}/", f"{tag}0"))] if tag is not None else []),
        *([hiding.condition(connection, is_hidden=hidden)] if hidden is not None else []),
    ]
    found = [part for part in parts if part[0] != hiding.NONE]
    where = " AND ".join(condition for condition, _ in found)
    values = [value for _, values in found for value in values]
    listing = _listing(where, is_of_entity=entity is not None)
    given = (*([] if entity is None else [entity]), *values, -1 if limit is None else limit)
    return array("q", (row[0] for row in connection.execute(f"{listing} LIMIT ?", given)))


def _listing(where: str, *, is_of_entity: bool) -> str:
    """Write the selection of ids under a condition, newest first; "" is no condition."""
    if not is_of_entity:
        return f"SELECT id FROM article {where and f'WHERE {where}'} ORDER BY placed DESC, id DESC"
    if not where:
        return (
            "SELECT DISTINCT article FROM chain WHERE entity = ? ORDER BY placed DESC, article DESC"
        )
    return (
        "SELECT DISTINCT article.id FROM chain JOIN article ON article.id = chain.article"
        f" WHERE entity = ? AND {where} ORDER BY chain.placed DESC, chain.article DESC"
    )


def rows(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[ArticleRow]:
    """List rows in the order of the ids given; ids that are gone are left out."""
    found: dict[int, ArticleRow] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        for row in connection.execute(
            f"SELECT id, title, placed, published, {_SHOWN_SOURCE}, is_read, is_starred,"
            f" analysed_by IS NOT NULL, is_missing, words, {_WATCHED}, is_changed FROM article"
            f" WHERE id IN ({','.join('?' * len(part))})",
            tuple(part),
        ):
            found[row[0]] = ArticleRow(
                id=row[0],
                title=row[1],
                placed=row[3] or iso(row[2]),
                has_date=row[3] is not None,
                source=row[4],
                is_read=bool(row[5]),
                is_starred=bool(row[6]),
                is_analysed=bool(row[7]),
                is_missing=bool(row[8]),
                words=row[9],
                is_watched=bool(row[10]),
                is_changed=bool(row[11]),
            )
    return [found[id_] for id_ in wanted if id_ in found]


def get(connection: sqlite3.Connection, article: int) -> Article | None:
    """One article with its text."""
    row = connection.execute(
        f"SELECT id, external_id, {_SHOWN_SOURCE}, title, text, published, author, url, is_read,"
        " is_starred, analysed_by IS NOT NULL, is_missing, words, language,"
        " (SELECT max(until) FROM earlier WHERE earlier.article = article.id)"
        " FROM article JOIN body ON body.article = article.id WHERE id = ?",
        (article,),
    ).fetchone()
    if row is None:
        return None
    return Article(
        id=row[0],
        external_id=row[1],
        source=row[2],
        title=row[3],
        text=row[4],
        published=row[5],
        author=row[6],
        url=row[7],
        is_read=bool(row[8]),
        is_starred=bool(row[9]),
        is_analysed=bool(row[10]),
        is_missing=bool(row[11]),
        words=row[12],
        language=row[13],
        changed_at=row[14],
    )


def mark(
    connection: sqlite3.Connection,
    articles: Sequence[int],
    *,
    is_read: bool | None = None,
    is_starred: bool | None = None,
) -> None:
    """Set the marks that are given."""
    if is_read is not None:
        connection.executemany(
            "UPDATE article SET is_read = ?, is_changed = 0 WHERE id = ?",
            ((is_read, a) for a in articles),
        )
    if is_starred is not None:
        connection.executemany(
            "UPDATE article SET is_starred = ? WHERE id = ?", ((is_starred, a) for a in articles)
        )


def remove(connection: sqlite3.Connection, articles: Sequence[int]) -> None:
    """Remove articles whose names are taken out already."""
    for article in articles:
        _unindex(connection, article)
        connection.execute("DELETE FROM article WHERE id = ?", (article,))


def counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Articles, unread ones that are not hidden, ones that wait for analysis."""
    where, hidden = hiding.condition(connection)
    row = connection.execute(
        "SELECT (SELECT count(*) FROM article),"
        f" (SELECT count(*) FROM article WHERE is_read = 0 AND {where}),"
        " (SELECT count(*) FROM article WHERE analysed_by IS NULL)",
        hidden,
    ).fetchone()
    return row[0], row[1], row[2]


def now() -> str:
    """This moment as UTC ISO 8601 text, in seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso(seconds: int) -> str:
    """Seconds since 1970 as UTC ISO 8601 text."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def ref(connection: sqlite3.Connection, article: int) -> ArticleRef | None:
    """What corrections call an article."""
    row = connection.execute(
        "SELECT source_name, external_id FROM article WHERE id = ?", (article,)
    ).fetchone()
    return ArticleRef(*row) if row else None


def referred(connection: sqlite3.Connection, ref: ArticleRef) -> list[int]:
    """The articles that are called so."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT id FROM article WHERE source_name = ? AND external_id = ?", ref
        )
    ]
