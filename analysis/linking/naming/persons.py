"""Names of persons: titles, parts, and which spellings are of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from analysis.lexicon.vocabulary import FAMILY_FIRST, OFFICES, PARTICLES, REIGNING, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE = 86.0
"""Least likeness (0–100) of two spellings of a surname."""

_AFTER = frozenset({"jr", "sr", "jnr", "snr", "junior", "senior", "phd", "mp", "mep", "md", "qc"})
_SOUNDS = str.maketrans(
    {"y": "i", "j": "i", "e": "i", "u": "o", "c": "k", "q": "k", "z": "s", "w": "v", "f": "v"}
)
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in parts: folded ``words`` without ``titles``; ``is_full`` with two names."""

    words: tuple[str, ...]
    titles: tuple[str, ...]
    is_full: bool


def split_person(words: Sequence[str]) -> Person:
    """Part folded words of a person's name; a reigning name ("pope francis") keeps its title."""
    start, end = 0, len(words)
    while end - start > 1 and words[end - 1] in _AFTER:
        end -= 1
    while end - start > 1 and words[start] in TITLES:
        start += 1
    for at in range(start, end - 1):
        if words[at] in OFFICES and words[at + 1] not in ("of", "for"):
            start = at + 1
    kept, titles = tuple(words[start:end]), tuple(words[:start])
    if len(kept) == 1 and titles and titles[-1] in REIGNING:
        return Person((titles[-1], *kept), titles, True)
    real = [word for word in kept if word not in PARTICLES]
    return Person(kept, titles, len(real) > 1)


def shorter(words: tuple[str, ...]) -> set[str]:
    """What a full name implies without saying it.

    Its surname (two words of three, as García Márquez, too), itself without middle names, and its
    surname with the initial.
    """
    found = {words[-1]}
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
        found.add(" ".join(words[start:]))
    found |= respelled(words[-1])
    if words[0] in FAMILY_FIRST and len(words) <= 3:
        found.add(words[0])
    if start > 1:
        found.add(" ".join((words[0], *words[start:])))
    bare = [word for word in words if word not in PARTICLES]
    if 1 < len(bare) < len(words) and words[0] == bare[0]:
        found.add(" ".join(bare))
    if len(words) == 3 and len(words[1]) > 1:
        found.add(" ".join(words[1:]))
    if len(words) > 1:
        found.add(" ".join((words[0][0], *words[start:])))
    found.discard(" ".join(words))
    return found


_SKY = re.compile(r"(?<=s[kc])(?:i|y|iy|yy|ii|ij|yi)$")
_SKIES = ("i", "y", "iy", "yy", "ii")
_EYEV = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])(?:eyev|eev|eiev)$")
_EYEVS = ("eyev", "eev")
_DH = re.compile(r"(?<=[aeiou])(?:dh|dd)(?=[aeiou])")
_DHS = ("dh", "dd")
_Q = re.compile(r"^[gq](?=[au])")


@lru_cache(maxsize=1 << 14)
def respelled(surname: str) -> frozenset[str]:
    """Other transcriptions that a surname from another alphabet is met in: Zelenskyy, Qadhafi."""
    if len(surname) <= _SHORT:
        return frozenset()
    found = {surname}
    for part, spellings in ((_SKY, _SKIES), (_EYEV, _EYEVS), (_DH, _DHS)):
        found |= {part.sub(spelling, word) for word in found for spelling in spellings}
    if len(found) > 1:
        found |= {_Q.sub(letter, word) for word in found for letter in "gq"}
    return frozenset(found - {surname})


def blocks(words: tuple[str, ...]) -> tuple[str, ...]:
    """Keys that spelling variants of one full name share at least one of."""
    return (
        f"{words[0]} {_sound(words[-1])[:2]}*",
        f"{_sound(words[0])[:1]}* {words[-1]}",
        f"{_loosely(words[0])} {transliterated(words[-1])}~",
    )


@lru_cache(maxsize=1 << 14)
def is_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names that share a block are spellings of one person's name.

    Yuri and Yury Ushakov, Volodymyr Zelensky and Zelenskiy, Muammar Gaddafi and Moammar Qadhafi;
    never John and Jane Smith.
    """
    if one == other or len(one) != len(other) or len(one) < 2:
        return False
    if one[0] == other[0] and one[1:-1] == other[1:-1]:
        return _is_surname_variant(one[-1], other[-1])
    if one[1:] == other[1:]:
        return is_given_variant(one[0], other[0])
    return (
        one[1:-1] == other[1:-1]
        and transliterated(one[-1]) == transliterated(other[-1])
        and (_loosely(one[0]) == _loosely(other[0]) or is_given_variant(one[0], other[0]))
        and not _differs_in_sex(one[0], other[0])
    )


def _is_surname_variant(one: str, other: str) -> bool:
    """Whether two surnames are spellings, or a slip, of one; the given names are the same."""
    if one[0] == other[0] and fuzz.ratio(one, other) >= ALIKE:
        return True
    return min(len(one), len(other)) > _SHORT and transliterated(one) == transliterated(other)


_SHORT = 4
_SEQUENCES = (
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("dh", "d"),
    ("gh", "g"),
    ("kh", "k"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("x", "ks"),
    ("q", "g"),
    ("w", "v"),
)
_ENDS = ((re.compile(r"(?<![aeiou])[iyj]+$"), "i"), (re.compile(r"(?:[yij]?e)(?:v|ff?)$"), "ev"))
_OFF = re.compile(r"off?$")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def transliterated(word: str) -> str:
    """A name with what transcriptions from other alphabets write in several ways written in one.

    Qaddafi, Gadhafi and Gaddafi; Zelensky, Zelenskyy and Zelenskiy; Medvedev and Medvedyev.
    """
    for many, one in _SEQUENCES:
        word = word.replace(many, one)
    for ending, plain in _ENDS:
        word = ending.sub(plain, word)
    return _DOUBLE.sub(r"\1", _OFF.sub("ov", word))


def _loosely(word: str) -> str:
    """A given name with the vowels too that transcriptions mix up: Mohammed, Muhammad."""
    return transliterated(word).replace("o", "u").replace("e", "a")


def is_given_variant(one: str, other: str) -> bool:
    """Whether two given names differ by one letter that sounds alike or is doubled.

    A last vowel tells men from women (Mario, Maria; Paul, Paula), so it has to be the same kind.
    """
    if min(len(one), len(other)) < 4:
        return False
    if _differs_in_sex(one, other) or abs(len(one) - len(other)) > 1:
        return False
    return _sound(one) == _sound(other) or _differs_in_vowel(one, other)


def _differs_in_sex(one: str, other: str) -> bool:
    return (one[-1] in "ao" or other[-1] in "ao") and one[-1] != other[-1]


def _differs_in_vowel(one: str, other: str) -> bool:
    """Whether long enough words differ in one vowel inside: Bashar, Bashir."""
    if len(one) != len(other) or len(one) < 5:
        return False
    pairs = [(a, b) for a, b in zip(one[1:], other[1:], strict=True) if a != b]
    return one[0] == other[0] and len(pairs) == 1 and _VOWELS.issuperset(pairs[0])


def _sound(word: str) -> str:
    """A word with letters that transliteration mixes up made one, doubled and silent ones off."""
    alike = word.replace("ph", "f").replace("x", "ks").translate(_SOUNDS)
    kept = [c for i, c in enumerate(alike) if (i == 0 or (c != alike[i - 1] and c != "h"))]
    return "".join(kept)
