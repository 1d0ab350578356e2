"""Question: is this one that one? As it is asked, and as it is drafted before it is looked up."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import sqlite3

    from analysis.linking.corrections.correction import Correction
    from analysis.models import Place

SHOWN = 12
"""Mentions of each side that a question shows at most."""


class Doubtful(StrEnum):
    """What a question is about.

    An open name everywhere or in one article, a likely link, two that are named alike, one name
    with two labels, or one name that two may bear.
    """

    OPEN = "open"
    WHOM = "whom"
    LIKELY = "likely"
    ALIKE = "alike"
    LABELLED = "labelled"
    NAMESAKES = "namesakes"


class Choice(NamedTuple):
    """One of several that may be meant: its name and mentions, some to read, and what says so."""

    name: str
    mentions: int
    there: tuple[Place, ...]
    yes: tuple[Correction, ...]


class Question(NamedTuple):
    """Is this one that one? ``decides`` counts the mentions that the answer moves or keeps.

    ``here`` and ``there`` are mentions of either side, to be read beside each other; ``name`` and
    ``other`` are what they are called. ``key`` is the same for the same question. With ``choices``
    it asks which of them is meant, and ``no`` says none of these.
    """

    key: str
    kind: Doubtful
    words: str
    decides: int
    name: str
    other: str
    here: tuple[Place, ...]
    there: tuple[Place, ...]
    yes: tuple[Correction, ...]
    no: tuple[Correction, ...]
    choices: tuple[Choice, ...] = ()


class Draft(Protocol):
    """A question before its mentions are looked up.

    ``worth`` says how much it is worth asking, ``about`` are the entities it is about: the first
    one is what the answer moves.
    """

    @property
    def key(self) -> str:
        """The same for the same question."""
        ...

    @property
    def worth(self) -> float:
        """Mentions that the answer decides, less where nobody could tell it."""
        ...

    @property
    def about(self) -> tuple[int, ...]:
        """The entities it is about."""
        ...

    @property
    def is_on_person(self) -> bool:
        """Whether it is a person that the question is about."""
        ...

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is asked; None where there is nothing to show."""
        ...
