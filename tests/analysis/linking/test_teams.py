"""In an article about a team sport, a country that plays is its team."""

from __future__ import annotations

import re

import pytest

from analysis.lexicon import shipped
from analysis.linking.article.chains import chain_mentions
from analysis.linking.article.teams import sport_of, teams_in
from analysis.linking.naming.shown import describe
from analysis.models import Label, Mention

SHEARER = (
    "SOCCER - SHEARER NAMED AS ENGLAND CAPTAIN.\nLONDON\n"
    "Alan Shearer was named as England captain on Friday. He will miss the World Cup "
    "qualifier against Moldova, whose goalkeeper was born in England.\n"
)


def places(text: str, *names: str, label: Label = Label.GPE) -> list[Mention]:
    found = re.finditer("|".join(names), text, re.IGNORECASE)
    return [Mention(m.start(), m.end(), m.group(), label) for m in found]


def playing(text: str, *names: str) -> list[str]:
    mentions = places(text, *names)
    return [mentions[n].text for n in sorted(teams_in(mentions, text, shipped()))]


def test_a_country_that_plays_is_a_team_where_it_is_no_place() -> None:
    assert playing(SHEARER, "England", "Moldova") == ["ENGLAND", "England", "Moldova"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CRICKET\nSri Lanka beat Australia by four wickets.", ["Sri Lanka", "Australia"]),
        ("Soccer: Israel 2, Bulgaria 0 in Herzliya, Israel.", ["Israel", "Bulgaria"]),
        ("RUGBY - South Africa and Australia drew on Saturday.", ["South Africa", "Australia"]),
        ("Soccer fans of Israel were held in Bulgaria.", []),
        ("Tennis: Graf (Germany) beat Seles (Bulgaria) 6-2 6-2.", []),
        ("Israel beat Bulgaria in the race for the contract.", []),
    ],
)
def test_what_plays(text: str, expected: list[str]) -> None:
    names = "Sri Lanka", "Australia", "Israel", "Bulgaria", "South Africa", "Germany"
    assert playing(text, *names) == expected


@pytest.mark.parametrize(
    ("text", "sport"),
    [
        ("The batsman was out lbw in the second innings of the cricket test.", "cricket"),
        ("The quarterback threw a touchdown in the football game.", "gridiron"),
        ("The winning bid was for a football ground." + " The council met." * 150, None),
        ("", None),
    ],
)
def test_the_sport_of_an_article(text: str, sport: str | None) -> None:
    assert sport_of(text) == sport


def test_the_team_and_the_country_are_two_things_that_are_told_apart_by_name() -> None:
    chains = chain_mentions(places(SHEARER, "England"), SHEARER, shipped())
    assert [(one.name, one.label) for one in chains] == [
        ("England (football)", Label.ORG),
        ("England", Label.GPE),
    ]
    assert not chains[0].strong & chains[1].strong
    assert "football" in chains[0].evidence[0].words()


def test_an_entity_of_several_kinds_of_names_is_called_as_ever() -> None:
    surfaces = {("England", Label.GPE): 2}
    assert describe(surfaces, shipped(), ["t:england cricket"])[0] == "England (cricket)"
    assert describe(surfaces, shipped(), ["t:england cricket", "g:england"])[0] == "England"
    assert describe(surfaces, shipped(), ["g:england"])[0] == "England"


def test_a_city_that_is_taken_for_a_club_is_one_wherever_it_is_no_place() -> None:
    text = (
        "CHICAGO 1996-08-30\nBASEBALL - Chicago beat Detroit 3-2 in Chicago on a home run.\n"
        "CHICAGO 71 64 .526"
    )
    mentions = places(text, "Chicago")
    mentions[1] = mentions[1]._replace(label=Label.ORG)
    assert sorted(teams_in(mentions, text, shipped())) == [1, 3]
    chains = chain_mentions(mentions, text, shipped())
    assert [chain.name for chain in chains] == ["Chicago", "Chicago (baseball)"]


def test_a_football_club_has_a_name_of_its_own() -> None:
    text = "Soccer: Hamburg beat Bremen. Hamburg won in Hamburg, says the goalkeeper."
    mentions = places(text, "Hamburg")
    mentions[0] = mentions[0]._replace(label=Label.ORG)
    chains = chain_mentions(mentions, text, shipped())
    assert [(chain.strong, chain.members) for chain in chains] == [
        (frozenset({"o:hamburg"}), (0, 1)),
        (frozenset({"g:hamburg"}), (2,)),
    ]
