"""Following an entity from article to article: the mention cursor and the trail of jumps."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.models import Place

LONGEST_TRAIL = 500
"""Stops that are remembered in each direction."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one was: the article, what was focused in it, and the first offset on screen."""

    article: int
    entity: int | None = None
    ordinal: int | None = None
    top: int = 0


@dataclass(frozen=True, slots=True)
class Trail:
    """The stops behind and, after going back, the stops ahead; both with the nearest last."""

    behind: tuple[Stop, ...] = ()
    ahead: tuple[Stop, ...] = ()

    def leave(self, here: Stop) -> Trail:
        """Jump away from ``here``: it is the stop to come back to, and nothing is ahead."""
        if self.behind and _is_same(self.behind[-1], here):
            return Trail(self.behind)
        return Trail((*self.behind, here)[-LONGEST_TRAIL:])

    def back(self, here: Stop) -> tuple[Trail, Stop | None]:
        """Go one stop back; without one, nothing changes."""
        if not self.behind:
            return self, None
        *behind, stop = self.behind
        return Trail(tuple(behind), (*self.ahead, here)[-LONGEST_TRAIL:]), stop

    def forward(self, here: Stop) -> tuple[Trail, Stop | None]:
        """Go one stop forward again; without one, nothing changes."""
        if not self.ahead:
            return self, None
        *ahead, stop = self.ahead
        return Trail((*self.behind, here)[-LONGEST_TRAIL:], tuple(ahead)), stop


@dataclass(frozen=True, slots=True)
class Position:
    """Where one is among the mentions of an entity; all count from 1."""

    mention: int
    mentions: int
    article: int
    articles: int


class Tour:
    """Every place of one entity, in list order of the articles, and where one stands in it."""

    def __init__(self, entity: int, places: Sequence[Place]) -> None:
        self.entity = entity
        self.places = places
        self._spans: dict[int, tuple[int, int, int]] = {}
        start = 0
        for index, place in enumerate(places):
            if place.article != places[start].article:
                self._close(start, index)
                start = index
        if places:
            self._close(start, len(places))

    def _close(self, start: int, end: int) -> None:
        self._spans[self.places[start].article] = (len(self._spans) + 1, start, end)

    @property
    def articles(self) -> int:
        """How many articles mention the entity."""
        return len(self._spans)

    def in_article(self, article: int) -> int:
        """Count the mentions in one article."""
        _, start, end = self._spans.get(article, (0, 0, 0))
        return end - start

    def first_in(self, article: int) -> Place | None:
        """Find the first mention in an article."""
        _, start, end = self._spans.get(article, (0, 0, 0))
        return self.places[start] if start < end else None

    def position(self, place: Place) -> Position | None:
        """Tell where a place stands; None when the entity is not mentioned there."""
        number, start, end = self._spans.get(place.article, (0, 0, 0))
        index = bisect_left(self.places, place.ordinal, start, end, key=lambda one: one.ordinal)
        if index == end or self.places[index] != place:
            return None
        return Position(index + 1, len(self.places), number, self.articles)


def _is_same(one: Stop, other: Stop) -> bool:
    return replace(one, top=0) == replace(other, top=0)
