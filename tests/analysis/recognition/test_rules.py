"""Rules over one article: the model's spans are written by hand, as ``[Name](LABEL)``."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from analysis.models import Kind, Label, Mention
from analysis.recognition.model.capitals import truecase
from analysis.recognition.rules.missing.propagation import is_acronym
from analysis.recognition.rules.order import LONGEST, mentions

_MARKED = re.compile(r"\[([^\]]*)\]\((\w+)\)")


def recognised(marked: str) -> tuple[str, tuple[Mention, ...]]:
    """The text without its marks, and the mentions that the rules make of the marked spans."""
    text, found, last = "", [], 0
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        found.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    text += marked[last:]
    return text, mentions(text, truecase(text), found)


def names(marked: str, kind: Kind = Kind.NAME) -> list[str]:
    """What is named, as ``Name/LABEL``, in text order."""
    text, found = recognised(marked)
    assert all(mention.text == text[mention.start : mention.end] for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    return [f"{mention.text}/{mention.label}" for mention in found if mention.kind == kind]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("In [Donbas](ORG) and Kyiv.", ["Donbas/LOC", "Kyiv/GPE"]),
        ("The SCO met in Samarkand.", ["SCO/ORG", "Samarkand/GPE"]),
        ("The [United](ORG) States and U.S. troops.", ["United States/GPE", "U.S./GPE"]),
        ("[Islamic](NORP) State fell.", ["Islamic State/ORG"]),
        ("[E.F. Hutton](ORG) and [Co Inc](ORG) rose.", ["E.F. Hutton and Co Inc/ORG"]),
        ("Gabelli & [Co](ORG). rose.", ["Gabelli & Co./ORG"]),
        ("[John Wiley](PERSON) and Sons Ltd fell.", ["John Wiley and Sons Ltd/ORG"]),
        ("It is a [Co Ltd](ORG), no more.", []),
        ("[Marks](PERSON) and [Spencer Plc](ORG) fell.", ["Marks and Spencer Plc/ORG"]),
        ("[Marks](PERSON) and [Baker](PERSON) met.", ["Marks/PERSON", "Baker/PERSON"]),
        ("He drove a [Toyota Corolla](PRODUCT).", ["Toyota Corolla/PRODUCT"]),
        ("Fighters of al-Qaeda fled.", ["al-Qaeda/ORG"]),
        ("He gave us the usual.", []),
        ("The Iranian and the Ukrainians.", ["Iranian/NORP", "Ukrainians/NORP"]),
        (
            "He speaks [Arabic](LANGUAGE), an [Arabic](ORG) word.",
            ["Arabic/LANGUAGE", "Arabic/NORP"],
        ),
    ],
)
def test_the_lexicon_types_its_names_and_adds_those_not_found(
    marked: str, expected: list[str]
) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Vladimir Putin](PERSON) spoke. [Putin](ORG) left; [Vladimir](GPE) smiled at Putin.",
            ["Vladimir Putin", "Putin", "Vladimir", "Putin"],
        ),
        ("[Xi Jinping](PERSON) came. Xi spoke.", ["Xi Jinping", "Xi"]),
        ("[Aung San Suu Kyi](PERSON) is free. Suu Kyi said so.", ["Aung San Suu Kyi", "Suu Kyi"]),
        ("[Marine Le Pen](PERSON) ran. [Le Pen](ORG) lost.", ["Marine Le Pen", "Le Pen"]),
        ("[David Low](PERSON) drew. David and Goliath did not.", ["David Low"]),
        ("[Bashar](PERSON) al-Assad spoke.", ["Bashar al-Assad"]),
        ("Ursula [Leyen](PERSON)? No: von der [Leyen](PERSON).", ["Leyen", "von der Leyen"]),
        ("R. [Kaluwitharana](PERSON) was out.", ["R. Kaluwitharana"]),
        ("[Moon Jae](PERSON)-in met [Moon Jae-in](PERSON).", ["Moon Jae-in", "Moon Jae-in"]),
        ("[Sadeq](PERSON) al-Mahdi's men.", ["Sadeq al-Mahdi"]),
        ("Chancellor [Chancellor Merkel](PERSON) left.", ["Merkel"]),
        ("[Evo Morales](NORP) left. [Morales](PERSON) is old.", ["Evo Morales", "Morales"]),
        ("[SOCCER](ORG) - [Ida Low](PERSON) won.", ["Ida Low"]),
    ],
)
def test_parts_of_a_person_are_that_person(marked: str, expected: list[str]) -> None:
    assert names(marked) == [f"{name}/PERSON" for name in expected]


def test_a_surname_that_is_a_place_is_the_place_after_a_preposition() -> None:
    marked = "[Jack London](PERSON) wrote. [London](GPE) died. He lived in [London](GPE)."
    assert names(marked) == ["Jack London/PERSON", "London/PERSON", "London/GPE"]


def test_a_country_is_never_somebodys_surname() -> None:
    marked = "[Michael Jordan](PERSON) flew to the kingdom of [Jordan](GPE). Jordan won."
    assert "Jordan/PERSON" not in names(marked)


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        (
            "([Picture](ORG): [Juan Barreto/AFP](PERSON) via [Getty Images](PERSON))",
            ["Juan Barreto/PERSON", "AFP/ORG", "Getty Images/ORG"],
        ),
        ("It rained. jm/kms ([AP](ORG), Reuters, dpa)", ["AP/ORG", "Reuters/ORG", "dpa/ORG"]),
        ("BERLIN (Reuters) - It rained.", ["Reuters/ORG"]),
        (
            "It rained.\nAuthor: [Kyle James](PERSON) Editor: Rob Mudge",
            ["Kyle James/PERSON", "Rob Mudge/PERSON"],
        ),
        ("It rained. (Reporting by [Ann Lee](PERSON))", ["Ann Lee/PERSON"]),
    ],
)
def test_credits_are_sources(marked: str, sources: list[str]) -> None:
    assert names(marked, Kind.SOURCE) == sources


def test_an_agency_that_reports_is_a_name() -> None:
    assert names("He left, [Reuters](ORG) reported on Sunday.") == ["Reuters/ORG"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The [Bharat Party](PERSON) won.", ["Bharat Party/ORG"]),
        ("The [University of Oz](GPE) closed.", ["University of Oz/ORG"]),
        ("The [Treaty of Oz](ORG) held.", ["Treaty of Oz/LAW"]),
        ("The [Oz Cup](ORG) began.", ["Oz Cup/EVENT"]),
        ("In the [West Bank](ORG) it rained.", ["West Bank/GPE"]),
        ("[Picabo Street](PERSON) won.", ["Picabo Street/PERSON"]),
        ("The broadcaster [Oz Vision](PERSON) said.", ["Oz Vision/ORG"]),
        ("The [Milla](PERSON) movement grew. [Milla](PERSON) won.", ["Milla/ORG", "Milla/ORG"]),
        (
            "[Chemlawn Corp](ORG) fell. [Chemlawn](PERSON) rose. Chemlawn closed.",
            ["Chemlawn Corp/ORG", "Chemlawn/ORG", "Chemlawn/ORG"],
        ),
    ],
)
def test_words_in_and_beside_a_name_say_what_it_is(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


SPORT = " The coach of the team said the match, the league and the season were fine. A goal came."


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Augsburg](GPE) beat [Bremen](GPE) 2-1.", ["Augsburg/ORG", "Bremen/ORG"]),
        ("[Augsburg](GPE) lost. They met in [Augsburg](GPE).", ["Augsburg/ORG", "Augsburg/GPE"]),
        ("[England](GPE) beat [Peru](GPE) 2-1.", ["England/GPE", "Peru/GPE"]),
        ("\nZemun 4 1 2 1 3 3 5\n[Rad](PERSON) 4 1 2 1 3 3 5\n", ["Zemun/ORG", "Rad/ORG"]),
        ("\n[Luton 1 Rotherham 0](ORG)\n", ["Luton/ORG", "Rotherham/ORG"]),
        ("\n4 - Peter Nicol (Scotland)\n", ["Peter Nicol/PERSON", "Scotland/GPE"]),
    ],
)
def test_a_city_that_plays_is_its_club(marked: str, expected: list[str]) -> None:
    assert names(marked + SPORT) == expected


def test_where_there_is_no_sport_a_city_is_a_city() -> None:
    assert names("[Augsburg](GPE) lost its mayor.") == ["Augsburg/GPE"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The Oz [Ministry of Magic](ORG) (MoM) met. The MoM closed.",
            ["Ministry of Magic/ORG", "MoM/ORG", "MoM/ORG"],
        ),
        ("[Izyum](GPE) fell. Izyum's mayor left Izyum.", ["Izyum/GPE"] * 3),
        ("[Reservation](WORK_OF_ART) opened. Reservation is a policy of reservation.", []),
        ("[IZYUM](GPE) FALLS\n\nThey left Izyum.", ["IZYUM/GPE", "Izyum/GPE"]),
    ],
)
def test_a_name_found_once_is_found_everywhere(marked: str, expected: list[str]) -> None:
    if expected:
        assert names(marked) == expected
    else:
        assert len(names(marked)) <= 1


@pytest.mark.parametrize(
    ("short", "name", "is_one"),
    [
        ("SCO", "Shanghai Cooperation Organisation", True),
        ("MoD", "Ministry of Defence", True),
        ("GNA", "Government of National Accord", True),
        ("ABC", "Shanghai Cooperation Organisation", False),
        ("A", "Amnesty", False),
    ],
)
def test_an_acronym_is_made_of_initials(short: str, name: str, is_one: bool) -> None:
    assert is_acronym(short, name) is is_one


def test_values_are_kept_apart_from_names_and_give_way_to_them() -> None:
    text, found = recognised("On [Monday](DATE) [the EU](DATE) paid [50 euros](MONEY).")
    assert [(m.text, m.label, m.kind) for m in found] == [
        ("Monday", Label.DATE, Kind.VALUE),
        ("EU", Label.ORG, Kind.NAME),
        ("50 euros", Label.MONEY, Kind.VALUE),
    ]
    assert text == "On Monday the EU paid 50 euros."


def test_labels_that_are_not_ontonotes_are_dropped() -> None:
    assert names("Then [Foo](MISC) and [Bar](ORG).") == ["Bar/ORG"]


def test_what_is_too_long_for_a_name_is_none() -> None:
    assert names(f"[{'Abc ' * LONGEST}](ORG)") == []


def test_an_empty_article_has_no_mentions() -> None:
    assert mentions("", "", []) == ()
