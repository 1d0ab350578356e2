"""Doubts: entities that are named so much alike that they may be one, worth asking a person."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from analysis.linking.index import words_of
from analysis.linking.words import COMPANY, GENERIC, SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CROWD = 40
"""Most entities that share a word and are compared: a word of more tells nothing."""

_GIVEN = 75.0
_SURNAME = 80.0
_SPELT = 90.0
"""Least likeness (0-100) of given names, of surnames, and of other names."""


class Known(NamedTuple):
    """An entity as it is compared: the keys it is known by in full, its mentions."""

    id: int
    keys: tuple[str, ...]
    mentions: int


class Doubt(NamedTuple):
    """Two entities that may be one, the more widely mentioned first; how likely, from 0 to 1."""

    one: int
    other: int
    likeness: float


def doubts(entities: Iterable[Known]) -> list[Doubt]:
    """Pairs of entities that may be one by their names, each once, in no order.

    Persons who share a surname and whose given names are alike, or an initial of each other; others
    whose names differ in words that tell nothing or in a letter or two.
    """
    found: dict[tuple[int, int], float] = {}
    for one, other, likeness in _pairs(entities):
        first, second = sorted((one, other), key=lambda known: (-known.mentions, known.id))
        pair = first.id, second.id
        found[pair] = max(likeness, found.get(pair, 0.0))
    return [Doubt(*pair, likeness) for pair, likeness in found.items()]


def _pairs(entities: Iterable[Known]) -> Iterator[tuple[Known, Known, float]]:
    blocks: dict[tuple[str, str], list[tuple[Known, tuple[str, ...]]]] = defaultdict(list)
    for entity in entities:
        for key in entity.keys:
            words = words_of(key)
            for block in _blocks(key[0], words):
                blocks[(key[0] == "p" and "p") or "n", block].append((entity, words))
    for (kind, _), members in blocks.items():
        if len(members) > CROWD:
            continue
        for (one, these), (other, those) in combinations(members, 2):
            if one.id == other.id:
                continue
            likeness = _persons(these, those) if kind == "p" else _others(these, those)
            if likeness:
                yield one, other, likeness


def _blocks(kind: str, words: tuple[str, ...]) -> set[str]:
    """What names that are compared share: a surname or its beginning; a word that tells."""
    if kind == "p":
        return {words[-1], f"{words[0]} {words[-1][:2]}*"} if len(words) > 1 else set()
    return {word for word in words if _tells(word)} if kind in "no" else set()


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in GENERIC and word not in SMALL and word not in COMPANY


def _persons(one: Sequence[str], other: Sequence[str]) -> float:
    """How likely two full person names are one person's."""
    given, others = one[0], other[0]
    if one[-1] == other[-1]:
        return 0.0 if _middles_clash(one, other) else _given_names(given, others)
    is_alike = given == others and len(given) > 1 and one[-1][0] == other[-1][0]
    return 0.7 if is_alike and fuzz.ratio(one[-1], other[-1]) >= _SURNAME else 0.0


def _given_names(one: str, other: str) -> float:
    """How likely two given names before the same surname are one person's."""
    if one[0] != other[0]:
        return 0.0
    if one == other:
        return 0.9
    if min(len(one), len(other)) == 1:
        return 0.6
    if one.startswith(other) or other.startswith(one):
        return 0.8
    return 0.5 if fuzz.ratio(one, other) >= _GIVEN else 0.0


def _middles_clash(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have middle names, or their initials, that cannot be the same."""
    pairs = list(zip(one[1:-1], other[1:-1], strict=False))
    return any(a[0] != b[0] for a, b in pairs)


def _others(one: Sequence[str], other: Sequence[str]) -> float:
    """How likely two names of other things name the same thing."""
    these, those = set(one), set(other)
    short, long = sorted((these, those), key=len)
    if short < long and not any(_tells(word) for word in long - short):
        return 0.6 if len(short) > 1 else 0.4
    if len(one) == len(other) > 1 and fuzz.ratio(" ".join(one), " ".join(other)) >= _SPELT:
        return 0.7
    return 0.0
