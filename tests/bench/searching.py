"""Queries put to a library: ``python -m tests.bench.searching LIBRARY``, beside bare FTS5.

Each line is the median of the first page, of all ids, and what there are. The yardstick is what
SQLite takes to answer all that the most frequent word of the library matches, in no order.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from analysis.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

_ROUNDS = 5
_PAGE = 200
_WORD = "the"
_QUERIES = (
    _WORD,
    "oil",
    "a*",
    '"the price of"',
    "oil OR gas -bank",
    "-oil",
    "source:a",
    "is:unread oil",
    "is:starred",
    "after:1987-04 before:1987-05",
    "who:Reagan",
    "who:reag* bank",
    "who:Smith -is:read",
    "title:oil",
    "author:smith",
    "lang:de",
    "北京",
)


def measure(path: Path) -> list[tuple[str, str]]:
    """Time each query on a library file."""
    with closing(sqlite3.connect(path)) as bare:
        asked = "SELECT rowid FROM search WHERE search MATCH ?"
        yardstick = _timed(lambda: bare.execute(asked, (_WORD,)).fetchall())[0]
    found = [(f"bare FTS5, {_WORD}", f"{yardstick:.1f} ms")]
    library = Library.open(path)
    for query in _QUERIES:
        first, _ = _timed(lambda query=query: library.article_ids(query=query, limit=_PAGE))
        every, many = _timed(lambda query=query: library.article_ids(query=query))
        found.append((query, f"{first:.1f} ms, all {many:,} in {every:.1f} ms"))
    library.close()
    return found


def _timed(ask: Callable[[], Sized]) -> tuple[float, int]:
    """The median in milliseconds, and how many there are."""
    times, many = [], 0
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        many = len(ask())
        times.append((time.perf_counter() - begun) * 1000)
    return median(times), many


if __name__ == "__main__":
    for what, line in measure(Path(sys.argv[1])):
        print(f"{what:<32} {line}")
