"""Queries on the command line, and those that are saved there."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from analysis.following.views import renamed
from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.subscriber import AtOnce, capitals
from tui.__main__ import main
from tui.cli.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = [
    {"id": "1", "title": "Gas up", "text": "Vladimir Putin spoke: gas", "published": "2026-11-02"},
    {"id": "2", "title": "Oil", "text": "Angela Merkel spoke: oil", "published": "2026-11-01"},
    {"id": "3", "title": "Both", "text": "gas and oil", "published": "2026-10-01", "source": "BBC"},
]  # fmt: skip


@pytest.fixture(autouse=True)
def filled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fill a library; keep away from the settings of whoever runs this; no model is loaded."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library.db"))
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)))
    with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
        library = Library.open(tmp_path / "library.db")
        library.refresh([str(tmp_path / "news.jsonl")], recogniser=recogniser)
        library.close()
    capsys.readouterr()


def ran(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    return code, *capsys.readouterr()


def titles(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    code, out, _ = ran(capsys, "articles", "--json", *words)
    assert code == 0
    return [json.loads(line)["title"] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["gas"], ["Gas up", "Both"]),
        (["gas", "-oil"], ["Gas up"]),
        (["-oil", "gas"], ["Gas up"]),
        (["-source:bbc"], ["Gas up", "Oil"]),
        (["--", "-source:bbc"], ["Gas up", "Oil"]),
        (["on:2026-11", "spoke"], ["Gas up", "Oil"]),
        (["who:putin"], ["Gas up"]),
        (['"gas and" OR title:oil'], ["Oil", "Both"]),
    ],
)
def test_articles_are_narrowed_by_queries(
    capsys: pytest.CaptureFixture[str], words: list[str], found: list[str]
) -> None:
    assert titles(capsys, *words) == found


def test_a_mistake_in_a_query_is_wrong_usage_and_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for command in ("articles", "entities", "export"):
        assert ran(capsys, command, "gas", "OR") == (
            2,
            "",
            "newsreader: OR at character 5 has nothing behind it.\n",
        )


def test_entities_are_those_called_so_or_those_of_some_articles(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = ran(capsys, "entities", "--json", "on:2026-11-01")
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Angela Merkel"]
    _, out, _ = ran(capsys, "entities", "--json", "merk", "-putin")
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Angela Merkel"]


def test_an_export_has_what_a_query_selects(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, "export", "title:gas")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1"]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("csv", "published,source,title"),
        ("mentions", "published,source,title"),
        ("markdown", "## Gas up"),
    ],
)
def test_an_export_has_several_forms(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, first: str
) -> None:
    code, out, _ = ran(capsys, "export", "--format", form, "title:gas")
    assert (code, out.startswith(first), "Vladimir Putin" in out) == (0, True, True)
    path = tmp_path / "out"
    said = ran(capsys, "export", "--format", form, "--output", str(path), "title:gas")
    assert said == (0, "", f"1 article written to {path}.\n")
    assert path.read_text() == out


def test_a_field_that_there_is_not_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "; there is no field foo:" in ran(capsys, "articles", "foo:bar")[2]
    code, _, err = ran(capsys, "articles", "who:")
    assert (code, "nothing behind it" in err) == (2, True)


def test_what_rules_hide_is_counted_where_nothing_else_is_found(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    library = Library.open(tmp_path / "library.db")
    library.habits().hide_word("merkel")
    library.close()
    _, out, err = ran(capsys, "articles", "merkel")
    assert (out, "1 article hidden by rules" in err, "is:hidden" in err) == ("", True, True)
    assert titles(capsys, "merkel", "is:hidden") == ["Oil"]


def test_views_are_saved_listed_used_renamed_kept_and_removed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = ran(capsys, "views", "save", "Gas news", "gas", "-oil")
    assert said == (0, "", "“Gas news” is saved: 1 article, 1 unread.\n")
    assert titles(capsys, 'view:"gas news"') == ["Gas up"]
    assert ran(capsys, "views", "save", "More", 'view:"Gas news" OR merkel')[0] == 0
    _, out, _ = ran(capsys, "views", "--json")
    (gas, more) = map(json.loads, out.splitlines())
    assert gas == {
        "name": "Gas news",
        "query": "gas -oil",
        "articles": 1,
        "unread": 1,
        "trouble": None,
    }
    assert more["articles"] == 2
    assert "is saved" in ran(capsys, "views", "save", "more", 'view:"gas news" OR merkel')[2]
    said = ran(capsys, "views", "save", "More", "merkel")[2]
    assert said.endswith('unread. It was: view:"gas news" OR merkel\n')
    assert ran(capsys, "views", "save", "More", 'view:"gas news" OR merkel')[0] == 0
    assert ran(capsys, "views", "rename", "gas news", "More")[0] == 1
    assert ran(capsys, "views", "rename", "More", "Other")[0] == 0
    assert ran(capsys, "views", "rename", "Gas news", "Gas")[0] == 0
    assert titles(capsys, "view:other") == ["Gas up", "Oil"]
    kept = tmp_path / "views.jsonl"
    assert ran(capsys, "views", "export", str(kept))[2].startswith("2 views written")
    assert ran(capsys, "views", "remove", "Other", "GAS")[0] == 0
    assert "No view is saved yet" in ran(capsys, "views")[2]
    assert ran(capsys, "views", "import", str(kept)) == (0, "", "2 views saved.\n")
    assert titles(capsys, "view:other") == ["Gas up", "Oil"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["save", "x", "a OR"], "OR at character 3"),
        (["save", "x", "view:x"], "needs itself"),
        (["save", "x", "view:y"], "No view is called “y”"),
        (["save", "…", "a"], "needs a name"),
        (["save", "x"], 'say "newsreader views save NAME'),
        (["remove", "x"], "No view is called “x”"),
    ],
)
def test_what_cannot_be_saved_is_not_saved_and_said(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    code, out, err = ran(capsys, "views", *words)
    assert (code > 0, out, said in err) == (True, "", True)
    assert ran(capsys, "views")[1] == ""


def test_lines_that_are_no_views_are_named_and_the_others_saved(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["{", '{"name": "a", "query": "gas"}', '{"name": 1}', "[" * 100_000, '{"name": "b"}']
    data = "\n".join(lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, _, err = ran(capsys, "views", "import", "-")
    assert code == 1
    assert err.splitlines() == [
        *(f"-: line {n} is no view." for n in (1, 3, 4, 5)),
        "1 view saved.",
    ]


def test_a_word_with_a_hyphen_before_it_is_no_option_of_a_query() -> None:
    assert parse(["articles", "-h*", "--json", "-is:read"]).query == "-h* -is:read"


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("view:a -view:A* view:ab", 'view:"b c" -view:A* view:ab'),
        ('(VIEW:"a" OR view:a) xview:a', '(view:"b c" OR view:"b c") xview:a'),
    ],
)
def test_a_view_is_named_otherwise_wherever_it_is_named(query: str, written: str) -> None:
    assert renamed(query, "a", "b c") == written


def test_an_option_that_is_none_is_told_how_it_is_said_in_a_query(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = ran(capsys, "articles", "--unread")
    assert (code, "--unread (lists are narrowed by a query: is:unread" in err) == (2, True)
