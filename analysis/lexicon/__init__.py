"""The shipped lexicon: countries, demonyms, capitals, regions, bodies and events, with their aliases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from analysis.models import Label

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of a name: what it is, its canonical name, and for a demonym its country."""

    name: str
    label: Label
    canonical: str
    nationality_of: str | None = None
    is_capital: bool = False


class Lexicon:
    """Look-up of names as written, case-sensitive."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._entries = {entry.name: entry for entry in entries}

    def get(self, name: str) -> Entry | None:
        """The entry of a name as written, without article or possessive; None if it has none."""
        return self._entries.get(name)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)


@cache
def shipped() -> Lexicon:
    """The lexicon that comes with the program."""
    text = files(__package__).joinpath("data/names.tsv").read_text(encoding="utf-8")
    return Lexicon(_entry(line) for line in text.splitlines() if line and line[0] != "#")


def _entry(line: str) -> Entry:
    name, label, canonical, relation = (line.split("\t") + [""] * 4)[:4]
    nationality = relation.removeprefix("nationality_of:") if ":" in relation else None
    return Entry(
        name,
        Label(label.split("/")[0]),
        canonical or name,
        nationality,
        relation == "capital",
    )
