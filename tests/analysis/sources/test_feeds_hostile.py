"""Whatever bytes come as a feed, they are read or told, in time."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sources.entries import Feed
from analysis.sources.feeds import read_feed
from analysis.text import canonical, canonical_line
from tests.analysis.feedwriting import BASE, rss


class TestHostileFeeds:
    """Whatever a server sends, it is read or told, in time."""

    def test_entities_do_not_unfold(self) -> None:
        levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        doctype = f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]>'
        data = doctype.encode() + rss("<item><title>&l11;</title></item>").partition(b"?>")[2]
        began = time.monotonic()
        feed = read_feed(data)
        assert time.monotonic() - began < 2
        assert sum(len(entry.title) + len(entry.text) for entry in feed.entries) < 10_000

    @pytest.mark.parametrize("told", ["punycode", "PunyCode", "idna", "utf-7", "unicode_escape"])
    def test_what_is_no_encoding_of_documents_is_not_tried(self, told: str) -> None:
        story = "x" * 300_000 + "-" + "a" * 3000
        item = f"<item><title>+AGE- \\u0061</title><description>{story}</description></item>"
        began = time.monotonic()
        (entry,) = read_feed(rss(item).replace(b'"utf-8"', f'"{told}"'.encode())).entries
        assert time.monotonic() - began < 1
        assert (entry.title, entry.text) == ("+AGE- \\u0061", story)

    @pytest.mark.parametrize(
        "reference",
        [
            "&#1114112;",
            "&#x110000;",
            "&#xD800;",
            "&#55296;",
            "&#27;",
            "&#0",
            "&#" + "9" * 900 + ";",
        ],
    )
    def test_a_reference_to_no_character_costs_only_itself(self, reference: str) -> None:
        feed = read_feed(
            rss(f"<item><title>a{reference}b</title></item><item><title>c</title></item>")
        )
        assert [entry.title[:1] for entry in feed.entries] == ["a", "c"]

    def test_no_file_and_no_address_is_opened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*arguments: object, **_: object) -> None:
            raise AssertionError(arguments)

        read_feed(rss(""))  # all that has to be imported is
        monkeypatch.setattr("socket.socket.connect", refuse)
        monkeypatch.setattr("urllib.request.urlopen", refuse)
        monkeypatch.setattr("builtins.open", refuse)
        doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        data = doctype.encode() + rss("<item><title>a&e;b</title></item>").partition(b"?>")[2]
        assert "root:" not in str(read_feed(data))
        for data in (b"/etc/passwd", b"http://127.0.0.1:1/feed", b"file:///etc/passwd"):
            assert read_feed(data).entries == ()

    @pytest.mark.parametrize(
        "inside",
        [
            f"<author>{'a' * 100_000}</author>",
            f"<author>a@{'a.' * 50_000}</author>",
            "".join(f"<category>{n}</category>" for n in range(5000)),
            "<x " + " ".join(f"a{n}='1'" for n in range(30_000)) + "/>",
            f"<title>{' ' * 500_000}x</title>",
            f"<description>{'<div>' * 20_000}x{'</div>' * 20_000}</description>",
            f"<description>{'&lt;b ' * 50_000}</description>",
        ],
        ids=["author", "mail", "tags", "attributes", "spaces", "depth", "open tags"],
    )
    def test_no_step_takes_the_square_of_its_input(self, inside: str) -> None:
        began = time.process_time()
        feed = read_feed(rss(f"<item><guid>1</guid>{inside}</item>"))
        assert len(feed.entries) == 1
        assert time.process_time() - began < 3

    @pytest.mark.parametrize(
        "data",
        [
            b"", b" ", b"\x00", b"\xff\xfe", b"{", b"{}", b"[]", b"null", b"<", b"<rss", b"<html>",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b'{"version": 1}', b"<rss></rss>" * 3,
            b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 100_000,
            b"<?xml" + b" " * 200_000, b" " * 200_000,
        ],
        ids=lambda data: repr(data[:12]),
    )  # fmt: skip
    def test_what_is_no_feed_is_told(self, data: bytes) -> None:
        feed = read_feed(data)
        assert feed.entries == ()
        assert feed.trouble or b"rss" in data

    def test_of_a_broken_feed_there_is_what_was_whole(self) -> None:
        whole = rss("".join(f"<item><title>t{n}</title></item>" for n in range(10)))
        feed = read_feed(whole[: whole.index(b"t7")])
        assert [entry.title for entry in feed.entries][:7] == [f"t{n}" for n in range(7)]
        assert "may be missing" in feed.trouble

    @settings(max_examples=150, deadline=None)
    @given(
        st.one_of(
            st.binary(max_size=300),
            st.lists(
                st.sampled_from(
                    [b"<rss><channel>", b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<item>",
                     b"</item>", b"<entry>", b"<title>", b"</title>", b"<link href='", b"<guid>",
                     b"<content type='xhtml'>", b"<description>", b"<![CDATA[", b"]]>", b"&#0;",
                     b"&lt;p&gt;", b"&", b"<", b">", b"'", b'"', b"\x00", b"\xff", b"<image>",
                     b"<source>", b"<pubDate>", b"2022", b"<!DOCTYPE a [", b"{", b'"items":[',
                     b"<author>", b"<category", b" xml:base='http://['", b"</", b"<svg>", b"\xe2"]
                ),
                max_size=40,
            ).map(b"".join),
        )
    )  # fmt: skip
    def test_no_bytes_raise_and_every_string_is_canonical(self, data: bytes) -> None:
        feed = read_feed(data, base=BASE)
        assert isinstance(feed, Feed)
        for entry in feed.entries:
            lines = (entry.guid, entry.title, entry.author, entry.link, entry.origin, *entry.tags)
            assert all(line is None or canonical_line(line) == line for line in lines)
            assert canonical(entry.text) == entry.text
            assert entry.guid
            assert entry.title

    def test_thousands_of_entries_take_seconds_not_minutes(self) -> None:
        text = "&lt;p&gt;Putin &lt;b&gt;met&lt;/b&gt; Xi.&lt;/p&gt;" * 3
        date = datetime(2022, 9, 15, tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S GMT")
        items = "".join(
            f"<item><guid>{n}</guid><title>t{n}</title><pubDate>{date}</pubDate>"
            f"<description>{text}</description></item>"
            for n in range(2000)
        )
        began = time.process_time()
        assert len(read_feed(rss(items)).entries) == 2000
        assert time.process_time() - began < 5
