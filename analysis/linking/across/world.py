"""The part of the library's signatures that a change concerns, joined level by level."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import PARTICLES, UMBRELLA
from analysis.linking.across.index import Role, own, short
from analysis.linking.across.register import Register
from analysis.linking.across.ties import SPELLED, Ties
from analysis.linking.corrections.rulings import NO_RULINGS
from analysis.linking.naming.keys import blocks_of, target, words_of
from analysis.linking.union import Union

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from analysis.linking.across.index import NameIndex
    from analysis.linking.corrections.rulings import Rulings
    from analysis.models.chain import Signature

TIMES = 8
"""How many times the chains of any other bearer of a surname the likely bearer has at least."""

SHARE = 2 / 3
"""Least share of the chains of all bearers of a surname that the likely bearer has."""

MOST = 12
"""A short name that more unconnected things may go by is a crowd, of which one at most counts."""


class World(Register):
    """Signatures read from the index as they are needed, and the groups they form.

    Level 0 joins by shared names and spellings; level 1 joins what is known by a shorter full name
    with the only thing that may go by it; level 2 the same for surnames and names of one word.
    A group of a level is exact for the signatures that were completed for it. What a person has
    ruled on names counts on every level.
    """

    def __init__(self, index: NameIndex, rulings: Rulings = NO_RULINGS) -> None:
        super().__init__(index)
        self.rulings = rulings
        self._unions = (Union(), Union(), Union())
        self._done: tuple[set[int], ...] = (set(), set(), set())
        self._keys_done: set[str] = set()
        self._parts: dict[str, list[tuple[Signature, ...]]] = {}
        self._level_keys: dict[tuple[frozenset[str], frozenset[str], int], frozenset[str]] = {}
        self._entangled: dict[int, frozenset[int]] = {}

    def group(self, level: int, number: int) -> int:
        """The signature that stands for the group of a signature on a level."""
        for union in self._unions[: level + 1]:
            number = union.find(number)
        return number

    def members(self, level: int, number: int) -> list[int]:
        """The signatures of a signature's group on a level."""
        found = [self.group(level, number)]
        for union in self._unions[level::-1]:
            found = [member for top in found for member in union.members(top)]
        return found

    # joining

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
                host = self.host(key, level)
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
            for signature in (*self.having(key, Role.OWN), *self.bearers(key, level))
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

    def hosts(self, key: str, level: int) -> dict[int, int]:
        """Groups of the level below that may go by a key, and how many chains do, roughly.

        Of a crowd only the one that stands out, if one does; none that a person keeps apart from
        what owns the key, and none at all where the owner is one that may go by it.
        """
        below = level - 1
        owners = {self.group(below, signature.id) for signature in self.having(key, Role.OWN)}
        found: dict[int, int] = {}
        for signature in self.bearers(key, level):
            group = self.group(below, signature.id)
            if group in owners:
                return {}
            found[group] = found.get(group, 0) + _mass(signature)
        if not self.rulings.apart:
            return found
        mine = {key, *self._names(below, owners)}
        return {
            group: mass
            for group, mass in found.items()
            if not self.rulings.are_apart(mine, self._names(below, (group,)))
        }

    def _names(self, level: int, groups: Iterable[int]) -> set[str]:
        """All that the groups are known by."""
        members = (self.known[member] for one in groups for member in self.members(level, one))
        return {key for signature in members for key in own(signature)}

    def host(self, key: str, level: int) -> int | None:
        """The group a name joins: the only one that may go by it, or the likely one of several.

        Only a short name of a person is taken for the likely one; None if nothing stands out. Of
        two short names that a person keeps apart only one joins the same group.
        """
        host = self._host(key, level)
        if host is None or key not in self.rulings.apart:
            return host
        rivals = (other for other in self.rulings.apart[key] if other < key)
        is_taken = any(
            is_of(other, level)
            and self.having(other, Role.OWN)
            and self._host(other, level) == host
            for other in rivals
        )
        return None if is_taken else host

    def _host(self, key: str, level: int) -> int | None:
        hosts = self.hosts(key, level)
        if not hosts:
            return None
        top = max(hosts, key=lambda group: hosts[group])
        if len(hosts) == 1:
            return None if key[0] == "o" and self._is_branch(key, level, top) else top
        return top if level == 2 and key[0] == "p" and _is_likely(hosts.values()) else None

    def _is_branch(self, key: str, level: int, host: int) -> bool:
        """Whether the only longer name of a company is so rare beside it that it is another's.

        Sony is not Sony Prudential, though nothing else in the library is called Sony something.
        Initials that some article explains may be as frequent as they like.
        """
        members = [self.signature(number) for number in self.members(level - 1, host)]
        mine = sum(map(_mass, self.having(key, Role.OWN)))
        if mine <= TIMES * sum(map(_mass, members)):
            return False
        names = {words_of(name) for member in members for name in member.strong}
        if any(key[2:] in words for words in names):
            return names.isdisjoint((key[2:], umbrella) for umbrella in UMBRELLA)
        return not any(key in member.weak for member in members)

    def bearers(self, key: str, level: int) -> tuple[Signature, ...]:
        """Signatures that may go by a key; of a crowd those that stand out."""
        everyone = self.having(key, Role.SHORT)
        if level < 2 or len(everyone) <= MOST:
            return everyone
        parts = self._parts.get(key)
        if parts is None:
            parts = self._parts[key] = _parts(everyone)
        if len(parts) <= MOST:
            return everyone
        masses = [sum(map(_mass, part)) for part in parts]
        if key[0] == "p" and _is_likely(masses):
            return parts[masses.index(max(masses))]
        return ()

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
        """Names that mean what a name does because a person said so or because it points there."""
        found = {name for one, other, _ in self.rulings.kin(key) for name in (one, other)}
        pointed = target(key)
        return found if pointed is None else {*found, pointed}

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
                seeds.update(signature.id for signature in self.bearers(key, level))
        return seeds


@lru_cache(maxsize=1 << 14)
def is_of(key: str, level: int) -> bool:
    """Whether a key joins on a level: full names of several words on 1, short names on 2."""
    words = words_of(key)
    is_short = len(words) < 2 or (key[0] == "p" and words[0] in PARTICLES)
    return is_short == (level == 2)


def _mass(signature: Signature) -> int:
    """How many chains share a signature, as far as its weight tells."""
    return (1 << signature.weight) - 1


def _is_likely(masses: Collection[int]) -> bool:
    """Whether one of several has so many more chains that a short name means it."""
    top, second = sorted((0, *masses))[:-3:-1]
    return top > 0 and top >= TIMES * second and top >= SHARE * sum(masses)


def _parts(signatures: Collection[Signature]) -> list[tuple[Signature, ...]]:
    """The groups that signatures form by the names they are known by, looking no further."""
    union, first = Union(), dict[str, int]()
    for signature in signatures:
        for key in own(signature):
            union.join(first.setdefault(key, signature.id), signature.id)
    parts: dict[int, list[Signature]] = {}
    for signature in signatures:
        parts.setdefault(union.find(signature.id), []).append(signature)
    return [tuple(part) for part in parts.values()]
