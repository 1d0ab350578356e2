from __future__ import annotations

import re

import pytest

from analysis.lexicon import TABLES, Entry, Lexicon, entries, rows, shipped
from analysis.models import NAMES, Label

ROWS = [(table, row) for table in TABLES for row in rows(table)]


def test_no_name_stands_in_the_tables_twice() -> None:
    names = [entry.name for _, row in ROWS for entry in entries(row)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_name_is_tidy() -> None:
    for _, row in ROWS:
        for entry in entries(row):
            assert entry.name == " ".join(entry.name.split())
            assert len(entry.name) > 1
            assert "|" not in entry.name


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_sorted_by_name(table: str) -> None:
    names = [row["name"] for row in rows(table)]
    assert names == sorted(names)


def test_every_label_is_that_of_a_name() -> None:
    assert {entry.label for entry in shipped()} <= set(NAMES)


def test_every_canonical_name_is_a_name_of_its_own() -> None:
    lexicon = shipped()
    for entry in lexicon:
        canonical = lexicon.get(entry.canonical)
        assert canonical is not None
        assert canonical.canonical == entry.canonical
        assert canonical.label == entry.label


def test_every_nationality_is_of_a_place() -> None:
    lexicon = shipped()
    for entry in lexicon:
        if entry.nationality_of is not None:
            place = lexicon.get(entry.nationality_of)
            assert place is not None
            assert place.label in {Label.GPE, Label.LOC}
            assert place.canonical == entry.nationality_of


def test_every_code_is_that_of_one_country() -> None:
    codes = {}
    for entry in shipped():
        if entry.code is not None:
            assert re.fullmatch(r"[A-Z]{2}|GB-[A-Z]{3}|[A-Z]{4}", entry.code)
            assert codes.setdefault(entry.code, entry.canonical) == entry.canonical
    assert len(codes) > 200


@pytest.mark.parametrize(
    ("name", "label", "canonical"),
    [
        ("U.S.", Label.GPE, "United States"),
        ("USA", Label.GPE, "United States"),
        ("America", Label.GPE, "United States"),
        ("Britain", Label.GPE, "United Kingdom"),
        ("Kiev", Label.GPE, "Kyiv"),
        ("SCO", Label.ORG, "Shanghai Cooperation Organisation"),
        ("MoD", Label.ORG, "Ministry of Defence"),
        ("Nato", Label.ORG, "NATO"),
        ("EU", Label.ORG, "European Union"),
        ("FC Bayern", Label.ORG, "Bayern Munich"),
        ("Kremlin", Label.ORG, "Kremlin"),
        ("Downing Street", Label.FAC, "Downing Street"),
        ("Donbass", Label.LOC, "Donbas"),
        ("Second World War", Label.EVENT, "World War II"),
        ("Koran", Label.WORK_OF_ART, "Koran"),
    ],
)
def test_an_alias_has_the_type_and_the_canonical_name_of_what_it_means(
    name: str, label: Label, canonical: str
) -> None:
    entry = shipped().get(name)
    assert entry is not None
    assert (entry.label, entry.canonical) == (label, canonical)


@pytest.mark.parametrize(
    ("demonym", "canonical", "country"),
    [
        ("Russian", "Russian", "Russia"),
        ("Ukrainians", "Ukrainian", "Ukraine"),
        ("Turks", "Turkish", "Turkey"),
        ("Britons", "British", "United Kingdom"),
        ("Western", "Western", "West"),
        ("Congolese", "Congolese", "Democratic Republic of Congo"),
    ],
)
def test_a_demonym_is_of_its_country_and_not_the_country(
    demonym: str, canonical: str, country: str
) -> None:
    entry = shipped().get(demonym)
    assert entry == Entry(demonym, Label.NORP, canonical, nationality_of=country)


def test_a_capital_is_known_as_one_and_keeps_its_spellings_together() -> None:
    kyiv, kiev, sucre, la_paz = map(shipped().get, ("Kyiv", "Kiev", "Sucre", "La Paz"))
    assert kyiv is not None
    assert kiev is not None
    assert sucre is not None
    assert la_paz is not None
    assert kyiv.is_capital
    assert kiev.canonical == "Kyiv"
    assert sucre.canonical != la_paz.canonical


def test_names_are_looked_up_as_written() -> None:
    assert shipped().get("us") is None
    assert shipped().get("united states") is None


def test_of_two_entries_of_one_name_the_first_counts() -> None:
    first, second = Entry("X1", Label.GPE, "X1"), Entry("X1", Label.ORG, "X1")
    assert Lexicon([first, second]).get("X1") == first
