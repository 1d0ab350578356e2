"""Settling: whom single articles mean by a short name that several may bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.linking.across.company import profile, whom
from analysis.linking.across.grounds import spoken
from analysis.linking.across.hosts import MOST
from analysis.linking.across.index import Role
from analysis.linking.across.levels import is_of
from analysis.linking.across.world import World
from analysis.linking.corrections.rulings import Rulings
from analysis.relinking.linkage import Linkage
from analysis.storage import corrections, settling, signatures
from analysis.storage.settling import Settled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from analysis.lexicon import Lexicon

PORTION = 20
"""Short names that are settled in one transaction."""


def settle(connection: sqlite3.Connection, lexicon: Lexicon) -> bool:
    """Settle some short names of those that have to be looked at; False when none is left.

    Call it inside a transaction, until it says False: what articles mean is then a pure function
    of what the library holds, whatever came first.
    """
    keys = settling.doubted(connection, PORTION)
    if not keys:
        return False
    linkage = Linkage(connection, lexicon, is_settling=True)
    rulings = Rulings(corrections.active(connection))
    for key in keys:
        before = settling.of_key(connection, key)
        after = _settled(connection, key, rulings)
        if before != after:
            settling.put(connection, key, after)
            changed = {a for a in before.keys() | after.keys() if before.get(a) != after.get(a)}
            for article in sorted(changed):
                linkage.again(article)
    linkage.finish()
    settling.looked_at(connection, keys)
    return True


def _settled(connection: sqlite3.Connection, key: str, rulings: Rulings) -> dict[int, Settled]:
    """Whom articles mean by a short name, for those whose company tells."""
    candidates = _candidates(connection, key, rulings)
    if len(candidates) < 2 or len(candidates) > MOST:
        return {}
    asked = settling.known_only_by(connection, key) | settling.of_key(connection, key).keys()
    names = signatures.get(connection, [s for found in candidates.values() for s in found])
    less = {name for one in names for name in (*one.strong, *one.weak)}
    profiles = {}
    for group, found in candidates.items():
        articles = settling.articles_with(connection, found) - asked
        profiles[group] = profile(settling.company(connection, articles, less).values())
    told = settling.company(connection, asked, less)
    # Whom a person has ruled out still competes: that another one is left makes it no likelier.
    shown = {
        group: _shown(connection, found)
        for group, found in candidates.items()
        if not rulings.is_denied(key, _names(connection, found))
    }
    meant = {article: whom(told[article], profiles) for article in sorted(asked)}
    return {article: shown[group] for article, group in meant.items() if group in shown}


def _names(connection: sqlite3.Connection, members: Sequence[int]) -> set[str]:
    return {key for one in signatures.get(connection, members) for key in one.strong}


def _candidates(
    connection: sqlite3.Connection, key: str, rulings: Rulings
) -> Mapping[int, Sequence[int]]:
    """The signatures with a full name that may go by a key, by who they are.

    None where the name is somebody's already.
    """
    level = 1 if is_of(key, 1) else 2
    world = World(signatures.StoredNameIndex(connection), rulings)
    world.fetch([key], Role.OWN)
    world.fetch([key], Role.SHORT)
    owners = world.having(key, Role.OWN)
    bearers = world.having(key, Role.SHORT)
    world.complete([one.id for one in (*owners, *bearers)], level - 1)
    is_known = key in rulings.merged or any(one.strong for one in owners)
    if is_known or world.hosts.of(key, level) is not None:
        return {}
    hosts = world.hosts.able(key, level)
    found: dict[int, list[int]] = {}
    for one in bearers:
        group = world.group(level - 1, one.id)
        if group in hosts:
            found.setdefault(group, []).append(one.id)
    return found


def _shown(connection: sqlite3.Connection, members: Sequence[int]) -> Settled:
    """A key by which a candidate is known, that of most articles, and its name."""
    standings = signatures.standings(connection, members)
    first = min(members, key=lambda one: (-standings[one].chains, standings[one].digest))
    (signature,) = signatures.get(connection, [first])
    target = min(signature.strong)
    return Settled(target, spoken(target))
