"""The next and the previous mention of an entity, in its article and on into others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.models import Place
from analysis.storage.mentions import in_article

if TYPE_CHECKING:
    import sqlite3


def place(
    connection: sqlite3.Connection, entity: int, article: int, offset: int, step: int
) -> Place | None:
    """The mention after (``step`` 1) or before (-1) a code point of an article, round at the end.

    None when the entity has no mention.
    """
    here = in_article(connection, entity, article)
    beyond = [at for at in here if (at[0] > offset if step > 0 else at[0] < offset)]
    if beyond:
        return Place(article, beyond[0 if step > 0 else -1][1])
    other = _other_article(connection, entity, article, step)
    there = here if other is None else in_article(connection, entity, other)
    if not there:
        return None
    return Place(article if other is None else other, there[0 if step > 0 else -1][1])


def first_place(
    connection: sqlite3.Connection, entity: int, article: int, step: int
) -> Place | None:
    """The first mention in the next (previous) other article that has one."""
    other = _other_article(connection, entity, article, step)
    if other is None:
        return None
    return Place(other, in_article(connection, entity, other)[0][1])


def _other_article(
    connection: sqlite3.Connection, entity: int, article: int, step: int
) -> int | None:
    """The next (previous) article in list order that mentions the entity, round at the end.

    None when no other article does.
    """
    order, beyond = ("DESC", "<") if step > 0 else ("ASC", ">")
    ordered = f"ORDER BY placed {order}, article {order} LIMIT 1"
    row = connection.execute(
        f"SELECT article FROM chain WHERE entity = ?1 AND (placed, article) {beyond}"
        f" (SELECT placed, id FROM article WHERE id = ?2) {ordered}",
        (entity, article),
    ).fetchone()
    row = (
        row
        or connection.execute(
            f"SELECT article FROM chain WHERE entity = ? {ordered}", (entity,)
        ).fetchone()
    )
    return int(row[0]) if row and row[0] != article else None
