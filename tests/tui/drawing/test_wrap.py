"""Wrapping by display cells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.drawing.wrap import wrap

PARTS = [
    "a",
    "word",
    " ",
    "  ",
    "\n",
    "漢",
    "字",
    "e\u0301",
    "👩\u200d👩",
    "❤\ufe0f",
    "\t",
    "-",
    "é",
    "한",
]


def lines_of(text: str, width: int) -> list[str]:
    lines = wrap(text, width)
    return [text[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one\n\ntwo\n", 8, ["one", "", "two", ""]),
        ("https://example.org/a", 8, ["https://", "example.", "org/a"]),
        ("a bcdefghijk", 5, ["a", "bcdef", "ghijk"]),
        ("漢字仮名交じり", 5, ["漢字", "仮名", "交じ", "り"]),
        ("ab 漢字", 4, ["ab", "漢字"]),
        ("cafe\u0301s are", 5, ["cafe\u0301s", "are"]),
        ("❤\ufe0f❤\ufe0f❤\ufe0f", 4, ["❤\ufe0f❤\ufe0f", "❤\ufe0f"]),
        ("👩\u200d👩👩\u200d👩", 2, ["👩\u200d👩", "👩\u200d👩"]),
        ("“x” — y", 5, ["“x” —", "y"]),
        ("x", 1, ["x"]),
    ],
)
def test_text_is_wrapped_at_spaces_by_cells(text: str, width: int, expected: list[str]) -> None:
    assert lines_of(text, width) == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join), st.integers(1, 12))
def test_lines_fit_and_only_white_space_lies_between_them(text: str, width: int) -> None:
    lines = wrap(text, width)
    position = 0
    for start, end in zip(lines.starts, lines.ends, strict=True):
        assert not text[position:start].strip()
        assert "\n" not in text[start:end]
        assert cell_len(text[start:end].replace("\t", " ").rstrip()) <= max(2, width)
        position = end
    assert not text[position:].strip()


def test_the_line_of_an_offset_is_found() -> None:
    lines = wrap("one two three\nfour", 7)
    assert [lines.line_of(offset) for offset in (0, 6, 7, 8, 13, 14, 99)] == [0, 0, 0, 1, 1, 2, 2]


def test_a_word_of_a_million_letters_is_broken() -> None:
    assert len(wrap("a" * 1_000_000, 80)) == 12_500
