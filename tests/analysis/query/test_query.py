"""Queries as they are typed: what they mean, or what is wrong with them, and where."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.errors import QueryError
from analysis.query.reading import no_field, parse
from analysis.query.tree import (
    EVERYTHING,
    All,
    Dated,
    Either,
    Field,
    Is,
    Kind,
    Mark,
    Not,
    Part,
    Query,
    Words,
)
from analysis.query.views import with_views
from analysis.text import canonical_line

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
A, B, C = Words("a"), Words("b"), Words("c")


def read(text: str) -> Query:
    return parse(text, NOW)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", EVERYTHING),
        ("  \n", EVERYTHING),
        ("a", A),
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ('"a b"', Words("a b")),
        ("“a b”", Words("a b")),
        ("„a b“", Words("a b")),
        ('"a b', Words("a b")),
        ("zelensk*", Words("zelensk", is_prefix=True)),
        ("a OR b", Either((A, B))),
        ("a|b", Either((A, B))),
        ("a | b || c", Either((A, B, C))),
        ("a OR b c", All((Either((A, B)), C))),
        ("a AND b OR c", Either((All((A, B)), C))),
        ("-a", Not(A)),
        ("NOT a b", All((Not(A), B))),
        ("a -(b c)", All((A, Not(All((B, C)))))),
        ('-"a b"', Not(Words("a b"))),
        ("(a OR b) c", All((Either((A, B)), C))),
        ("((a))", A),
        ("title:a", Words("a", part=Part.TITLE)),
        ("TITLE:ab*", Words("ab", is_prefix=True, part=Part.TITLE)),
        ("source:bbc", Field(Kind.SOURCE, "bbc")),
        ("from:bbc*", Field(Kind.SOURCE, "bbc", is_prefix=True)),
        ('who:"Vladimir Putin"', Field(Kind.ENTITY, "Vladimir Putin")),
        ("-tag:News/World", Not(Field(Kind.TAG, "News/World"))),
        ("by:smith", Field(Kind.AUTHOR, "smith")),
        ("lang:de", Field(Kind.LANGUAGE, "de")),
        ("is:Starred", Is(Mark.STARRED)),
        ("(is:unread OR is:starred) a", All((Either((Is(Mark.UNREAD), Is(Mark.STARRED))), A))),
    ],
)
def test_what_is_typed_means_what_it_says(text: str, meant: Query) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Smith v: Jones", ["Smith", "v:", "Jones"]),
        ("at 12:30", ["at", "12:30"]),
        ("https://example.org/a?b=c&d", ["https://example.org/a?b=c&d"]),
        ("foo:bar", ["foo:bar"]),
        ("source: bbc", ["source:", "bbc"]),
        ("air-defence U.S. R&D 5%", ["air-defence", "U.S.", "R&D", "5%"]),
        ("gas - oil — tax", ["gas", "oil", "tax"]),
        ("f(x) a) b", ["f(x)", "a)", "b"]),
        ("or and not", ["or", "and", "not"]),
        ('5" guns', ['5"', "guns"]),
        ("NEAR(a b)", ["NEAR(a", "b)"]),
    ],
)
def test_what_is_no_field_and_no_sign_is_plain_text(text: str, words: list[str]) -> None:
    assert read(text) == All(tuple(map(Words, words))) or read(text) == Words(words[0])


def at(*day: int) -> int:
    return int(datetime(*day, tzinfo=UTC).timestamp())  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("after:2026-11-01", at(2026, 11, 1), None),
        ("since:2026/11/1", at(2026, 11, 1), None),
        ("before:2026-11-01", None, at(2026, 11, 1)),
        ("on:2026-11-01", at(2026, 11, 1), at(2026, 11, 2)),
        ("on:2026-12", at(2026, 12, 1), at(2027, 1, 1)),
        ("on:2024", at(2024, 1, 1), at(2025, 1, 1)),
        ("on:today", at(2026, 11, 22), at(2026, 11, 23)),
        ("after:yesterday", at(2026, 11, 21), None),
        ("after:7d", at(2026, 11, 15, 15, 30), None),
        ("on:7d", at(2026, 11, 15), at(2026, 11, 16)),
        ("before:2w", None, at(2026, 11, 8, 15, 30)),
        ("after:36h", at(2026, 11, 21, 3, 30), None),
        ("after:1m", at(2026, 10, 22, 15, 30), None),
        ("after:9m", at(2026, 2, 22, 15, 30), None),
        ("after:1y", at(2025, 11, 22, 15, 30), None),
        ('on:"1 Nov 2026"', at(2026, 11, 1), at(2026, 11, 2)),
    ],
)
def test_dates_are_those_of_days_months_years_and_spans(
    text: str, since: int | None, until: int | None
) -> None:
    assert read(text) == Dated(since, until)


def test_a_month_before_the_last_of_march_is_the_last_of_february() -> None:
    found = parse("after:1m", datetime(2026, 3, 31, tzinfo=UTC))
    assert found == Dated(since=at(2026, 2, 28))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gas OR", "OR at character 5 has nothing behind it."),
        ("OR gas", "OR at character 1 has nothing before it."),
        ("gas AND OR oil", "AND at character 5 has nothing behind it."),
        ("NOT", "NOT at character 1 has nothing behind it."),
        ("a (b OR c", "The parenthesis at character 3 is not closed."),
        (
            "is:green",
            "“is:green” at character 1: say read, unread, starred, changed, hidden, watched",
        ),
        ("a after:soon", "“after:soon” at character 3 is no date: write 2026-11-01"),
        ("on:2026-13-01", "no date"),
        ("gas who:", "“who:” at character 5 has nothing behind it."),
        ('source:""', "“source:” at character 1 has nothing behind it."),
        ("(tag:) a", "“tag:” at character 2 has nothing behind it."),
        ("on:9999", "no date"),
        ("after:9999y", "no date"),
        ("…", "There is no word to look for in “…”."),
        ("(" * 30 + "a" + ")" * 30, "nested too deeply at character 21"),
        ("a " * 400, "more than 300 words"),
        ("a" * 3000, "3,000 characters"),
    ],
)
def test_mistakes_are_said_in_one_sentence_with_where(text: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        read(text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("foo:bar", "foo:"),
        ('gas -(who:a foo:"b")', "foo:"),
        ("source:bbc", ""),
        ("http://a.example/", ""),
        ("Smith v: Jones 12:30", ""),
        ('"foo:bar"', ""),
    ],
)
def test_what_looks_like_a_field_and_is_none_is_named(text: str, named: str) -> None:
    said = no_field(text)
    assert bool(said) == bool(named)
    assert named in said


@given(st.text(alphabet=st.sampled_from('ab"“”()|-*: \0ORNDTis:after7d\ud800中é—')) | st.text())
@example('is:unread OR (title:"a* AND -who:b) | view:x')
def test_any_text_means_something_or_is_refused_in_words(text: str) -> None:
    said = ""
    try:
        read(text)
    except QueryError as error:
        said = str(error)
    assert not said or (said.endswith(".") and canonical_line(said) == said)


def test_a_view_stands_for_its_query_and_never_for_itself() -> None:
    saved = {"mine": read("a view:other"), "other": read("-b"), "ring": read("c view:RING")}

    def put_in(text: str) -> Query:
        return with_views(read(text), saved.get)

    assert put_in("view:mine OR c") == Either((All((A, Not(B))), C))
    with pytest.raises(QueryError, match="“RING” needs itself"):
        put_in("view:ring")
    with pytest.raises(QueryError, match="No view is called “nobody”"):
        put_in("-view:nobody")


def test_views_within_views_do_not_unfold_without_end() -> None:
    saved = {str(level): read(f"view:{level - 1} " * 50) for level in range(1, 20)}
    with pytest.raises(QueryError, match="over 1,000 parts"):
        with_views(read("view:19"), {**saved, "0": EVERYTHING}.get)
