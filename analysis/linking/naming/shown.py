"""How an entity is shown: its name and its label, by how often it is written how."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.lexicon.vocabulary import GENERIC, SPORTS
from analysis.linking.naming.bodies import country_of
from analysis.linking.naming.names import (
    PEOPLES,
    Name,
    find,
    find_company,
    fold,
    plain,
    read_name,
    singular,
)
from analysis.models import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.lexicon import Lexicon


@lru_cache(maxsize=1 << 14)
def describe_one(surface: str, label: Label, lexicon: Lexicon) -> tuple[str, Label]:
    """Name and label of what is always written the same; cached."""
    name = read_name(surface, label, lexicon)
    return _shown(surface, name, lexicon), name.label


def describe(
    surfaces: Mapping[tuple[str, Label], int], lexicon: Lexicon, keys: Iterable[str] = ()
) -> tuple[str, Label]:
    """Name and label of an entity whose mentions are written so, each so many times.

    A pure function of the counts and of the strong keys, which tell the team of a place from the
    place ("England (cricket)") and a body of one country from another's. The name is the canonical
    name of the lexicon; else the full name of a person without titles, the long form of an
    acronym, the singular of a people; of several the most frequent, ties by spelling. What only
    headlines in capitals have comes last: it may have a verb in it. Raises ValueError for no
    surfaces.
    """
    told = told_by(keys)
    if told is not None:
        return _told_apart(*describe(surfaces, lexicon), told, lexicon)
    if len(surfaces) == 1:
        return describe_one(*next(iter(surfaces)), lexicon)
    written = [
        _Written(surface, label, count, read_name(surface, label, lexicon))
        for (surface, label), count in surfaces.items()
    ]
    name = _main_name(written)
    spellings: dict[str, int] = {}
    labels: dict[Label, int] = {}
    for one in written:
        labels[one.name.label] = labels.get(one.name.label, 0) + one.times
        if one.name.key == name.key:
            shown = describe_one(one.surface, one.label, lexicon)[0]
            spellings[shown] = spellings.get(shown, 0) + one.times
    spelling = min(spellings.items(), key=_preferred)[0]
    label = min(labels, key=lambda label: (-labels[label], label))
    return spelling, name.label if name.is_listed else label


class _Written(NamedTuple):
    """A spelling of an entity, how often it is written, and what linking knows of it."""

    surface: str
    label: Label
    times: int
    name: Name


def _main_name(written: Sequence[_Written]) -> Name:
    """The name of an entity that is shown."""
    totals: dict[str, int] = {}
    names: dict[str, Name] = {}
    cased = set[str]()
    for surface, _, count, name in written:
        known = names.get(name.key)
        if known is None or (_rank(name), name.text) < (_rank(known), known.text):
            names[name.key] = name
        totals[name.key] = totals.get(name.key, 0) + count
        if not surface.isupper():
            cased.add(name.key)

    def order(key: str) -> tuple[int, int, str]:
        is_shouted = cased and key not in cased and len(names[key].words) > 1
        rank = _rank(names[key])
        return (_LAST if rank and is_shouted else rank), -totals[key], key

    return names[min(totals, key=order)]


def _told_apart(name: str, label: Label, told: str, lexicon: Lexicon) -> tuple[str, Label]:
    if told in SPORTS:
        return (f"{name} ({told})" if find(name, lexicon) else name), Label.ORG
    is_said = country_of(name.split(maxsplit=1)[0], lexicon) is not None
    return (name if is_said else f"{name} ({told.title()})"), label


def told_by(keys: Iterable[str]) -> str | None:
    """The sport, or country, that tells the only name something is known by from its likes."""
    found = {_told(key) for key in keys}
    return found.pop() if len(found) == 1 else None


def _told(key: str) -> str | None:
    if key[0] == "t":
        return key.rpartition(" ")[2]
    return key.rpartition(" (")[2][:-1] if key.endswith(")") else None


_LAST = 3


def _rank(name: Name) -> int:
    """Which of an entity's names is shown: listed, full, long form, then the one-word ones."""
    if name.is_listed:
        return 0
    if name.is_person:
        return 1 if name.is_full else 2
    is_poor = name.is_acronym or (len(name.words) == 1 and name.words[0] in GENERIC)
    return 2 if is_poor else 1


def _preferred(item: tuple[str, int]) -> tuple[int, str]:
    """Order of spellings: the most frequent first, capitals (of headlines) counting a third."""
    text, count = item
    return (-count if text.isupper() else -3 * count), text


def _shown(surface: str, name: Name, lexicon: Lexicon) -> str:
    """A spelling as it is shown: without titles, a people in the singular."""
    if name.is_listed:
        entry = find(name.text, lexicon) or find_company(name.text, Label.ORG, lexicon)
        assert entry is not None
        return singular(entry.canonical) if entry.label in PEOPLES else entry.canonical
    text = plain(surface)
    titles = len(name.titles) - (name.titles[-1:] == name.words[:1])
    if not name.is_person or titles <= 0:
        return text
    words = text.split()
    while titles > 0 and len(words) > 1:
        titles -= len(fold(words.pop(0)).split())
    return " ".join(words)
