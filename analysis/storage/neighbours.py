"""The next and the previous mention of an entity, in its article and on into others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.models import Place
from analysis.storage import mentions

if TYPE_CHECKING:
    import sqlite3


def place(
    connection: sqlite3.Connection, entity: int, article: int, offset: int, step: int
) -> Place | None:
    """The mention after (``step`` 1) or before (-1) a code point of an article, round at the end.

    None when the entity has no mention.
    """
    here = mentions.in_article(connection, entity, article)
    beyond = [at for at in here if (at[0] > offset if step > 0 else at[0] < offset)]
    if beyond:
        return Place(article, beyond[0 if step > 0 else -1][1])
    other = mentions.neighbour(connection, entity, article, step)
    there = here if other is None else mentions.in_article(connection, entity, other)
    if not there:
        return None
    return Place(article if other is None else other, there[0 if step > 0 else -1][1])


def first_place(
    connection: sqlite3.Connection, entity: int, article: int, step: int
) -> Place | None:
    """The first mention in the next (previous) other article that has one."""
    other = mentions.neighbour(connection, entity, article, step)
    if other is None:
        return None
    return Place(other, mentions.in_article(connection, entity, other)[0][1])
