"""What is doubtful in the library file: open names, likely links, and entities to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.doubts import Known
from analysis.models import Place

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


class OpenName(NamedTuple):
    """An entity that is only a short name, and the candidate that most articles mention."""

    entity: int
    key: str
    decides: int
    candidate: int
    candidate_key: str
    candidate_mentions: int


class Unsure(NamedTuple):
    """Chains with one signature that were given to the likely one; ``decides`` counts them."""

    signature: int
    entity: int
    keys: tuple[str, ...]
    name: str
    decides: int


def open_names(connection: sqlite3.Connection) -> Iterator[OpenName]:
    """Open names with their first candidate, most mentioned first."""
    for entity, key, decides in connection.execute(
        "SELECT entity.id, min(key), entity.mentions FROM signature"
        " JOIN entity ON entity.id = signature.entity"
        " JOIN signature_key ON signature_key.signature = signature.id AND role = 'own'"
        " WHERE reason = 'open' GROUP BY entity.id ORDER BY entity.mentions DESC, entity.id"
    ).fetchall():
        row = connection.execute(
            "SELECT signature.entity, strong, entity.mentions FROM signature_key"
            " JOIN signature ON signature.id = signature JOIN entity ON entity.id = entity"
            " WHERE key = ? AND role = 'short' AND entity <> ?"
            " ORDER BY entity.articles DESC, entity.id LIMIT 1",
            (key, entity),
        ).fetchone()
        if row is not None:
            yield OpenName(entity, key, decides, row[0], row[1].split("\n")[0], row[2])


def likely_links(connection: sqlite3.Connection) -> list[Unsure]:
    """Signatures that were given to the likely one of several."""
    return [
        _unsure(*row) for row in connection.execute(f"{_UNSURE} WHERE reason = 'likely'").fetchall()
    ]


def unsure(connection: sqlite3.Connection, signature: int) -> Unsure:
    """One such signature."""
    return _unsure(
        *connection.execute(f"{_UNSURE} WHERE signature.id = ?", (signature,)).fetchone()
    )


_UNSURE = (
    "SELECT id, entity, strong, weak, (SELECT name FROM surface WHERE surface.signature ="
    " signature.id ORDER BY count DESC, name LIMIT 1),"
    " (SELECT total(count) FROM surface WHERE surface.signature = signature.id) FROM signature"
)


def _unsure(
    signature: int, entity: int, strong: str, weak: str, name: str | None, decides: float
) -> Unsure:
    return Unsure(signature, entity, tuple((strong or weak).split("\n")), name or "", int(decides))


def places(
    connection: sqlite3.Connection, entity: int, signature: int, limit: int
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """First mentions in articles with a signature, and in other articles of its entity."""
    found = []
    for sign in ("=", "<>"):
        rows = connection.execute(
            f"SELECT article, members FROM chain WHERE entity = ? AND signature {sign} ?"
            " ORDER BY placed DESC, article DESC LIMIT ?",
            (entity, signature, limit),
        )
        found.append(tuple(Place(row[0], int(row[1].split(",")[0])) for row in rows))
    return found[0], found[1]


def most_mentioned(connection: sqlite3.Connection, limit: int) -> list[Known]:
    """The most mentioned entities with the keys they are known by in full."""
    found: dict[int, tuple[int, dict[str, None]]] = {}
    for entity, count, strong in connection.execute(
        "SELECT entity.id, entity.mentions, strong FROM"
        " (SELECT id, mentions FROM entity ORDER BY mentions DESC, id LIMIT ?) AS entity"
        " JOIN signature ON signature.entity = entity.id WHERE strong <> ''",
        (limit,),
    ):
        found.setdefault(entity, (count, {}))[1].update(dict.fromkeys(strong.split("\n")))
    return [Known(entity, tuple(keys), count) for entity, (count, keys) in found.items()]


def are_together(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether an article mentions both entities."""
    row = connection.execute(
        "SELECT 1 FROM chain WHERE entity = ? AND article IN"
        " (SELECT article FROM chain WHERE entity = ?) LIMIT 1",
        (one, other),
    ).fetchone()
    return row is not None
