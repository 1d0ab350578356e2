"""What a mention is a name of, and what kind of mention it is."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """OntoNotes 5 labels, as spaCy's English models give them."""

    PERSON = "PERSON"
    NORP = "NORP"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    EVENT = "EVENT"
    LAW = "LAW"
    PRODUCT = "PRODUCT"
    WORK_OF_ART = "WORK_OF_ART"
    LANGUAGE = "LANGUAGE"
    DATE = "DATE"
    TIME = "TIME"
    PERCENT = "PERCENT"
    MONEY = "MONEY"
    QUANTITY = "QUANTITY"
    ORDINAL = "ORDINAL"
    CARDINAL = "CARDINAL"

    @property
    def is_value(self) -> bool:
        """Whether this labels a value (a date, a sum) rather than a name."""
        return self in VALUES

    @property
    def noun(self) -> str:
        """What one of them is, in plain words; of a value (a date) what the model calls it."""
        return _NOUNS.get(self) or self.replace("_", " ").lower()

    @property
    def one(self) -> str:
        """The noun as one says what something is: "an organisation"."""
        return f"{'an' if self.noun[0] in 'aeiou' else 'a'} {self.noun}"


VALUES = frozenset(
    {
        Label.DATE,
        Label.TIME,
        Label.PERCENT,
        Label.MONEY,
        Label.QUANTITY,
        Label.ORDINAL,
        Label.CARDINAL,
    }
)
NAMES = tuple(label for label in Label if label not in VALUES)
"""The labels that are linked, in the order in which the screen groups them."""

_NOUNS = {
    Label.PERSON: "person",
    Label.NORP: "people or group",
    Label.ORG: "organisation",
    Label.GPE: "country or city",
    Label.LOC: "place",
    Label.FAC: "building",
    Label.EVENT: "event",
    Label.LAW: "law",
    Label.PRODUCT: "product",
    Label.WORK_OF_ART: "work",
    Label.LANGUAGE: "language",
}


class Kind(StrEnum):
    """What a mention is: a name, a photo or wire credit, a role ("the Chinese leader"), a value.

    What the person says is no entity is kept as ``DROPPED``, so that it can be taken back.
    """

    NAME = "name"
    SOURCE = "source"
    ROLE = "role"
    VALUE = "value"
    DROPPED = "dropped"
