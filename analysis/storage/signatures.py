"""Signatures in the library file, and the index of their keys that linking asks."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from analysis.models import Evidence, Label, Reason
from analysis.models.chain import Signature
from analysis.storage.parts import marks, parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from analysis.models.chain import Chain


def digest(chain: Chain) -> bytes:
    """What makes two chains the same to linking across articles."""
    said = (
        chain.label.value,
        "\n".join(sorted(chain.strong)),
        "\n".join(sorted(chain.weak)),
        chain.nationality_of or "",
    )
    return blake2b("\n\n".join(said).encode(), digest_size=16).digest()


def find(connection: sqlite3.Connection, keys: Collection[bytes]) -> dict[bytes, int]:
    """The signatures with these digests; those that are not there are left out."""
    return {
        bytes(row[0]): row[1]
        for part in parts(keys)
        for row in connection.execute(
            f"SELECT digest, id FROM signature WHERE digest IN ({marks(part)})", part
        )
    }


def insert(connection: sqlite3.Connection, key: bytes, chain: Chain) -> int:
    """Store the signature of a chain, without an entity yet; its id."""
    cursor = connection.execute(
        "INSERT INTO signature (digest, label, strong, weak, nationality_of, chains)"
        " VALUES (?, ?, ?, ?, ?, 0)",
        (
            key,
            chain.label.value,
            "\n".join(sorted(chain.strong)),
            "\n".join(sorted(chain.weak)),
            chain.nationality_of,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def add_keys(
    connection: sqlite3.Connection, signature: int, keys: Iterable[tuple[str, str]]
) -> None:
    """Index a signature under (key, role) pairs."""
    connection.executemany(
        "INSERT INTO signature_key (key, role, signature) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((key, role, signature) for key, role in keys),
    )


def count_chains(connection: sqlite3.Connection, changes: Mapping[int, int]) -> None:
    """Add to how many chains bear each signature."""
    connection.executemany(
        "UPDATE signature SET chains = chains + ? WHERE id = ?",
        ((n, signature) for signature, n in changes.items()),
    )


def count_surfaces(
    connection: sqlite3.Connection, changes: Mapping[tuple[int, str, str], int]
) -> None:
    """Add to how often each (signature, surface, label) occurs; what falls to nothing goes."""
    connection.executemany(
        "INSERT INTO surface VALUES (?, ?, ?, ?) ON CONFLICT (signature, name, label)"
        " DO UPDATE SET count = count + excluded.count",
        ((*key, n) for key, n in changes.items()),
    )
    connection.executemany(
        "DELETE FROM surface WHERE signature = ? AND name = ? AND label = ? AND count <= 0",
        (key for key, n in changes.items() if n < 0),
    )


def unused(connection: sqlite3.Connection, among: Iterable[int]) -> list[int]:
    """Those of the signatures that no chain bears any more."""
    return [
        signature
        for signature in among
        if connection.execute(
            "SELECT 1 FROM signature WHERE id = ? AND chains <= 0", (signature,)
        ).fetchone()
    ]


def remove(connection: sqlite3.Connection, signature: int) -> None:
    """Forget a signature and its keys."""
    connection.execute("DELETE FROM signature WHERE id = ?", (signature,))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a signature stands: its entity, how many chains bear it, and why it is there."""

    digest: bytes
    entity: int | None
    chains: int
    evidence: Evidence


def standings(connection: sqlite3.Connection, among: Collection[int]) -> dict[int, Standing]:
    """Where signatures stand."""
    found: dict[int, Standing] = {}
    for part in parts(among):
        for row in connection.execute(
            "SELECT id, digest, entity, chains, reason, about FROM signature"
            f" WHERE id IN ({marks(part)})",
            part,
        ):
            evidence = Evidence(Reason(row[4]), row[5])
            found[row[0]] = Standing(bytes(row[1]), row[2], row[3], evidence)
    return found


def of_entity(connection: sqlite3.Connection, entity: int) -> list[int]:
    """The signatures of an entity."""
    return [
        row[0] for row in connection.execute("SELECT id FROM signature WHERE entity = ?", (entity,))
    ]


def bearers(connection: sqlite3.Connection, keys: Iterable[str]) -> list[int]:
    """Entities that may go by one of the keys."""
    return list(
        dict.fromkeys(
            row[0]
            for key in keys
            for row in connection.execute(
                "SELECT entity FROM signature_key JOIN signature ON signature.id = signature"
                " WHERE key = ? AND role = 'short' AND entity IS NOT NULL ORDER BY chains DESC",
                (key,),
            )
        )
    )


def assign(connection: sqlite3.Connection, signature: int, entity: int, evidence: Evidence) -> None:
    """Put a signature, and all chains that bear it, under an entity."""
    connection.execute(
        "UPDATE signature SET entity = ?, reason = ?, about = ? WHERE id = ?",
        (entity, evidence.reason.value, evidence.about, signature),
    )
    connection.execute(
        "UPDATE chain SET entity = ?1 WHERE signature = ?2 AND entity IS NOT ?1",
        (entity, signature),
    )


class StoredNameIndex:
    """The library's signatures by key, as linking asks for them (``linking.index.NameIndex``)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def by_keys(self, keys: Collection[str], role: str) -> Mapping[str, Collection[Signature]]:
        """For each key the signatures that have it in this role; keys without any are absent."""
        found: dict[str, list[Signature]] = {}
        for part in parts(keys):
            for key, *row in self._connection.execute(
                "SELECT key, signature.id, label, strong, weak, chains FROM signature_key"
                f" JOIN signature ON signature.id = signature WHERE key IN ({marks(part)})"
                " AND role = ?",
                (*part, str(role)),
            ):
                found.setdefault(key, []).append(_signature(*row))
        return found


def get(connection: sqlite3.Connection, among: Collection[int]) -> list[Signature]:
    """Signatures by id."""
    return [
        _signature(*row)
        for part in parts(among)
        for row in connection.execute(
            f"SELECT id, label, strong, weak, chains FROM signature WHERE id IN ({marks(part)})",
            part,
        )
    ]


def _signature(id_: int, label: str, strong: str, weak: str, chains: int) -> Signature:
    keys = frozenset(_lines(strong)), frozenset(_lines(weak))
    return Signature(id_, Label(label), *keys, max(chains, 0).bit_length())


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []
