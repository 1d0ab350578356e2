"""Atom, element by element as RFC 4287 has them, with its extensions and its forerunner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.sources.feeds import read_feed
from analysis.sources.link import Link
from tests.analysis.feedwriting import BASE, atom

if TYPE_CHECKING:
    from analysis.sources.entries import Entry, Feed

SHORTEST = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Watch</title>
<link href="http://harbour.example/"/><updated>2003-12-13T18:30:02Z</updated>
<author><name>Ann Lee</name></author><id>urn:uuid:60a76c80-0003-11d9-b93C-0003939e0af6</id>
<entry><title>Robots unload ships</title><link href="http://harbour.example/2003/robots"/>
<id>urn:uuid:1225c695-0003-4ebb-aaaa-80da344efa6a</id><updated>2003-12-13T18:30:02Z</updated>
<summary>Some text.</summary></entry></feed>"""

EXTENSIVE = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"
 xmlns:fh="http://purl.org/syndication/history/1.0">
<title type="text">harbour, watched</title>
<subtitle type="html">A &lt;em&gt;lot&lt;/em&gt; of effort went into this</subtitle>
<updated>2005-07-31T12:29:29Z</updated><id>tag:harbour.example,2003:3</id>
<link rel="alternate" type="text/html" hreflang="en" href="http://harbour.example/"/>
<link rel="self" type="application/atom+xml" href="http://harbour.example/feed.atom"/>
<link rel="prev-archive" href="http://harbour.example/2005/06.atom"/><fh:archive/>
<rights>Copyright (c) 2003, The Desk</rights>
<generator uri="http://tool.example/" version="1.0">Some Tool</generator>
<icon>/icon.ico</icon><logo>/logo.png</logo>
<entry><title>Atom reaches port</title>
<link rel="alternate" type="text/html" href="http://harbour.example/2005/04/02/atom"/>
<link rel="enclosure" type="audio/mpeg" length="1337" href="http://harbour.example/p/atom.mp3"/>
<link rel="edit" href="http://harbour.example/edit/1"/>
<link rel="via" title="The Wire" href="http://wire.example/1"/>
<link rel="related" href="http://other.example/"/>
<link rel="replies" type="application/atom+xml" thr:count="10" href="http://harbour.example/r.atom"/>
<id>tag:harbour.example,2003:3.2397</id><updated>2005-07-31T12:29:29Z</updated>
<published>2003-12-13T08:29:29-04:00</published>
<author><name>Ann Lee</name><uri>http://ann.example/</uri><email>ann@harbour.example</email></author>
<author><name>Boris Weber</name></author>
<contributor><name>Carla Rossi</name></contributor><contributor><name>David Kim</name></contributor>
<category term="port" scheme="http://t.example/" label="The port"/><category term="ships"/>
<rights>All of them</rights>
<thr:in-reply-to ref="tag:harbour.example,2003:1" href="http://harbour.example/1"/>
<thr:total>10</thr:total>
<content type="xhtml" xml:lang="en" xml:base="http://base.example/a/">
<div xmlns="http://www.w3.org/1999/xhtml"><p><i>[Update: it is in.]</i></p>
<p>See <a href="b">the <b>list</b></a> &amp; wait.</p></div></content></entry></feed>"""

ATOM_03 = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="fr">
<title>Le port</title><tagline>x</tagline><modified>2003-12-13T18:30:02Z</modified>
<link rel="alternate" type="text/html" href="http://port.example/"/>
<author><name>La r\xc3\xa9daction</name></author>
<entry><title mode="escaped" type="text/html">Deux &amp;amp; &lt;b&gt;trois&lt;/b&gt;</title>
<link rel="alternate" type="text/html" href="http://port.example/2"/><id>tag:port.example,2003:2</id>
<issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-14T18:30:02Z</modified>
<created>2003-12-12T18:30:02Z</created><summary type="text/plain">Court.</summary>
<content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Un navire.</p><p>Deux.</p></div></content></entry>
<entry><title>Base</title><id>tag:port.example,2003:3</id><modified>2003-12-11T18:30:02Z</modified>
<content type="text/html" mode="base64">PHA+RW4gYmFzZSA2NDwvcD4=</content></entry></feed>"""


def read(data: bytes) -> Feed:
    feed = read_feed(data, base=BASE)
    assert feed.trouble == ""
    return feed


def only(inside: str, head: str = "") -> Entry:
    (entry,) = read(atom(f"<entry>{inside}</entry>", head)).entries
    return entry


def test_the_shortest_feed_takes_its_author_from_above() -> None:
    feed = read(SHORTEST)
    (entry,) = feed.entries
    assert (feed.title, feed.home) == ("Harbour Watch", "http://harbour.example/")
    assert entry.guid == "urn:uuid:1225c695-0003-4ebb-aaaa-80da344efa6a"
    assert (entry.title, entry.text) == ("Robots unload ships", "Some text.")
    assert (entry.link, entry.author) == ("http://harbour.example/2003/robots", "Ann Lee")
    assert (entry.published, entry.updated) == (None, "2003-12-13T18:30:02Z")


def test_the_extensive_feed_gives_all_it_has() -> None:
    feed = read(EXTENSIVE)
    (entry,) = feed.entries
    assert (feed.title, feed.home) == ("harbour, watched", "http://harbour.example/")
    assert (entry.guid, entry.title) == ("tag:harbour.example,2003:3.2397", "Atom reaches port")
    assert entry.link == "http://harbour.example/2005/04/02/atom"
    assert entry.author == "Ann Lee, Boris Weber"
    assert (entry.published, entry.updated) == ("2003-12-13T12:29:29Z", "2005-07-31T12:29:29Z")
    assert entry.tags == ("The port", "ships")
    assert entry.text == "[Update: it is in.]\n\nSee the list & wait."
    assert (entry.is_whole, entry.language) == (True, "en")
    assert entry.links == (
        Link("the list", "http://base.example/a/b"),
        Link("enclosure (audio/mpeg)", "http://harbour.example/p/atom.mp3"),
        Link("The Wire", "http://wire.example/1"),
        Link("related", "http://other.example/"),
        Link("replies (application/atom+xml)", "http://harbour.example/r.atom"),
    )


def test_the_forerunner_is_read_with_its_modes() -> None:
    feed = read(ATOM_03)
    second, third = feed.entries
    assert (feed.title, feed.home, feed.language) == ("Le port", "http://port.example/", "fr")
    assert (second.title, second.text) == ("Deux & trois", "Un navire.\n\nDeux.")
    assert (second.published, second.updated) == ("2003-12-13T12:29:29Z", "2003-12-14T18:30:02Z")
    assert (second.author, second.link) == ("La rédaction", "http://port.example/2")
    assert (third.text, third.link) == ("En base 64", None)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<content>a &lt;b&gt; &amp;amp; c</content>", "a <b> &amp; c"),
        ('<content type="text">a\nb</content>', "a\nb"),
        ('<content type="html">&lt;p>a&lt;p>b &amp;amp; c</content>', "a\n\nb & c"),
        ('<content type="html"><![CDATA[<ul><li>a<li>b</ul>]]></content>', "- a\n- b"),
        ('<content type="text/plain">a &lt;b&gt;</content>', "a <b>"),
        ('<content type="text/html">&lt;p>a</content>', "a"),
        ('<content type="image/png">iVBORw0KGgo=</content><summary>A ship</summary>', "A ship"),
        ('<content src="http://h.example/film.mp4" type="video/mp4"/><summary>b</summary>', "b"),
        ('<summary type="html">&lt;em>c&lt;/em></summary>', "c"),
        (
            '<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">'
            "<h:p>a &lt; b</h:p></h:div></content>",
            "a < b",
        ),
    ],
)  # fmt: skip
def test_text_is_read_as_its_type_says(content: str, text: str) -> None:
    assert only(f"<id>1</id><title>t</title>{content}").text == text


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("<title>Less: &lt;i> &amp;lt;</title>", "Less: <i> &lt;"),
        ('<title type="html">Less: &lt;i>&amp;lt;&lt;/i></title>', "Less: <"),
        ('<title type="html">Safe&lt;script>alert(1)&lt;/script> now</title>', "Safe now"),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less: <em> &lt; </em>'
            "</div></title>",
            "Less: <",
        ),
    ],
)
def test_a_title_is_read_as_its_type_says(title: str, line: str) -> None:
    assert only(f"<id>1</id>{title}").title == line


def test_addresses_are_relative_to_the_nearest_base() -> None:
    entry = (
        '<id>x</id><title>t</title><link href="c"/><link rel="enclosure" href="../d.mp3"/>'
        '<content type="html" xml:base="deep/">&lt;a href="e">e&lt;/a></content>'
    )
    found = only(entry).links
    assert found[0].address == "https://news.example/deep/e"
    feed = atom(f'<entry xml:base="b/">{entry}</entry>').replace(
        b"<feed ", b'<feed xml:base="http://other.example/a/" '
    )
    (inner,) = read(feed).entries
    assert (inner.link, inner.guid) == ("http://other.example/a/b/c", "x")
    assert [each.address for each in inner.links] == [
        "http://other.example/a/b/deep/e",
        "http://other.example/a/d.mp3",
    ]


def test_of_several_alternates_the_page_is_the_link() -> None:
    entry = only(
        '<id>1</id><title>t</title><link rel="self" href="http://h.example/1.atom"/>'
        '<link rel="alternate" type="application/pdf" href="http://h.example/1.pdf"/>'
        '<link rel="alternate" type="text/html" href="http://h.example/1.html"/>'
    )
    assert entry.link == "http://h.example/1.html"
    assert only('<id>1</id><title>t</title><link rel="self" href="/x"/>').link is None


def test_an_entry_that_was_taken_over_names_its_origin_and_its_author() -> None:
    source = (
        "<source><id>tag:wire.example,2003:1</id><title>The Wire</title>"
        "<updated>2003-12-13T18:30:02Z</updated><author><name>Wire Desk</name></author></source>"
    )
    head = "<author><name>Own Desk</name></author>"
    entry = only(f"<id>1</id><title>t</title>{source}", head)
    assert (entry.origin, entry.author, entry.title) == ("The Wire", "Wire Desk", "t")
    own = "<author><name>Ann Lee</name></author>"
    assert only(f"<id>1</id><title>t</title>{own}{source}", head).author == "Ann Lee"
    assert only("<id>1</id><title>t</title>", head).author == "Own Desk"


def test_an_author_without_a_name_is_called_by_the_address_of_the_mail() -> None:
    entry = only("<id>1</id><title>t</title><author><email>a@h.example</email></author>")
    assert entry.author == "a@h.example"


def test_entries_of_archived_and_whole_feeds_are_entries() -> None:
    head = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
    feed = read(atom("<entry><id>1</id><title>a</title></entry>" * 2, head))
    assert [entry.guid for entry in feed.entries] == ["1"]
    assert feed.found == 2
