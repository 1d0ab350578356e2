"""Corrections as JSON Lines, to keep beside the library or to take to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.editing.applying import correct
from analysis.errors import NewsreaderError
from analysis.linking.corrections.written import read_line, write_line
from analysis.storage import corrections

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from analysis.lexicon import Lexicon
    from analysis.linking.corrections.correction import Correction


class Exchanged(NamedTuple):
    """What came of taking a file: new corrections, those made already, and bad lines in words."""

    taken: int
    known: int
    failures: tuple[str, ...]
    overruled: tuple[str, ...]


def lines(connection: sqlite3.Connection) -> Iterator[str]:
    """The corrections that count, a line each, oldest first."""
    yield from map(write_line, corrections.active(connection))


def take(connection: sqlite3.Connection, wanted: Iterable[str], lexicon: Lexicon) -> Exchanged:
    """Make those corrections that are not made yet, as one step; call it inside a transaction.

    Lines that cannot be read are named and left out. The lines count as said now, in their order.
    """
    known = {_essence(one) for one in corrections.active(connection)}
    new: list[Correction] = []
    failures: list[str] = []
    seen = 0
    for number, line in enumerate(wanted, 1):
        if not line.strip():
            continue
        try:
            correction = read_line(line)
        except NewsreaderError as error:
            failures.append(f"line {number}: {error}")
            continue
        seen += 1
        if _essence(correction) not in known:
            known.add(_essence(correction))
            new.append(correction)
    overruled = correct(connection, new, lexicon).overruled if new else ()
    return Exchanged(len(new), seen - len(new), tuple(failures), overruled)


def _essence(correction: Correction) -> Correction:
    """A correction without its words: two that do the same are one."""
    names, others = frozenset(correction.names), frozenset(correction.others)
    return correction._replace(names=tuple(sorted(names)), others=tuple(sorted(others)), said="")
