"""Canonical text: what is dangerous goes, all else stays as it was written."""

from __future__ import annotations

import re
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import SourceError
from analysis.text import (
    MARKS_PER_BASE,
    canonical,
    canonical_line,
    printable,
    shorten,
    shown_name,
)
from analysis.text.decoding import decode

NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "a\r\n\t\x00\x1b\x9b\u200b\u200c\u200d\u202e\u2028\u0301\u0323\ufe0f\U000e0041"
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  Putin met Xi.\n\n\tThe end.  \n", "  Putin met Xi.\n\n\tThe end.  \n"),
        ("“Zelenskyý” – 50 €", "“Zelenskyý” – 50 €"),
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\x00b\x07c\x1b]0;x\x1b\\d\x7fe", "abc]0;x\\de"),
        ("é\x9b2J\x85x", "é2Jx"),
        ("Report \u202egpj.exe\u202c", "Report gpj.exe"),
        ("Pu\u200btin\ufeff\u2060\u00ad", "Putin"),
        ("Putin\U000e0068\U000e007f", "Putin"),
        ("\ufdd0\uffff\U0010ffff.", "."),
        ("a\ud800b", "ab"),
        ("Zelensky\u0301", "Zelenský"),
        ("👨‍👩‍👧‍👦🏳️‍🌈", "👨‍👩‍👧‍👦🏳️‍🌈"),
        ("می‌خواهم", "می‌خواهم"),
        ("x" + "\u0336" * 1000, "x" + "\u0336" * MARKS_PER_BASE),
        ("a\u200d\u200d\u200d\u200cb", "a\u200db"),
        ("नरेन्द्र मोदी, கௌரவ, สีจิ้นผิง", "नरेन्द्र मोदी, கௌரவ, สีจิ้นผิง"),
    ],
)
def test_a_body_loses_what_is_dangerous_and_nothing_else(text: str, expected: str) -> None:
    assert canonical(text) == expected


@given(NASTY)
def test_canonical_text_is_a_fixed_point_without_controls(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not [c for c in once if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t"]
    marks = 0
    for char in once:
        if char in "\u200c\u200d":
            continue
        marks = marks + 1 if unicodedata.category(char)[0] == "M" else 0
        assert marks <= MARKS_PER_BASE


@given(NASTY)
def test_a_canonical_line_is_one_line_and_a_fixed_point(text: str) -> None:
    line = canonical_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line == line.strip()
    assert canonical_line(line) == line


@given(st.text(st.characters(exclude_categories=["C", "M", "Zl", "Zp"])))
def test_clean_text_comes_back_identical(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert canonical(text) == text


def test_every_code_point_that_a_terminal_could_obey_is_removed() -> None:
    kept = canonical("".join(map(chr, range(sys.maxunicode + 1))))
    left = {c for c in kept if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}}
    assert left == {"\n", "\t"}
    # Marks that stand before Arabic, Syriac and Kaithi numbers are format characters one can see.
    formats = {c for c in kept if unicodedata.category(c) == "Cf"} - {"\u200c", "\u200d"}
    visible = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    assert not re.sub(f"[{visible}]", "", "".join(formats))


@pytest.mark.parametrize(
    "text", ["a" + "\u0301\u0323" * 200_000, "\u200d" * 400_000, "😀" * 200_000]
)
def test_long_runs_of_marks_take_linear_time(text: str) -> None:
    started = time.process_time()
    canonical(text)
    assert time.process_time() - started < 2


def test_what_is_printed_has_no_line_end_in_a_line() -> None:
    assert printable("a\nb\tc\x1b[2J\u202ed") == "abc[2Jd"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (b"a b.txt", "a b.txt"),
        ("é习.txt".encode(), "é习.txt"),
        (b"bad-\xff\xfe.txt", r"bad-\xff\xfe.txt"),
        (b"esc-\x1b[2J.txt", r"esc-\x1b[2J.txt"),
        (b"new\nline", r"new\x0aline"),
        (b"back\\slash", r"back\\slash"),
        ("\u202etxt.exe".encode(), r"\u202etxt.exe"),
        ("\U000e0041".encode(), r"\U000e0041"),
    ],
)
def test_a_file_name_is_shown_escaped(name: bytes, expected: str) -> None:
    assert shown_name(name) == expected


@given(st.binary(), st.binary())
def test_different_file_names_look_different(one: bytes, other: bytes) -> None:
    assert (shown_name(one) == shown_name(other)) == (one == other)


STORY = "Café Zelenský “quoted” – 50 €\nVladimir Putin met Xi Jinping in Samarkand.\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (STORY.encode(), STORY),
        (STORY.encode("utf-8-sig"), STORY),
        (STORY.encode("utf-16"), STORY),
        (STORY.encode("utf-16-be"), STORY),
        (STORY.encode("utf-16-le"), STORY),
        (STORY.encode("utf-32"), STORY),
        (STORY.encode("cp1252"), STORY),
        (b"x" * 100 + "é".encode()[:1], "x" * 100),
        ("Путин встретился с Си в Самарканде в четверг.\n".encode("cp1251"),
         "Путин встретился с Си в Самарканде в четверг.\n"),
        (b"Putin a\x00b met Xi", "Putin a\x00b met Xi"),
        (b"", ""),
    ],
)  # fmt: skip
def test_bytes_are_decoded_by_what_they_are(data: bytes, expected: str) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize("declared", ["utf-16", "x-klingon", "rot13", "\x1b[2J", "ascii", ""])
def test_a_declared_charset_that_lies_is_passed_over(declared: str) -> None:
    assert decode("Café".encode(), declared) == "Café"


def test_a_declared_charset_is_believed_where_it_fits() -> None:
    assert decode("Путин".encode("koi8-r"), "koi8-r") == "Путин"


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF" + bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\nabc",
        b"\0" * 1000,
        b"\x1f\x8b\x08abc",
        bytes((7 * n * n + 13 * n) % 256 for n in range(5000)),
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="no text"):
        decode(data)


@given(st.binary(max_size=300), st.one_of(st.none(), st.sampled_from(["utf-16", "latin-1", "hex"])))
def test_any_bytes_are_text_or_refused(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, declared)
    except SourceError:
        return
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("short", 10, "short"),
        ("Putin met Xi in Samarkand", 16, "Putin met Xi in…"),
        ("Putin met Xi, in Samarkand", 15, "Putin met Xi…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_a_long_line_is_cut_at_a_word(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected
