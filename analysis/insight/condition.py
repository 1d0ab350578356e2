"""The condition of a library file: its schema, what has analysed it, whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.storage import database, queue

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class Condition:
    """What a person may want to know of the file itself."""

    def __init__(self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._reading = reading

    def schema(self) -> int:
        """Number of the file's schema."""
        return database.SCHEMA

    def analysed_with(self) -> list[tuple[str, int]]:
        """How many articles each recogniser has analysed."""
        with self._reading() as connection:
            return queue.recognisers(connection)

    def check(self) -> str:
        """What SQLite finds wrong with the file, or "ok"."""
        with self._reading() as connection:
            return database.check(connection)
