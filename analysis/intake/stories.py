"""Keeping copies and stories together as articles come, change, are analysed and go."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from analysis.languages import find
from analysis.storage import state, stories

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from analysis.storage.stories import Waiting


_RULES = "3"
"""The rules by which articles are folded: a library that knows others is folded anew."""
_FOLDED_BY = "folded by"
_PORTION = 50
_SECONDS = 0.2
"""So long a transaction may take: whoever marks an article read waits for it."""


def fold(connection: sqlite3.Connection) -> bool:
    """Look at articles that have to be looked at, for a moment; False when none is left.

    Call it inside a transaction, until it says False: copies and stories are then a pure function
    of what the library holds, whatever came first.
    """
    until = monotonic() + _SECONDS
    if state.get(connection, _FOLDED_BY, "1") != _RULES:
        stories.start_again(connection)
        state.put(connection, {_FOLDED_BY: _RULES})
    while waiting := stories.waiting(connection, _PORTION):
        _look_at(connection, waiting)
        if len(waiting) < _PORTION:
            return False
        if monotonic() > until:
            return True
    return False


def _look_at(connection: sqlite3.Connection, waiting: Sequence[Waiting]) -> None:
    from analysis.intake.folding import Copies, Tellings  # slow, and of no use before

    _note_languages(connection, [one.article for one in waiting if one.is_text])
    touched = Copies(connection).take(waiting)
    Tellings(connection).take(touched)
    stories.looked_at(connection, [one.article for one in waiting])


def _note_languages(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    for article in articles:
        told = stories.told(connection, article)
        if told is not None:
            stories.set_language(connection, article, find(told.text))
