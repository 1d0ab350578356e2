"""The lexicon: countries, peoples, places, bodies, events and their aliases; and the person's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from analysis.models import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analysis.lexicon.personal import Personal

TABLES = ("countries", "places", "peoples", "bodies", "events")
"""The files under ``data``; of a name that stands in two of them the first is meant."""

COLUMNS = ("name", "label", "also", "demonyms", "capital", "code")
"""Of the tables, and of the person's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of a name: what it is, its canonical name, and for a demonym its country.

    ``code`` is a country's ISO 3166-1 code (XK for Kosovo, in common use), GB-ENG and the like for
    the countries of the United Kingdom, and the ISO 3166-3 code of a country of the past.
    """

    name: str
    label: Label
    canonical: str
    nationality_of: str | None = None
    is_capital: bool = False
    code: str | None = None


class Lexicon:
    """Look-up of names as written, case-sensitive."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Of entries of the same name the first counts."""
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            self._entries.setdefault(entry.name, entry)
        self._homes = {entry.nationality_of for entry in self._entries.values()} - {None}

    def get(self, name: str) -> Entry | None:
        """Return the entry of a name as written, without article or possessive, or None."""
        return self._entries.get(name)

    def is_home(self, name: str) -> bool:
        """Whether this is a country, or a part of one that a people is called after."""
        entry = self._entries.get(name)
        return entry is not None and (
            entry.code is not None or (entry.label == Label.GPE and entry.canonical in self._homes)
        )

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)


@cache
def shipped() -> Lexicon:
    """Return the lexicon that comes with the program."""
    return Lexicon(entry for table in TABLES for row in rows(table) for entry in entries(row))


@cache
def current() -> Lexicon:
    """Return the lexicon that counts: the person's and, where that is silent, the shipped one.

    It is read once a process; :func:`own_table` says what is wrong with the person's.
    """
    own = own_table().entries
    return Lexicon([*own, *_following(own)]) if own else shipped()


@cache
def own_table() -> Personal:
    """Return what the person's own table says, as it was when this was first asked."""
    from analysis.lexicon.personal import load  # most people have none

    return load()


def own_version() -> str:
    """Say which table of the person it is, in eight characters; empty without one."""
    own = own_table().entries
    if not own:
        return ""
    from hashlib import sha256

    return sha256(repr(own).encode()).hexdigest()[:8]


def _following(own: Iterable[Entry]) -> Iterator[Entry]:
    """The shipped entries, with the canonical names that the person's entries give them."""
    called = {entry.name: entry for entry in own}
    for entry in shipped():
        changed = entry
        renamed = called.get(entry.canonical)
        if renamed is not None:
            changed = replace(changed, canonical=renamed.canonical, label=renamed.label)
        place = called.get(entry.nationality_of or "")
        if place is not None:
            changed = replace(changed, nationality_of=place.canonical)
        yield changed


@cache
def common_words() -> frozenset[str]:
    """Return the words of English news, in lower case, that are hardly ever part of a name."""
    return frozenset(row["word"] for row in rows("words") if not row["in_names"])


@cache
def words() -> frozenset[str]:
    """Return those and the words, in lower case, that names have now and then: bank, oil."""
    return frozenset(row["word"] for row in rows("words"))


def rows(table: str) -> list[Mapping[str, str]]:
    """Read a table: one thing a row, its columns named by the first line."""
    text = files(__package__).joinpath(f"data/{table}.tsv").read_text(encoding="utf-8")
    header, *lines = (line.split("\t") for line in text.splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def entries(row: Mapping[str, str]) -> Iterator[Entry]:
    """Yield every spelling that a row of a table names, "&" also written out.

    ``name`` is canonical and ``also`` are its aliases; the first of ``demonyms`` and of
    ``capital`` is the canonical one of each. Several in one column are separated by a bar.
    """
    name = row["name"]
    spellings = (name, *_several(row["also"]))
    written_out = (one.replace(" & ", " and ") for one in spellings)
    for spelling in dict.fromkeys((*spellings, *written_out)):
        yield Entry(spelling, Label(row["label"]), name, code=row.get("code") or None)
    demonyms = _several(row.get("demonyms", ""))
    for demonym in demonyms:
        yield Entry(demonym, Label.NORP, demonyms[0], nationality_of=name)
    capitals = _capitals(row)
    for group in capitals:
        for spelling in group:
            yield Entry(spelling, Label.GPE, group[0], is_capital=True)


def _capitals(row: Mapping[str, str]) -> list[list[str]]:
    """The capitals of a country, each with its spellings: ``La Paz / Sucre``, ``Kyiv|Kiev``."""
    return [_several(one) for one in row.get("capital", "").split(" / ") if one]


def _several(column: str) -> list[str]:
    return column.split("|") if column else []
