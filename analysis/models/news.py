"""News: how far a library is, and what has come into it since."""

from __future__ import annotations

from typing import NamedTuple


class Beat(NamedTuple):
    """How far a library is: the last ids given to articles and earlier versions, what waits."""

    article: int
    version: int
    waiting: int


class News(NamedTuple):
    """What came since a beat, without what rules hide.

    ``rewritten`` are changed articles that a person had read; ``watched`` are entities that are
    watched with how many of the new articles mention each, most first.
    """

    articles: int
    changed: int
    rewritten: tuple[int, ...]
    watched: tuple[tuple[int, int], ...]
