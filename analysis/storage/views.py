"""Saved queries by their names, among what the reader remembers in the library file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.storage import state

if TYPE_CHECKING:
    import sqlite3

_PREFIX = "view:"


class View(NamedTuple):
    """A query that has a name."""

    name: str
    query: str


def listed(connection: sqlite3.Connection) -> list[View]:
    """All saved queries in the order of the alphabet."""
    rows = connection.execute(
        "SELECT key, value FROM reader_state WHERE key >= ? AND key < ?", (_PREFIX, "view;")
    )
    found = [View(key.removeprefix(_PREFIX), query) for key, query in rows]
    return sorted(found, key=lambda view: (view.name.casefold(), view.name))


def get(connection: sqlite3.Connection, name: str) -> View | None:
    """What is saved under a name, whatever its case."""
    wanted = name.casefold()
    return next((view for view in listed(connection) if view.name.casefold() == wanted), None)


def put(connection: sqlite3.Connection, view: View) -> None:
    """Save a query under a name; another under the same name is replaced."""
    remove(connection, view.name)
    state.put(connection, {_PREFIX + view.name: view.query})


def remove(connection: sqlite3.Connection, name: str) -> None:
    """Forget what is saved under a name."""
    there = get(connection, name)
    if there is not None:
        connection.execute("DELETE FROM reader_state WHERE key = ?", (_PREFIX + there.name,))
