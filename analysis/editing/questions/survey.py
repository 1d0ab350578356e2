"""Survey: what the questions of one call look at, each mention once, weighed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.editing.questions.question import SHOWN
from analysis.linking.doubts.surroundings import Profile, Scale
from analysis.storage import reviews

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from analysis.linking.doubts.surroundings import Sighting
    from analysis.models import Place

MOST, MOST_OF_NAME = 20, 120
"""Articles of an entity, and of a short name, that are looked at, the newest."""
_SAME = 40
"""Code points either side by which mentions stand in the same words."""


class Survey:
    """Sightings of entities and their profiles; first all are looked at, then compared."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._texts = reviews.Texts(connection)
        self._seen: dict[tuple[int, int | None, int | None], list[Sighting]] = {}
        self._profiles: dict[tuple[int, int | None, int | None], Profile] = {}
        self._scale: Scale | None = None

    def look(
        self, entity: int, *, but: int | None = None, only: int | None = None
    ) -> Sequence[Sighting]:
        """An entity in its newest articles, without those of a signature or only those of one."""
        about = (entity, but, only)
        if about not in self._seen:
            most = MOST if only is None else MOST_OF_NAME
            self._seen[about] = self._texts.sightings(entity, most, but=but, only=only)
        return self._seen[about]

    def profile(self, entity: int, *, but: int | None = None, only: int | None = None) -> Profile:
        """What usually stands around an entity; call it when all has been looked at."""
        about = (entity, but, only)
        found = self._profiles.get(about)
        if found is None:
            found = Profile(self.look(entity, but=but, only=only), self._weights())
            self._profiles[about] = found
        return found

    def _weights(self) -> Scale:
        if self._scale is None:
            articles, spread = reviews.spread(self.connection)
            sightings = (one for seen in self._seen.values() for one in seen)
            self._scale = Scale(sightings, articles, lambda entity: spread.get(entity, 1))
        return self._scale


def telling(sightings: Sequence[Sighting], other: Profile) -> tuple[Place, ...]:
    """The mentions that tell most first: alike the other side's, with a title, no headlines.

    Of those that stand in the same words, as articles are sent twice, one is enough.
    """

    def order(one: Sighting) -> tuple[float, int, int]:
        merit = other.likeness(one) + 0.1 * one.has_title - 0.1 * one.name.isupper()
        return -round(merit, 2), -one.place.article, one.place.ordinal

    found: dict[tuple[str, str], Place] = {}
    for one in sorted(sightings, key=order):
        found.setdefault((one.before[-_SAME:], one.after[:_SAME]), one.place)
    return tuple(found.values())[:SHOWN]
