"""Hosts: whom a short name of the library means, where it could be several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import UMBRELLA
from analysis.linking.across.index import Role, own
from analysis.linking.across.levels import is_of
from analysis.linking.naming.keys import words_of
from analysis.linking.union import Union

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from analysis.linking.across.levels import Levels
    from analysis.models.chain import Signature

TIMES = 8
"""How many times the chains of any other bearer of a surname the likely bearer has at least."""

SHARE = 2 / 3
"""Least share of the chains of all bearers of a surname that the likely bearer has."""

MOST = 12
"""A short name that more unconnected things may go by is a crowd, of which one at most counts."""


class Hosts:
    """The groups that a name may join on a level, of those of the level below."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels
        self._parts: dict[str, list[tuple[Signature, ...]]] = {}

    def able(self, key: str, level: int) -> dict[int, int]:
        """Groups of the level below that may go by a key, and how many chains do, roughly.

        Of a crowd only the one that stands out, if one does; none that a person keeps apart from
        what owns the key, and none at all where the owner is one that may go by it.
        """
        below = level - 1
        owners = {
            self._levels.group(below, signature.id)
            for signature in self._levels.having(key, Role.OWN)
        }
        found: dict[int, int] = {}
        for signature in self.bearers(key, level):
            group = self._levels.group(below, signature.id)
            if group in owners:
                return {}
            found[group] = found.get(group, 0) + _mass(signature)
        if not self._levels.rulings.apart:
            return found
        mine = {key, *self._names(below, owners)}
        return {
            group: mass
            for group, mass in found.items()
            if not self._levels.rulings.are_apart(mine, self._names(below, (group,)))
        }

    def _names(self, level: int, groups: Iterable[int]) -> set[str]:
        """All that the groups are known by."""
        members = (
            self._levels.known[member]
            for one in groups
            for member in self._levels.members(level, one)
        )
        return {key for signature in members for key in own(signature)}

    def of(self, key: str, level: int) -> int | None:
        """The group a name joins: the only one that may go by it, or the likely one of several.

        Only a short name of a person is taken for the likely one; None if nothing stands out. Of
        two short names that a person keeps apart only one joins the same group.
        """
        host = self._likely(key, level)
        if host is None or key not in self._levels.rulings.apart:
            return host
        rivals = (other for other in self._levels.rulings.apart[key] if other < key)
        is_taken = any(
            is_of(other, level)
            and self._levels.having(other, Role.OWN)
            and self._likely(other, level) == host
            for other in rivals
        )
        return None if is_taken else host

    def _likely(self, key: str, level: int) -> int | None:
        hosts = self.able(key, level)
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
        members = [
            self._levels.signature(number) for number in self._levels.members(level - 1, host)
        ]
        mine = sum(map(_mass, self._levels.having(key, Role.OWN)))
        if mine <= TIMES * sum(map(_mass, members)):
            return False
        names = {words_of(name) for member in members for name in member.strong}
        if any(key[2:] in words for words in names):
            return names.isdisjoint((key[2:], umbrella) for umbrella in UMBRELLA)
        return not any(key in member.weak for member in members)

    def bearers(self, key: str, level: int) -> tuple[Signature, ...]:
        """Signatures that may go by a key; of a crowd those that stand out."""
        everyone = self._levels.having(key, Role.SHORT)
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
