"""Names in news of sport: clubs, line-ups, tables and scorecards."""

from __future__ import annotations

import pytest

from analysis.models import Label
from analysis.recognition.rules.order import mentions
from analysis.recognition.rules.sport import clubs as sport
from analysis.recognition.spans.page import Page


def read(text: str, *found: tuple[str, str]) -> dict[str, Label]:
    """The label of each name; of the model's finds the first occurrence of each counts."""
    spans = [(text.index(name), text.index(name) + len(name), label) for name, label in found]
    kept = mentions(text, text, spans)
    assert all(mention.text == text[mention.start : mention.end] for mention in kept)
    return {mention.text: mention.label for mention in kept}


@pytest.mark.parametrize(
    "text",
    [
        "SOCCER - QUUX BEAT QUUZ.\nIt was dull.",
        "RUGBY UNION-QUUX OUT.",
        "Tennis - Quux through.",
        "BASEBALL-RESULTS OF THURSDAY",
        "Bundesliga: Quux returns",
        "The striker and the goalkeeper scored in the match of the season.",
    ],
)
def test_news_of_sport_is_known_by_its_slug_or_its_words(text: str) -> None:
    assert sport.is_about(Page(text))


@pytest.mark.parametrize("text", ["Sporting life - is it?", "The match was lit.", "GOLFO - a bay"])
def test_other_news_is_not_about_sport(text: str) -> None:
    assert not sport.is_about(Page(text))


def test_a_fixture_says_who_plays_and_where() -> None:
    text = "SOCCER - FIXTURES\nQuux City AT Quuzton\nUnited States at Netherlands\n"
    assert read(text) == {
        "Quux City": Label.ORG,
        "Quuzton": Label.GPE,
        "United States": Label.GPE,
        "Netherlands": Label.GPE,
    }


def test_a_list_with_a_club_is_one_of_clubs() -> None:
    text = "CRICKET - RACE\nEssex, Quuxshire and Quuzshire beat all."
    found = read(text, ("Essex", "GPE"), ("Quuxshire", "GPE"), ("Quuzshire", "GPE"))
    assert [found[name] for name in ("Essex", "Quuxshire", "Quuzshire")] == [Label.ORG] * 3


def test_a_place_in_a_list_of_places_stays_one() -> None:
    text = "TENNIS - OPEN\nHe has played in Quuxton and Quuzton, far from home."
    found = read(text, ("Quuxton", "GPE"), ("Quuzton", "GPE"))
    assert found == {"Quuxton": Label.GPE, "Quuzton": Label.GPE}


def test_a_dateline_and_a_clubs_home_are_places() -> None:
    text = (
        "SOCCER - QUUX BEATEN\nQuuxton, Sept 5 (Reuters)\n"
        "Quuxton beat them. The Quuzton club was tired. Quuzton lost."
    )
    spans = [(text.index("Quuxton"), "GPE"), (text.index("Quuxton beat"), "GPE")]
    spans += [(text.index("Quuzton"), "GPE"), (text.index("Quuzton lost"), "GPE")]
    found = [(start, start + 7, label) for start, label in spans]
    labels = [mention.label for mention in mentions(text, text, found) if "ton" in mention.text]
    assert labels == [Label.GPE, Label.ORG, Label.GPE, Label.ORG]


@pytest.mark.parametrize(
    ("line", "persons"),
    [
        ("Panama - Quux (50th), Bo Quuz (87th)", {"Quux", "Bo Quuz"}),
        ("4 - German Villa (16 - Quux 86th)", {"German Villa", "Quux"}),
        ("13 - Japie Quux (Joel Quuz, 48 mins) 12 - Bo Baz", {"Japie Quux"}),
        ("288 Jose Quux (Argentina) 69 78 71 70", {"Jose Quux"}),
    ],
)
def test_line_ups_and_scorers_are_persons(line: str, persons: set[str]) -> None:
    found = read(f"SOCCER - SUMMARY\n{line}\n")
    assert persons <= {name for name, label in found.items() if label == Label.PERSON}


def test_the_team_of_a_racer_stands_behind_the_country() -> None:
    text = "CYCLING - RESULTS\n1. Rolf Quux (Denmark) Quuzbank 20:36:54\n"
    assert read(text) == {
        "Rolf Quux": Label.PERSON,
        "Denmark": Label.GPE,
        "Quuzbank": Label.ORG,
    }


def test_a_scorecard_says_who_caught_and_bowled() -> None:
    text = (
        "CRICKET - SCOREBOARD\nSaeed Quux c Baz b Gough 33\nI. Quuz not out 16\n"
        "Bowling: Waugh 8-0-39-3, de Silva 9.5-1-44-1\nPakistan 185 (Bo Quuy 79; T. Moody 6-82)"
    )
    persons = {name for name, label in read(text).items() if label == Label.PERSON}
    assert persons >= {"Saeed Quux", "Baz", "Gough", "I. Quuz", "Waugh", "de Silva", "T. Moody"}
    assert "Bowling" not in persons


def test_a_county_match_has_a_venue_and_sides() -> None:
    text = "CRICKET - SCORES\nAt Tunbridge Quux: Quuxshire 214 and 167, Quuzshire 244 (C. Baz 58)"
    assert read(text) == {
        "Tunbridge Quux": Label.GPE,
        "Quuxshire": Label.ORG,
        "Quuzshire": Label.ORG,
        "C. Baz": Label.PERSON,
    }


def test_a_club_taken_for_a_person_is_a_club_in_full_and_in_short() -> None:
    text = "SOCCER - DRAW\nFirst division team Quuxo Coruna drew. Quuxo were glad."
    found = [(text.index("Quuxo C"), text.index(" drew"), "PERSON")]
    found.append((text.index("Quuxo were"), text.index(" were"), "PERSON"))
    labels = {mention.text: mention.label for mention in mentions(text, text, found)}
    assert labels["Quuxo Coruna"] == labels["Quuxo"] == Label.ORG


def test_the_group_of_a_tournament_is_no_part_of_a_sentence() -> None:
    text = "SOCCER - DRAW\nQuux are in Group F. Quuz are glad."
    found = [(text.index("Group"), text.index(" are glad"), "ORG")]
    assert [mention.text for mention in mentions(text, text, found)] == ["Group F", "Quuz"]


def test_clubs_of_two_countries_meet() -> None:
    text = "BASKETBALL - RESULTS\nQuux (Italy) 92 Quuz (Russia) 81\n"
    assert read(text) == {
        "Quux": Label.ORG,
        "Italy": Label.GPE,
        "Quuz": Label.ORG,
        "Russia": Label.GPE,
    }


def test_a_lone_surname_in_a_list_of_clubs_is_one() -> None:
    text = "CRICKET - RACE\nKent and Quuxshire lost. Bo Baz was out."
    found = read(text, ("Quuxshire", "GPE"), ("Kent", "PERSON"), ("Bo Baz", "PERSON"))
    assert found == {"Quuxshire": Label.ORG, "Kent": Label.ORG, "Bo Baz": Label.PERSON}


def test_a_list_of_cities_with_a_club_needs_no_and() -> None:
    text = "SOCCER - CUP\nThey beat strong sides (Quuxo FC, Quuxton, Quuzton) in Madrid, Spain."
    found = read(text, ("Quuxo FC", "ORG"), ("Quuxton", "GPE"), ("Quuzton", "GPE"))
    assert [found[name] for name in ("Quuxo FC", "Quuxton", "Quuzton")] == [Label.ORG] * 3
    assert found["Madrid"] == Label.GPE
