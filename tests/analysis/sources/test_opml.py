"""Lists of feeds from other readers and for them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sources.opml import Subscription, Subscriptions, read_opml, write_opml

LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.1"><head><title>Mine &amp; yours</title></head><body>
<outline text="News"><outline title="Europe">
<outline type="rss" text="A" title="The A" xmlUrl="https://a.example/feed?x=1&amp;y=2"
 htmlUrl="https://a.example/"/></outline>
<outline text="B" xmlurl="http://b.example/feed"/></outline>
<outline text="Later"><outline text="B again" xmlUrl="http://b.example/feed"/></outline>
<outline text="C" xmlUrl="http://c.example/" category="/Tech/Python,Fun"/>
<outline type="link" text="no feed" url="http://d.example/"/>
</body></opml>"""


def test_folders_become_paths_and_a_feed_in_two_is_one_feed() -> None:
    title, feeds, troubles = read_opml(LIST)
    assert title == "Mine & yours"
    assert feeds == (
        Subscription(
            "https://a.example/feed?x=1&y=2", "The A", "https://a.example/", (("News", "Europe"),)
        ),
        Subscription("http://b.example/feed", "B", None, (("News",), ("Later",))),
        Subscription("http://c.example/", "C", None, (("Tech", "Python"), ("Fun",))),
    )
    assert troubles == ()


def test_what_is_written_is_read_again() -> None:
    feeds = (
        Subscription(
            "https://a.example/?x=1&y='2'", "A \"quoted\" <b> & 'c'", "https://a.example/"
        ),
        Subscription("http://b.example/", "B", None, (("News", "Europe & Asia"), ("“x”",))),
        Subscription("http://ü.example/é", "Ü", None, (("News",),)),
    )
    read = read_opml(write_opml(feeds, "My <list>"))
    assert read.title == "My <list>"
    assert sorted(read.feeds) == sorted(feeds)
    assert read.troubles == ()


def test_passwords_are_not_written() -> None:
    written = write_opml([Subscription("https://ann:secret@a.example/feed", "A")])
    assert b"secret" not in written
    assert read_opml(written).feeds[0].address == "https://a.example/feed"


@pytest.mark.parametrize(
    ("data", "addresses"),
    [
        (LIST[: LIST.index(b'<outline text="Later')], 2),
        (LIST.replace(b"&amp;y", b"&y"), 3),
        (LIST.replace(b"</body></opml>", b""), 3),
        (LIST.replace(b"UTF-8", b"latin-1").replace(b"News", "Nü".encode("latin-1")), 3),
        (b"\n\n" + LIST, 3),
        (LIST.decode().encode("utf-16"), 3),
        (b"<opml><body></body></opml>", 0),
        (b"<html><p>no list</p></html>", 0),
        (b"\x89PNG\r\n", 0),
        (b"", 0),
    ],
)
def test_of_a_broken_list_there_is_what_can_be_had(data: bytes, addresses: int) -> None:
    read = read_opml(data)
    assert len(read.feeds) == addresses
    assert read.troubles or addresses == 3


def test_addresses_that_are_none_are_told_one_by_one() -> None:
    bad = ["javascript:alert(1)", "file:///etc/passwd", "http://", "\x1b[2J"]
    lines = "".join(f'<outline text="x" xmlUrl="{each}"/>' for each in bad[:3])
    data = f'<opml><body>{lines}<outline xmlUrl="http://a.example/"/></body></opml>'
    read = read_opml(data.encode())
    assert [each.address for each in read.feeds] == ["http://a.example/"]
    assert read.feeds[0].title == "http://a.example/"
    assert len(read.troubles) == 3
    assert all(each.endswith(".") and each.isprintable() for each in read.troubles)


def test_hostile_lists_cost_little() -> None:
    levels = "".join(f"<!ENTITY l{n} '" + f"&l{n - 1};" * 10 + "'>" for n in range(1, 12))
    laughs = f'<!DOCTYPE o [<!ENTITY l0 "lol">{levels}]><opml><body><outline text="&l11;"/>'
    secret = '<!DOCTYPE o [<!ENTITY e SYSTEM "file:///etc/passwd">]><opml><head><title>&e;</title>'
    deep = "<opml><body>" + "<outline text='x'>" * 50_000
    wide = "<opml><body>" + "<outline xmlUrl='http://a/'/>" * 50_000
    began = time.process_time()
    for text in (laughs, secret, deep, wide, "<!DOCTYPE " * 50_000, " " * 500_000):
        read = read_opml(text.encode())
        assert "root:" not in str(read)
        assert len(str(read)) < 10_000
    assert time.process_time() - began < 4


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    assert isinstance(read_opml(data), Subscriptions)
    assert isinstance(read_opml(LIST[:200] + data), Subscriptions)
