"""How an entity is shown: its name and label, from how often it is written how."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from analysis.linking.names import PEOPLES, Name, find, fold, plain, read_name, singular
from analysis.models import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.lexicon import Lexicon


def describe(surfaces: Mapping[tuple[str, Label], int], lexicon: Lexicon) -> tuple[str, Label]:
    """Name and label of an entity whose mentions are written so, each so many times.

    A pure function of the counts: the canonical name of the lexicon; else the full name of a
    person without titles, the long form of an acronym, the singular of a people; of several the
    most frequent, ties by spelling. Raises ValueError for no surfaces.
    """
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    labels = Counter[Label]()
    names = dict[str, Name]()
    for (surface, label), count in surfaces.items():
        name = read_name(surface, label, lexicon)
        names[name.key] = name
        labels[name.label] += count
        shown[name.key][_shown(surface, name, lexicon)] += count
    key = min(shown, key=lambda key: (*_rank(names[key]), -shown[key].total(), key))
    spelling = min(shown[key].items(), key=_preferred)[0]
    if names[key].is_listed:
        return spelling, names[key].label
    label = min(labels, key=lambda label: (-labels[label], label))
    return spelling, label


def _rank(name: Name) -> tuple[int, int]:
    """Which of an entity's names is shown: listed, full, long form, then the one-word ones."""
    if name.is_listed:
        return 0, 0
    if name.is_person:
        return (1 if name.is_full else 3), 0
    return (1 if len(name.words) > 1 else 2), int(name.is_acronym)


def _preferred(item: tuple[str, int]) -> tuple[bool, int, str]:
    text, count = item
    return text.isupper() and len(text) > 5, -count, text


def _shown(surface: str, name: Name, lexicon: Lexicon) -> str:
    """A spelling as it is shown: without titles, a people in the singular."""
    if name.is_listed:
        entry = find(name.text, lexicon)
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
