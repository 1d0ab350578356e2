"""Putting analysed articles and their links into the library, entities keeping their ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.linking.chains import chain_mentions
from analysis.linking.clusters import relink
from analysis.linking.entities import describe
from analysis.linking.index import keys_of
from analysis.models import Evidence, Reason, Signature
from analysis.storage import entities, mentions, queue, signatures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import Chain, Group, Mention

_SAME = Evidence(Reason.SAME_NAME)


@dataclass(frozen=True, slots=True)
class Analysed:
    """An article with its mentions and the chains they form; ``digest`` is that of its text."""

    article: int
    digest: bytes
    text: str
    mentions: Sequence[Mention]
    chains: Sequence[Chain]


def analysed(
    article: int, digest: bytes, text: str, found: Sequence[Mention], lexicon: Lexicon
) -> Analysed:
    """Chain the mentions of one article; pure, so it needs no transaction."""
    return Analysed(article, digest, text, found, chain_mentions(found, text, lexicon))


@dataclass(slots=True)
class _Ledger:
    """What a batch changes, gathered so that each row is written once."""

    chains: Counter[int] = field(default_factory=Counter)
    surfaces: Counter[tuple[int, str, str]] = field(default_factory=Counter)


def store(
    connection: sqlite3.Connection,
    batch: Iterable[Analysed],
    recogniser: int,
    lexicon: Lexicon,
) -> list[int]:
    """Store analysed articles and link them to all others; call it inside a transaction.

    Articles whose text has changed since are left waiting. Returns the articles stored.
    """
    ledger, done = _Ledger(), list[int]()
    for one in batch:
        if queue.digest(connection, one.article) != one.digest:
            continue
        _withdraw(connection, one.article, ledger)
        _enter(connection, one, ledger)
        queue.analysed(connection, one.article, recogniser)
        done.append(one.article)
    _link(connection, ledger, lexicon)
    return done


def withdraw(connection: sqlite3.Connection, article: int, lexicon: Lexicon) -> None:
    """Take an article's names out, before its text changes; call it inside a transaction."""
    ledger = _Ledger()
    _withdraw(connection, article, ledger)
    _link(connection, ledger, lexicon)


def _withdraw(connection: sqlite3.Connection, article: int, ledger: _Ledger) -> None:
    of_number = {}
    for chain in mentions.chains(connection, article):
        of_number[chain.number] = chain.signature
        ledger.chains[chain.signature] -= 1
    if of_number:
        for number, surface, label in mentions.spans(connection, article):
            ledger.surfaces[of_number[number], _flat(surface), label] -= 1
    mentions.erase(connection, article)


def _enter(connection: sqlite3.Connection, one: Analysed, ledger: _Ledger) -> None:
    ids = []
    for chain in one.chains:
        key = signatures.digest(chain)
        signature = signatures.find(connection, key)
        if signature is None:
            signature = signatures.insert(connection, key, chain)
            keys = keys_of(Signature(signature, chain.label, chain.strong, chain.weak))
            signatures.add_keys(connection, signature, keys)
        ids.append(signature)
        ledger.chains[signature] += 1
        for member in chain.members:
            mention = one.mentions[member]
            ledger.surfaces[signature, _flat(mention.text), mention.label.value] += 1
    mentions.write(connection, one.article, one.mentions, one.chains, ids)


def _flat(surface: str) -> str:
    return " ".join(surface.split())


def _link(connection: sqlite3.Connection, ledger: _Ledger, lexicon: Lexicon) -> None:
    signatures.count_chains(connection, {s: n for s, n in ledger.chains.items() if n})
    signatures.count_surfaces(connection, {k: n for k, n in ledger.surfaces.items() if n})
    gone = signatures.unused(connection, (s for s, n in ledger.chains.items() if n <= 0))
    removed = signatures.get(connection, gone)
    changed = {
        standing.entity
        for standing in signatures.standings(connection, gone).values()
        if standing.entity is not None
    }
    for signature in gone:
        signatures.remove(connection, signature)
    present = ledger.chains.keys() - set(gone)
    weighed = signatures.get(connection, _weighed(connection, ledger, present))
    index = signatures.StoredNameIndex(connection)
    changed |= _regroup(connection, relink(index, [*weighed, *removed]))
    standings = signatures.standings(connection, present)
    changed |= {one.entity for one in standings.values() if one.entity is not None}
    for entity in changed:
        if entities.remove_empty(connection, entity):
            continue
        entities.count(connection, entity)
        name, label = describe(entities.surfaces(connection, entity), lexicon)
        entities.describe(connection, entity, name, label)


def _weighed(connection: sqlite3.Connection, ledger: _Ledger, present: set[int]) -> list[int]:
    """Those of the signatures whose weight the batch has changed, new ones among them."""
    return [
        signature
        for signature, one in signatures.standings(connection, present).items()
        if one.chains.bit_length() != (one.chains - ledger.chains[signature]).bit_length()
    ]


def _regroup(connection: sqlite3.Connection, groups: Sequence[Group]) -> set[int]:
    """Give each group an entity: the one most of its chains had, else a new one.

    An entity that keeps signatures which are in none of the groups stays with those. Returns
    every entity that won or lost a signature.
    """
    members = {s for group in groups for s in group.members}
    standing = signatures.standings(connection, members)
    kept = {
        entity
        for entity in {one.entity for one in standing.values() if one.entity is not None}
        if not members.issuperset(signatures.of_entity(connection, entity))
    }
    votes: Counter[tuple[int, int]] = Counter()
    for number, group in enumerate(groups):
        for member in group.members:
            entity = standing[member].entity
            if entity is not None and entity not in kept:
                votes[entity, number] += max(standing[member].chains, 1)
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (entity, number), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if entity not in taken and number not in chosen:
            chosen[number] = entity
            taken.add(entity)
    changed: set[int] = set()
    for number, group in enumerate(groups):
        entity = chosen[number] if number in chosen else entities.create(connection)
        for member in sorted(group.members):
            why = group.evidence.get(member, _SAME)
            held = standing[member]
            if held.entity != entity:
                changed |= {entity} | ({held.entity} if held.entity is not None else set())
            if held.entity != entity or held.evidence != why:
                signatures.assign(connection, member, entity, why)
    return changed
