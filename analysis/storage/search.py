"""Queries in SQL: which articles, and which entities, a query means."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analysis.linking.naming.names import fold
from analysis.query.reading import parse
from analysis.query.tree import All, Dated, Either, Field, Is, Kind, Mark, Not, Words, asks_for
from analysis.query.views import with_views
from analysis.storage import entities, hiding, views, watches
from analysis.storage.clause import Clause, among, join, like
from analysis.storage.words import having, inside, matching

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from analysis.query.tree import Query

_MARKS = {
    Mark.READ: "article.is_read = 1",
    Mark.UNREAD: "article.is_read = 0",
    Mark.STARRED: "article.is_starred = 1",
    Mark.CHANGED: "article.is_changed = 1",
}
_SOURCE_NAMES = (
    # From one name to the next in the index: a library has few, and very many articles.
    "WITH RECURSIVE found (name) AS (SELECT min(source_name) FROM article UNION ALL"
    " SELECT (SELECT min(source_name) FROM article WHERE source_name > name) FROM found"
    " WHERE name IS NOT NULL) SELECT name FROM found WHERE name IS NOT NULL"
)


def read(connection: sqlite3.Connection, text: str) -> Query:
    """Read a query as it counts now, with the views that it names; may raise QueryError."""
    now = datetime.now(UTC)

    def look_up(name: str) -> Query | None:
        saved = views.get(connection, name)
        return None if saved is None else parse(saved.query, now)

    return with_views(parse(text, now), look_up)


def asked(connection: sqlite3.Connection, text: str) -> tuple[Clause, bool]:
    """The condition on rows of ``article`` that is typed, and whether it asks for what is hidden.

    May raise QueryError.
    """
    query = read(connection, text)
    return of_articles(connection, query), asks_for(query, Mark.HIDDEN)


def count(connection: sqlite3.Connection, text: str) -> tuple[int, int]:
    """How many articles a query finds, and how many of them are unread; may raise QueryError."""
    clause, asks_for_hidden = asked(connection, text)
    shown = Clause() if asks_for_hidden else Clause(*hiding.condition(connection))
    where, values = join([clause, shown], "AND")
    row = connection.execute(
        f"SELECT count(*), count(*) FILTER (WHERE is_read = 0) FROM article WHERE {where}", values
    ).fetchone()
    return row[0], row[1]


def of_articles(connection: sqlite3.Connection, query: Query) -> Clause:
    """The condition on rows of ``article`` that a query means."""
    expression = matching(query)
    if expression is not None:
        return having(expression)
    match query:
        case Not():
            return of_articles(connection, query.part).negated()
        case All() | Either():
            word = "AND" if isinstance(query, All) else "OR"
            plain = tuple(part for part in query.parts if matching(part) is not None)
            rest = [part for part in query.parts if matching(part) is None]
            parts = [type(query)(plain), *rest] if plain else rest
            return join([of_articles(connection, part) for part in parts], word)
        case _:
            return _single(connection, query)


def _single(connection: sqlite3.Connection, query: Words | Field | Is | Dated) -> Clause:
    match query:
        case Words():
            return inside(query)
        case Dated():
            return _dated(query)
        case Is():
            return _marked(connection, query.mark)
        case Field():
            return _FIELDS[query.kind](connection, query)


def of_entities(connection: sqlite3.Connection, query: Query) -> Clause:
    """The condition on rows of ``entity``: words are of its names, all else of its articles."""
    match query:
        case Words(part=None):
            pattern = like(query.text)
            return Clause(
                "entity.name LIKE ? ESCAPE '\\' OR entity.id IN (SELECT entity FROM signature"
                " JOIN surface ON surface.signature = signature.id"
                " WHERE surface.name LIKE ? ESCAPE '\\')",
                (pattern, pattern),
            )
        case Not() if _has_words(query):
            return of_entities(connection, query.part).negated()
        case All() | Either() if _has_words(query):
            word = "AND" if isinstance(query, All) else "OR"
            other = tuple(part for part in query.parts if not _has_words(part))
            parts = [part for part in query.parts if _has_words(part)]
            joined = [*parts, type(query)(other)] if other else parts
            return join([of_entities(connection, part) for part in joined], word)
        case _:
            found = of_articles(connection, query)
            where, values = hiding.condition(connection)
            return Clause(
                "entity.id IN (SELECT chain.entity FROM article JOIN chain"
                f" ON chain.article = article.id WHERE ({found.where}) AND {where})",
                (*found.values, *values),
            )


def _has_words(query: Query) -> bool:
    """Whether there are words in a query that are no field's."""
    match query:
        case Words():
            return query.part is None
        case Not():
            return _has_words(query.part)
        case All() | Either():
            return any(map(_has_words, query.parts))
        case _:
            return False


def _dated(query: Dated) -> Clause:
    parts = [
        *([Clause("article.placed >= ?", (query.since,))] if query.since is not None else []),
        *([Clause("article.placed < ?", (query.until,))] if query.until is not None else []),
    ]
    return join(parts, "AND")


def _marked(connection: sqlite3.Connection, mark: Mark) -> Clause:
    if mark is Mark.HIDDEN:
        return Clause(*hiding.condition(connection, is_hidden=True))
    if mark is Mark.WATCHED:
        return _mentioning(watches.entities(connection))
    return Clause(_MARKS[mark])


def _mentioning(found: Iterable[int]) -> Clause:
    one = among("chain.entity", found)
    return Clause(f"article.id IN (SELECT chain.article FROM chain WHERE {one.where})", one.values)


def _source(connection: sqlite3.Connection, field: Field) -> Clause:
    """Articles from what is called so, by itself or by the person, or has such an address."""
    wanted = fold(field.value)

    def is_called(*names: str | None) -> bool:
        folded = (fold(name) for name in names if name)
        if field.is_prefix:
            return any(name.startswith(wanted) for name in folded)
        return any(wanted in name for name in folded)

    found = connection.execute(
        "SELECT id, given, title, CASE kind WHEN 'files' THEN NULL ELSE name END FROM source"
    )
    of_source = among("source", [id_ for id_, *names in found if is_called(*names)])
    names = among(
        "article.source_name",
        [name for (name,) in connection.execute(_SOURCE_NAMES) if is_called(name)],
    )
    return Clause(
        f"(article.file IN (SELECT id FROM file WHERE {of_source.where}) OR {names.where})",
        (*of_source.values, *names.values),
    )


def _tag(connection: sqlite3.Connection, field: Field) -> Clause:
    """Articles of sources with a tag, or one below it: a part between slashes is enough."""
    wanted = _path(field.value.strip("/")).removesuffix("/" if field.is_prefix else "")
    tags = (tag for (tag,) in connection.execute("SELECT DISTINCT tag FROM source_tag"))
    found = among("tag", [tag for tag in tags if wanted in _path(tag)])
    return Clause(
        "article.file IN (SELECT file.id FROM file JOIN source_tag USING (source)"
        f" WHERE {found.where})",
        found.values,
    )


def _path(tag: str) -> str:
    return f"/{'/'.join(map(fold, tag.split('/')))}/"


def _author(_: sqlite3.Connection, field: Field) -> Clause:
    pattern = like(field.value, is_prefix=field.is_prefix)
    return Clause("article.author LIKE ? ESCAPE '\\'", (pattern,))


def _language(_: sqlite3.Connection, field: Field) -> Clause:
    return Clause("article.language = ?", (field.value.lower().partition("-")[0],))


def _entity(connection: sqlite3.Connection, field: Field) -> Clause:
    return _mentioning(entities.called(connection, field.value, is_prefix=field.is_prefix))


_FIELDS: dict[Kind, Callable[[sqlite3.Connection, Field], Clause]] = {
    Kind.SOURCE: _source,
    Kind.TAG: _tag,
    Kind.AUTHOR: _author,
    Kind.LANGUAGE: _language,
    Kind.ENTITY: _entity,
}
