"""Rules that mend what the model found: the model's spans are written as ``[Name](LABEL)``."""

from __future__ import annotations

import re

import pytest

from analysis.models import Kind
from analysis.recognition.model.capitals import truecase
from analysis.recognition.rules.order import mentions

_MARKED = re.compile(r"\[([^\]]*)\]\((\w+)\)")


def names(marked: str) -> list[str]:
    """What is named, as ``Name/LABEL``, in text order."""
    text, found, last = "", [], 0
    for mark in _MARKED.finditer(marked):
        text += marked[last : mark.start()]
        found.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    text += marked[last:]
    kept = mentions(text, truecase(text), found)
    assert all(mention.text == text[mention.start : mention.end] for mention in kept)
    return [f"{mention.text}/{mention.label}" for mention in kept if mention.kind == Kind.NAME]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He left. [Destroyed](NORP) tanks lay there.", []),
        ("[Automakers](ORG) said no.", []),
        ("The [Target](ORG) shop. [Target](ORG) said no.", ["Target/ORG", "Target/ORG"]),
        ("[Rapper Quux](PERSON) died.", ["Quux/PERSON"]),
        ("A scholar says [Towards Quux](PERSON) it goes.", ["Quux/PERSON"]),
        ("[New World Bank](ORG) head named.", ["World Bank/ORG"]),
        ("[Northern Nigeria](GPE) burns.", ["Nigeria/GPE"]),
        ("[General Quux](ORG) pays.", ["General Quux/ORG"]),
        ("[Will Smith](PERSON) sang.", ["Will Smith/PERSON"]),
        ("Bo Quux ([D-N.Y.](ORG)) said so.", []),
        ('The London "[Standard](ORG)" newspaper.', ["London/GPE", "Standard/ORG"]),
    ],
)
def test_a_word_that_only_opens_a_sentence_is_no_name(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[French Quux Front](ORG) and the [Quux Front](ORG).",
            ["French/NORP", "Quux Front/ORG", "Quux Front/ORG"],
        ),
        ("The [Afghan Taliban](ORG) left.", ["Afghan/NORP", "Taliban/ORG"]),
        (
            "The [German Foreign Office](ORG); the [Foreign Office](ORG).",
            ["German Foreign Office/ORG", "Foreign Office/ORG"],
        ),
        (
            "The [Danish Quux Ring](ORG), the [Irish Quux Ring](ORG), a [Quux Ring](ORG).",
            ["Danish Quux Ring/ORG", "Irish Quux Ring/ORG", "Quux Ring/ORG"],
        ),
        (
            "The [Indonesian Quux Pact](ORG) (IQP) and the [Quux Pact](ORG).",
            ["Indonesian Quux Pact/ORG", "IQP/ORG", "Quux Pact/ORG"],
        ),
        (
            "The [Irish Labour Party](ORG) and the [Labour Party](ORG).",
            ["Irish Labour Party/ORG", "Labour Party/ORG"],
        ),
        ("[Iraqi Kurds](NORP) fled.", ["Iraqi Kurds/NORP"]),
    ],
)
def test_a_nationality_is_set_apart_from_what_stands_alone(
    marked: str, expected: list[str]
) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("In [2014 Afghanistan](NORP) it was.", ["Afghanistan/GPE"]),
        (
            "[Quuxan](PERSON) met [Quuxan's Quux Front](ORG).",
            ["Quuxan/PERSON", "Quuxan/PERSON", "Quux Front/ORG"],
        ),
        (
            "[Quuxan's Limited](ORG); [Quuxan](PERSON)'s cat.",
            ["Quuxan's Limited/ORG", "Quuxan's/ORG"],
        ),
        ("[OMV of Austria](ORG) pays.", ["OMV/ORG", "Austria/GPE"]),
        ("[Kia Motor Corp of South Korea](ORG).", ["Kia Motor Corp/ORG", "South Korea/GPE"]),
        ("The [Bank of Japan](ORG), the [Bank](ORG).", ["Bank of Japan/ORG", "Bank/ORG"]),
        ("[Hospital Corp of America](ORG) said.", ["Hospital Corp of America/ORG"]),
        (
            "[Ai Quux Drifting](PERSON)\n\n[Ai Quux](PERSON) spoke to [Ai Quux](PERSON).",
            ["Ai Quux/PERSON"] * 3,
        ),
        (
            "[Bo Quux](PERSON) at [Bo Quux Playfield](PERSON).",
            ["Bo Quux/PERSON", "Bo Quux Playfield/PERSON"],
        ),
        ("[Franco-German](PERSON) ties.", ["Franco/NORP", "German/NORP"]),
        ("[Anglo-Saxon](NORP) kings.", ["Anglo-Saxon/NORP"]),
    ],
)
def test_names_that_ran_together_are_taken_apart(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('[Bo](PERSON) "Hands of Stone" [Quux](PERSON) won.', ['Bo "Hands of Stone" Quux/PERSON']),
        ("[Bo](PERSON) (Leo) [Quux](PERSON) won.", ["Bo (Leo) Quux/PERSON"]),
        ("[Bo](PERSON) (Belgium) [Quux](PERSON) won.", ["Bo/PERSON", "Belgium/GPE", "Quux/PERSON"]),
        ("Empress [Quuxa](PERSON) the Great ruled.", ["Quuxa the Great/PERSON"]),
        (
            "The [UN Interim Force](ORG) in Lebanon (UNIFIL) left.",
            ["UN Interim Force in Lebanon/ORG", "UNIFIL/ORG"],
        ),
        (
            "The [Quux Bank](ORG), the [European Quux Bank](ORG) (EQB).",
            ["Quux Bank/ORG", "European Quux Bank/ORG", "EQB/ORG"],
        ),
        (
            "The China-Kyrgyzstan-[Uzbekistan](GPE) railway.",
            ["China-Kyrgyzstan-Uzbekistan railway/FAC"],
        ),
        ("In [Rostov](GPE)-on-Don and [Frankfurt](GPE).", ["Rostov-on-Don/GPE", "Frankfurt/GPE"]),
        ("Said [Quux Inc.](ORG)\nIt pays.", ["Quux Inc/ORG"]),
        ("[Quux Inc.](ORG) pays.", ["Quux Inc./ORG"]),
    ],
)
def test_names_that_were_cut_short_are_whole(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            'Hits such as "[Quux](PERSON)" and "[Harry](PERSON) Quux and the Cat" ran.',
            ["Quux/WORK_OF_ART", "Harry Quux and the Cat/WORK_OF_ART"],
        ),
        (
            'An Oscar for "Milk" (2008). [Bo Milk](PERSON).',
            ["Oscar/WORK_OF_ART", "Milk/WORK_OF_ART", "Bo Milk/PERSON"],
        ),
        ('"[Jo Quux](PERSON)," the best track.', ["Jo Quux/WORK_OF_ART"]),
        ('The newspaper "To Vima" says.', ["To Vima/ORG"]),
        ('For "Quux" magazine.', ["Quux/ORG"]),
        ('In a film "It was never so dull" he said.', []),
    ],
)
def test_a_title_in_quotation_marks_is_what_the_word_beside_it_says(
    marked: str, expected: list[str]
) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("DWTV: Why? He said so. DWTV: When?", ["DWTV/ORG", "DWTV/ORG"]),
        ("DWTV: Why? He said so.", []),
        ("NOTE: It is. NOTE: It was.", []),
    ],
)
def test_who_asks_again_and_again_is_a_name(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("In the town of [Quux](PERSON). [Quux](PERSON) fell.", ["Quux/GPE", "Quux/GPE"]),
        ("[Quux](PERSON), 70 km from Algiers.", ["Quux/GPE", "Algiers/GPE"]),
        ("[Quux](PERSON), Norway, Sept 5 (Reuters)", ["Quux/GPE", "Norway/GPE"]),
        ("He was near [Quux](GPE). [Quux](PERSON) and [Quux](PERSON).", ["Quux/GPE"] * 3),
        ("The aircraft carrier [Quux](PERSON) sailed.", ["Quux/PRODUCT"]),
        ("[Quux](PERSON) said it expects more.", ["Quux/ORG"]),
        ("[Quux](PERSON) said it was late.", ["Quux/PERSON"]),
        (
            "[Bo Quux](PERSON) left. [Quux](PERSON) said its day came.",
            ["Bo Quux/PERSON", "Quux/PERSON"],
        ),
        ("The [Quux](ORG) administration.", ["Quux/PERSON"]),
        ("The head of the Quux Board, [Bo Baz](ORG), left.", ["Bo Baz/PERSON"]),
        ("The party's leader, [Bo Quux](NORP) (right), left.", ["Bo Quux/PERSON"]),
        ("The striker [Bo Quux](ORG) scored.", ["Bo Quux/PERSON"]),
        ("[Quux](PERSON) general manager [Bo Baz](PERSON).", ["Quux/ORG", "Bo Baz/PERSON"]),
        ("[Quux](PERSON)'s [Bo Baz](PERSON) said so.", ["Quux/ORG", "Bo Baz/PERSON"]),
        (
            "[Jo Quux](PERSON), [Quux](PERSON)'s [Bo Baz](PERSON).",
            ["Jo Quux/PERSON", "Quux/PERSON", "Bo Baz/PERSON"],
        ),
        (
            "[Mare Quux](PERSON), the Italian sea rescue operation.",
            ["Mare Quux/EVENT", "Italian/NORP"],
        ),
        ("It sold its [Quux](ORG) operation.", ["Quux/ORG"]),
        ("First published by [Quuxo](LOC) there.", ["Quuxo/ORG"]),
        ("The state oil company, [Quuxo](LOC), pays.", ["Quuxo/ORG"]),
        ("The Nasdaq composite index.", ["Nasdaq/PRODUCT"]),
        ("The Nasdaq opened.", ["Nasdaq/ORG"]),
    ],
)
def test_the_words_beside_a_name_say_what_it_is(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Bo Jordan](PERSON) left. Jordan said no.", ["Bo Jordan/PERSON", "Jordan/PERSON"]),
        (
            "[Bo Jordan](PERSON) was in Jordan. Jordan won.",
            ["Bo Jordan/PERSON", "Jordan/GPE", "Jordan/GPE"],
        ),
        ("[Quux Chechnya](PERSON) and Chechnya.", ["Quux Chechnya/PERSON", "Chechnya/GPE"]),
    ],
)
def test_a_country_is_a_person_only_where_nothing_is_there(
    marked: str, expected: list[str]
) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Bo Quux](PERSON) won. [Bo](PERSON) [Quux](PERSON) lost.", ["Bo Quux/PERSON"] * 2),
        (
            "[Norstar and Fleet](ORG) pay. [Norstar](ORG) and [Fleet](ORG) pay.",
            ["Norstar and Fleet/ORG", "Norstar/ORG", "Fleet/ORG"],
        ),
    ],
)
def test_a_full_name_takes_the_place_of_its_parts(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Quuxton, Norway, Sept 5 (Reuters) - It snowed.", ["Quuxton/GPE", "Norway/GPE"]),
        ("[Quuxton](PERSON) (Reuters) - It snowed.", ["Quuxton/GPE"]),
        ("Quux City, 5 September 2023 - Snow.", ["Quux City/GPE"]),
        ("Quuxton wrote on Sept 5 - Snow.", []),
        ("Boris Quux, Sept 5", []),
    ],
)
def test_the_place_of_a_dateline_is_one(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("He sold F-16 fighter jets and MiG-29s.", ["F-16/PRODUCT", "MiG-29s/PRODUCT"]),
        ("The S-300 missiles came.", ["S-300/PRODUCT"]),
        ("Chapter A-18 is long.", []),
        ("The vitamin B-12 helps.", []),
        (
            "[Operation](ORG) Quux Storm began; Operation Quuz's end.",
            ["Operation Quux Storm/EVENT"],
        ),
    ],
)
def test_weapons_go_by_letters_and_a_number(marked: str, expected: list[str]) -> None:
    assert names(marked) == expected
