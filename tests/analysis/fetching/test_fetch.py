"""The fetcher against well and badly behaved servers: right, bounded, and never anywhere else."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from analysis.sources.fetching import Limits, Login, Status, fetch, wire
from analysis.sources.fetching.fetch import retry_time
from tests.analysis import newsstand as stands
from tests.analysis.newsstand import FEED, TIGHT, ask

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def stand() -> Iterator[stands.Newsstand]:
    with stands.newsstand() as opened:
        yield opened


@pytest.fixture
def other() -> Iterator[stands.Newsstand]:
    with stands.newsstand() as opened:
        yield opened


class TestContent:
    """What comes in is what the server meant."""

    @pytest.mark.parametrize(
        "path",
        [
            "/feed",
            "/tagged",
            "/chunked",
            "/until-close",
            "/early-hints",
            "/gzip",
            "/gzip-members",
            "/gzip-padded",
            "/gzip-wrong-length",
            "/gzip-twice",
            "/deflate",
            "/deflate-raw",
            "/br",
            "/negative",
            "/to-umlaut",
        ],
    )
    def test_every_way_to_send_a_feed_gives_its_bytes(
        self, stand: stands.Newsstand, path: str
    ) -> None:
        answer = ask(stand, path)
        assert (answer.status, answer.content, answer.trouble) == (Status.NEW, FEED, "")

    @pytest.mark.parametrize("path", ["/gzip-lie", "/br-lie", "/deflate-lie"])
    def test_a_server_that_names_a_coding_it_did_not_use_is_forgiven(
        self, stand: stands.Newsstand, path: str
    ) -> None:
        assert ask(stand, path).content == FEED

    def test_nothing_but_the_length_told_is_read(self, stand: stands.Newsstand) -> None:
        assert ask(stand, "/too-long").content == FEED[:50]

    def test_the_answer_says_its_type_and_where_it_came_from(self, stand: stands.Newsstand) -> None:
        answer = ask(stand, "/feed#top")
        assert answer.content_type == "application/rss+xml; charset=utf-8"
        assert answer.address == stand.url("/feed")

    def test_the_reader_says_who_it_is_and_what_it_can_read(self, stand: stands.Newsstand) -> None:
        ask(stand, "/feed?a=b c")
        (asked,) = stand.asked
        assert asked.target == "/feed?a=b%20c"
        assert asked.headers["user-agent"].startswith("newsreader-tui")
        assert asked.headers["accept-encoding"] == "gzip, deflate, br"
        assert asked.headers["host"] == stand.place
        assert "cookie" not in asked.headers
        assert "authorization" not in asked.headers

    def test_headers_that_hold_control_characters_are_not_sent_back(
        self, stand: stands.Newsstand
    ) -> None:
        answer = ask(stand, "/odd-headers")
        assert (answer.content, answer.etag) == (FEED, None)
        ask(stand, "/feed", etag='"\r\nEvil: yes', last_modified="\x1b[2J")
        assert "if-none-match" not in stand.asked[0].headers
        assert "evil" not in stand.asked[0].headers


class TestConditions:
    """What has not changed is not sent again."""

    def test_an_etag_saves_the_second_answer(self, stand: stands.Newsstand) -> None:
        first = ask(stand, "/tagged")
        again = ask(stand, "/tagged", etag=first.etag, last_modified=first.last_modified)
        assert (again.status, again.etag, again.content) == (Status.UNCHANGED, '"v1"', b"")
        assert again.last_modified == "yesterday"

    def test_a_date_does_likewise(self, stand: stands.Newsstand) -> None:
        first = ask(stand, "/dated")
        again = ask(stand, "/dated", last_modified=first.last_modified)
        assert (again.status, again.last_modified) == (Status.UNCHANGED, first.last_modified)

    def test_unchanged_is_no_answer_to_who_knows_nothing(self, stand: stands.Newsstand) -> None:
        assert ask(stand, "/always-304").status is Status.FAILED


class TestRedirects:
    """Each hop is looked at as if it had been typed in."""

    @pytest.mark.parametrize(
        ("path", "moved"),
        [
            ("/moved", "/feed"),
            ("/moved-308", "/feed"),
            ("/moved-then-elsewhere", "/for-now"),
            ("/for-now", None),
            ("/for-now-then-moved", None),
            ("/five", None),
        ],
    )
    def test_only_what_has_moved_for_good_from_the_start_has_a_new_address(
        self, stand: stands.Newsstand, path: str, moved: str | None
    ) -> None:
        answer = ask(stand, path)
        assert (answer.status, answer.content) == (Status.NEW, FEED)
        assert answer.moved_to == (moved and stand.url(moved))

    def test_a_move_is_told_with_an_unchanged_answer_too(self, stand: stands.Newsstand) -> None:
        stand.routes["/moved-tagged"] = stands.answer(301, Location="/tagged")
        answer = ask(stand, "/moved-tagged", etag='"v1"')
        assert (answer.status, answer.moved_to) == (Status.UNCHANGED, stand.url("/tagged"))

    @pytest.mark.parametrize("path", ["/circle", "/ping", "/far"])
    def test_circles_and_long_ways_end_soon(self, stand: stands.Newsstand, path: str) -> None:
        answer = ask(stand, path)
        assert answer.status is Status.FAILED
        assert "redirect" in answer.trouble
        assert len(stand.asked) <= 6

    @pytest.mark.parametrize(
        "path", ["/to-file", "/to-gopher", "/to-script", "/to-escape", "/to-nothing"]
    )
    def test_a_redirect_to_no_web_address_is_not_followed(
        self, stand: stands.Newsstand, path: str
    ) -> None:
        answer = ask(stand, path)
        assert answer.status is Status.FAILED
        assert answer.trouble.isprintable()
        assert len(stand.asked) == 1

    def test_a_redirect_to_a_private_address_is_refused(
        self, stand: stands.Newsstand, other: stands.Newsstand
    ) -> None:
        for target in (other.url("/secret"), f"http://2130706433:{other.server_address[1]}/secret"):
            stand.routes["/to-other"] = stands.answer(302, Location=target)
            answer = ask(stand, "/to-other")
            assert answer.status is Status.FAILED
            assert "no public address" in answer.trouble
        assert other.asked == []

    def test_name_and_password_stay_with_their_host(
        self, stand: stands.Newsstand, other: stands.Newsstand
    ) -> None:
        stand.routes["/to-other"] = stands.answer(302, Location=other.url("/private"))
        both = frozenset({stand.place, other.place})
        logins = {stand.place: Login("reader", "s:3cret")}
        answer = ask(stand, "/to-other", allowed=both, logins=logins)
        assert answer.code == 401
        assert "authorization" in stand.asked[0].headers
        assert "authorization" not in other.asked[0].headers

    def test_a_redirect_cannot_bring_a_password(self, stand: stands.Newsstand) -> None:
        answer = ask(stand, "/to-login")
        assert answer.code == 401
        assert "guess" not in answer.trouble + answer.address


class TestLimits:
    """Everything ends by its deadline and within its bytes."""

    @pytest.mark.parametrize("path", ["/silent", "/slow-headers", "/slow-body", "/endless-interim"])
    def test_a_slow_server_gets_its_time_and_no_more(
        self, stand: stands.Newsstand, path: str
    ) -> None:
        began = time.monotonic()
        answer = ask(stand, path)
        assert answer.status is Status.FAILED
        assert "time" in answer.trouble or "longer than" in answer.trouble
        assert time.monotonic() - began < 2

    def test_a_slow_resolver_gets_its_time_and_no_more(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(wire.socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
        began = time.monotonic()
        answer = fetch("http://slow.example/", limits=TIGHT, proxies={})
        assert "not resolved" in answer.trouble
        assert time.monotonic() - began < 2

    def test_a_server_that_is_not_there_was_not_reached(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with stands.newsstand() as gone:
            place = gone.place
        answer = fetch(f"http://{place}/", limits=TIGHT, allowed=frozenset({place}), proxies={})
        assert (answer.status, answer.is_reached) == (Status.FAILED, False)
        monkeypatch.setattr(wire.socket, "getaddrinfo", lambda *_, **__: [])
        assert not fetch("http://no.example/", limits=TIGHT, proxies={}).is_reached

    def test_a_server_that_answers_badly_was_reached(self, stand: stands.Newsstand) -> None:
        for path in ("/drop", "/silent", "/500", "/feed"):
            assert ask(stand, path).is_reached

    def test_the_person_can_stop_it(self, stand: stands.Newsstand) -> None:
        began = time.monotonic()
        answer = ask(
            stand,
            "/silent",
            limits=Limits(1 << 20, 1 << 20),
            is_stopped=lambda: time.monotonic() > began + 0.1,
        )
        assert "stopped" in answer.trouble
        assert time.monotonic() - began < 2

    @pytest.mark.parametrize(
        "path",
        [
            "/bomb",
            "/bomb-br",
            "/bomb-twice",
            "/huge-claim",
            "/endless",
            "/minus-chunk",
            "/trailers",
        ],
    )
    def test_what_is_too_large_is_dropped_on_the_way(
        self, stand: stands.Newsstand, path: str
    ) -> None:
        answer = ask(stand, path)
        assert (answer.status, answer.content) == (Status.FAILED, b"")
        assert "larger than" in answer.trouble

    @pytest.mark.parametrize(
        "path",
        [
            "/gzip-cut",
            "/br-cut",
            "/gzip-broken",
            "/zstd",
            "/thrice",
            "/too-short",
            "/bad-chunk",
            "/huge-chunk",
            "/cut-chunk",
            "/reset",
            "/drop",
            "/garbage",
            "/telnet",
            "/big-header",
            "/many-headers",
            "/204",
            "/206",
        ],
    )
    def test_a_broken_answer_is_one_sentence(self, stand: stands.Newsstand, path: str) -> None:
        answer = ask(stand, path)
        assert (answer.status, answer.content) == (Status.FAILED, b"")
        assert answer.trouble.startswith(stand.url(path))
        assert answer.trouble.endswith(".")


class TestRefusals:
    """What a server says instead of an answer."""

    def test_gone_is_gone(self, stand: stands.Newsstand) -> None:
        assert ask(stand, "/410").status is Status.GONE
        assert ask(stand, "/moved-to-gone").status is Status.GONE

    def test_a_busy_server_says_when_to_come_again(self, stand: stands.Newsstand) -> None:
        answer = ask(stand, "/429")
        assert answer.status is Status.LATER
        assert answer.retry_at is not None
        wait = datetime.fromisoformat(answer.retry_at) - datetime.now(UTC)
        assert 100 < wait.total_seconds() <= 120
        assert ask(stand, "/503-odd").retry_at is None
        assert ask(stand, "/503-odd").status is Status.LATER

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("0", "2026-01-01T00:00:00Z"),
            ("3600", "2026-01-01T01:00:00Z"),
            ("9" * 5000, "2026-01-08T00:00:00Z"),
            ("Thu, 01 Jan 2026 06:00:00 GMT", "2026-01-01T06:00:00Z"),
            ("Fri, 31 Dec 9999 23:59:59 GMT", "2026-01-08T00:00:00Z"),
            ("Thu, 01 Jan 1970 00:00:00 GMT", "2026-01-01T00:00:00Z"),
            ("-5", None),
            ("soon", None),
            ("", None),
        ],
    )
    def test_when_to_come_again_is_read_in_both_forms(
        self, value: str, expected: str | None
    ) -> None:
        assert retry_time(value, datetime(2026, 1, 1, tzinfo=UTC)) == expected

    @pytest.mark.parametrize(
        ("path", "word"),
        [("/404", "slip"), ("/500", "later"), ("/999", "999"), ("/private", "password")],
    )
    def test_other_refusals_say_what_to_do(
        self, stand: stands.Newsstand, path: str, word: str
    ) -> None:
        answer = ask(stand, path)
        assert answer.status is Status.FAILED
        assert word in answer.trouble
        assert answer.trouble.isprintable()

    def test_a_login_of_the_settings_or_the_address_opens_the_door(
        self, stand: stands.Newsstand
    ) -> None:
        login = Login("reader", "s:3cret")
        assert ask(stand, "/private", logins={"127.0.0.1": login}).content == FEED
        assert ask(stand, "/private", logins={"example.org": login}).code == 401
        address = stand.url("/private").replace("http://", "http://reader:s%3A3cret@")
        answer = fetch(address, limits=TIGHT, allowed=frozenset({stand.place}), proxies={})
        assert answer.content == FEED
        assert "s%3A3cret" not in answer.address
