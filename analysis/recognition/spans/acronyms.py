"""Acronyms in brackets, and whether one stands for a name."""

from __future__ import annotations

import re

BRACKETED = re.compile(r"\s?\((?:the |or )?[\"“']?([A-Z][A-Za-z]{1,8})[\"”']?\)")

_SHORT = 4
"""Letters of an acronym inside a longer name."""


def is_acronym(short: str, name: str) -> bool:
    """Whether the capitals of the short form are initials of the name, in order."""
    capitals = [letter for letter in short if letter.isupper()]
    if len(capitals) < 2 or len(short) >= len(name):
        return False
    initials = iter("".join(_initials(word) for word in re.findall(r"\w+", name)))
    return all(letter in initials for letter in capitals)


def _initials(word: str) -> str:
    """The letters an acronym can take of a word: all of ``UN``, the first of others."""
    return word if word.isupper() and len(word) <= _SHORT else word[0].upper()
