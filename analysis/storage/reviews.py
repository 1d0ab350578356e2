"""What is doubtful in the library file: short names and their bearers, and entities to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.doubts.alike import Known
from analysis.linking.doubts.surroundings import Sighting
from analysis.linking.naming.keys import target
from analysis.models import Place

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

WIDTH = 90
"""Code points around a mention that are looked at."""
LOOKED_AT = 3
"""Mentions in an article of which one is looked at, rather one that is not in capitals."""


class ShortName(NamedTuple):
    """A short name whose bearer is not sure; ``entity`` is where its chains are now.

    ``signature`` is None when the whole entity is this name (an open one). ``keys`` are those it
    is known by, ``mentions`` counts what the name decides.
    """

    entity: int
    signature: int | None
    keys: tuple[str, ...]
    mentions: int


class Bearer(NamedTuple):
    """An entity that may go by a short name, by a full name of its own (a key)."""

    entity: int
    key: str
    articles: int


class Labelled(NamedTuple):
    """An entity as it is compared with others of its name."""

    id: int
    name: str
    label: str
    mentions: int


def open_names(connection: sqlite3.Connection, least: int) -> list[ShortName]:
    """Names that several may bear and nobody does, those with at least so many mentions."""
    return [
        ShortName(entity, None, tuple(keys.split("\n")), count)
        for entity, count, keys in connection.execute(
            "SELECT entity.id, entity.mentions, group_concat(key, char(10)) FROM"
            " (SELECT DISTINCT entity, key FROM signature JOIN signature_key"
            "  ON signature_key.signature = signature.id AND role = 'own' WHERE reason = 'open')"
            " JOIN entity ON entity.id = entity WHERE entity.mentions >= ?"
            " GROUP BY entity.id ORDER BY entity.mentions DESC, entity.id",
            (least,),
        ).fetchall()
    ]


def likely_names(connection: sqlite3.Connection, least: int) -> list[ShortName]:
    """Short names of persons that went to the likely bearer, or to the only one there is."""
    found = connection.execute(
        "SELECT id, entity, weak, (SELECT total(count) FROM surface WHERE surface.signature ="
        " signature.id) AS mentions FROM signature WHERE reason IN ('likely', 'only-one')"
        " AND strong = '' AND weak LIKE 'p:%' AND chains > 1"
        " ORDER BY mentions DESC, id"
    )
    return [
        ShortName(entity, signature, tuple(weak.split("\n")), int(count))
        for signature, entity, weak, count in found.fetchall()
        if count >= least
    ]


def surface(connection: sqlite3.Connection, signature: int) -> str:
    """How a signature is written most often."""
    row = connection.execute(
        "SELECT name FROM surface WHERE signature = ? ORDER BY count DESC, name LIMIT 1",
        (signature,),
    ).fetchone()
    return str(row[0]) if row else ""


def bearers(connection: sqlite3.Connection, keys: Iterable[str], limit: int) -> list[Bearer]:
    """Entities that may go by one of the keys, those of most articles first."""
    found: dict[int, Bearer] = {}
    for key in keys:
        for entity, strong, articles in connection.execute(
            "SELECT signature.entity, strong, entity.articles FROM signature_key"
            " JOIN signature ON signature.id = signature JOIN entity ON entity.id = entity"
            " WHERE key = ? AND role = 'short' ORDER BY chains DESC",
            (key,),
        ):
            found.setdefault(entity, Bearer(entity, strong.split("\n")[0], articles))
    return sorted(found.values(), key=lambda one: (-one.articles, one.entity))[:limit]


def most_mentioned(connection: sqlite3.Connection, limit: int) -> list[Known]:
    """The most mentioned entities with the names they are known by in full.

    Names that only a few of an entity's articles have are left out: they may be mistakes.
    """
    found: dict[int, tuple[int, str, dict[str, int]]] = {}
    for entity, count, label, strong, chains in connection.execute(
        "SELECT entity.id, entity.mentions, entity.label, strong, chains FROM"
        " (SELECT id, mentions, label FROM entity ORDER BY mentions DESC, id LIMIT ?) AS entity"
        " JOIN signature ON signature.entity = entity.id WHERE strong <> ''",
        (limit,),
    ):
        _, _, keys = found.setdefault(entity, (count, label, {}))
        for key in strong.split("\n"):
            keys[key] = keys.get(key, 0) + chains
    return [
        Known(entity, _borne(keys), count, label) for entity, (count, label, keys) in found.items()
    ]


def _borne(keys: dict[str, int]) -> tuple[str, ...]:
    """The names that a fair share of the chains has, the most usual first."""
    most = max(keys.values())
    usual = (key for key, chains in keys.items() if 4 * chains >= most)
    return tuple(sorted(usual, key=lambda key: (-keys[key], key)))


def labelled_twice(connection: sqlite3.Connection) -> list[tuple[Labelled, Labelled]]:
    """Entities of one name and two labels: each with the most mentioned of its name."""
    found: dict[str, list[Labelled]] = {}
    for row in connection.execute(
        "SELECT id, name, label, mentions FROM entity ORDER BY mentions DESC, id"
    ):
        found.setdefault(row[1].casefold(), []).append(Labelled(*row))
    return [
        (one, first)
        for first, *others in found.values()
        for one in others
        if one.label != first.label
    ]


def are_together(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether an article mentions both entities."""
    row = connection.execute(
        "SELECT 1 FROM chain WHERE entity = ? AND article IN"
        " (SELECT article FROM chain WHERE entity = ?) LIMIT 1",
        (one, other),
    ).fetchone()
    return row is not None


def spread(connection: sqlite3.Connection) -> tuple[int, dict[int, int]]:
    """How many articles there are, and how many mention each entity that more than one does."""
    (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
    return articles, dict(
        connection.execute("SELECT id, articles FROM entity WHERE articles > 1").fetchall()
    )


class Texts:
    """Texts of articles as they are looked at, some kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[int, tuple[str, frozenset[int]]] = {}

    def sightings(
        self, entity: int, limit: int, *, but: int | None = None, only: int | None = None
    ) -> list[Sighting]:
        """An entity in its newest articles, without those of a signature or only those of one."""
        where, about = "", [entity]
        if only is not None:
            where, about = " AND signature = ?", [entity, only]
        elif but is not None:
            where, about = " AND signature <> ?", [entity, but]
        rows = self._connection.execute(
            f"SELECT article, members, mentions FROM chain WHERE entity = ?{where}"
            " ORDER BY placed DESC, article DESC LIMIT ?",
            (*about, limit),
        ).fetchall()
        return [self._sighting(entity, article, members, n) for article, members, n in rows]

    def _sighting(self, entity: int, article: int, members: str, mentions: int) -> Sighting:
        text, company = self._article(article)
        ordinals = [int(member) for member in members.split(",")[:LOOKED_AT]]
        spans = [self._span(article, ordinal) for ordinal in ordinals]
        shouted = [text[start:stop].isupper() for start, stop in spans]
        nth = shouted.index(False) if False in shouted else 0
        start, stop = spans[nth]
        before, name, after = (
            text[max(0, start - WIDTH) : start].replace("\n", " "),
            text[start:stop],
            text[stop : stop + WIDTH].replace("\n", " "),
        )
        place = Place(article, ordinals[nth])
        return Sighting(place, before, name, after, company - {entity}, mentions)

    def _span(self, article: int, ordinal: int) -> Sequence[int]:
        row: Sequence[int] = self._connection.execute(
            "SELECT start, stop FROM mention WHERE article = ? AND ordinal = ?", (article, ordinal)
        ).fetchone()
        return row

    def _article(self, article: int) -> tuple[str, frozenset[int]]:
        kept = self._kept.get(article)
        if kept is None:
            (text,) = self._connection.execute(
                "SELECT text FROM body WHERE article = ?", (article,)
            ).fetchone()
            company = frozenset(
                row[0]
                for row in self._connection.execute(
                    "SELECT DISTINCT entity FROM chain WHERE article = ?", (article,)
                )
            )
            kept = self._kept[article] = text, company
        return kept


def companies(connection: sqlite3.Connection, entity: int) -> dict[int, list[tuple[int, str]]]:
    """By article of an entity, the other entities in it with their labels."""
    found: dict[int, list[tuple[int, str]]] = {}
    for article, other, label in connection.execute(
        "SELECT chain.article, beside.entity, entity.label FROM chain"
        " JOIN chain AS beside ON beside.article = chain.article AND beside.entity <> ?1"
        " JOIN entity ON entity.id = beside.entity WHERE chain.entity = ?1",
        (entity,),
    ):
        found.setdefault(article, []).append((other, label))
    return found


def own_keys(connection: sqlite3.Connection, entity: int) -> dict[int, frozenset[str]]:
    """By article of an entity, the keys it is known by there."""
    found: dict[int, frozenset[str]] = {}
    for article, strong, weak in connection.execute(
        "SELECT article, strong, weak FROM chain JOIN signature ON signature.id = signature"
        " WHERE chain.entity = ?",
        (entity,),
    ):
        real = [key for key in strong.split("\n") if key and target(key) is None]
        keys = frozenset(real or weak.split("\n"))
        found[article] = found.get(article, frozenset()) | keys
    return found


def persons(connection: sqlite3.Connection, least: int, most: int) -> list[int]:
    """Persons with so many articles, at least and at most, the most mentioned first."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT id FROM entity WHERE label = 'PERSON' AND articles BETWEEN ? AND ?"
            " ORDER BY articles DESC, id",
            (least, most),
        )
    ]
