"""Twins: a full name that one article takes for a person's and another for something else's.

Labels are guessed from the words around a name, the name itself is not: the same full name under
two labels is one thing, unless much speaks for two.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from analysis.linking.across.index import Role
from analysis.linking.across.levels import is_of
from analysis.linking.naming.keys import words_of
from analysis.linking.naming.names import PEOPLES
from analysis.models import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.linking.across.register import Register
    from analysis.models.chain import Signature

ESTABLISHED = 7
"""Chains, roughly, from which on a name is established under a label: there is such a thing."""
TIMES = 3
"""How many times as often a name has its usual label, at least, where both are established."""
NAMED_AFTER = frozenset({Label.FAC, Label.PRODUCT, Label.WORK_OF_ART}) | PEOPLES
"""Labels of what is called by a person's full name and is not that person: an airport, a ship."""
_LEAST = 3
"""Letters that the longest word of a name has at least: "M 1" and "U S" are none."""
_INITIALS = (2, 3)
"""Letters of a word that may be initials written together."""
_OTHER = {"p": "n", "n": "p"}


@lru_cache(maxsize=1 << 14)
def twins(key: str) -> tuple[str, ...]:
    """The keys that the same full name has as another kind of thing; none for what has no twin.

    Initials are words of a person's name, and one word of any other: E. F. Hutton and E.F. Hutton.
    """
    if key[0] not in _OTHER or not is_of(key, 1):
        return ()
    words = words_of(key)
    if max(map(len, words)) < _LEAST or not all(word.isalpha() for word in words):
        return ()
    found = [" ".join(words)]
    if key[0] == "p":
        initials = "".join(takewhile(lambda word: len(word) == 1, words))
        if 1 < len(initials) < len(words):
            found.append(" ".join((initials, *words[len(initials) :])))
    elif len(words[0]) in _INITIALS:
        found.append(" ".join((*words[0], *words[1:])))
    return tuple(f"{_OTHER[key[0]]}:{name}" for name in found)


def are_one(register: Register, key: str, other: str) -> bool:
    """Whether a name and its twin, both of which were read, name one thing.

    They do not where both are established and neither is much the rarer, nor where the one is
    what may be called after the other. Only who is known by the two keys counts.
    """
    person, thing = (key, other) if key[0] == "p" else (other, key)
    persons = register.having(person, Role.OWN)
    things = register.having(thing, Role.OWN)
    after = [one for one in things if one.label in NAMED_AFTER]
    if after and 2 * _mass(after) >= _mass(things):
        return False
    less, more = sorted((_mass(persons), _mass(things)))
    return less < ESTABLISHED or less * TIMES <= more


def _mass(signatures: Iterable[Signature]) -> int:
    """How many chains bear some signatures, as far as their weights tell."""
    return sum((1 << one.weight) - 1 for one in signatures)
