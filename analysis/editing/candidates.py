"""What an entity could be one with: those that may go by its name first, then those named alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from analysis.linking.naming.names import fold
from analysis.linking.naming.shown import describe
from analysis.models import Label
from analysis.storage import descriptions, entities, signatures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import EntityRow

_LOOKED_AT = 500
"""Entities named alike that are compared at most."""
_LEAST = 3
"""Letters of a word by which entities are looked for."""


def for_merging(
    connection: sqlite3.Connection, entity: int, words: str, limit: int
) -> list[EntityRow]:
    """Entities that this one may be one with, likely ones first; never itself.

    With ``words`` those that are called so, part of a name being enough.
    """
    found = entities.rows(connection, [entity])
    if not found:
        return []
    (row,) = found
    bearers = signatures.bearers(connection, entities.keys(connection, entity))
    if words.strip():
        alike: Iterable[int] = entities.ids(connection, words.strip())[:_LOOKED_AT]
    else:
        alike = (other for word in _words(row.name) for other in _having(connection, word))
    ids = dict.fromkeys((*bearers, *alike) if not words.strip() else alike)
    ids.pop(entity, None)
    rows = entities.rows(connection, list(ids))
    typed = fold(words) if words.strip() else ""
    rows.sort(key=lambda other: (not _begins(typed, other), *_order(row, other, bearers, typed)))
    return rows[:limit]


def merged_labels(
    connection: sqlite3.Connection, entity: int, others: Collection[int], lexicon: Lexicon
) -> dict[int, Label]:
    """What an entity and each of some others would be if the two were one."""
    found = descriptions.facts(connection, {entity, *others})
    mine = found.get(entity)
    if mine is None:
        return {}
    labels = {}
    for other in found.keys() & set(others):
        theirs = found[other]
        surfaces = Counter(mine.surfaces) + Counter(theirs.surfaces)
        labels[other] = describe(surfaces, lexicon, [*mine.keys, *theirs.keys])[1]
    return labels


def _begins(typed: str, other: EntityRow) -> bool:
    """Whether a word of a name begins with what was typed."""
    return f" {typed}" in f" {fold(other.name)}"


def _having(connection: sqlite3.Connection, word: str) -> Sequence[int]:
    return entities.ids(connection, word)[: _LOOKED_AT // 5]


def _words(name: str) -> list[str]:
    """The words of a name by which others like it are found, the last, often a surname, first."""
    return [word for word in reversed(fold(name).split()) if len(word) >= _LEAST][:3]


def _order(
    row: EntityRow, other: EntityRow, bearers: Sequence[int], typed: str
) -> tuple[object, ...]:
    """Likely ones first; of those one typed a part of, the widely mentioned ones."""
    is_person = (row.label is Label.PERSON) == (other.label is Label.PERSON)
    if typed:
        return other.id not in bearers, not is_person, -other.mentions, other.id
    alike = fuzz.token_set_ratio(fold(row.name), fold(other.name))
    return other.id not in bearers, not is_person, -alike, -other.mentions, other.id
