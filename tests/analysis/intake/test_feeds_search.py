"""Where the feed of a site is: declared by its page, linked, in a usual place, or nowhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from analysis.models import SourceKind
from tests.analysis.newsstand import answer
from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEED = rss(item("1", "one"))
TEXT = "".join(
    f"<p>This is what we have to say on the {each} of all questions, and it is a good deal.</p>"
    for each in ("first", "second", "third", "fourth", "fifth", "sixth")
)


def page(head: str = "", body: str = "") -> bytes:
    article = f"<article><h1>Our home</h1>{TEXT}</article>"
    return f"<html><head><title>Home</title>{head}</head><body>{body}{article}</body>".encode()


def declared(*addresses: str) -> str:
    link = "<link rel='alternate' type='application/rss+xml' href='{}'>"
    return "".join(map(link.format, addresses))


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as opened:
        opened.serve(page(), "/", Content_Type="text/html")
        del opened.stand.routes["/feed"]
        yield opened


def test_a_front_page_without_a_feed_is_searched_in_the_usual_places(reader: Reader) -> None:
    reader.serve(FEED, "/rss.xml")
    reader.serve(page(), "/feed", Content_Type="text/html")
    outcome = reader.look("/")
    assert (outcome.failures, outcome.pages, outcome.said) == ([], [], [])
    assert reader.source().location.decode() == reader.stand.url("/rss.xml")
    assert reader.titles() == ["one"]
    assert reader.stand.paths() == ["/", "/feed", "/feed.xml", "/rss", "/rss.xml"]


def test_where_there_is_none_the_page_is_saved_after_a_few_requests(reader: Reader) -> None:
    outcome = reader.look("/")
    assert len(reader.stand.asked) <= 7
    assert (len(outcome.pages), outcome.failures) == (1, [])
    assert "offers no feed; it is saved as a page" in outcome.said[0]
    assert reader.source().kind is SourceKind.PAGES


def test_what_the_front_page_links_to_as_a_feed_comes_first(reader: Reader) -> None:
    away = "http://other.example/feed.xml"
    reader.serve(page(body=f"<a href='{away}'>x</a><a href='/our/feed.xml'>RSS</a>"), "/")
    reader.serve(FEED, "/our/feed.xml")
    assert reader.look("/").failures == []
    assert reader.stand.paths() == ["/", "/our/feed.xml"]


@pytest.mark.parametrize("options", [{"are_typed": False}, {"as_pages": True}])
def test_nobody_searches_where_a_page_is_wanted_or_was_not_typed(
    reader: Reader, options: dict[str, object]
) -> None:
    reader.serve(FEED, "/feed")
    assert len(reader.look("/", **options).pages) == 1
    assert reader.stand.paths() == ["/"]


def test_a_page_that_is_no_front_page_is_not_searched_for(reader: Reader) -> None:
    reader.serve(page(), "/about")
    reader.serve(page("<meta property='og:type' content='article'>"), "/", Content_Type="text/html")
    reader.serve(FEED, "/feed")
    assert len(reader.look("/about", "/").pages) == 2
    assert reader.stand.paths() == ["/about", "/"]


@pytest.mark.parametrize("bad", ["/silent", "/slow-body", "/bomb", "/circle", "/429", "/drop"])
def test_a_search_ends_whatever_the_usual_places_answer(reader: Reader, bad: str) -> None:
    for name in ("feed", "feed.xml", "rss", "rss.xml", "atom.xml", "index.xml"):
        reader.stand.routes[f"/{name}"] = reader.stand.routes[bad]
    begun = time.monotonic()
    outcome = reader.look("/")
    assert time.monotonic() - begun < 5
    assert (len(outcome.pages), outcome.failures) == (1, [])
    if bad == "/429":
        assert reader.stand.paths() == ["/", "/feed"]


def test_a_search_leads_to_no_private_address(reader: Reader) -> None:
    there = reader.stand.url("/secret").replace("127.0.0.1", "localhost")
    for name in ("feed", "feed.xml", "rss", "rss.xml", "atom.xml", "index.xml"):
        reader.stand.routes[f"/{name}"] = answer(302, Location=there)
    reader.look("/")
    assert "/secret" not in reader.stand.paths()


def test_of_declared_feeds_the_first_that_is_one_is_followed(reader: Reader) -> None:
    reader.serve(page(declared("/gone", "/page", "/third")), "/")
    reader.serve(page(), "/page")
    reader.serve(FEED, "/third")
    outcome = reader.look("/")
    assert outcome.failures == []
    assert reader.source().location.decode() == reader.stand.url("/third")


def test_if_none_of_the_declared_is_there_the_first_is_named(reader: Reader) -> None:
    reader.serve(page(declared("/gone", "/lost")), "/")
    outcome = reader.look("/")
    (failure,) = outcome.failures
    assert failure.where == reader.stand.url("/gone")
    assert "404" in failure.reason
    assert outcome.pages == []


def test_a_feed_that_is_followed_already_is_looked_at_again(reader: Reader) -> None:
    reader.serve(FEED, "/feed", ETag='"1"')
    reader.look("/feed")
    reader.look("/")
    assert reader.source().location.decode() == reader.stand.url("/feed")
    assert reader.stand.asked[-1].headers["if-none-match"] == '"1"'
