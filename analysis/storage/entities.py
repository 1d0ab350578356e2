"""Entities in the library file: rows of lists, counters, names."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from analysis.models import Confidence, EntityRow, Kind, Label
from analysis.storage.clause import like
from analysis.storage.parts import marks, parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    _Row = tuple[int, str, str, int, int, int | None, str]

_COUNTRY = (
    "(SELECT signature.entity FROM signature_key JOIN signature ON signature.id = signature"
    " WHERE key = entity.nationality_of AND role = 'own' LIMIT 1)"
)
_ROW = (
    "entity.id, entity.name, entity.label, entity.mentions, entity.articles,"
    f" {_COUNTRY}, entity.confidence"
)
_KEYS = "pgodtn"
"""The classes of keys that are made of names."""


def of_article(connection: sqlite3.Connection, article: int) -> list[EntityRow]:
    """The entities of an article with their counts here and everywhere, in text order."""
    return [
        _shown(row[:7], here=row[7], kind=Kind(row[8]))
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


def _shown(row: _Row, here: int = 0, kind: Kind = Kind.NAME) -> EntityRow:
    id_, name, label, mentions, articles, country, confidence = row
    return EntityRow(
        id_, name, Label(label), here, mentions, articles, country, kind, Confidence(confidence)
    )


def ids(connection: sqlite3.Connection, matching: str = "") -> array[int]:
    """Entities, most widely mentioned first; ``matching`` is part of one of their names."""
    order = "ORDER BY articles DESC, mentions DESC, id DESC"
    if not matching:
        found = connection.execute(f"SELECT id FROM entity {order}")
    else:
        pattern = matching.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        found = connection.execute(
            "SELECT id FROM entity WHERE name LIKE ?1 ESCAPE '\\' OR id IN"
            " (SELECT entity FROM signature JOIN surface ON surface.signature = signature.id"
            f"  WHERE surface.name LIKE ?1 ESCAPE '\\') {order}",
            (f"%{pattern}%",),
        )
    return array("q", (row[0] for row in found))


def asked(connection: sqlite3.Connection, query: str) -> array[int]:
    """Entities that a query means, most widely mentioned first; may raise QueryError."""
    from analysis.storage import search

    where, values = search.of_entities(connection, search.read(connection, query))
    order = "ORDER BY articles DESC, mentions DESC, id DESC"
    found = connection.execute(f"SELECT id FROM entity WHERE {where} {order}", values)
    return array("q", (row[0] for row in found))


def rows(connection: sqlite3.Connection, wanted: Sequence[int]) -> list[EntityRow]:
    """List rows in the order of the ids given; ids that are gone are left out."""
    found = {
        row[0]: _shown(row)
        for part in parts(wanted)
        for row in connection.execute(
            f"SELECT {_ROW} FROM entity WHERE id IN ({marks(part)})", part
        )
    }
    return [found[id_] for id_ in wanted if id_ in found]


def named(connection: sqlite3.Connection, name: str) -> array[int]:
    """Entities that are called so, letter case aside; most widely mentioned first."""
    found = connection.execute(
        "SELECT id FROM entity WHERE name = ?1 COLLATE NOCASE OR id IN"
        " (SELECT entity FROM signature JOIN surface ON surface.signature = signature.id"
        "  WHERE surface.name = ?1 COLLATE NOCASE)"
        " ORDER BY name = ?1 COLLATE NOCASE DESC, articles DESC, mentions DESC, id",
        (name,),
    )
    return array("q", (row[0] for row in found))


def called(
    connection: sqlite3.Connection, name: str, *, is_prefix: bool = False
) -> Collection[int]:
    """Entities that a name may mean, case and accents aside: by a name of theirs, or a short form.

    ``e12`` is the one with that id.
    With ``is_prefix``, those of which some word of a name begins so.
    """
    from analysis.query.reference import referred

    id_ = referred(name)
    if id_ is not None:
        return {id_}
    if is_prefix:
        found = connection.execute(
            "SELECT entity FROM signature JOIN surface ON surface.signature = signature.id"
            " WHERE surface.name LIKE ? ESCAPE '\\' OR surface.name LIKE ? ESCAPE '\\'",
            (like(name, is_prefix=True), "% " + like(name, is_prefix=True)),
        )
    else:
        from analysis.linking.naming.names import fold, plain  # slow, and lists need none of it

        keys = [f"{kind}:{fold(plain(name))}" for kind in _KEYS]
        found = connection.execute(
            "SELECT entity FROM signature_key JOIN signature ON signature.id = signature"
            f" WHERE role IN ('own', 'short') AND key IN ({marks(tuple(keys))})",
            keys,
        )
    ids = {row[0] for row in found if row[0] is not None}
    return ids if is_prefix else ids.union(named(connection, name))


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
