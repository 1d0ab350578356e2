"""Acronyms of long names: initials with and without the small words."""

from __future__ import annotations

from functools import lru_cache

from analysis.linking.words import SMALL


@lru_cache(maxsize=1 << 16)
def acronyms(words: tuple[str, ...]) -> frozenset[str]:
    """Folded initials a name of several words may go by; several, by the small words kept."""
    if len(words) < 2:
        return frozenset()
    real = [word for word in words if word not in SMALL]
    ands = [word for word in words if word not in SMALL or word in ("and", "of")]
    offs = [word for word in words if word not in SMALL or word == "of"]
    found = {"".join(word[0] for word in part) for part in (words, real, ands, offs)}
    return frozenset(letters for letters in found if len(letters) > 1)


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
