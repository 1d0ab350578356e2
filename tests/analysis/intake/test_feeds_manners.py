"""Hosts that want to be left alone: the pause holds for all that is asked of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from analysis.intake.asking import Network
from tests.analysis.newsstand import TIGHT, answer
from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.models import SourceRow

BUSY = answer(429, Retry_After="3600")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as opened:
        for path in ("/a", "/b", "/c", "/elsewhere"):
            opened.serve(rss(item(path, path), title=path), path)
        yield opened


def elsewhere(reader: Reader) -> str:
    """An address of another host, which is this machine, too."""
    return reader.stand.url("/elsewhere").replace("127.0.0.1", "localhost")


def rows(reader: Reader) -> dict[str, SourceRow]:
    return {row.name: row for row in reader.library.sources()}


def end_of_pause(reader: Reader) -> None:
    with reader.library._access.transaction():
        reader.library._access.connection().execute(
            "UPDATE feed SET next_look_at = '2022-01-01T00:00:00Z'"
        )


def test_a_refusal_of_the_reader_is_no_failure_of_the_feed(reader: Reader) -> None:
    reader.look("/a")
    with reader.library._access.transaction():
        reader.library._access.connection().execute("UPDATE feed SET is_typed = 0")
    for _ in range(2):
        (failure,) = reader.look(typed=False).failures
        assert "no public address" in failure.reason
    row = reader.source()
    assert (row.failures, row.next_look_at) == (0, None)
    assert "allow the host" in (row.trouble or "")
    outcome = reader.look()
    assert (outcome.failures, outcome.resting, reader.stand.paths()) == ([], [], ["/a"])
    assert reader.source().trouble is None


def test_a_redirect_to_where_the_reader_does_not_go_is_one(reader: Reader) -> None:
    reader.look("/a")
    reader.stand.routes["/a"] = answer(302, Location="http://127.0.0.2:9/")
    reader.look()
    assert reader.source().failures == 1


@pytest.mark.parametrize("busy", [BUSY, answer(503, Retry_After="3600"), answer(503), answer(429)])
def test_a_host_that_wants_rest_is_asked_nothing_more_in_this_run_and_in_later_ones(
    reader: Reader, busy: bytes
) -> None:
    reader.look("/a", "/b", "/c", elsewhere(reader))
    good = dict(reader.stand.routes)
    reader.stand.routes["/a"] = busy
    outcome = reader.look()
    assert sorted(reader.stand.paths()) == ["/a", "/elsewhere"]
    assert [failure.where for failure in outcome.failures] == ["/a", "/b", "/c"]
    assert "its host has too much to do" in outcome.failures[1].reason
    assert [path for path, row in rows(reader).items() if row.failures] == ["/a"]
    assert "its host has too much to do" in (rows(reader)["/b"].trouble or "")
    assert rows(reader)["/elsewhere"].trouble is None
    reader.look()
    assert reader.stand.paths() == ["/elsewhere"]

    end_of_pause(reader)
    reader.stand.routes = good
    assert reader.look().failures == []
    assert sorted(reader.stand.paths()) == ["/a", "/b", "/c", "/elsewhere"]
    assert [row.trouble for row in rows(reader).values()] == [None] * 4


def test_the_pause_holds_for_feeds_that_were_not_in_the_run(reader: Reader) -> None:
    reader.look("/a", "/b")
    reader.stand.routes["/a"] = BUSY
    reader.look("/a")
    reader.look()
    assert reader.stand.asked == []
    due = rows(reader)["/b"].next_look_at
    assert due is not None
    assert due > time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3500))


def test_what_is_no_feed_of_ours_may_begin_the_pause(reader: Reader) -> None:
    reader.look("/a", "/b", elsewhere(reader))
    reader.stand.routes["/new"] = BUSY
    reader.look("/new")
    reader.look()
    assert reader.stand.paths() == ["/elsewhere"]


def test_whoever_names_a_feed_has_it_asked_in_a_pause(reader: Reader) -> None:
    reader.look("/a", "/b")
    reader.stand.routes["/a"] = BUSY
    reader.look("/a")
    assert reader.look("/b").failures == []
    assert reader.stand.paths() == ["/b"]
    assert (rows(reader)["/b"].trouble, rows(reader)["/b"].next_look_at) == (None, None)


def test_a_pause_that_is_over_at_once_stops_nobody(reader: Reader) -> None:
    reader.stand.routes["/a"] = answer(429, Retry_After="0")
    reader.look("/a", "/b", "/c")
    assert reader.stand.paths() == ["/a", "/b", "/c"]


def test_it_is_the_host_that_answers_which_is_left_alone(reader: Reader) -> None:
    places = [elsewhere(reader), "/a", "/b"]
    reader.look(*places)
    there = f"http://localhost:{reader.stand.server_address[1]}/c"
    reader.stand.routes["/a"] = answer(302, Location=there)
    reader.stand.routes["/c"] = answer(503)
    network = Network(frozenset({"localhost"}), proxies={}, feed_limits=TIGHT)
    assert len(reader.look("/a", "/b", network=network).failures) == 1
    assert reader.stand.paths() == ["/a", "/c", "/b"]


def test_full_texts_wait_for_the_pause_and_are_fetched_after_it(reader: Reader) -> None:
    met = "<p>They met in Samarkand for the {} time, as they had said that they would.</p>"
    text = "".join(met.format(each) for each in ("first", "second", "third", "fourth", "fifth"))
    page = f"<html><body><article><h1>Met</h1>{text}</article></body></html>".encode()
    links = [f"/page/{n}" for n in range(5)]
    reader.serve(rss(*(item(link, "Met", "They…", reader.stand.url(link)) for link in links)))
    reader.look("/feed")
    reader.library.desk().set_full(reader.source().id, True)
    reader.stand.routes.update(dict.fromkeys(links, BUSY))
    outcome = reader.look("/feed")
    assert len(reader.stand.asked) == 2
    assert len(outcome.unfilled) == 1
    reader.stand.routes.update(
        dict.fromkeys(links, answer(200, page, Content_Type="text/html; charset=utf-8"))
    )
    for _ in range(4):
        reader.stand.routes["/page/0"] = BUSY
        reader.look("/feed")
    reader.stand.routes["/page/0"] = reader.stand.routes["/page/1"]
    assert reader.look("/feed").failures == []
    assert all("as they had said" in article.text for article in reader.articles())
