"""Levels: the groups that signatures form by the names they share, from sure to likely."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import PARTICLES
from analysis.linking.across.register import Register
from analysis.linking.naming.keys import words_of
from analysis.linking.union import Union

if TYPE_CHECKING:
    from analysis.linking.across.index import NameIndex
    from analysis.linking.corrections.rulings import Rulings


class Levels(Register):
    """Signatures that were read, and their groups on each level.

    Level 0 joins by shared names and spellings; level 1 joins what is known by a shorter full name
    with the only thing that may go by it; level 2 the same for surnames and names of one word.
    What a person has ruled on names counts on every level.
    """

    def __init__(self, index: NameIndex, rulings: Rulings) -> None:
        super().__init__(index)
        self.rulings = rulings
        self._unions = (Union(), Union(), Union())

    def group(self, level: int, number: int) -> int:
        """The signature that stands for the group of a signature on a level."""
        for union in self._unions[: level + 1]:
            number = union.find(number)
        return number

    def members(self, level: int, number: int) -> list[int]:
        """The signatures of a signature's group on a level."""
        found = [self.group(level, number)]
        for union in self._unions[level::-1]:
            found = [member for top in found for member in union.members(top)]
        return found


@lru_cache(maxsize=1 << 14)
def is_of(key: str, level: int) -> bool:
    """Whether a key joins on a level: full names of several words on 1, short names on 2."""
    words = words_of(key)
    is_short = len(words) < 2 or (key[0] == "p" and words[0] in PARTICLES)
    return is_short == (level == 2)
