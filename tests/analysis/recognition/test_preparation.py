"""What the model reads in place of the text: never of another length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.recognition.model.capitals import truecase
from analysis.recognition.model.preparation import PIECE, model_text, pieces

BODY = "\n\nThe talks with Angela Merkel failed on Friday, and talks go on at NATO."


@pytest.mark.parametrize(
    ("line", "cased"),
    [
        ("MERKEL SAYS TALKS FAILED", "Merkel says talks failed"),
        ("NATO MEETS IN NEW YORK", "NATO meets in New York"),
        ("WORLD CUP DRAW", "World Cup draw"),
        ("U.S. AND UK AGREE", "U.S. and UK agree"),
        ("WHO IS O'NEILL?", "who is O'Neill?"),
    ],
)
def test_a_line_in_capitals_gets_the_case_of_the_body_and_the_lexicon(
    line: str, cased: str
) -> None:
    assert truecase(line + BODY) == cased + BODY


def test_a_place_at_the_head_of_a_line_is_no_shout() -> None:
    text = "BUENOS AIRES (Reuters) - It rained.\nTOFTIR, Faroe Islands 1996-08-31"
    assert truecase(text) == "Buenos Aires (Reuters) - It rained.\nToftir, Faroe Islands 1996-08-31"


def test_acronyms_in_running_text_stay() -> None:
    text = "NASA and UNICEF said the USDA knew."
    assert truecase(text) == text


def test_wrapped_lines_are_joined_and_headlines_are_not() -> None:
    wrapped = "Showers continued throughout the week in the zone of Vladimir\nPutin and went on."
    assert model_text(wrapped) == wrapped.replace("\n", " ")
    headline = "Bahia cocoa review\nShowers continued."
    assert model_text(headline) == headline


@pytest.mark.parametrize(
    ("line", "is_joined"),
    [
        ("Agriculture Secretary Richard", True),
        ("    Agriculture Secretary Richard", True),
        ("By our correspondent Richard", False),
        ("HEADLINE OF ALL BIG LETTERS", False),
        ("A short line", False),
    ],
)
def test_the_short_first_line_of_a_paragraph_is_joined_to_a_full_one(
    line: str, is_joined: bool
) -> None:
    full = "Lyng said on Monday that talks would resume with the European Community."
    text = f"Trade talks resume\n\n{line}\n{full}"
    assert (f"{line} {full}" in model_text(text)) is is_joined
    assert f"{line} {full}" not in model_text(f"{line}\n{full}")  # the title, and its text below


def test_paragraphs_and_indented_lines_stay_apart() -> None:
    text = (
        "Showers continued throughout the whole week in the zone of\n\nPutin\n    and a paragraph"
    )
    assert model_text(text) == text


@pytest.mark.parametrize("run", ["-" * 5000, "😀" * 5000, "a" * 5000, "<>&" * 2000, "é" * 999])
def test_endless_runs_are_broken_up(run: str) -> None:
    read = model_text(f"Before {run} after")
    assert len(read) == len(run) + 13
    assert max(map(len, read.split())) < 200
    assert read.startswith("Before")
    assert read.endswith("after")


@given(st.text(max_size=400))
def test_what_the_model_reads_is_as_long_as_the_text(text: str) -> None:
    assert len(model_text(text)) == len(text)


@given(st.text(alphabet="ABCÄßİŉ abc'’.,\n-–\"()12", max_size=300))
def test_odd_capitals_change_no_length(text: str) -> None:
    assert len(truecase(text)) == len(text)


@pytest.mark.parametrize("unit", ["word ", "x", "A sentence. ", "line\n", "A paragraph.\n\n"])
def test_a_long_text_is_cut_into_pieces_that_lose_nothing(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    cuts = pieces(text)
    assert cuts[0] == 0
    assert cuts[-1] == len(text)
    assert all(0 < end - start <= PIECE for start, end in pairwise(cuts))
    if unit != "x":
        assert all(text[:cut].endswith(unit) for cut in cuts[1:-1])


def test_nothing_has_no_pieces() -> None:
    assert list(pairwise(pieces(""))) == []
