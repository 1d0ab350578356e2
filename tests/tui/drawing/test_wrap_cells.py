"""Text measured, cut and padded by display cells."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tui.drawing import cells

HOSTILE = [
    "a",
    " ",
    "漢",
    "e\u0301",
    "👩\u200d👩",
    "❤\ufe0f",
    "🏳\ufe0f\u200d🌈",
    "한",
    "\u0301",
    "\ufe0f",
]


def test_every_character_taken_for_one_cell_fills_one() -> None:
    single = re.compile(f"[{cells.SINGLE_CELLS}]")
    uneven = [
        code
        for code in range(0x3000)
        if single.match(chr(code)) and get_character_cell_size(chr(code)) != 1
    ]
    assert not uneven
    assert not any(single.match(chr(code)) for code in range(0x3000, sys.maxunicode + 1, 7))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Putin", 5, "Putin"),
        ("Putin", 4, "Put…"),
        ("Putin", 1, "…"),
        ("Putin", 0, ""),
        ("Xi Jinping", 4, "Xi…"),
        ("漢字仮名", 8, "漢字仮名"),
        ("漢字仮名", 7, "漢字仮…"),
        ("漢字仮名", 6, "漢字…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
    ],
)
def test_text_is_cut_with_an_ellipsis(text: str, width: int, expected: str) -> None:
    assert cells.cut(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("he met ", 7, "he met "), ("he met ", 5, "…met "), ("漢字仮名", 5, "…仮名"), ("ab", 1, "…")],
)
def test_text_is_cut_on_the_left(text: str, width: int, expected: str) -> None:
    assert cells.cut_left(text, width) == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(HOSTILE), max_size=20).map("".join), st.integers(0, 12))
def test_fitted_text_fills_its_width_exactly(text: str, width: int) -> None:
    assert cell_len(cells.fit(text, width)) == width
    assert cell_len(cells.fit_right(text, width)) == width


def test_a_cell_with_a_thousand_accents_is_given_up_on() -> None:
    assert cell_len(cells.fit("a" + "\u0301" * 1000 + "b", 5)) == 5


def test_line_breaks_and_control_characters_become_one_space() -> None:
    assert cells.one_line("Two\r\n lines\x07\tof\u2028it ") == "Two lines of it"
