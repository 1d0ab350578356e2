"""RSS of every version, element by element as its specification has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.sources.feeds import read_feed
from analysis.sources.link import Link
from tests.analysis.feedwriting import BASE

if TYPE_CHECKING:
    from analysis.sources.entries import Entry, Feed

NETSCAPE_090 = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Harbour Watch</title><link>https://harbour.example/</link>
<description>Ships, tides and cranes</description></channel>
<image><title>Logo</title><url>https://harbour.example/logo.gif</url>
<link>https://harbour.example/</link></image>
<item><title>Two cranes fall</title><link>https://harbour.example/cranes</link></item>
<item><title>Ferry is late &amp; full</title><link>https://harbour.example/ferry</link></item>
<textinput><title>Search</title><description>Look for ships</description><name>q</name>
<link>https://harbour.example/search</link></textinput></rdf:RDF>"""

USERLAND_091 = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Harbour Watch</title><link>https://harbour.example/</link>
<description>Ships, tides and cranes</description><language>en-gb</language>
<rating>(PICS-1.1 "http://rating.example/" l by "watch" on "2020.01.01" r (s 0))</rating>
<copyright>Copyright 2022, Harbour Watch</copyright>
<pubDate>Thu, 15 Sep 2022 08:00:00 GMT</pubDate>
<lastBuildDate>Thu, 15 Sep 2022 09:00:00 GMT</lastBuildDate><docs>https://harbour.example/d</docs>
<managingEditor>desk@harbour.example</managingEditor><webMaster>w@harbour.example</webMaster>
<image><title>Logo</title><url>https://harbour.example/logo.gif</url><link>https://h.example/</link>
<width>88</width><height>31</height><description>the logo</description></image>
<item><title>Z\xfcrich sends a crane</title><link>https://harbour.example/crane</link>
<description>It came by &quot;rail&quot;.</description></item>
<item><title>No more than a title</title><link>https://harbour.example/title</link></item>
<textinput><title>Search</title><description>Look</description><name>q</name>
<link>https://harbour.example/search</link></textinput>
<skipHours><hour>1</hour></skipHours><skipDays><day>Sunday</day></skipDays></channel></rss>"""

USERLAND_092 = b"""<rss version="0.92"><channel><title>Harbour Watch</title>
<link>https://harbour.example/</link><description>Ships</description>
<cloud domain="rpc.example" port="80" path="/RPC2" registerProcedure="ping" protocol="xml-rpc"/>
<item><description>&lt;a href=&quot;https://harbour.example/tide&quot;&gt;The tide&lt;/a&gt; was
high.</description><source url="https://wire.example/feed.xml">The Wire</source></item>
<item><title>Horn</title><enclosure url="https://harbour.example/horn.mp3" length="2871"
type="audio/mpeg"/><category domain="https://t.example/">Sound</category></item>
</channel></rss>"""

RSS_20 = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour &amp; Watch</title><link>https://harbour.example/</link>
<atom:link rel="self" type="application/rss+xml" href="https://harbour.example/feed.xml"/>
<description>Ships, tides and cranes</description><language>en-us</language>
<copyright>2022</copyright><managingEditor>desk@harbour.example (The Desk)</managingEditor>
<webMaster>w@harbour.example</webMaster><pubDate>Sat, 07 Sep 2002 00:00:01 GMT</pubDate>
<lastBuildDate>Sat, 07 Sep 2002 09:42:31 GMT</lastBuildDate>
<category>Local/Harbour</category><generator>By hand</generator><docs>https://d.example/</docs>
<ttl>60</ttl><image><url>https://harbour.example/l.gif</url><title>x</title><link>y</link></image>
<item><title>Star City: how do the cranes &lt;i&gt;know&lt;/i&gt;?</title>
<link>https://harbour.example/2022/cranes</link>
<description>A short &lt;b&gt;summary&lt;/b&gt;.</description>
<author>ann@harbour.example (Ann Lee)</author>
<category domain="https://t.example/">Cranes</category><category>Port</category>
<comments>https://harbour.example/2022/cranes#comments</comments>
<enclosure url="https://harbour.example/cranes.mp3" length="12216320" type="audio/mpeg"/>
<guid isPermaLink="false">harbour:cranes</guid><pubDate>Fri, 30 May 2003 11:06:42 GMT</pubDate>
<source url="https://wire.example/feed.xml">The Wire</source>
<content:encoded><![CDATA[<p>The whole story.</p><p>With a <a href="/map">map</a>.</p>]]>
</content:encoded><slash:comments>4</slash:comments>
<wfw:commentRss>https://harbour.example/c.xml</wfw:commentRss>
<media:content url="https://harbour.example/c.jpg" medium="image"/></item>
<item><description>An entry without a title, which says all it has to say at once.</description>
<guid>https://harbour.example/2022/untitled</guid><pubDate>Tue, 27 May 2003 08:37:32 GMT</pubDate>
<dc:creator>Boris Weber</dc:creator><dc:creator>Carla Rossi</dc:creator></item>
<item><title>Linked and named</title><link>https://harbour.example/story</link>
<guid isPermaLink="true">https://harbour.example/?p=3</guid><dc:date>2003-05-20T08:56:02+02:00</dc:date>
</item></channel></rss>"""

RSS_10 = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
 xmlns:co="http://purl.org/rss/1.0/modules/company/" xmlns:ti="http://purl.org/rss/1.0/modules/textinput/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://harbour.example/feed.rdf"><title>Harbour Watch</title>
<link>https://harbour.example/</link><description>Ships</description>
<dc:publisher>The Harbour</dc:publisher><dc:creator>The Desk</dc:creator>
<dc:language>de</dc:language>
<dc:date>2000-01-01T12:00+00:00</dc:date><sy:updatePeriod>hourly</sy:updatePeriod>
<sy:updateFrequency>2</sy:updateFrequency><sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>
<image rdf:resource="https://harbour.example/l.gif"/>
<items><rdf:Seq><rdf:li resource="https://harbour.example/one"/>
<rdf:li rdf:resource="https://harbour.example/two"/></rdf:Seq></items>
<textinput rdf:resource="https://harbour.example/search"/></channel>
<image rdf:about="https://harbour.example/l.gif"><title>L</title><link>x</link><url>y</url></image>
<item rdf:about="https://harbour.example/one"><title>Processing &amp; loading</title>
<link>https://harbour.example/one?via=feed</link><description>Loading takes an hour.</description>
<dc:creator>Ann Lee</dc:creator><dc:subject>Port</dc:subject>
<dc:date>2000-01-02T12:00+02:00</dc:date>
<co:name>Docks</co:name><content:encoded><![CDATA[<p>Loading takes an hour, unloading two.</p>]]>
</content:encoded></item>
<item rdf:about="https://harbour.example/two"><title>Nothing else</title>
<link>https://harbour.example/two</link></item>
<textinput rdf:about="https://harbour.example/search"><title>S</title><description>D</description>
<name>s</name><link>https://harbour.example/search</link><ti:function>search</ti:function></textinput>
</rdf:RDF>"""


def read(data: bytes) -> Feed:
    feed = read_feed(data, base=BASE)
    assert feed.trouble == ""
    return feed


@pytest.mark.parametrize(
    ("data", "title", "language"),
    [
        (NETSCAPE_090, "Harbour Watch", None),
        (USERLAND_091, "Harbour Watch", "en-gb"),
        (USERLAND_092, "Harbour Watch", None),
        (RSS_20, "Harbour & Watch", "en-us"),
        (RSS_10, "Harbour Watch", "de"),
    ],
    ids=["0.90", "0.91", "0.92", "2.0", "1.0"],
)
def test_every_version_tells_its_title_home_and_language(
    data: bytes, title: str, language: str | None
) -> None:
    feed = read(data)
    assert (feed.title, feed.home, feed.language) == (title, "https://harbour.example/", language)


def test_items_of_the_first_versions_are_titles_and_links() -> None:
    assert [(each.title, each.link, each.text) for each in read(NETSCAPE_090).entries] == [
        ("Two cranes fall", "https://harbour.example/cranes", ""),
        ("Ferry is late & full", "https://harbour.example/ferry", ""),
    ]
    first, second = read(USERLAND_091).entries
    assert (first.title, first.text) == ("Zürich sends a crane", 'It came by "rail".')
    assert (first.published, first.author) == (None, None)
    assert (second.title, second.text) == ("No more than a title", "")


def test_items_of_092_need_neither_title_nor_link() -> None:
    first, second = read(USERLAND_092).entries
    assert (first.title, first.text) == ("The tide was high.", "The tide was high.")
    assert (first.link, first.origin) == (None, "The Wire")
    assert first.links == (Link("The tide", "https://harbour.example/tide"),)
    assert (second.title, second.tags) == ("Horn", ("Sound",))
    assert second.links == (Link("enclosure (audio/mpeg)", "https://harbour.example/horn.mp3"),)


class TestRss20:
    """Every element of an item of RSS 2.0, and those of the modules that feeds use with it."""

    @pytest.fixture
    def entries(self) -> tuple[Entry, ...]:
        return read(RSS_20).entries

    def test_an_item_gives_all_it_has(self, entries: tuple[Entry, ...]) -> None:
        entry = entries[0]
        assert entry.guid == "harbour:cranes"
        assert entry.title == "Star City: how do the cranes know?"
        assert entry.link == "https://harbour.example/2022/cranes"
        assert entry.text == "The whole story.\n\nWith a map."
        assert entry.is_whole
        assert entry.author == "Ann Lee"
        assert entry.published == "2003-05-30T11:06:42Z"
        assert entry.tags == ("Cranes", "Port")
        assert entry.origin == "The Wire"
        assert entry.links == (
            Link("map", "https://harbour.example/map"),
            Link("enclosure (audio/mpeg)", "https://harbour.example/cranes.mp3"),
            Link("comments", "https://harbour.example/2022/cranes#comments"),
        )

    def test_a_guid_is_a_link_unless_it_says_that_it_is_none(
        self, entries: tuple[Entry, ...]
    ) -> None:
        assert entries[1].guid == entries[1].link == "https://harbour.example/2022/untitled"
        assert entries[2].guid == "https://harbour.example/?p=3"
        assert entries[2].link == "https://harbour.example/story"

    def test_dublin_core_stands_in_for_author_and_date(self, entries: tuple[Entry, ...]) -> None:
        assert entries[1].author == "Boris Weber, Carla Rossi"
        assert entries[2].published == "2003-05-20T06:56:02Z"

    def test_an_item_without_a_title_is_called_by_what_it_says(
        self, entries: tuple[Entry, ...]
    ) -> None:
        assert entries[1].title == entries[1].text
        assert not entries[1].is_whole


def test_an_item_of_rdf_is_known_by_its_name_and_read_with_its_modules() -> None:
    one, two = read(RSS_10).entries
    assert (one.guid, one.link) == (
        "https://harbour.example/one",
        "https://harbour.example/one?via=feed",
    )
    assert (one.title, one.text) == (
        "Processing & loading",
        "Loading takes an hour, unloading two.",
    )
    assert (one.author, one.published) == ("Ann Lee", "2000-01-02T10:00:00Z")
    assert (one.tags, one.is_whole, one.language) == (("Port",), True, "de")
    assert (two.guid, two.text, two.author) == ("https://harbour.example/two", "", None)


def test_of_a_podcast_the_text_with_paragraphs_and_links_is_taken() -> None:
    item = (
        "<item><guid>1</guid><title>t</title><description>&lt;p&gt;They scaled the wall.&lt;/p&gt;"
        "&lt;p&gt;&lt;a href='https://h.example/'&gt;Learn more&lt;/a&gt;.&lt;/p&gt;</description>"
        "<itunes:summary>They scaled the wall.Learn more.</itunes:summary></item>"
    )
    head = '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>'
    (entry,) = read(f"{head}<title>N</title>{item}</channel></rss>".encode()).entries
    assert (entry.text, entry.is_whole) == ("They scaled the wall.\n\nLearn more.", True)
    assert entry.links == (Link("Learn more", "https://h.example/"),)
