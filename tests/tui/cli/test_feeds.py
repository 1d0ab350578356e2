"""Feeds and sources on the command line, with a server on this machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.newsstand import answer, newsstand
from tests.analysis.subscriber import AtOnce, capitals, item, rss
from tui.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.analysis.newsstand import Newsstand


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep away from the settings and the library of whoever runs this; no model is loaded."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library.db"))
    refresh = Library.refresh

    def quick(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            given = {**kwargs, "recogniser": recogniser, "parser": AtOnce()}
            return refresh(self, *args, **given)

    monkeypatch.setattr(Library, "refresh", quick)


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as opened:
        opened.routes["/feed"] = answer(200, rss(item("1", "one"), item("2", "two\x1b[2J")))
        yield opened


@pytest.fixture
def url(stand: Newsstand, capsys: pytest.CaptureFixture[str]) -> str:
    """Follow a feed; its address."""
    assert main(["import", "--quiet", stand.url("/feed")]) == 0
    assert capsys.readouterr() == ("", "")
    return stand.url("/feed")


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def record(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["sources", "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_an_address_is_imported_and_the_new_source_is_named(
    stand: Newsstand, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", stand.url("/feed")]) == 0
    assert said(capsys) == "Followed now: The Stand.\nArticles: 2 added, 2 analysed.\n"
    assert main(["sources"]) == 0
    out = capsys.readouterr().out
    assert stand.url("/feed") in out
    assert "\x1b" not in out


def test_a_page_is_saved_if_one_says_so(
    stand: Newsstand, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "<p>They met in Samarkand on Thursday, as they had said that they would.</p>" * 5
    stand.routes["/"] = answer(
        200,
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed">'
        b"<title>Our home</title></head><body><article>" + text.encode() + b"</article></body>",
    )
    assert main(["import", "--page", stand.url("/")]) == 0
    assert main(["import", stand.url("/")]) == 0
    assert said(capsys) == (
        "Saved: Our home.\nArticles: 1 added, 1 analysed.\n"
        "Followed now: The Stand.\nArticles: 2 added, 2 analysed.\n"
    )


@pytest.mark.parametrize("bad", ["https://", "http://exa mple/", "http://127.0.0.1:1/x"])
def test_an_address_that_cannot_be_had_is_named(
    bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", bad]) == 1
    first = said(capsys).splitlines()[0]
    assert first.startswith(bad)


def test_the_reader_is_not_opened_on_what_is_no_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["https:///x"]) == 2
    assert "is no web address" in said(capsys)


def test_refresh_asks_all_feeds_and_its_exit_code_says_whether_all_went_well(
    stand: Newsstand, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stand.routes["/feed"] = answer(200, rss(item("3", "three")))
    assert main(["refresh", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert record(capsys)["articles"] == 3
    stand.routes["/feed"] = answer(500)
    assert main(["refresh", "--quiet"]) == 1
    assert said(capsys).startswith("The Stand: the server answers 500")
    assert main(["refresh", "--quiet"]) == 0
    assert len(stand.asked) == 3
    assert main(["refresh", "--quiet", "the stand"]) == 1
    assert record(capsys)["failures"] == 2


def test_refresh_names_what_one_had_read_and_is_changed(
    stand: Newsstand, url: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    library = Library(tmp_path / "library.db")
    library.set_read(library.article_ids(), True)
    library.close()
    stand.routes["/feed"] = answer(200, rss(item("1", "other"), item("2", "two\x1b[2J")))
    assert main(["refresh"]) == 0
    lines = said(capsys)
    assert "Changed since you read it: other." in lines


def test_refresh_names_feeds_that_are_left_alone_and_doctor_whose_trouble_it_is(
    stand: Newsstand, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stand.routes["/feed"] = answer(500, b"")
    assert main(["refresh", "--quiet"]) == 1
    capsys.readouterr()
    assert main(["refresh"]) == 0
    assert "“The Stand” is not asked before " in said(capsys)
    assert main(["refresh", "--quiet"]) == 0
    assert said(capsys) == ""
    main(["doctor"])
    assert "The Stand: the server answers 500" in said(capsys)


def test_a_source_is_renamed_tagged_and_kept_by_its_name(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "rename", url, "My", "Stand"]) == 0
    assert main(["sources", "tag", "my stand", "News/World", "daily"]) == 0
    assert main(["sources", "full", "My Stand", "on"]) == 0
    assert main(["sources", "keep", "My Stand", "30"]) == 0
    assert main(["sources", "keep", "all", "90"]) == 0
    assert "of all feeds are kept: 90 days" in capsys.readouterr().err
    capsys.readouterr()
    found = record(capsys)
    assert found["source"] == "My Stand"
    assert found["tags"] == ["News/World", "daily"]
    assert (found["full_text"], found["keep_days"]) == (True, 30)


@pytest.mark.parametrize(
    "words",
    [
        ["rename", "nobody", "x"],
        ["tag"],
        ["full", "The Stand", "maybe"],
        ["keep", "The Stand", "long"],
        ["keep", "The Stand"],
        ["import", "/nowhere/feeds.opml"],
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    url: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", *words]) == 1
    assert said(capsys).count("\n") == 1


def test_a_source_is_removed_without_or_with_its_articles(
    stand: Newsstand, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sources", "remove", url]) == 0
    assert said(capsys) == "The Stand is removed; its 2 articles stay.\n"
    assert main(["articles"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert main(["sources", "add", "--quiet", url]) == 0
    assert main(["sources", "remove", "--articles", url]) == 0
    assert said(capsys) == "The Stand is removed with 2 articles.\n"


def test_the_list_of_feeds_goes_out_and_comes_in(
    url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["sources", "tag", url, "News/World"]) == 0
    listed = tmp_path / "feeds.opml"
    assert main(["sources", "export", str(listed)]) == 0
    assert "1 feed written" in said(capsys)
    assert main(["sources", "export"]) == 0
    assert capsys.readouterr().out == listed.read_text()
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "other.db"))
    assert main(["sources", "import", str(listed)]) == 0
    assert said(capsys).startswith("1 feed added.")
    found = record(capsys)
    assert (found["location"], found["tags"]) == (url, ["News/World"])
    assert found["looked_at"] is None


def test_names_can_be_left_for_later(stand: Newsstand, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--later", stand.url("/feed")]) == 0
    words = said(capsys)
    assert "2 added." in words
    assert 'when the reader is opened, or by "newsreader refresh": 2 articles wait' in words
    assert main(["articles", "two"]) == 0
    assert "two" in capsys.readouterr().out
    assert main(["refresh", "--later", "--quiet"]) == 0
    assert said(capsys) == ""
    assert main(["refresh"]) == 0
    assert "2 analysed" in said(capsys)
