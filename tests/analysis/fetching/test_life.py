"""The life of a feed on a server: from its address to its entries, answer by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.sources.discovery import Content, feeds_of, kind_of
from analysis.sources.feeds import read_feed
from analysis.sources.fetching import Fetched, Status
from tests.analysis.newsstand import Newsstand, answer, ask, newsstand

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as opened:
        yield opened


def edition(number: int, *titles: str) -> bytes:
    items = "".join(
        f"<item><guid>{title[0]}</guid><title>{title}</title></item>" for title in titles
    )
    return answer(
        200,
        f"<rss version='2.0'><channel><title>No {number}</title>{items}</channel></rss>".encode(),
        Content_Type="text/html",
        ETag=f'"{number}"',
    )


def titles_of(fetched: Fetched) -> list[str]:
    feed = read_feed(fetched.content, content_type=fetched.content_type, base=fetched.address)
    return [entry.title for entry in feed.entries]


def test_a_feed_is_found_read_changed_moved_and_gone(stand: Newsstand) -> None:
    stand.routes["/"] = answer(
        200,
        b"<!DOCTYPE html><link rel=alternate type='application/rss+xml' href=/news.xml>",
        Content_Type="text/html",
    )
    page = ask(stand, "/")
    assert kind_of(page.content, page.content_type) is Content.PAGE
    (offer,) = feeds_of(page.content, content_type=page.content_type, address=page.address)
    assert offer.address == stand.url("/news.xml")

    stand.routes["/news.xml"] = edition(1, "a", "b")
    first = ask(stand, "/news.xml")
    assert kind_of(first.content, first.content_type) is Content.FEED
    assert titles_of(first) == ["a", "b"]

    stand.routes["/news.xml"] = answer(304)
    second = ask(stand, "/news.xml", etag=first.etag)
    assert (second.status, second.etag) == (Status.UNCHANGED, '"1"')
    assert stand.asked[0].headers["if-none-match"] == '"1"'

    stand.routes["/news.xml"] = edition(2, "c", "b, corrected", "b")
    third = ask(stand, "/news.xml", etag=second.etag)
    assert (titles_of(third), third.etag) == (["c", "b"], '"2"')

    for broken in (answer(500), answer(200, b"<html>sorry", Content_Type="text/xml"), b""):
        stand.routes["/news.xml"] = broken
        fetched = ask(stand, "/news.xml", etag=third.etag)
        assert fetched.trouble or read_feed(fetched.content).trouble

    stand.routes["/news.xml"] = answer(301, Location="/new.xml")
    stand.routes["/new.xml"] = edition(3, "d")
    moved = ask(stand, "/news.xml", etag=third.etag)
    assert (moved.moved_to, titles_of(moved)) == (stand.url("/new.xml"), ["d"])

    stand.routes["/new.xml"] = answer(410)
    assert ask(stand, "/new.xml", etag=moved.etag).status is Status.GONE
