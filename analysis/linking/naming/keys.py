"""Keys: strings that are equal for spellings that always name the same thing.

A key begins with its class, so that names never mix across classes: ``p:`` persons, ``g:``
places of one word, ``o:`` everything else of one word, ``d:`` demonyms, ``t:`` the teams of
places in a sport, and ``n:`` names of several words whatever their (noisy) label. Two more say what
a person ruled: ``x:`` what was split off, and ``c:`` what means, in one article, what another key
means.
"""

from __future__ import annotations

from functools import lru_cache

from analysis.lexicon.vocabulary import GENERIC, UMBRELLA
from analysis.linking.naming.acronyms import plain_acronyms
from analysis.linking.naming.persons import blocks, shorter

APART = "x"
"""Class of the keys of what a person split off."""
POINTER = "c"
"""Class of the keys of what means, in one article, what is known by another key."""


def pointer(key: str) -> str:
    """The key of a name that, in one article, means what is known by ``key``."""
    return f"{POINTER}:{key}"


def target(key: str) -> str | None:
    """The key a pointer points to; None for any other key."""
    return key[2:] if key[0] == POINTER else None


def own_keys(strong: frozenset[str], weak: frozenset[str]) -> frozenset[str]:
    """Keys that something with these strong and weak keys is known by."""
    return strong or weak


@lru_cache(maxsize=1 << 14)
def words_of(key: str) -> tuple[str, ...]:
    """The words of a key."""
    return tuple(key[2:].split())


@lru_cache(maxsize=1 << 14)
def implied_by(key: str) -> frozenset[str]:
    """Short keys that a full name implies: surnames, initials."""
    words = words_of(key)
    if len(words) < 2 or key[0] == POINTER:
        return frozenset()
    if key[0] == "p":
        return frozenset("p:" + short for short in shorter(words))
    found = set[str]()
    if words[0] in GENERIC or words[-1] in GENERIC:
        found.update("o:" + letters for letters in plain_acronyms(words) if len(letters) > 2)
    if words[-1] in UMBRELLA:
        found.add(("n:" if len(words) > 2 else "o:") + " ".join(words[:-1]))
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def blocks_of(key: str) -> frozenset[str]:
    """Keys that spellings of a full person name share; none for other keys."""
    words = words_of(key)
    return frozenset(blocks(words)) if key[0] == "p" and len(words) > 1 else frozenset()
