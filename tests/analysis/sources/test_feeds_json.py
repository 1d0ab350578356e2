"""JSON Feed, member by member as its versions 1.0 and 1.1 have them."""

from __future__ import annotations

import json

import pytest

from analysis.sources.entries import Entry, Feed
from analysis.sources.feeds import read_feed
from analysis.sources.link import Link

BASE = "https://harbour.example/feed.json"
VERSION = "https://jsonfeed.org/version/1"
SIMPLE = {
    "version": VERSION,
    "title": "Harbour Watch",
    "home_page_url": "https://harbour.example/",
    "feed_url": BASE,
    "items": [
        {"id": "2", "content_text": "The second item.", "url": "https://harbour.example/2"},
        {"id": "1", "content_html": "<p>Hello, port!</p>", "url": "https://harbour.example/1"},
    ],
}
PODCAST = {
    "version": VERSION,
    "user_comment": "This is heard, not read.",
    "title": "The Foghorn",
    "home_page_url": "https://foghorn.example/",
    "feed_url": "https://foghorn.example/feed.json",
    "items": [
        {
            "id": "https://foghorn.example/17",
            "url": "https://foghorn.example/17",
            "title": "Fog over the pier",
            "content_text": "We listen.\n\nFor an hour.",
            "content_html": '<p>We <a href="/listen">listen</a>.</p><p>For an hour.</p>',
            "summary": "An hour of fog.",
            "date_published": "2017-05-09T14:04:00-07:00",
            "attachments": [
                {
                    "url": "https://foghorn.example/17.m4a",
                    "mime_type": "audio/x-m4a",
                    "title": "The hour",
                    "size_in_bytes": 89970236,
                    "duration_in_seconds": 6629,
                },
                {"url": "17.mp3", "mime_type": "audio/mpeg"},
            ],
        }
    ],
}
MICROBLOG = {
    "version": VERSION,
    "user_comment": "A microblog has no titles.",
    "title": "Ann at the port",
    "home_page_url": "https://ann.example/",
    "author": {"name": "Ann Lee", "url": "https://ann.example/me", "avatar": "/a.png"},
    "items": [
        {
            "id": 2347259,
            "url": "https://ann.example/2347259",
            "content_text": "Cats at the port.\n\nhttps://cats.example",
            "date_published": "2016-02-09T14:22:00+02:00",
        }
    ],
}
FULL = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Watch",
    "home_page_url": "https://harbour.example/",
    "description": "Ships",
    "next_url": "https://harbour.example/feed-2.json",
    "icon": "https://harbour.example/512.png",
    "favicon": "https://harbour.example/64.png",
    "authors": [{"name": "The Desk"}],
    "language": "en-GB",
    "expired": True,
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    "_harbour": {"about": "https://harbour.example/json", "tides": [1, 2]},
    "items": [
        {
            "id": "urn:harbour:1",
            "url": "/1",
            "external_url": "https://other.example/story",
            "title": "A &amp; <b> are kept",
            "content_html": "<ul><li>One</li><li>Two</li></ul>",
            "summary": "One and two.",
            "image": "https://harbour.example/1.png",
            "banner_image": "https://harbour.example/b.png",
            "date_published": "2010-02-07T14:04:00-05:00",
            "date_modified": "2010-02-08T14:04:00Z",
            "authors": [{"name": "Ann Lee"}, {"url": "https://b.example/"}, {"name": "Bo"}],
            "author": {"name": "Ann Lee"},
            "tags": ["port", "ships", "port"],
            "language": "de",
            "_harbour": {"tide": "high"},
        },
        {"id": "urn:harbour:2", "external_url": "https://other.example/2", "summary": "No more."},
    ],
}


def read(document: object) -> Feed:
    feed = read_feed(json.dumps(document).encode(), base=BASE)
    assert feed.trouble == ""
    return feed


def only(**members: object) -> Entry:
    (entry,) = read({"version": VERSION, "title": "N", "items": [members]}).entries
    return entry


def test_the_simple_feed_is_two_entries() -> None:
    feed = read(SIMPLE)
    assert (feed.title, feed.home, feed.found) == ("Harbour Watch", "https://harbour.example/", 2)
    assert [(each.guid, each.text, each.link, each.is_whole) for each in feed.entries] == [
        ("2", "The second item.", "https://harbour.example/2", True),
        ("1", "Hello, port!", "https://harbour.example/1", True),
    ]


def test_a_podcast_lists_what_is_to_be_heard() -> None:
    (entry,) = read(PODCAST).entries
    assert (entry.guid, entry.title) == ("https://foghorn.example/17", "Fog over the pier")
    assert (entry.text, entry.published) == ("We listen.\n\nFor an hour.", "2017-05-09T21:04:00Z")
    assert entry.links == (
        Link("listen", "https://foghorn.example/listen"),
        Link("The hour", "https://foghorn.example/17.m4a"),
        Link("audio/mpeg", "https://harbour.example/17.mp3"),
    )


def test_an_item_of_a_microblog_is_called_by_what_it_says() -> None:
    (entry,) = read(MICROBLOG).entries
    assert (entry.guid, entry.author) == ("2347259", "Ann Lee")
    assert (entry.title, entry.published) == ("Cats at the port.", "2016-02-09T12:22:00Z")
    assert entry.links == (Link("https://cats.example", "https://cats.example"),)


def test_every_member_of_version_11_is_read() -> None:
    feed = read(FULL)
    first, second = feed.entries
    assert (feed.language, feed.home) == ("en-gb", "https://harbour.example/")
    assert first == Entry(
        guid="urn:harbour:1",
        title="A &amp; <b> are kept",
        text="- One\n- Two",
        link="https://harbour.example/1",
        author="Ann Lee, Bo",
        published="2010-02-07T19:04:00Z",
        updated="2010-02-08T14:04:00Z",
        tags=("port", "ships"),
        links=(Link("https://other.example/story", "https://other.example/story"),),
        language="de",
        is_whole=True,
    )
    assert (second.link, second.text, second.is_whole) == (
        "https://other.example/2",
        "No more.",
        False,
    )
    assert (second.author, second.language, second.title) == ("The Desk", "en-gb", "No more.")


@pytest.mark.parametrize(
    ("written", "guid"), [("a", "a"), (17, "17"), (1.5, "1.5"), (10**30, "1" + "0" * 30)]
)
def test_an_id_is_text_or_a_number(written: object, guid: str) -> None:
    assert only(id=written, content_text="x").guid == guid


@pytest.mark.parametrize("none", [None, "", True, [], {}])
def test_an_item_without_an_id_is_known_by_its_address(none: object) -> None:
    assert only(id=none, content_text="x", url="https://h.example/1").guid == "https://h.example/1"
    assert only(id=none, content_text="x").guid == only(content_text="x").guid


def test_plain_text_is_not_taken_for_markup() -> None:
    assert only(id="1", content_text="a <b> &amp; c\n\n\n\nd").text == "a <b> &amp; c\n\nd"
    assert only(id="1", content_html="a <b>b</b> &amp; c").text == "a b & c"


def test_markup_that_says_nothing_gives_way_to_text_and_that_to_a_summary() -> None:
    empty = "<p> <br></p>"
    assert only(id="1", content_html=empty, content_text="Text.", summary="S").text == "Text."
    assert only(id="1", content_html=empty, summary="Short.").text == "Short."


@pytest.mark.parametrize(
    "document",
    [
        {"version": VERSION},
        {"version": VERSION, "title": None, "items": None},
        {"version": VERSION, "items": {"id": "1"}},
        {"version": VERSION, "items": [None, 7, "x", [], True]},
    ],
)
def test_a_feed_without_items_is_an_empty_feed(document: object) -> None:
    assert read(document).entries == ()


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1"', "is no JSON"),
        (b'{"items": 1}', "is JSON, but no JSON Feed"),
        (b'{"a":' * 100_000, "is no JSON"),
    ],
)
def test_what_is_no_json_feed_says_so(data: bytes, trouble: str) -> None:
    assert read_feed(data).trouble == trouble
