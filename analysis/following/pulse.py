"""Pulse: noticing what comes into a library, whoever brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.storage import pulse

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from analysis.models.news import Beat, News


class Pulse:
    """What changes in one library; every method may raise LibraryError."""

    def __init__(self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._reading = reading

    def version(self) -> int:
        """A number that is another one once anything was written but by this very thread.

        Some 10 µs: it may be asked every few seconds. Numbers of other threads say nothing here.
        """
        with self._reading() as connection:
            return pulse.version(connection)

    def beat(self) -> Beat:
        """How far the library is now; quick, however large it is."""
        with self._reading() as connection:
            return pulse.beat(connection)

    def since(self, beat: Beat) -> News:
        """What came after a beat."""
        with self._reading() as connection:
            return pulse.news(connection, beat)
