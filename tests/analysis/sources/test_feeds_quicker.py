"""feedparser with short cuts answers as it does without."""

from __future__ import annotations

import copy

import pytest
from feedparser import mixin
from feedparser.util import FeedParserDict

from analysis.sources.feeds import read_feed
from analysis.sources.quicker import quicken
from tests.analysis.feedwriting import rss

quicken()
ENTRY = {
    "title": "Xi met Putin",
    "published": "today",
    "published_parsed": (2022, 9, 15),
    "summary": "They met.",
    "tags": [{"term": "world"}],
    "links": [{"rel": "enclosure", "href": "a.mp3"}, {"rel": "license", "href": "by"}],
}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Xi met Putin"),
        ("description", "They met."),
        ("issued", "today"),
        ("issued_parsed", (2022, 9, 15)),
        ("category", "world"),
        ("enclosures", [{"href": "a.mp3"}]),
        ("license", "by"),
    ],
)
def test_a_field_is_found_by_each_of_its_names(key: str, value: object) -> None:
    entry = FeedParserDict(ENTRY)
    assert entry[key] == value
    assert entry.get(key) == value
    assert key in entry


def test_what_is_not_there_is_not_found() -> None:
    entry = FeedParserDict(ENTRY)
    for key in ("subtitle", "modified_date", "guid"):
        assert key not in entry
        assert entry.get(key, 7) == 7
        with pytest.raises(KeyError):
            entry[key]
    assert "updated" not in entry  # although the date of publication stands in for it


def test_copies_are_of_their_own() -> None:
    detail = FeedParserDict(type="text/html", language=None)
    other = mixin.copy.deepcopy(detail)
    assert (other, type(other)) == (copy.deepcopy(detail), FeedParserDict)
    other["value"] = "x"
    assert "value" not in detail


def test_relative_links_of_two_feeds_with_the_same_words_differ() -> None:
    item = rss("<item><link>a</link></item>")
    links = [
        read_feed(item, base=f"https://{host}.example/feed").entries[0].link for host in ("a", "b")
    ]
    assert links == ["https://a.example/a", "https://b.example/a"]
