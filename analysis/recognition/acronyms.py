"""Acronyms in brackets, and whether one stands for a name."""

from __future__ import annotations

import re

BRACKETED = re.compile(r"\s?\((?:the |or )?[\"“']?([A-Z][A-Za-z]{1,8})[\"”']?\)")


def is_acronym(short: str, name: str) -> bool:
    """Whether the capitals of the short form are initials of the name, in order."""
    capitals = [letter for letter in short if letter.isupper()]
    if len(capitals) < 2 or len(short) >= len(name):
        return False
    initials = iter(word[0].upper() for word in re.findall(r"\w+", name))
    return all(letter in initials for letter in capitals)
