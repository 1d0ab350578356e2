"""Giving groups of signatures their entities, which keep their ids as far as they can."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analysis.models import Evidence, Reason
from analysis.storage import entities, signatures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from analysis.models.chain import Group
    from analysis.storage.signatures import Standing

_SAME = Evidence(Reason.SAME_NAME)


class Regrouping:
    """Entities for groups: the one most of its chains had, else a new one.

    An entity that keeps signatures which are in none of the groups stays with those. ``former``
    are entities that signatures had before, by digest: a group gets that back, under its old id if
    it is gone meanwhile. ``changed`` are the entities whose signatures or reasons are others now,
    ``moved`` which entity signatures, by digest, have lost.
    """

    def __init__(self, connection: sqlite3.Connection, former: Mapping[bytes, int]) -> None:
        self._connection = connection
        self._former = dict(former)
        self._suggested: dict[bytes, int] = {}
        self.changed: set[int] = set()
        self.moved: dict[bytes, int] = {}

    def suggest(self, digest: bytes, entity: int) -> None:
        """Name the entity a new signature had, as it were, if nothing else is known of it."""
        self._suggested.setdefault(digest, entity)

    def give(self, groups: Sequence[Group]) -> None:
        """Give each group an entity."""
        members = {s for group in groups for s in group.members}
        standing = signatures.standings(self._connection, members)
        chosen = self._choose(groups, standing)
        for number, group in enumerate(groups):
            entity = chosen.get(number)
            if entity is None:
                entity = entities.create(self._connection)
            elif not entities.is_there(self._connection, entity):
                entities.create(self._connection, entity)
            for member in sorted(group.members):
                why = group.evidence.get(member, _SAME)
                self._assign(member, standing[member], entity, why)

    def _assign(self, member: int, held: Standing, entity: int, why: Evidence) -> None:
        if held.entity != entity and held.entity is not None:
            self.changed.add(held.entity)
            self.moved[held.digest] = held.entity
        if held.entity != entity or held.evidence != why:
            self.changed.add(entity)
            signatures.assign(self._connection, member, entity, why)

    def _choose(self, groups: Sequence[Group], standing: Mapping[int, Standing]) -> dict[int, int]:
        """The entity of each group that gets one which it had, most of its chains at least."""
        held = {one.entity for one in standing.values() if one.entity is not None}
        kept = {
            entity
            for entity in held | {*self._former.values(), *self._suggested.values()}
            if not standing.keys() >= set(signatures.of_entity(self._connection, entity))
        }
        votes: Counter[tuple[int, int]] = Counter()
        for number, group in enumerate(groups):
            for member in group.members:
                one = standing[member]
                entity = self._former.get(one.digest, one.entity)
                entity = self._suggested.get(one.digest) if entity is None else entity
                if entity is not None and entity not in kept:
                    votes[entity, number] += max(one.chains, 1)
        chosen: dict[int, int] = {}
        taken: set[int] = set()
        for (entity, number), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            if entity not in taken and number not in chosen:
                chosen[number] = entity
                taken.add(entity)
        return chosen
