"""An article says what else it calls somebody, or calls a country by its side."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from analysis.lexicon import shipped
from analysis.linking.article.chains import chain_mentions
from analysis.models import Label, Mention, Reason

PERSON, ORG, GPE, LOC = Label.PERSON, Label.ORG, Label.GPE, Label.LOC


def chained(text: str, *names: tuple[str, Label]) -> list[set[str]]:
    mentions = [
        Mention(m.start(), m.end(), m.group(), label)
        for name, label in names
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    mentions.sort()
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    chains = chain_mentions(mentions, text, shipped())
    return [{mentions[n].text for n in chain.members} for chain in chains]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Osama Nasr, also known as Abu Omar, was taken.", PERSON),
        ("The rapper Osama Nasr, whose real name was Abu Omar, died.", PERSON),
        ("Osama Nasr (a.k.a. Abu Omar) was taken.", PERSON),
        ("Osama Nasr, better known as “Abu Omar”, was taken.", PERSON),
        ("Osama Nasr, formerly Abu Omar, is a firm.", ORG),
    ],
)
def test_an_article_says_that_two_names_are_one(text: str, label: Label) -> None:
    assert chained(text, ("Osama Nasr", label), ("Abu Omar", label)) == [{"Osama Nasr", "Abu Omar"}]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Osama Nasr, known to Abu Omar, was taken.", PERSON, PERSON),
        ("Osama Nasr, also known as Abu Omar, was taken.", PERSON, ORG),
        ("Osama Nasr, formerly Abu Omar's plant, is a firm.", ORG, ORG),
        ("Osama Nasr, nicknamed Abu Omar, is a firm.", ORG, ORG),
    ],
)
def test_what_says_no_such_thing(text: str, one: Label, other: Label) -> None:
    assert len(chained(text, ("Osama Nasr", one), ("Abu Omar", other))) == 2


def test_the_reason_says_so() -> None:
    text = "Osama Nasr, also known as Abu Omar, was taken."
    mentions = [Mention(0, 10, "Osama Nasr", PERSON), Mention(26, 34, "Abu Omar", PERSON)]
    (chain,) = chain_mentions(mentions, text, shipped())
    assert chain.evidence[1].reason is Reason.CALLED
    assert (chain.strong, chain.weak) == ({"p:osama nasr"}, {"p:abu omar"})


def test_the_north_is_the_only_north() -> None:
    text = "North Korea said the North would talk, and South Korea that the South would not."
    names = ("North Korea", GPE), ("South Korea", GPE)
    found = chained(text.replace("the North", "the north Nord"), *names, ("Nord", LOC))
    assert len(found) == 3
    north = text.index("the North") + 4
    south = text.index("the South") + 4
    mentions = [
        Mention(0, 11, "North Korea", GPE),
        Mention(north, north + 5, "North", LOC),
        Mention(43, 54, "South Korea", GPE),
        Mention(south, south + 5, "South", LOC),
    ]
    chains = chain_mentions(mentions, text, shipped())
    assert [chain.members for chain in chains] == [(0, 1), (2, 3)]
    assert all(not chain.weak for chain in chains)


def test_the_north_of_two_norths_is_neither() -> None:
    text = "North Korea, North Vietnam and the North."
    mentions = [
        Mention(0, 11, "North Korea", GPE),
        Mention(13, 26, "North Vietnam", GPE),
        Mention(35, 40, "North", LOC),
    ]
    assert len(chain_mentions(mentions, text, shipped())) == 3
