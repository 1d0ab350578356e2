"""A feed through its life, played on loopback: the library is right after each look."""

from __future__ import annotations

import gzip
import threading
import time
from typing import TYPE_CHECKING

import pytest

from analysis.models import SourceKind
from tests.analysis.newsstand import answer, gzip_bomb, newsstand
from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as opened:
        yield opened


class TestComingIn:
    """What a feed gives becomes articles, once."""

    def test_a_feed_is_followed_and_its_entries_are_articles(self, reader: Reader) -> None:
        reader.serve(
            rss(
                item("2", "Xi left", "He met <b>Vladimir Putin</b> there.", "http://x.example/2"),
                item("1", "Putin came", "", "", "Thu, 15 Sep 2022 10:00:00 GMT"),
            )
        )
        outcome = reader.look("/feed")
        assert (outcome.added, outcome.analysed, outcome.failures) == (2, 2, [])
        source = reader.source()
        assert (source.kind, source.name, source.came) == (SourceKind.FEED, "The Stand", 2)
        assert source.home == "http://stand.example/"
        assert (source.looked_at is not None, source.trouble, source.unread) == (True, None, 2)
        newer, older = reader.articles()
        assert (newer.source, newer.url) == ("The Stand", "http://x.example/2")
        assert (newer.external_id, older.external_id) == ("2", "1")
        assert newer.text == "Xi left\n\nHe met Vladimir Putin there."
        assert (older.title, older.published) == ("Putin came", "2022-09-15T10:00:00Z")
        assert reader.library.article_ids(query="met putin").tolist() == [newer.id]

    def test_entries_without_a_date_are_listed_in_the_order_of_their_feed(
        self, reader: Reader
    ) -> None:
        reader.serve(rss(*(item(str(n), f"title {n}") for n in range(500))))
        reader.look("/feed")
        assert reader.titles() == [f"title {n}" for n in range(500)]

    def test_a_date_to_come_does_not_keep_an_entry_on_top(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "future", date="Thu, 15 Sep 2095 10:00:00 GMT")))
        reader.look("/feed")
        reader.serve(rss(item("2", "second")))
        time.sleep(1.1)
        reader.look("/feed")
        assert reader.titles() == ["second", "future"]

    def test_one_guid_a_hundred_times_is_one_article(self, reader: Reader) -> None:
        reader.serve(rss(*(item("same", f"title {n}") for n in range(100))))
        for _ in range(2):
            reader.look("/feed")
        assert reader.titles() == ["title 99"]

    def test_an_updated_entry_keeps_its_marks_and_its_source(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "old", "He met Angela Merkel.")))
        reader.look("/feed")
        (before,) = reader.articles()
        reader.library.set_read([before.id], True)
        reader.library.set_starred([before.id], True)
        reader.serve(rss(item("1", "new", "He met Vladimir Putin."), title="Another Name"))
        outcome = reader.look("/feed")
        assert (outcome.added, outcome.changed, outcome.analysed) == (0, 1, 1)
        (after,) = reader.articles()
        assert (after.id, after.title, after.source) == (before.id, "new", "The Stand")
        assert (after.is_read, after.is_starred) == (True, True)
        assert reader.library.named("Angela Merkel") == []

    def test_an_entry_of_which_only_the_date_is_new_is_not_analysed_again(
        self, reader: Reader
    ) -> None:
        reader.serve(rss(item("1", "one", date="Thu, 15 Sep 2022 10:00:00 GMT"), item("2", "two")))
        reader.look("/feed")
        reader.serve(rss(item("1", "one", date="Thu, 15 Sep 2022 12:00:00 GMT"), item("2", "two")))
        outcome = reader.look("/feed")
        assert (outcome.changed, outcome.analysed) == (1, 0)
        assert reader.articles()[-1].published == "2022-09-15T12:00:00Z"
        assert reader.look("/feed").changed == 0

    def test_an_entry_that_leaves_the_feed_stays(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "one"), item("2", "two")))
        reader.look("/feed")
        reader.serve(rss(item("3", "three")))
        outcome = reader.look("/feed")
        assert (outcome.added, outcome.missing) == (1, 0)
        assert len(reader.articles()) == 3
        assert not any(article.is_missing for article in reader.articles())

    def test_a_json_feed_is_a_feed(self, reader: Reader) -> None:
        reader.serve(
            b'{"version": "https://jsonfeed.org/version/1.1", "title": "J",'
            b' "items": [{"id": 7, "content_text": "text", "title": "one"}]}'
        )
        reader.look("/feed")
        assert reader.titles() == ["one"]
        assert reader.source().name == "J"


class TestLooking:
    """What a server answers is heeded, and said in words."""

    def test_what_has_not_changed_is_not_sent_again(self, reader: Reader) -> None:
        reader.look("/tagged")
        outcome = reader.look("/tagged")
        (asked,) = reader.stand.asked
        assert asked.headers["if-none-match"] == '"v1"'
        assert (outcome.added, outcome.changed, outcome.failures) == (0, 0, [])
        assert reader.source().trouble is None
        assert len(reader.articles()) == 1

    def test_a_feed_that_moved_is_asked_at_its_new_address(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "one")))
        reader.look("/feed")
        reader.stand.routes["/new"] = answer(200, rss(item("1", "one"), item("2", "two")))
        reader.stand.routes["/feed"] = answer(301, Location="/new")
        reader.look()
        assert reader.source().location.decode() == reader.stand.url("/new")
        reader.look()
        assert reader.stand.paths() == ["/new"]
        assert reader.titles() == ["two", "one"]

    def test_a_move_to_what_is_no_feed_is_not_believed(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "one")))
        reader.look("/feed")
        reader.stand.routes["/login"] = answer(200, b"<html><body>Log in</body></html>")
        reader.stand.routes["/feed"] = answer(301, Location="/login")
        (failure,) = reader.look().failures
        assert "no feed" in failure.reason
        assert reader.source().location.decode() == reader.stand.url("/feed")
        assert reader.titles() == ["one"]

    def test_a_feed_that_is_gone_is_not_asked_again(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "one")))
        reader.look("/feed")
        reader.stand.routes["/feed"] = answer(410)
        (failure,) = reader.look().failures
        assert failure.where == "The Stand"
        assert failure.reason.startswith("is gone for good")
        assert reader.source().is_gone
        assert reader.look().failures == []
        assert reader.stand.asked == []
        reader.serve(rss(item("1", "one")))
        reader.look("/feed")
        assert not reader.source().is_gone

    def test_a_server_that_wants_rest_gets_it(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "one")))
        reader.look("/feed")
        reader.stand.routes["/feed"] = answer(429, Retry_After="7200")
        (failure,) = reader.look().failures
        assert "too much to do (429)" in failure.reason
        due = reader.source().next_look_at
        assert due is not None
        assert due > time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 7000))
        reader.look()
        assert reader.stand.asked == []
        reader.serve(rss(item("1", "one")))
        reader.look("/feed")
        assert (reader.source().failures, reader.source().next_look_at) == (0, None)

    def test_failures_in_a_row_are_counted_and_the_articles_stay(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "one")))
        reader.look("/feed")
        reader.stand.routes["/feed"] = answer(500)
        for count in (1, 2, 3):
            reader.look("/feed")
            assert reader.source().failures == count
        trouble = reader.source().trouble
        assert trouble is not None
        assert "500" in trouble
        assert reader.titles() == ["one"]

    @pytest.mark.parametrize(
        ("body", "headers"),
        [
            (b"<rss><channel><item><title>bro", {}),
            (b"", {}),
            (b"\x00\xff" * 500, {}),
            (b"<html><body>sorry</body></html>", {}),
            (gzip.compress(rss(item("1", "one")))[:40], {"Content_Encoding": "gzip"}),
            (gzip_bomb(16), {"Content_Encoding": "gzip"}),
            (b"{}", {}),
        ],
    )
    def test_a_broken_answer_loses_nothing_and_is_made_up_for(
        self, reader: Reader, body: bytes, headers: dict[str, str]
    ) -> None:
        reader.serve(rss(item("1", "one")), ETag='"1"')
        reader.look("/feed")
        reader.serve(body, ETag='"2"', **headers)
        reader.look("/feed")
        assert reader.titles()[-1] == "one"
        reader.serve(rss(item("1", "one"), item("2", "two")), ETag='"3"')
        outcome = reader.look("/feed")
        assert outcome.failures == []
        assert {"one", "two"} <= set(reader.titles())
        assert reader.source().trouble is None

    @pytest.mark.parametrize(
        "path",
        [
            *("/circle", "/far", "/silent", "/slow-body", "/reset", "/garbage", "/to-file"),
            *("/drop", "/bomb", "/bomb-br", "/endless", "/huge-claim", "/huge-chunk"),
            *("/too-short", "/telnet", "/big-header", "/410", "/429", "/500", "/204"),
        ],
    )
    def test_what_never_answers_well_ends_and_is_not_followed(
        self, reader: Reader, path: str
    ) -> None:
        begun = time.monotonic()
        (failure,) = reader.look(path).failures
        assert time.monotonic() - begun < 5
        assert path in failure.where
        assert failure.reason
        assert reader.library.sources() == []

    def test_a_redirect_to_a_private_address_is_not_followed(self, reader: Reader) -> None:
        with newsstand() as inside:
            reader.stand.routes["/feed"] = answer(302, Location=inside.url("/secret"))
            (failure,) = reader.look("/feed").failures
            assert "no public address" in failure.reason
            assert inside.asked == []

    def test_a_private_address_is_asked_again_only_if_a_person_named_it(
        self, reader: Reader, tmp_path: Path
    ) -> None:
        reader.look("/feed", typed=False)
        assert reader.look(typed=False).failures == []
        listed = tmp_path / "feeds.opml"
        listed.write_text(
            f'<opml><body><outline xmlUrl="{reader.stand.url("/tagged")}"/></body></opml>'
        )
        (failure,) = reader.look(listed, typed=False).failures
        assert "no public address" in failure.reason
        assert reader.stand.asked == []

    @pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1252", "shift_jis", "x"])
    def test_a_server_that_lies_about_the_encoding_is_seen_through(
        self, reader: Reader, charset: str
    ) -> None:
        reader.serve(rss(item("1", "Zoë à Köln")), Content_Type=f"text/xml; charset={charset}")
        reader.look("/feed")
        assert reader.titles() == ["Zoë à Köln"]

    def test_one_host_is_asked_one_thing_at_a_time(self, reader: Reader) -> None:
        at_once, most, lock = 0, 0, threading.Lock()

        def play(asked, connection) -> None:  # type: ignore[no-untyped-def]
            nonlocal at_once, most
            with lock:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.02)
            with lock:
                at_once -= 1
            connection.sendall(answer(200, rss(item(asked.path, asked.path))))

        paths = [f"/feeds/{n}" for n in range(8)]
        reader.stand.routes.update(dict.fromkeys(paths, play))
        assert reader.look(*paths).added == 8
        assert most == 1

    def test_stopping_ends_soon_and_the_next_look_makes_up_for_it(self, reader: Reader) -> None:
        stop = threading.Event()
        reader.serve(rss(*(item(str(n), f"title {n}") for n in range(2000))), ETag='"1"')
        outcome = reader.look("/feed", stop=stop, progress=lambda _: stop.set())
        assert outcome.was_stopped
        reader.look("/feed")
        assert "if-none-match" not in reader.stand.asked[0].headers
        assert len(reader.library.article_ids()) == 2000


class TestAddresses:
    """What an address is shows when it is asked."""

    def test_a_page_that_declares_a_feed_leads_to_it(self, reader: Reader) -> None:
        reader.serve(
            b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head>'
            b"<body><p>Welcome to our home.</p></body></html>",
            "/",
        )
        reader.serve(rss(item("1", "one")), "/rss")
        assert reader.look("/").failures == []
        assert reader.source().location.decode() == reader.stand.url("/rss")
        assert reader.titles() == ["one"]

    def test_a_page_is_saved_to_be_read_later(self, reader: Reader) -> None:
        body = "<p>Vladimir Putin met Xi Jinping in Samarkand on Thursday, they said.</p>" * 5
        page = (
            "<html><head><title>They met</title><meta property='og:type' content='article'>"
            "<link rel='alternate' type='application/rss+xml' href='/rss'></head>"
            f"<body><article><h1>They met</h1>{body}</article></body></html>"
        )
        reader.serve(page.encode(), "/story", Content_Type="text/html; charset=utf-8")
        outcome = reader.look("/story")
        (article,) = reader.articles()
        assert outcome.pages == [article.id]
        assert (article.title, article.url) == ("They met", reader.stand.url("/story"))
        assert reader.source().kind is SourceKind.PAGES
        assert reader.look("/story").unchanged == 1
        assert reader.look().failures == []
        assert reader.stand.asked == []

    def test_a_page_is_saved_if_one_says_so_though_it_declares_a_feed(self, reader: Reader) -> None:
        text = "<p>They met in Samarkand on Thursday, as they had said that they would.</p>" * 5
        reader.serve(
            b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss">'
            b"<title>Our home</title></head><body><article>" + text.encode() + b"</article></body>",
            "/",
        )
        outcome = reader.look("/", as_pages=True)
        assert (len(outcome.pages), outcome.followed, outcome.failures) == (1, [], [])

    def test_a_list_of_feeds_is_followed_with_its_folders_as_tags(self, reader: Reader) -> None:
        reader.serve(rss(item("1", "one")))
        outlines = (
            '<outline text="News"><outline text="Europe">'
            f'<outline text="Mine" xmlUrl="{reader.stand.url("/feed")}"/></outline></outline>'
        )
        reader.serve(f"<opml><body>{outlines}</body></opml>".encode(), "/list")
        assert reader.look("/list").failures == []
        assert (reader.source().name, reader.source().tags) == ("Mine", ("News/Europe",))
        assert reader.articles()[0].source == "Mine"

    @pytest.mark.parametrize(
        "address", ["http://", "https://[::1", "http://exa mple.org/", "feed:"]
    )
    def test_what_is_no_address_is_a_worded_failure(self, reader: Reader, address: str) -> None:
        (failure,) = reader.look(address).failures
        assert "address" in failure.reason or "exist" in failure.reason
