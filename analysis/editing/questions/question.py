"""Question: is this one that one? As it is asked, and as it is drafted before it is looked up."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from analysis.linking.naming.names import PLACES
from analysis.models import Label

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


class Subject(StrEnum):
    """What kind of thing a question is about: those are asked in turn."""

    PERSON = "person"
    PLACE = "place"
    OTHER = "other"


_CLASSES = {"p": Subject.PERSON, "g": Subject.PLACE}


def subject_of_key(key: str) -> Subject:
    """What kind of thing has a key, as far as its class tells."""
    return _CLASSES.get(key[0], Subject.OTHER)


def subject_of(label: str) -> Subject:
    """What kind of thing has a label."""
    if label == Label.PERSON:
        return Subject.PERSON
    return Subject.PLACE if label in PLACES else Subject.OTHER


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
    it asks which of them is meant, and ``no`` says none of these; where there is a ``there``, too,
    they say what both sides are.
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
    def subject(self) -> Subject:
        """What kind of thing it is about."""
        ...

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is asked; None where there is nothing to show."""
        ...
