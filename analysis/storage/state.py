"""What the reader remembers from one start to the next: small strings by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


def get(connection: sqlite3.Connection, key: str, default: str) -> str:
    """A remembered string, or the default."""
    row = connection.execute("SELECT value FROM reader_state WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else default


def put(connection: sqlite3.Connection, values: Mapping[str, str]) -> None:
    """Remember strings."""
    connection.executemany(
        "INSERT INTO reader_state VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        values.items(),
    )
