"""Titles, dates and sentences of plain texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import TITLE_LENGTH
from analysis.text.dates import parse_date, parse_date_line
from analysis.text.sentence import sentence_around
from analysis.text.title import title_of

PARAGRAPH = "The president met his counterpart on Thursday. " * 4


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        ("Xi to meet Putin\n\nThey meet on Thursday.", "Xi to meet Putin", None),
        ("\n\n  Xi to meet Putin  \n\nBody", "Xi to meet Putin", None),
        ("PUTIN MEETS XI\n23-MAR-1987 17:42:47.52\n\nBody", "PUTIN MEETS XI",
         "1987-03-23T17:42:47Z"),
        ("Xi to go\n27-MAR-1987 05:04:06.33M C\nBody", "Xi to go", "1987-03-27T05:04:06Z"),
        ("Xi to go\n\n15 September 2022\n\nBody", "Xi to go", "2022-09-15T00:00:00Z"),
        ("CRICKET - ENGLAND WIN.\nLONDON 1996-08-30\nBody", "CRICKET - ENGLAND WIN.",
         "1996-08-30T00:00:00Z"),
        ("The army fled.\nPresident Xi will leave China.", "The army fled.", None),
        (f"Xi to meet Putin\n{PARAGRAPH}", "Xi to meet Putin", None),
        ("He met Mr. Xi in the U.S. capital\nyesterday. Then he left.",
         "He met Mr. Xi in the U.S. capital yesterday.", None),
        ("Jill Considine, New York State\nSuperintendent of Banks, said a\nbill is bad. She left.",
         "Jill Considine, New York State Superintendent of Banks, said a bill is bad.", None),
        ("one line only", "one line only", None),
        ("", "", None),
        (" \n ", "", None),
    ],
)  # fmt: skip
def test_a_title_is_the_headline_or_the_first_sentence(
    text: str, title: str, published: str | None
) -> None:
    assert title_of(text) == (title, published)


def test_a_long_first_sentence_is_shortened_at_a_word() -> None:
    title, _ = title_of("and then he said that " * 100)
    assert len(title) <= TITLE_LENGTH
    assert title.endswith(("said…", "that…", "then…", "he…", "and…"))


@given(st.text())
def test_a_title_is_one_line_whatever_the_text(text: str) -> None:
    assert "\n" not in title_of(text)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-09-15", "2022-09-15T00:00:00Z"),
        ("2022-09-15T10:00:00+02:00", "2022-09-15T08:00:00Z"),
        ("2022-09-15 10:00", "2022-09-15T10:00:00Z"),
        ("2022-09-15T10:00:00.123Z", "2022-09-15T10:00:00Z"),
        ("15 September 2022", "2022-09-15T00:00:00Z"),
        ("Sept. 15, 2022 5:30 PM GMT", "2022-09-15T17:30:00Z"),
        ("Thu, 15 Sep 2022 10:00:00 EST", "2022-09-15T15:00:00Z"),
        ("Thu, 15 Sep 22 10:00 GMT", "2022-09-15T10:00:00Z"),
        ("24-MAR-1987 14:16:38.49", "1987-03-24T14:16:38Z"),
        ("15/09/2022", "2022-09-15T00:00:00Z"),
        ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
        *[(bad, None) for bad in (
            "", "gestern", "September 2022", "Thursday", "10:30", "2022", "-1", "1e308",
            "2022-02-30", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59Z", "10000-01-01",
            "Thu, 32 Foo 2022 99:99:99",
            "2022-09-15T10:00:00+99:99", "۲۰۲۲-۰۹-۱۵", "9" * 5000, "2022-09-15 " * 20)],
    ],
)  # fmt: skip
def test_a_date_is_read_without_looking_at_a_clock(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


@given(st.text(max_size=80))
def test_no_text_makes_a_date_raise(text: str) -> None:
    parse_date(text)
    parse_date(f"2022 {text}")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("LONDON 1996-08-30", "1996-08-30T00:00:00Z"),
        ("Published: 15 September 2022", "2022-09-15T00:00:00Z"),
        ("In May 2022 he left", None),
        ("PARIS 3", None),
        ("10 20 30", None),
    ],
)
def test_a_line_is_a_date_when_it_says_nothing_else(line: str, expected: str | None) -> None:
    assert parse_date_line(line) == expected


def test_a_sentence_ends_at_its_own_stop_and_at_blank_lines() -> None:
    text = "He left. Mr. Xi met\nPutin in the U.S. on Monday. They talked.\n\nTitle\n\nPutin again"
    at = text.index("Putin")
    assert sentence_around(text, at, at + 5) == "Mr. Xi met Putin in the U.S. on Monday."
    at = text.rindex("Putin")
    assert sentence_around(text, at, at + 5) == "Putin again"
