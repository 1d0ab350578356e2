"""Acronyms of long names: initials with and without the small words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable


@lru_cache(maxsize=1 << 14)
def acronyms(words: tuple[str, ...]) -> frozenset[str]:
    """Folded initials a name of several words may go by; several, by the small words kept."""
    ands = _initials(word for word in words if word not in SMALL or word in ("and", "of"))
    return plain_acronyms(words) | _several((ands, _initials(words)))


@lru_cache(maxsize=1 << 14)
def plain_acronyms(words: tuple[str, ...]) -> frozenset[str]:
    """The likeliest of :func:`acronyms`: initials without the small words, but for "of"."""
    real = _initials(word for word in words if word not in SMALL)
    return _several((real, _initials(word for word in words if word not in SMALL or word == "of")))


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _several(found: Iterable[str]) -> frozenset[str]:
    return frozenset(letters for letters in found if len(letters) > 1)


def is_another(letters: str, words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether a long form is not the one an acronym is known for, though both have its initials.

    NRA is known for the National Rifle Association: the National Resistance Army is another.
    """
    if len(known) < 2 or letters not in acronyms(words):
        return False
    return 2 * len(set(words) & set(known)) < max(len(words), len(known))


def stands_for(letters: str, words: tuple[str, ...]) -> bool:
    """Whether a folded acronym in brackets after a long name can be its own.

    Its letters come in this order in the name, the first one first: "MoD", "Benelux".
    """
    name = " ".join(words)
    if not letters or letters[0] != name[:1]:
        return False
    at = 0
    for letter in letters:
        at = name.find(letter, at) + 1
        if not at:
            return False
    return True
