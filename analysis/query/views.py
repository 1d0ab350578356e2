"""Queries that have a name, put in where another query says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import QueryError
from analysis.query.tree import All, Either, Field, Kind, Not

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.query.tree import Query


MOST = 1000
"""Parts of a query with all its views: SQLite has limits, and each view may name others."""


def with_views(query: Query, look_up: Callable[[str], Query | None]) -> Query:
    """Put the saved query in for each ``view:NAME``.

    ``look_up`` answers what is saved under a name, None for nothing. Raises QueryError for a name
    under which nothing is saved, for a view that needs itself, and for more than :data:`MOST`.
    """
    return _Filling(look_up).filled(query, ())


class _Filling:
    """Puts views in, and counts what that makes."""

    def __init__(self, look_up: Callable[[str], Query | None]) -> None:
        self._look_up = look_up
        self._parts = 0

    def filled(self, query: Query, within: tuple[str, ...]) -> Query:
        """Give a query without views; ``within`` are those that it stands in."""
        self._parts += 1
        if self._parts > MOST:
            raise QueryError(f"The query is too long: with its views, it has over {MOST:,} parts.")
        match query:
            case Field(kind=Kind.VIEW):
                return self._view(query.value, within)
            case Not():
                return Not(self.filled(query.part, within))
            case All():
                return All(tuple(self.filled(part, within) for part in query.parts))
            case Either():
                return Either(tuple(self.filled(part, within) for part in query.parts))
            case _:
                return query

    def _view(self, said: str, within: tuple[str, ...]) -> Query:
        name = said.casefold()
        if name in within:
            raise QueryError(f"The view “{said}” needs itself: change its query.")
        saved = self._look_up(said)
        if saved is None:
            raise QueryError(f"No view is called “{said}”.")
        return self.filled(saved, (*within, name))
