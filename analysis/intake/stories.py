"""Keeping copies and stories together as articles come, change, are analysed and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.storage import stories

if TYPE_CHECKING:
    import sqlite3


def fold(connection: sqlite3.Connection, portion: int = 200) -> bool:
    """Look at some of the articles that have to be looked at; False when none is left.

    Call it inside a transaction, until it says False: copies and stories are then a pure function
    of what the library holds, whatever came first.
    """
    waiting = stories.waiting(connection, portion)
    if not waiting:
        return False
    from analysis.intake.folding import Copies, Tellings  # slow, and of no use before

    touched = Copies(connection).take(waiting)
    Tellings(connection).take(touched)
    stories.looked_at(connection, [one.article for one in waiting])
    return len(waiting) == portion
