"""What is other in a text, by sentences."""

from __future__ import annotations

import time

import pytest

from tui.drawing.difference import difference, sentences


def short(before: str, after: str) -> str:
    """Write the parts with a sign each; sentences are single letters."""
    signs = {"same": "=", "gone": "-", "new": "+"}
    return " ".join(signs[p.kind] + "".join(p.sentences) for p in difference(before, after))


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("", "", ""),
        ("abc", "abc", "=abc"),
        ("abc", "abcd", "=abc +d"),
        ("abc", "axc", "=a -b +x =c"),
        ("abc", "", "-abc"),
        ("", "abc", "+abc"),
        ("aaa", "aa", "=aa -a"),
        ("abcde", "xbcdy", "-a +x =bcd -e +y"),
    ],
)
def test_what_is_said_no_more_stands_before_what_is_new(before, after, parts) -> None:
    assert short(before, after) == parts


def test_a_text_is_divided_at_sentences_and_line_breaks() -> None:
    text = "Title\n\nMr. Smith met  her. He left!\nThen it rained"
    assert sentences(text) == ["Title", "Mr. Smith met her.", "He left!", "Then it rained"]


@pytest.mark.parametrize("kind", ["alike", "other", "huge"])
def test_comparing_long_texts_does_not_take_long(kind) -> None:
    before = [f"{n % 7 if kind == 'alike' else n}" for n in range(2500)]
    after = [f"{n % 5 if kind == 'alike' else -n}" for n in range(2500)]
    if kind == "huge":
        before, after = before * 40, after * 40
    began = time.process_time()
    parts = difference(before, after)
    assert sum(len(p.sentences) for p in parts if p.kind != "new") == len(before)
    assert time.process_time() - began < 1.5
