"""Grounds: why each signature of a group belongs to it."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from analysis.linking.across.index import Role, own
from analysis.linking.across.levels import is_of
from analysis.linking.naming.keys import APART, POINTER
from analysis.models import Confidence, Evidence, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.linking.across.world import World
    from analysis.models.chain import Signature

_SAME = Evidence(Reason.SAME_NAME)
_NAMED = 3
"""How many candidates of an open name are named."""


def evidence_of(world: World, members: Iterable[int]) -> dict[int, Evidence]:
    """Evidence of each signature of a group that is complete on all levels."""
    tops: dict[int, list[Signature]] = {}
    for number in members:
        tops.setdefault(world.group(0, number), []).append(world.signature(number))
    found = dict[int, Evidence]()
    for top, signatures in tops.items():
        keys = sorted({key for signature in signatures for key in own(signature)})
        ground = _ground(world, top, keys)
        head = min(keys, key=partial(_order, world))
        for signature in signatures:
            tie = _merging(world, signature, keys, head) or _spelling(world, signature, head)
            found[signature.id] = tie or ground
    return found


def confidence_of(reasons: Mapping[Reason, int]) -> Confidence:
    """How surely an entity is one, by how many of its chains are linked for which reason."""
    steps: Counter[Confidence] = Counter()
    for reason, chains in reasons.items():
        steps[Evidence(reason).confidence] += chains
    if steps[Confidence.OPEN] == steps.total():
        return Confidence.OPEN
    return Confidence.LIKELY if 2 * steps[Confidence.LIKELY] > steps.total() else Confidence.SURE


def _order(world: World, key: str) -> tuple[bool, bool, int, str]:
    """Order of the names of a group: real ones first, then those that more articles have."""
    owners = world.having(key, Role.OWN)
    is_weak = not any(key in signature.strong for signature in owners)
    return key[0] in (APART, POINTER), is_weak, -_weight(owners), key


def _merging(world: World, signature: Signature, keys: Iterable[str], head: str) -> Evidence | None:
    """Evidence of a signature that a person merged with the usual name of its group."""
    names = own(signature)
    if head in names:
        return None
    others = {name for key in names for pair in world.rulings.kin(key) for name in pair[:2]} - names
    return None if others.isdisjoint(keys) else Evidence(Reason.MERGED, spoken(head))


def _weight(signatures: Iterable[Signature]) -> int:
    return max(signature.weight for signature in signatures)


def _ground(world: World, top: int, keys: list[str]) -> Evidence:
    """Why a group of the lowest level is where it is: by itself, with its only host, or open."""
    is_open = not any(world.signature(number).strong for number in world.members(0, top))
    candidates = set[str]()
    for level in (1, 2):
        for key in keys:
            if not is_of(key, level) or not world.having(key, Role.SHORT):
                continue
            host = world.hosts.of(key, level)
            if host is not None:
                return _joined(world, key, level, host)
            if is_open:
                able = world.having(key, Role.SHORT)
                candidates.update(
                    _main_name(one.strong)
                    for one in able
                    if not world.rulings.are_apart(keys, own(one))
                )
    return Evidence(Reason.OPEN, _or(sorted(candidates))) if candidates else _SAME


def _joined(world: World, key: str, level: int, host: int) -> Evidence:
    members = {signature.id: signature for signature in world.having(key, Role.SHORT)}
    inside = set(world.members(0, host)) & members.keys()
    found = [members[number] for number in inside or members.keys()]
    names = sorted((-one.weight, _main_name(one.strong)) for one in found)
    name = names[0][1]
    reason = Reason.ACRONYM if key[0] == "o" and _is_initial(key, name) else Reason.ONLY_ONE
    if len(world.hosts.able(key, level)) > 1 or len(world.hosts.bearers(key, level)) < len(members):
        reason = Reason.LIKELY
    return Evidence(reason, name)


def _is_initial(key: str, name: str) -> bool:
    return " " in name and key[2:] not in name.casefold().split()


def _spelling(world: World, signature: Signature, head: str) -> Evidence | None:
    """Evidence of a signature that only its spelling ties to the usual name of its group."""
    strong = signature.strong
    if head in strong or not strong:
        return None
    others = {other for key in strong for other in world.spelled.get(key, ())} - strong
    return (
        Evidence(Reason.SPELLING, spoken(head if head in others else min(others)))
        if others
        else None
    )


def _main_name(keys: Iterable[str]) -> str:
    return spoken(max(keys, key=lambda key: (len(key.split()), key)))


def spoken(key: str) -> str:
    """A key as a person reads it: "p:vladimir putin" is Vladimir Putin."""
    return key[2:].title()


def _or(names: list[str]) -> str:
    if len(names) > _NAMED:
        return ", ".join(names[:_NAMED]) + f" or {len(names) - _NAMED} others"
    return " or ".join(names)
