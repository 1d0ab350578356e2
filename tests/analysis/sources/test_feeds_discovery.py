"""What an answer is, and which feeds a page offers."""

from __future__ import annotations

import time

import pytest

from analysis.sources.discovery import Content, feeds_of, kind_of, usual_addresses

PAGE = b"""<!DOCTYPE html><html><head><title>News</title>
<link rel="alternate" type="application/rss+xml"
 title="News &raquo; Comments Feed" href="/comments/feed/">
<link rel=alternate type=application/atom+xml title='News' href='atom.xml'>
<LINK REL="ALTERNATE home" TYPE="application/feed+json" HREF="https://other.example/feed.json">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
<link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/feed.css">
</head><body><a href="/rss">RSS</a> <a href="/feeding-birds">birds</a>
<a href="/atom.xml">again</a></body></html>"""


class TestKinds:
    """An answer is what its bytes are, whatever its server calls it."""

    @pytest.mark.parametrize(
        ("data", "told", "kind"),
        [
            (b"<rss version='2.0'>", "text/html", Content.FEED),
            (b"<?xml version='1.0'?>\n<!-- x -->\n<feed xmlns='a'>", "", Content.FEED),
            (b"\xef\xbb\xbf  <rdf:RDF>", "text/plain", Content.FEED),
            (b"<atom:feed xmlns:atom='a'>", "", Content.FEED),
            (b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "", Content.FEED),
            ("<?xml version='1.0'?><rss>".encode("utf-16"), "", Content.FEED),
            (b"<br />warning\n<rss version='2.0'>", "text/html", Content.FEED),
            (b'{"version": "https://jsonfeed.org/version/1.1"}', "", Content.JSON_FEED),
            (b'{"title": "x", "items": []}', "", Content.JSON_FEED),
            (b'{"a": 1}', "application/feed+json", Content.OTHER),
            (b"[1]", "", Content.OTHER),
            (b"<?xml version='1.0'?><opml>", "text/xml", Content.OPML),
            (PAGE, "application/rss+xml", Content.PAGE),
            (b"<html>", "", Content.PAGE),
            (b"<?xml version='1.0'?><html xmlns='x'>", "", Content.PAGE),
            (b"<p>a page</p>", "text/html; charset=utf-8", Content.PAGE),
            (b"just text", "text/html", Content.OTHER),
            (b"%PDF-1.4", "text/html", Content.OTHER),
            (b"\x89PNG\r\n\x1a\n", "text/html", Content.OTHER),
            (b"<urlset>", "text/xml", Content.OTHER),
            (b"", "", Content.OTHER),
        ],
    )
    def test_the_kind_of_an_answer(self, data: bytes, told: str, kind: Content) -> None:
        assert kind_of(data, told) is kind


class TestOffers:
    """Feeds that a page declares or links to."""

    def test_declared_feeds_come_first_and_comments_last(self) -> None:
        offers = feeds_of(PAGE, address="https://news.example/")
        assert [(each.address, each.title, each.is_declared) for each in offers] == [
            ("https://news.example/atom.xml", "News", True),
            ("https://other.example/feed.json", "https://other.example/feed.json", True),
            ("https://news.example/comments/feed/", "News » Comments Feed", True),
            ("https://news.example/rss", "https://news.example/rss", False),
        ]

    def test_a_base_counts_and_a_script_address_does_not(self) -> None:
        page = (
            b"<base href='/sub/'><link rel=alternate type=application/rss+xml href=feed>"
            b"<a href='javascript:feed/rss'>x</a><a href='feed:https://a.example/x'>y</a>"
        )
        addresses = [each.address for each in feeds_of(page, address="https://news.example/")]
        assert addresses == ["https://news.example/sub/feed"]

    def test_the_usual_places_are_guessed_beside_the_page_and_at_the_root(self) -> None:
        guesses = usual_addresses("https://news.example/blog/?x")
        assert guesses[0] == "https://news.example/blog/feed"
        assert "https://news.example/feed" in guesses
        assert len(guesses) == len(set(guesses)) <= 14

    @pytest.mark.parametrize(
        "page",
        [b"<link " * 100_000, b"<a href='" * 50_000, b"<a " + b"x=" * 200_000, b"<!--" * 100_000,
         b"<link rel=alternate type=application/rss+xml href=/f>" * 50_000, b"\xff" * 1000, b"",
         b"<a '" * 50_000, b" " * 500_000, b"<!DOCTYPE [" * 30_000],
        ids=lambda page: repr(page[:12]),
    )  # fmt: skip
    def test_hostile_pages_cost_little(self, page: bytes) -> None:
        began = time.process_time()
        kind_of(page, "text/html")
        feeds_of(page, address="https://news.example/")
        assert time.process_time() - began < 2
