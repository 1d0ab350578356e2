"""Queries that have a name, put in where another query says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import QueryError
from analysis.query.tree import All, Either, Field, Kind, Not

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.query.tree import Query


def with_views(
    query: Query, look_up: Callable[[str], Query | None], within: tuple[str, ...] = ()
) -> Query:
    """Put the saved query in for each ``view:NAME``.

    ``look_up`` answers what is saved under a name, None for nothing. Raises QueryError for a name
    under which nothing is saved, and for a view that needs itself.
    """
    match query:
        case Field(kind=Kind.VIEW):
            name = query.value.casefold()
            if name in within:
                raise QueryError(f"The view “{query.value}” needs itself: change its query.")
            saved = look_up(query.value)
            if saved is None:
                raise QueryError(f"No view is called “{query.value}”.")
            return with_views(saved, look_up, (*within, name))
        case Not():
            return Not(with_views(query.part, look_up, within))
        case All():
            return All(tuple(with_views(part, look_up, within) for part in query.parts))
        case Either():
            return Either(tuple(with_views(part, look_up, within) for part in query.parts))
        case _:
            return query
