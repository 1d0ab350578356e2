"""The journal of corrections in the library file: steps that can be undone and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.linking.corrections.correction import Correction, Step
from analysis.linking.corrections.written import read_line, write_line

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence


def active(connection: sqlite3.Connection) -> list[Correction]:
    """The corrections that count, oldest first."""
    return [
        read_line(row[0])
        for row in connection.execute("SELECT body FROM correction WHERE is_undone = 0 ORDER BY id")
    ]


def add(connection: sqlite3.Connection, corrections: Iterable[Correction], now: str) -> int:
    """Add a step; what was undone before cannot be done again after it. Returns its number."""
    connection.execute(
        "DELETE FROM former WHERE step IN (SELECT step FROM correction WHERE is_undone)"
    )
    connection.execute("DELETE FROM correction WHERE is_undone")
    (last,) = connection.execute("SELECT coalesce(max(step), 0) FROM correction").fetchone()
    connection.executemany(
        "INSERT INTO correction (step, made_at, body) VALUES (?, ?, ?)",
        ((last + 1, now, _line(correction)) for correction in corrections),
    )
    return int(last) + 1


def _line(correction: Correction) -> str:
    """A correction as it is kept; one that could not be read again is refused, not kept."""
    line = write_line(correction)
    read_line(line)
    return line


def last_done(connection: sqlite3.Connection) -> Step | None:
    """The step that would be undone next."""
    return _step(connection, "SELECT max(step) FROM correction WHERE is_undone = 0")


def numbered(connection: sqlite3.Connection, number: int) -> Step | None:
    """A step by its number."""
    return _step(connection, f"{number:d}")


def first_undone(connection: sqlite3.Connection) -> Step | None:
    """The step that would be done again next."""
    return _step(connection, "SELECT min(step) FROM correction WHERE is_undone = 1")


def _step(connection: sqlite3.Connection, which: str) -> Step | None:
    rows = connection.execute(
        f"SELECT step, made_at, is_undone, body FROM correction WHERE step = ({which}) ORDER BY id"
    ).fetchall()
    if not rows:
        return None
    number, made_at, is_undone, _ = rows[0]
    return Step(number, made_at, bool(is_undone), tuple(read_line(row[3]) for row in rows))


def steps(connection: sqlite3.Connection) -> list[Step]:
    """All steps, oldest first."""
    found: dict[int, Step] = {}
    for number, made_at, is_undone, body in connection.execute(
        "SELECT step, made_at, is_undone, body FROM correction ORDER BY id"
    ):
        before = found.get(number, Step(number, made_at, bool(is_undone), ()))
        found[number] = before._replace(corrections=(*before.corrections, read_line(body)))
    return list(found.values())


def set_undone(connection: sqlite3.Connection, step: int, is_undone: bool) -> None:
    """Let a step count no more, or again."""
    connection.execute("UPDATE correction SET is_undone = ? WHERE step = ?", (is_undone, step))


def remember(connection: sqlite3.Connection, step: int, former: Mapping[bytes, int]) -> None:
    """Note which entity signatures had before a step was done or undone, by their digests."""
    connection.execute("DELETE FROM former WHERE step = ?", (step,))
    connection.executemany(
        "INSERT INTO former VALUES (?, ?, ?)", ((step, *one) for one in former.items())
    )


def former(connection: sqlite3.Connection, step: int) -> dict[bytes, int]:
    """The entities that signatures had before a step was last done or undone."""
    return {
        bytes(digest): entity
        for digest, entity in connection.execute(
            "SELECT signature, entity FROM former WHERE step = ?", (step,)
        )
    }


def articles_with(connection: sqlite3.Connection, keys: Sequence[str]) -> set[int]:
    """Articles with a chain that is known by, or may go by, one of the keys."""
    found = set[int]()
    for key in keys:
        found.update(
            row[0]
            for row in connection.execute(
                "SELECT article FROM signature_key JOIN chain USING (signature) WHERE key = ?"
                " AND role IN ('own', 'short')",
                (key,),
            )
        )
    return found


def corrected_articles(connection: sqlite3.Connection) -> list[int]:
    """Articles in which a correction changed what was recognised."""
    return [
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT article FROM mention WHERE found IS NOT NULL"
        )
    ]


def entity_of(connection: sqlite3.Connection, keys: Iterable[str]) -> int | None:
    """The entity that is known by the first of some keys by which one is."""
    for key in keys:
        row = connection.execute(
            "SELECT entity FROM signature_key JOIN signature ON signature.id = signature"
            " WHERE key = ? AND role = 'own' AND entity IS NOT NULL",
            (key,),
        ).fetchone()
        if row is not None:
            return int(row[0])
    return None


def owners(connection: sqlite3.Connection, keys: Iterable[str]) -> set[int]:
    """Signatures that are known by one of the keys."""
    return {
        row[0]
        for key in keys
        for row in connection.execute(
            "SELECT signature FROM signature_key WHERE key = ? AND role = 'own'", (key,)
        )
    }
