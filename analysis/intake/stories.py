"""Keeping copies and stories together as articles come, change, are analysed and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.languages import find
from analysis.storage import stories

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


def fold(connection: sqlite3.Connection, portion: int = 200) -> bool:
    """Look at some of the articles that have to be looked at; False when none is left.

    Call it inside a transaction, until it says False: copies and stories are then a pure function
    of what the library holds, whatever came first.
    """
    waiting = stories.waiting(connection, portion)
    if not waiting:
        return False
    from analysis.intake.folding import Copies, Tellings  # slow, and of no use before

    _note_languages(connection, [one.article for one in waiting if one.is_text])
    touched = Copies(connection).take(waiting)
    Tellings(connection).take(touched)
    stories.looked_at(connection, [one.article for one in waiting])
    return len(waiting) == portion


def _note_languages(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    for article in articles:
        told = stories.told(connection, article)
        if told is not None:
            stories.set_language(connection, article, find(told.text))
