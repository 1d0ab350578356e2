"""What entities are shown as, in the library file, and all that this is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import Confidence, Label, Reason
from analysis.storage.parts import marks, parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable


class Facts(NamedTuple):
    """What an entity is called how often under which label, its keys, and why its chains are it.

    ``keys`` are those it is known by.
    """

    surfaces: dict[tuple[str, Label], int]
    keys: list[str]
    reasons: dict[Reason, int]


class Description(NamedTuple):
    """How an entity is shown."""

    entity: int
    name: str
    label: Label
    confidence: Confidence


def facts(connection: sqlite3.Connection, entities: Collection[int]) -> dict[int, Facts]:
    """What entities that have mentions are made of."""
    found: dict[int, Facts] = {}
    for part in parts(entities):
        mine = f"entity IN ({marks(part)})"
        for entity, name, label, count in connection.execute(
            "SELECT entity, surface.name, surface.label, sum(count) FROM signature"
            f" JOIN surface ON surface.signature = signature.id WHERE {mine}"
            " GROUP BY entity, surface.name, surface.label",
            part,
        ):
            one = found.setdefault(entity, Facts({}, [], {}))
            one.surfaces[name, Label(label)] = count
        for entity, key in connection.execute(
            "SELECT DISTINCT entity, key FROM signature JOIN signature_key"
            f" ON signature = signature.id AND role = 'own' WHERE {mine}",
            part,
        ):
            found[entity].keys.append(key)
        for entity, reason, chains in connection.execute(
            "SELECT entity, reason, sum(chains) FROM signature"
            f" WHERE {mine} GROUP BY entity, reason",
            part,
        ):
            found[entity].reasons[Reason(reason)] = chains
    return found


def describe(connection: sqlite3.Connection, descriptions: Iterable[Description]) -> None:
    """Set how entities are shown, their counters, and the country each belongs to as a people."""
    connection.executemany(
        "UPDATE entity SET name = ?2, label = ?3, confidence = ?4, nationality_of ="
        " (SELECT max(nationality_of) FROM signature WHERE entity = ?1),"
        " (mentions, articles) = (SELECT coalesce(sum(mentions), 0), count(DISTINCT article)"
        "  FROM chain WHERE entity = ?1) WHERE id = ?1",
        ((one.entity, one.name, one.label.value, one.confidence.value) for one in descriptions),
    )
