"""A full name that one article takes for a person's and another for something else's."""

from __future__ import annotations

import pytest

from analysis.lexicon import shipped
from analysis.linking.across.clusters import relink
from analysis.linking.across.twins import twins
from analysis.linking.article.chains import chain_mentions
from analysis.linking.corrections.correction import Correction, Deed
from analysis.linking.corrections.rulings import Rulings
from analysis.models import Label, Mention
from analysis.models.chain import Signature
from tests.analysis.linking.memory_index import MemoryIndex


def signature(number: int, name: str, label: Label, chains: int) -> Signature:
    (chain,) = chain_mentions([Mention(0, len(name), name, label)], name, shipped())
    return Signature(number, chain.label, chain.strong, chain.weak, chains.bit_length())


def are_one(
    name: str, persons: int, label: Label, others: int, rulings: Rulings | None = None
) -> bool:
    """Whether a name that so many articles give a person, and so many another label, is one."""
    found = [signature(1, name, Label.PERSON, persons), signature(2, name, label, others)]
    both = [relink(MemoryIndex(found), [one], rulings or Rulings([])) for one in found]
    assert all(len(groups) == len(both[0]) for groups in both)
    return len(both[0]) == 1


@pytest.mark.parametrize(
    ("name", "persons", "label", "others"),
    [
        ("Volodymyr Zelenskyy", 7, Label.ORG, 1),
        ("Volodymyr Zelenskyy", 1, Label.ORG, 1),
        ("McDonnell Douglas", 4, Label.ORG, 46),
        ("Faya Largeau", 5, Label.GPE, 1),
        ("Jack Harrison Wells", 40, Label.ORG, 5),
        ("J.C. Penney", 1, Label.ORG, 10),
        ("J.K. Rowling", 12, Label.ORG, 1),
        ("Chase Manhattan", 20, Label.ORG, 200),
    ],
)
def test_one_full_name_is_one_thing_under_two_labels(
    name: str, persons: int, label: Label, others: int
) -> None:
    assert are_one(name, persons, label, others)


@pytest.mark.parametrize(
    ("name", "persons", "label", "others"),
    [
        ("Calvin Klein", 9, Label.ORG, 12),
        ("Charles de Gaulle", 30, Label.FAC, 1),
        ("Anna Karenina", 1, Label.WORK_OF_ART, 9),
    ],
)
def test_a_man_and_what_is_called_after_him_stay_apart(
    name: str, persons: int, label: Label, others: int
) -> None:
    assert not are_one(name, persons, label, others)


def test_what_a_person_keeps_apart_stays_apart() -> None:
    names = ("p:volodymyr zelenskyy",), ("n:volodymyr zelenskyy",)
    rulings = Rulings([Correction(Deed.APART, *names, said="no")])
    assert not are_one("Volodymyr Zelenskyy", 7, Label.ORG, 1, rulings)


@pytest.mark.parametrize("key", ["p:smith", "o:sony", "p:m 1", "n:u s", "g:london", "p:van gaal"])
def test_what_is_no_full_name_has_no_twin(key: str) -> None:
    assert not twins(key)


@pytest.mark.parametrize("key", ["p:j c penney", "n:jc penney", "p:ada lee wong", "n:ada lee wong"])
def test_twins_are_each_others(key: str) -> None:
    assert all(key in twins(other) for other in twins(key))
