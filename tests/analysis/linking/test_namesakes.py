"""One full name may be two persons where nobody is ever named with both."""

from __future__ import annotations

import random

import pytest

from analysis.linking.doubts.namesakes import namesakes

ROCK = frozenset({"p:freddie mercury", "p:brian may", "n:abbey road", "g:london"})
TRADE = frozenset({"p:olaf scholz", "o:bundestag", "n:deutsche bank", "g:germany"})


def library(*companies: frozenset[str]) -> dict[int, frozenset[str]]:
    return dict(enumerate(companies))


def test_two_companies_that_never_meet_are_two() -> None:
    found = namesakes(library(*[ROCK] * 4, *[TRADE] * 3))
    assert found == (frozenset({0, 1, 2, 3}), frozenset({4, 5, 6}))


def test_the_order_of_the_articles_does_not_matter() -> None:
    companies = library(*[ROCK] * 4, *[TRADE] * 3)
    shuffled = list(companies.items())
    random.Random(4).shuffle(shuffled)
    assert namesakes(dict(shuffled)) == namesakes(companies)


@pytest.mark.parametrize(
    "companies",
    [
        [],
        [ROCK] * 7,
        # Two articles are no life.
        [*[ROCK] * 7, *[TRADE] * 2],
        # One article knows both companies.
        [*[ROCK] * 4, *[TRADE] * 4, ROCK | TRADE],
        # Both are at home in one place.
        [*[ROCK | {"g:germany"}] * 4, *[TRADE] * 4],
        # A third, a fourth: somebody who gets around.
        [*[ROCK] * 3, *[TRADE] * 3, *[frozenset({f"p:a b{n}", "o:c", "o:d"}) for n in range(3)]],
        # Companies that say too little.
        [frozenset({"p:brian may", "g:london"})] * 4 + [frozenset({"o:bundestag"})] * 4,
    ],
)
def test_what_looks_like_one_is_one(companies: list[frozenset[str]]) -> None:
    assert namesakes(library(*companies)) is None


def test_a_story_without_a_name_that_runs_through_it_is_none() -> None:
    chain = [frozenset({f"p:x {n}", f"p:x {n + 1}", f"o:y{n}"}) for n in range(7)]
    assert namesakes(library(*[ROCK] * 7, *chain)) is None


def test_what_half_the_library_names_ties_nothing() -> None:
    both = [company | {"n:united states"} for company in [*[ROCK] * 4, *[TRADE] * 3]]
    assert namesakes(library(*both)) is None
    assert namesakes(library(*both), common={"n:united states"}) is not None
