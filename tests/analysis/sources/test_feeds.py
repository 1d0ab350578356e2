"""Feeds of every format, and of none: what their entries hold, and which are one and the same."""

from __future__ import annotations

import json

import pytest

from analysis.sources.entries import Entry, draft_of
from analysis.sources.feeds import read_feed
from tests.analysis.feedwriting import BASE, atom, rss


def only(data: bytes, content_type: str = "") -> Entry:
    (entry,) = read_feed(data, content_type=content_type, base=BASE).entries
    return entry


RSS_10 = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>News</title><link>https://news.example/</link></channel>
<item rdf:about="https://news.example/1"><title>Xi</title><link>https://news.example/1</link>
<description>Putin met Xi.</description><dc:creator>Ann Lee</dc:creator>
<dc:date>2022-09-15T12:00:00+02:00</dc:date></item></rdf:RDF>"""
RSS_091 = b"""<rss version="0.91"><channel><title>News</title><link>https://news.example/</link>
<item><title>Xi</title><link>https://news.example/1</link>
<description>Putin met Xi.</description><pubDate>Thu, 15 Sep 2022 10:00:00 GMT</pubDate>
<author>ann@news.example (Ann Lee)</author></item></channel></rss>"""
ATOM_03 = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>News</title>
<link rel="alternate" type="text/html" href="https://news.example/"/>
<entry><title>Xi</title><link rel="alternate" type="text/html" href="https://news.example/1"/>
<id>https://news.example/1</id><issued>2022-09-15T10:00:00Z</issued><author><name>Ann Lee</name>
</author><summary>Putin met Xi.</summary></entry></feed>"""
JSON_10 = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1",
        "title": "News",
        "home_page_url": "https://news.example/",
        "items": [
            {
                "id": "https://news.example/1",
                "url": "https://news.example/1",
                "title": "Xi",
                "content_text": "Putin met Xi.",
                "date_published": "2022-09-15T12:00:00+02:00",
                "author": {"name": "Ann Lee"},
            }
        ],
    }
).encode()
JSON_11 = JSON_10.replace(b"version/1", b"version/1.1").replace(
    b'"author": {"name": "Ann Lee"}', b'"authors": [{"name": "Ann Lee"}]'
)


class TestFormats:
    """The same news in every format is the same entry."""

    @pytest.mark.parametrize(
        "data",
        [RSS_10, RSS_091, ATOM_03, JSON_10, JSON_11],
        ids=["rss 1.0", "rss 0.91", "atom 0.3", "json 1.0", "json 1.1"],
    )
    def test_every_format_tells_the_same(self, data: bytes) -> None:
        feed = read_feed(data, base=BASE)
        (entry,) = feed.entries
        assert (feed.title, feed.home, feed.trouble) == ("News", "https://news.example/", "")
        assert entry[:6] == (
            "https://news.example/1", "Xi", "Putin met Xi.", "https://news.example/1", "Ann Lee",
            "2022-09-15T10:00:00Z",
        )  # fmt: skip

    def test_an_atom_entry_gives_all_it_has(self) -> None:
        entry = only(
            atom(
                '<entry xml:base="https://news.example/a/"><id>tag:1</id>'
                '<title type="html">Xi &amp;amp; &lt;b&gt;Putin&lt;/b&gt;</title>'
                '<link href="b"/><link rel="enclosure" type="audio/mpeg" href="c.mp3"/>'
                "<published>2022-09-15T10:00:00Z</published><updated>2022-09-16T10:00:00Z</updated>"
                '<category term="world" label="World"/><category term="asia"/>'
                "<source><title>Wire</title></source>"
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p>'
                '<p><a href="d">two</a></p></div></content></entry>',
                "<author><name>Desk</name></author>",
            )
        )
        assert entry == Entry(
            guid="tag:1",
            title="Xi & Putin",
            text="One\n\ntwo",
            link="https://news.example/a/b",
            author="Desk",
            published="2022-09-15T10:00:00Z",
            updated="2022-09-16T10:00:00Z",
            tags=("World", "asia"),
            links=(
                ("two", "https://news.example/a/d"),
                ("enclosure (audio/mpeg)", "https://news.example/a/c.mp3"),
            ),  # type: ignore[arg-type]
            language="en-gb",
            origin="Wire",
            is_whole=True,
        )

    def test_the_content_is_preferred_to_the_summary(self) -> None:
        both = (
            "<item><guid>1</guid><description>Short.</description>"
            "<content:encoded>&lt;p&gt;The whole story.&lt;/p&gt;</content:encoded></item>"
        )
        entry = only(rss(both))
        assert (entry.text, entry.is_whole) == ("The whole story.", True)
        entry = only(rss("<item><guid>1</guid><description>Short.</description></item>"))
        assert (entry.text, entry.title, entry.is_whole) == ("Short.", "Short.", False)

    def test_a_title_that_is_plain_text_keeps_what_looks_like_markup(self) -> None:
        assert only(atom("<entry><title>a &lt;b&gt; &amp;amp;</title></entry>")).title == (
            "a <b> &amp;"
        )
        title = "<item><title>AT&amp;amp;T &lt;i&gt;wins&lt;/i&gt;</title></item>"
        assert only(rss(title)).title == "AT&T wins"

    def test_json_of_another_shape_is_read_as_far_as_it_goes(self) -> None:
        item = {
            "id": 17, "title": None, "content_html": "<p>One<p>Two", "tags": ["a", 1, "a"],
            "external_url": "/x", "authors": ["nobody", {"name": 3}], "date_published": "soon",
            "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}, None],
        }  # fmt: skip
        data = {"title": "N", "items": [item, 5, {}], "language": "de", "authors": 7}
        feed = read_feed(json.dumps(data).encode(), base=BASE)
        assert feed.found == 2
        entry = feed.entries[0]
        assert (entry.guid, entry.title, entry.text) == ("17", "One", "One\n\nTwo")
        assert (entry.tags, entry.language, entry.published) == (("a",), "de", None)
        assert entry.link == "https://news.example/x"
        assert entry.links[-1] == ("audio/mpeg", "https://news.example/a.mp3")


class TestDates:
    """Dates as feeds write them."""

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("Thu, 15 Sep 2022 10:00:00 GMT", "2022-09-15T10:00:00Z"),
            ("Thu, 15 Sep 2022 10:00:00 +0200", "2022-09-15T08:00:00Z"),
            ("Thu, 15 Sep 2022 10:00 EST", "2022-09-15T15:00:00Z"),
            ("15 Sep 22 10:00 GMT", "2022-09-15T10:00:00Z"),
            ("Thur, 15 September 2022 10:00:00 GMT", "2022-09-15T10:00:00Z"),
            ("2022-09-15T10:00:00Z", "2022-09-15T10:00:00Z"),
            ("2022-09-15T10:00:00.123+02:00", "2022-09-15T08:00:00Z"),
            ("2022-09-15 10:00:00", "2022-09-15T10:00:00Z"),
            ("2022-09-15", "2022-09-15T00:00:00Z"),
            ("Sep 15, 2022 10:00 AM", "2022-09-15T10:00:00Z"),
            ("Thu, 32 Foo 2022 99:99:99 XYZ", None),
            ("0000-00-00T00:00:00Z", None),
            ("9999-12-31T23:59:59Z", None),
            ("yesterday", None),
            ("", None),
            ("1" * 5000, None),
        ],
    )
    def test_a_date_is_utc_or_nothing(self, written: str, read: str | None) -> None:
        item = f"<item><guid>1</guid><pubDate>{written}</pubDate></item>"
        assert only(rss(item)).published == read


class TestEncodings:
    """Of what is said of the encoding, the likelier is believed."""

    TITLE = "<item><title>Müller traf Łukasz – ja</title></item>"

    @pytest.mark.parametrize(
        ("charset", "declared", "told"),
        [
            ("utf-8", "utf-8", ""),
            ("utf-8", "iso-8859-1", "text/xml"),
            ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
            ("utf-8", "", "text/xml; charset=us-ascii"),
            ("utf-16", "utf-16", ""),
            ("utf-16-le", "utf-16", ""),
            ("utf-16-be", "", "text/xml; charset=utf-8"),
            ("utf-32-le", "utf-32", ""),
            ("utf-32-be", "ucs-4", ""),
            ("cp1250", "windows-1250", "text/xml"),
            ("cp1250", "", "text/xml; charset=windows-1250"),
            ("cp1250", "utf-8", "text/xml; charset=windows-1250"),
            ("utf-8-sig", "iso-8859-1", ""),
            ("utf-8", "x-unknown", "text/xml; charset=x-\x1b[2J"),
        ],
    )
    def test_titles_come_out_right(self, charset: str, declared: str, told: str) -> None:
        text = rss(self.TITLE).decode()
        text = text.replace(' encoding="utf-8"', f' encoding="{declared}"' if declared else "")
        assert only(text.encode(charset), told).title == "Müller traf Łukasz – ja"

    @pytest.mark.parametrize(("charset", "declared"), [("cp037", ""), ("cp273", "cp273")])
    def test_a_mainframe_is_understood(self, charset: str, declared: str) -> None:
        text = rss("<item><title>Müller traf Xi</title></item>").decode()
        text = text.replace(' encoding="utf-8"', f' encoding="{declared}"' if declared else "")
        assert only(text.encode(charset)).title == "Müller traf Xi"

    def test_characters_that_are_no_xml_cost_nothing(self) -> None:
        data = rss("<item><title>a\x00\x08b&#8;&#x1b;\x1b[2Jc</title></item>")
        feed = read_feed(data)
        assert (feed.entries[0].title, feed.trouble) == ("ab[2Jc", "")


class TestDrafts:
    """An entry as an article."""

    def test_the_title_begins_the_text_once(self) -> None:
        entry = Entry(
            "1", "Xi met Putin", "They met.", published=None, updated="2022-09-15T10:00:00Z"
        )
        draft = draft_of(entry, "News")
        assert draft.text == "Xi met Putin\n\nThey met."
        assert (draft.external_id, draft.source_name) == ("1", "News")
        assert draft.published == "2022-09-15T10:00:00Z"
        again = entry._replace(text="Xi met Putin today.", origin="Wire")
        assert draft_of(again, "News").text == "Xi met Putin today."
        assert draft_of(again, "News").source_name == "Wire"
        assert draft_of(entry._replace(text="")).text == "Xi met Putin"
