"""Entities in the library file: rows of lists, counters, names."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from analysis.models import Confidence, EntityRow, Kind, Label
from analysis.storage.parts import marks, parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

_COUNTRY = (
    "(SELECT signature.entity FROM signature_key JOIN signature ON signature.id = signature"
    " WHERE key = entity.nationality_of AND role = 'own' LIMIT 1)"
)
_ROW = (
    "entity.id, entity.name, entity.label, entity.mentions, entity.articles,"
    f" {_COUNTRY}, entity.confidence"
)


def of_article(connection: sqlite3.Connection, article: int) -> list[EntityRow]:
    """The entities of an article with their counts here and everywhere, in text order."""
    return [
        EntityRow(
            row[0],
            row[1],
            Label(row[2]),
            row[7],
            row[3],
            row[4],
            row[5],
            Kind(row[8]),
            Confidence(row[6]),
        )
        for row in connection.execute(
            f"SELECT {_ROW}, count(*), min(mention.kind), min(ordinal)"
            " FROM chain JOIN mention ON mention.article = chain.article"
            "  AND mention.chain = chain.number"
            " JOIN entity ON entity.id = chain.entity"
            " WHERE chain.article = ? AND mention.kind <> 'role'"
            " GROUP BY entity.id ORDER BY min(ordinal)",
            (article,),
        )
    ]


def ids(connection: sqlite3.Connection, matching: str = "") -> array[int]:
    """Entities, most widely mentioned first; ``matching`` is part of one of their names."""
    if not matching:
        return array(
            "q",
            (
                row[0]
                for row in connection.execute(
                    "SELECT id FROM entity ORDER BY articles DESC, mentions DESC, id DESC"
                )
            ),
        )
    pattern = "%" + matching.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return array(
        "q",
        (
            row[0]
            for row in connection.execute(
                "SELECT id FROM entity WHERE name LIKE ?1 ESCAPE '\\' OR id IN"
                " (SELECT entity FROM signature JOIN surface ON surface.signature = signature.id"
                "  WHERE surface.name LIKE ?1 ESCAPE '\\')"
                " ORDER BY articles DESC, mentions DESC, id DESC",
                (pattern,),
            )
        ),
    )


def rows(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[EntityRow]:
    """List rows in the order of the ids given; ids that are gone are left out."""
    found: dict[int, EntityRow] = {}
    for start in range(0, len(wanted), 500):
        part = tuple(wanted[start : start + 500])
        for row in connection.execute(
            f"SELECT {_ROW} FROM entity WHERE id IN ({','.join('?' * len(part))})", part
        ):
            confidence = Confidence(row[6])
            found[row[0]] = EntityRow(
                row[0], row[1], Label(row[2]), 0, row[3], row[4], row[5], confidence=confidence
            )
    return [found[id_] for id_ in wanted if id_ in found]


def named(connection: sqlite3.Connection, name: str) -> array[int]:
    """Entities that are called so, letter case aside; most widely mentioned first."""
    return array(
        "q",
        (
            row[0]
            for row in connection.execute(
                "SELECT id FROM entity WHERE name = ?1 COLLATE NOCASE OR id IN"
                " (SELECT entity FROM signature JOIN surface ON surface.signature = signature.id"
                "  WHERE surface.name = ?1 COLLATE NOCASE)"
                " ORDER BY name = ?1 COLLATE NOCASE DESC, articles DESC, mentions DESC, id",
                (name,),
            )
        ),
    )


def names(connection: sqlite3.Connection, entity: int) -> list[tuple[str, int]]:
    """All surfaces of an entity and how often each occurs, most frequent first."""
    return connection.execute(
        "SELECT surface.name, sum(count) FROM signature"
        " JOIN surface ON surface.signature = signature.id WHERE entity = ?"
        " GROUP BY surface.name ORDER BY sum(count) DESC, surface.name",
        (entity,),
    ).fetchall()


def create(connection: sqlite3.Connection, former: int | None = None) -> int:
    """A new entity, its id never used again; or one that is gone, with the id that it had."""
    cursor = connection.execute(
        "INSERT INTO entity (id, name, label, mentions, articles) VALUES (?, '', '', 0, 0)",
        (former,),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def is_there(connection: sqlite3.Connection, entity: int) -> bool:
    """Whether there is an entity with this id."""
    return bool(connection.execute("SELECT 1 FROM entity WHERE id = ?", (entity,)).fetchone())


def keys(connection: sqlite3.Connection, entity: int) -> list[str]:
    """The keys an entity is known by; those that more chains bear first."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT key FROM signature JOIN signature_key ON signature = signature.id"
            " WHERE entity = ? AND role = 'own' GROUP BY key"
            " ORDER BY max(strong <> '') DESC, sum(chains) DESC, key",
            (entity,),
        )
    ]


def remove_empty(connection: sqlite3.Connection, among: Collection[int]) -> set[int]:
    """Remove those of the entities that have no signatures any more; the others."""
    connection.executemany(
        "DELETE FROM entity WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM signature WHERE entity = ?1)",
        ((entity,) for entity in among),
    )
    return {
        row[0]
        for part in parts(among)
        for row in connection.execute(f"SELECT id FROM entity WHERE id IN ({marks(part)})", part)
    }
