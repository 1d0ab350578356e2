"""World: the part of the library's signatures that a change concerns, joined level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.linking.across.hosts import Hosts
from analysis.linking.across.index import Role, own, short
from analysis.linking.across.levels import Levels, is_of
from analysis.linking.across.ties import SPELLED, Ties
from analysis.linking.across.twins import are_one, twins
from analysis.linking.corrections.rulings import NO_RULINGS
from analysis.linking.naming.keys import blocks_of, target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.linking.across.index import NameIndex
    from analysis.linking.corrections.rulings import Rulings
    from analysis.models.chain import Signature


class World(Levels):
    """Signatures read from the index as they are needed, and joined as far as they were completed.

    A group of a level is exact for the signatures that were completed for it.
    """

    def __init__(self, index: NameIndex, rulings: Rulings = NO_RULINGS) -> None:
        super().__init__(index, rulings)
        self.hosts = Hosts(self)
        self._done: tuple[set[int], ...] = (set(), set(), set())
        self._keys_done: set[str] = set()
        self._level_keys: dict[tuple[frozenset[str], frozenset[str], int], frozenset[str]] = {}
        self._entangled: dict[int, frozenset[int]] = {}

    def complete(self, numbers: Iterable[int], level: int = 2) -> None:
        """Make the groups of these signatures exact on a level."""
        if level == 0:
            self._complete_names(set(numbers))
            return
        frontier = set(numbers) - self._done[level]
        while frontier:
            self.complete(frontier, level - 1)
            inside = {member for number in frontier for member in self.members(level - 1, number)}
            self._done[level].update(inside)
            joined = set[int]()
            for key in self._linking(inside, level):
                host = self.hosts.of(key, level)
                if host is not None:
                    owner = self.group(level - 1, self.having(key, Role.OWN)[0].id)
                    self._unions[level].join(owner, host)
                    joined.update((owner, host))
            frontier = {n for top in joined for n in self.members(level - 1, top)}
            frontier -= self._done[level]

    def _linking(self, inside: Iterable[int], level: int) -> list[str]:
        """Keys of a level that can join these signatures with others, all they need being read."""
        keys = self._read_owned(map(self.signature, inside), level)
        keys = [key for key in keys if self.having(key, Role.SHORT)]
        near = {
            signature.id
            for key in keys
            for signature in (*self.having(key, Role.OWN), *self.hosts.bearers(key, level))
        }
        self.complete(near, level - 1)
        return keys

    def _read_owned(self, signatures: Iterable[Signature], level: int) -> list[str]:
        """Read who has the signatures' keys of a level; those that are something's own name."""
        keys = set[str]()
        for signature in signatures:
            keys |= self._keys(signature, level)
        for key in keys & self.rulings.apart.keys():
            keys |= {other for other in self.rulings.apart[key] if is_of(other, level)}
        self.fetch(keys, Role.OWN)
        found = sorted(key for key in keys if self.having(key, Role.OWN))
        self.fetch(found, Role.SHORT)
        return found

    def _keys(self, signature: Signature, level: int) -> frozenset[str]:
        """The keys of a signature that can join it with others on a level."""
        each = (signature.strong, signature.weak, level)
        found = self._level_keys.get(each)
        if found is None:
            keys = own(signature) | short(signature)
            found = frozenset(key for key in keys if is_of(key, level))
            self._level_keys[each] = found
        return found

    def _complete_names(self, frontier: set[int]) -> None:
        done, ties = self._done[0], Ties()
        frontier -= done
        while frontier:
            done |= frontier
            signatures = [self.known[number] for number in frontier]
            self._read_near(signatures)
            near = set[int]()
            for key in {key for one in signatures for key in own(one)} - self._keys_done:
                self._keys_done.add(key)
                near |= self._tie(key, ties)
            frontier = near - done
        for entangled in ties.join(self._unions[0], self.rulings):
            self._entangled |= dict.fromkeys(entangled, entangled)

    def _read_near(self, signatures: Iterable[Signature]) -> None:
        """Read all that may join with these signatures on the lowest level."""
        keys = {key for one in signatures for key in own(one)}
        self.fetch(keys.union(*map(self._same, keys)), Role.OWN)
        self.fetch(keys, Role.SETTLED)
        self.fetch({each for key in keys for each in blocks_of(key)}, Role.BLOCK)

    def _same(self, key: str) -> set[str]:
        """Names that may mean what a name does: a person said so, it points there, its twin."""
        found = {name for one, other, _ in self.rulings.kin(key) for name in (one, other)}
        return found.union(filter(None, (target(key),)), twins(key))

    def _tie(self, key: str, ties: Ties) -> set[int]:
        """Tie a name to all that it means the same as; the signatures that are known by those."""
        meant = self.having(target(key) or "", Role.OWN)
        near = {one.id for one in (*self.having(key, Role.OWN), *self.having(key, Role.SETTLED))}
        near.update(one.id for one in meant)
        ties.hold(key, near)
        for one, other, number in self.rulings.kin(key):
            ties.tie(one, other, number)
            near.update(s.id for name in (one, other) for s in self.having(name, Role.OWN))
        for other, signature in self.spellings(key):
            ties.tie(key, other, SPELLED)
            near.add(signature.id)
        for same in twins(key):
            owners = self.having(same, Role.OWN)
            near.update(one.id for one in owners)
            if owners and are_one(self, key, same):
                ties.tie(key, same, SPELLED)
        return near

    # what a change concerns

    def concerned(self, touched: Iterable[Signature]) -> set[int]:
        """Signatures present one of which is in every group that the change may have made other."""
        changed = list(touched)
        self._read_near(changed)
        seeds = set[int]()
        for key in {key for one in changed for key in own(one)}:
            seeds |= self._tie(key, Ties())
        for level in (1, 2):
            self.complete(seeds, level - 1)
            seeds.update(*(self._entangled.get(seed, ()) for seed in seeds))
            inside = {member for seed in seeds for member in self.members(level - 1, seed)}
            keys = self._read_owned([*map(self.signature, inside), *changed], level)
            for key in keys:
                seeds.update(signature.id for signature in self.having(key, Role.OWN))
                seeds.update(signature.id for signature in self.hosts.bearers(key, level))
        return seeds
