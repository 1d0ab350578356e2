"""Exports as CSV and Markdown: what is foreign stays text, and nothing is left out."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export import articles, markdown, mentions
from analysis.export.cell import row
from analysis.export.markdown import escaped
from analysis.models import Article, EntityRow, Evidence, Kind, Label, LinkedMention, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.library import Library

ENTITY = EntityRow(7, "Vladimir Putin", Label.PERSON, 2, 3, 1)
TEXT = '# It rained. "We met", said *Vladimir\nPutin* <b>today</b>. He left.'


def library(**changes: str) -> Library:
    """Stand in for a library of one article, the second id being gone."""
    values = {
        "id": 1,
        "external_id": "a-1",
        "source": "@Wire",
        "title": "=1+1 [x](y)",
        "text": TEXT,
        "published": "2026-11-02T00:00:00Z",
        "author": None,
        "url": "https://example.org/a_b?c=d",
        "is_read": True,
        "is_starred": False,
        "is_analysed": True,
        "is_missing": False,
        "words": 12,
        "language": "en",
    } | changes
    article = Article(**values)  # type: ignore[arg-type]
    start = TEXT.index("Vladimir")
    found = LinkedMention(
        1, 0, start, start + 14, Label.PERSON, Kind.NAME, 7, Evidence(Reason.SAME_NAME)
    )
    value = found._replace(label=Label.DATE, entity=None)
    made = SimpleNamespace(
        article={1: article}.get,
        entities_of=lambda _: [ENTITY],
        mentions=lambda _: [found, value],
        entity={7: ENTITY}.get,
    )
    return cast("Library", made)


def read(lines: Iterator[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(lines))


def test_articles_are_rows_with_the_names_in_them() -> None:
    (found,) = read(articles.lines(library(), [1, 2]))
    assert found == {
        "published": "2026-11-02T00:00:00Z",
        "source": "'@Wire",
        "title": "'=1+1 [x](y)",
        "author": "",
        "url": "https://example.org/a_b?c=d",
        "language": "en",
        "words": "12",
        "read": "1",
        "starred": "0",
        "names": "Vladimir Putin",
        "id": "a-1",
    }


def test_linked_mentions_are_rows_with_their_sentence_and_values_are_none() -> None:
    (found,) = read(mentions.lines(library(), [2, 1]))
    assert (found["name"], found["text"], found["entity"]) == (
        "Vladimir Putin",
        "Vladimir Putin",
        "e7",
    )
    assert found["sentence"] == '"We met", said *Vladimir Putin* <b>today</b>.'
    assert (found["why"], found["confidence"]) == ("same name", "sure")
    assert TEXT[int(found["start"]) : int(found["end"])] == "Vladimir\nPutin"


def test_an_article_is_a_section_of_markdown_without_foreign_markup() -> None:
    (section,) = markdown.lines(library(), [1, 2])
    assert section.split("\n\n") == [
        "## \\=1+1 \\[x\\](y)",
        "*@Wire · 2026-11-02*",
        "<https://example.org/a_b?c=d>",
        '\\# It rained. "We met", said \\*Vladimir\nPutin\\* \\<b\\>today\\</b\\>. He left.',
        "**Names:** Vladimir Putin (person 2)\n",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Rain  falls\n\nIt rained.", "It rained."),
        ("Rain falls", "Rain falls"),
        ("Rain falls again\nIt rained.", "Rain falls again\nIt rained."),
    ],
)
def test_a_title_that_begins_the_text_is_written_once(text: str, written: str) -> None:
    (section,) = markdown.lines(library(title="Rain falls", text=text), [1])
    assert section.split("\n\n")[3:-1] == [written]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x> <script>", "https://a b"])
def test_what_is_no_plain_address_is_no_link(url: str) -> None:
    (section,) = markdown.lines(library(url=url), [1])
    assert f"<{url}" not in section
    assert escaped(url) in section


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1. one\n2) two\n1987 was", "1\\. one\n2\\) two\n1987 was"),
        ("- a\n+ b\n-5\n===", "\\- a\n\\+ b\n\\-5\n\\==="),
        ("    code\n\ttab", "code\ntab"),
        ("a_b `c` &amp; ~d~ $e$ a|b \\", "a\\_b \\`c\\` \\&amp; \\~d\\~ \\$e\\$ a\\|b \\\\"),
    ],
)
def test_markdown_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))))
def test_every_cell_is_read_back_and_none_is_a_formula(values: list[str]) -> None:
    (found,) = csv.reader(io.StringIO(row(["x", *values]), newline=""), strict=True)
    for value, cell in zip(values, found[1:], strict=True):
        assert cell in {value, f"'{value}"}
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t"))


def test_a_formula_in_full_width_is_none_either() -> None:
    assert row(["\uff1dSUM(A1)", "\uff20x"]) == "'\uff1dSUM(A1),'\uff20x"
