"""Articles leave the library: with their source, or because they were kept long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.intake.stories import fold
from analysis.relinking.linkage import Linkage
from analysis.relinking.settling import settle
from analysis.storage import articles, corrections, retention, sources, state

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from analysis.lexicon import Lexicon

    Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]

KEEP_DAYS = "keep-days"
"""Under this key the library remembers for how many days articles of feeds are kept."""
_BATCH = 200


def remove_source(writing: Writing, source: int, lexicon: Lexicon) -> int:
    """Remove a source and all of its articles, some hundred a transaction; how many there were.

    What was folded under them is folded anew.
    """
    removed = 0
    while True:
        with writing() as connection:
            batch = sources.article_ids(connection, source, _BATCH)
            if not batch:
                sources.remove(connection, source)
                break
            remove_articles(connection, batch, lexicon)
        removed += len(batch)
    _fold(writing)
    return removed


def remove_articles(connection: sqlite3.Connection, ids: Sequence[int], lexicon: Lexicon) -> None:
    """Remove articles and what is linked to them; call it inside a transaction."""
    linkage = Linkage(connection, lexicon)
    for article in ids:
        linkage.withdraw(article)
    linkage.finish()
    articles.remove(connection, ids)
    while settle(connection, lexicon):
        pass


def kept_days(connection: sqlite3.Connection) -> int:
    """For how many days articles of feeds are kept; 0 is for ever, as it is at first."""
    kept = state.get(connection, KEEP_DAYS, "0")
    return int(kept) if kept.isdecimal() else 0


def sweep(writing: Writing, days: int, lexicon: Lexicon, is_stopped: Callable[[], bool]) -> int:
    """Remove articles of feeds that are older than their source is kept; how many.

    ``days`` is how long those are kept of whose source nothing else is said; 0 is for ever. What is
    unread, starred, corrected or still in its feed stays. What was folded under
    them is folded anew.
    """
    removed = 0
    while not is_stopped():
        with writing() as connection:
            corrected = {
                correction.article
                for correction in corrections.active(connection)
                if correction.article is not None
            }
            batch = retention.outdated(connection, days, corrected, _BATCH)
            if batch:
                remove_articles(connection, batch, lexicon)
        removed += len(batch)
        if not batch:
            break
    if removed:
        _fold(writing)
    return removed


def _fold(writing: Writing) -> None:
    is_left = True
    while is_left:
        with writing() as connection:
            is_left = fold(connection)
