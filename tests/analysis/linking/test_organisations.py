"""Short names of organisations, and which longer name of the article they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.lexicon import shipped
from analysis.linking.article.chains import chain_mentions
from analysis.linking.article.organisations import club_names
from analysis.linking.article.short_forms import spelled_out
from analysis.linking.naming.names import read_name
from analysis.models import Label, Mention

if TYPE_CHECKING:
    from analysis.models.chain import Chain


def chains_of(*names: str, between: str = " … ") -> list[Chain]:
    text, mentions = "", list[Mention]()
    for name in names:
        mentions.append(Mention(len(text), len(text) + len(name), name, Label.ORG))
        text += name + between
    return chain_mentions(mentions, text + "small letters, more of them", shipped())


def together(*names: str) -> list[set[str]]:
    return [{names[n] for n in chain.members} for chain in chains_of(*names)]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Kuka Robotics", "Kuka"),
        ("Borussia Dortmund", "Dortmund"),
        ("Chicago White Sox", "White Sox"),
        ("Foothill Group", "Foothill"),
        ("Xinhua News Agency", "Xinhua"),
    ],
)
def test_a_short_name_means_the_only_longer_one(long: str, short: str) -> None:
    assert together(long, short) == [{long, short}]


def test_of_hosts_that_hold_each_other_the_shortest_is_meant() -> None:
    assert {"Council of Europe", "Council"} in together(
        "Council of Europe", "Parliamentary Assembly of the Council of Europe", "Council"
    )


@pytest.mark.parametrize(
    "names",
    [
        # The branch of a country is another thing.
        ("CCTV America", "CCTV"),
        # Two things, which one?
        ("Sony Music", "Sony Pictures", "Sony"),
        # A plural of what many are.
        ("Bank", "Banks"),
        # A legal form is no acronym.
        ("Saudi Airlines", "SA"),
    ],
)
def test_these_are_different(names: tuple[str, ...]) -> None:
    assert together(*names) == [{name} for name in names]


def test_two_companies_are_not_one_because_a_headline_joins_them() -> None:
    text = "CHRYSLER-AMC DEAL NEAR\nChrysler is near a deal with AMC, it said.\nMore small letters."
    mentions = [
        Mention(0, 12, "CHRYSLER-AMC", Label.ORG),
        Mention(23, 31, "Chrysler", Label.ORG),
        Mention(52, 55, "AMC", Label.ORG),
    ]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert len(chain_mentions(mentions, text, shipped())) == 3


def test_a_last_word_of_many_means_it_in_the_article_only() -> None:
    (chain,) = chains_of("Federal Home Loan Bank Board", "Loan")
    assert chain.weak == frozenset()
    (chain,) = chains_of("Walt Disney", "Disney")
    assert chain.weak == {"o:disney"}


def test_an_acronym_that_is_known_for_another_stays_apart() -> None:
    assert spelled_out(shipped())
    assert len(chains_of("Bank of British Columbia", "BBC")) == 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Borussia Dortmund", {"o:dortmund"}),
        ("Norwich City", {"o:norwich"}),
        ("Real Estate", {"o:estate"}),
        ("City Bank", set()),
        ("Dortmund", set()),
    ],
)
def test_a_club_is_called_by_its_city(name: str, expected: set[str]) -> None:
    assert club_names(read_name(name, Label.ORG, shipped())) == expected


@pytest.mark.parametrize("name", ["Airbus Industrie", "Siemens AG", "Reuters Group plc", "Airbus"])
def test_a_company_of_the_lexicon_is_one_whatever_follows_its_name(name: str) -> None:
    read = read_name(name, Label.ORG, shipped())
    assert read.is_listed
    assert read.key in {"o:airbus", "o:siemens", "o:reuters"}


def test_a_product_goes_by_its_name_without_the_maker() -> None:
    text = "The Airbus A380 is large. The A380 flew, as did the Airbus."
    mentions = [
        Mention(4, 15, "Airbus A380", Label.PRODUCT),
        Mention(30, 34, "A380", Label.PRODUCT),
        Mention(52, 58, "Airbus", Label.ORG),
    ]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    chains = chain_mentions(mentions, text, shipped())
    assert [chain.members for chain in chains] == [(0, 1), (2,)]
    assert chains[0].weak == {"o:a380"}
