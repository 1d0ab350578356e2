"""A public body that every country has belongs to one of them."""

from __future__ import annotations

import re

import pytest

from analysis.lexicon import shipped
from analysis.linking.article.chains import chain_mentions
from analysis.linking.article.homes import homes_in
from analysis.linking.naming.bodies import body_of, key_of, without_country
from analysis.linking.naming.shown import describe
from analysis.models import Label, Mention

NAMES = {
    Label.ORG: "Finance Ministry|Ministry of Finance|Parliament|European Parliament"
    "|State Department|Supreme Court|U.S. Air Force|Air Force|Labour Party|Socialist Party"
    "|Chinese Communist Party|Communist Party",
    Label.GPE: r"Britain|China|Japan|Germany|France|Brazil|U\.S\.(?! Air)",
    Label.NORP: "British|Japanese|German|French|Brazilian|European(?! Parl)",
}


def read(text: str) -> list[Mention]:
    return sorted(
        Mention(m.start(), m.end(), m.group(), label)
        for label, names in NAMES.items()
        for m in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text)
        if not (m.group() == "Parliament" and text[: m.start()].endswith("European "))
    )


def homes(text: str) -> list[tuple[str, str, bool]]:
    return [tuple(home) for _, home in sorted(homes_in(read(text), text, shipped()).items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finance Ministry", ("finance ministry", None)),
        ("Ministry of Finance", ("finance ministry", None)),
        ("the Ministry of Foreign Affairs", ("foreign ministry", None)),
        ("German Foreign Ministry", ("foreign ministry", "Germany")),
        ("U.S. Department of Labor", ("labour department", "United States")),
        ("Parliament", ("parliament", None)),
        ("European Court of Justice", None),
        ("Deutsche Bank", None),
        ("French Socialist Party", ("socialist party", "France")),
        ("Christmas Party", None),
        ("Court", None),
        ("", None),
    ],
)
def test_what_is_a_public_body(text: str, expected: tuple[str, str | None] | None) -> None:
    assert body_of(text, shipped()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Japanese Finance Ministry acted.", [("finance ministry", "Japan", True)]),
        ("Japan's Finance Ministry told Germany.", [("finance ministry", "Japan", True)]),
        ("The Ministry of Finance of Japan.", [("finance ministry", "Japan", True)]),
        # What else the article says of the body, then what it is about.
        (
            "German Finance Ministry: France, France, France. The Finance Ministry said.",
            [("finance ministry", "Germany", True)] * 2,
        ),
        ("Japan acted; Japanese. The Finance Ministry.", [("finance ministry", "Japan", False)]),
        # Two countries are named as often; two ministries; another parliament.
        ("Japan and Germany. The Finance Ministry.", []),
        (
            "The Japanese Finance Ministry and the German Finance Ministry. The Finance Ministry.",
            [("finance ministry", "Japan", True), ("finance ministry", "Germany", True)],
        ),
        ("Germany: the European Parliament. Parliament voted.", []),
        # What only one country calls so.
        ("Japan and Japan. The State Department.", [("state department", "United States", False)]),
        ("Brazil. Brazilian Supreme Court.", [("supreme court", "Brazil", True)]),
    ],
)
def test_whose_body(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert homes(text) == expected


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        # Tories and Labour are British, unless nobody names Britain.
        ("Britain, Japan, Japan. The Labour Party.", {"n:labour party"}),
        ("The British Labour Party.", {"n:labour party"}),
        ("Japan, Japan. The Labour Party.", {"n:labour party (japan)"}),
        ("The French Socialist Party.", {"n:socialist party (france)"}),
        ("China. The Communist Party.", {"n:chinese communist party"}),
        ("The Chinese Communist Party.", {"n:chinese communist party"}),
    ],
)
def test_whose_party(text: str, keys: set[str]) -> None:
    found = homes_in(read(text), text, shipped())
    assert {key_of(home, shipped()) for home in found.values()} == keys


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("n:finance ministry (japan)", "n:finance ministry"),
        ("n:parliament (japan)", "o:parliament"),
        ("n:supreme court (japan)", None),
        ("n:deutsche bank", None),
    ],
)
def test_a_body_that_is_no_countrys_by_rights_may_be_any(key: str, expected: str | None) -> None:
    assert without_country(key, shipped()) == expected


def test_the_lexicon_knows_the_american_ones() -> None:
    text = "The U.S. Air Force said. The Air Force said."
    found = homes_in(read(text), text, shipped())
    assert {key_of(home, shipped()) for home in found.values()} == {"n:us air force"}


def test_ministries_of_two_countries_are_two_and_say_so() -> None:
    text = "The Japanese Finance Ministry met the German Finance Ministry."
    chains = chain_mentions(read(text), text, shipped())
    assert [chain.name for chain in chains if chain.label is Label.ORG] == [
        "Finance Ministry (Japan)",
        "Finance Ministry (Germany)",
    ]
    keys = ["n:finance ministry (germany)"]
    assert describe({("German Finance Ministry", Label.ORG): 1}, shipped(), keys) == (
        "German Finance Ministry",
        Label.ORG,
    )
