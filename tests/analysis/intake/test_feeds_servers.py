"""A feed that is followed, whatever its server does one day: the library is right after it."""

from __future__ import annotations

import gzip
import time
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest

from analysis.intake.network import network_of
from analysis.settings import Settings
from analysis.sources.fetching import wire
from tests.analysis.newsstand import TIGHT, Newsstand, answer, newsstand, serve_as_proxy
from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = rss(item("1", "one"), item("2", "two"))
LATER = rss(item("3", "three"), item("1", "one, corrected"), item("2", "two"))
BAD_DAYS = (
    *("/404", "/500", "/999", "/204", "/206", "/503-odd", "/to-nothing"),
    *("/circle", "/ping", "/far", "/to-file", "/to-gopher", "/to-script", "/to-escape"),
    *("/silent", "/slow-headers", "/slow-body", "/endless-interim", "/reset", "/drop"),
    *("/bomb", "/bomb-br", "/bomb-twice", "/endless", "/huge-claim", "/huge-chunk"),
    *("/gzip-cut", "/br-cut", "/gzip-broken", "/zstd", "/thrice", "/too-short", "/bad-chunk"),
    *("/cut-chunk", "/garbage", "/telnet", "/big-header", "/many-headers", "/private"),
)
PRIVATE_HOSTS = (
    *("127.0.0.1", "localhost", "localhost.", "LOCALHOST", "127.1", "2130706433", "0x7f000001"),
    *("0177.0.0.1", "0", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
    *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "10.0.0.1"),
    *("169.254.169.254", "192.168.1.1", "100.64.0.1", "%31%32%37.0.0.1", "user@127.0.0.1"),
    *("\uff11\uff12\uff17.0.0.1", "nas.local"),
)
PRIVATE_ADDRESSES = (
    *("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%2"),
    *("64:ff9b::a00:1", "2002:a00:1::", "fc00::7", "0.0.0.0", "::", "224.0.0.1"),
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as opened:
        opened.serve(FIRST, ETag='"1"')
        opened.look("/feed")
        yield opened


@pytest.fixture
def inside() -> Iterator[Newsstand]:
    """A server of the person's own network, which no feed may lead to."""
    with newsstand() as opened:
        yield opened


def state(reader: Reader) -> list[tuple[object, ...]]:
    return [
        (article.id, article.title, article.text, article.is_read, article.is_starred)
        for article in reader.articles()
    ]


@pytest.mark.parametrize("bad", BAD_DAYS)
def test_a_bad_day_loses_nothing_is_told_and_is_made_up_for(reader: Reader, bad: str) -> None:
    ids = list(reader.library.article_ids())
    reader.library.set_read(ids[:1], True)
    reader.library.set_starred(ids[1:], True)
    before, address = state(reader), reader.source().location
    reader.stand.routes["/feed"] = reader.stand.routes[bad]
    begun = time.monotonic()
    (failure,) = reader.look().failures
    assert time.monotonic() - begun < 4
    assert failure.reason.isprintable()
    source = reader.source()
    assert (state(reader), source.location) == (before, address)
    assert (source.failures, source.trouble, source.is_gone) == (1, failure.reason, False)
    assert source.next_look_at is not None
    reader.look()
    assert reader.stand.asked == []

    reader.serve(LATER, ETag='"2"')
    assert reader.look("/feed").failures == []
    assert reader.stand.asked[0].headers["if-none-match"] == '"1"'
    assert reader.titles()[0] == "three"
    kept = {row[0]: row[3:] for row in state(reader)}
    assert [kept[row[0]] for row in before] == [row[3:] for row in before]
    assert (reader.source().failures, reader.source().trouble) == (0, None)


@pytest.mark.parametrize(
    ("code", "moves"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_only_a_lasting_redirect_changes_the_address(
    reader: Reader, code: int, moves: bool
) -> None:
    reader.serve(LATER, "/new")
    reader.stand.routes["/feed"] = answer(code, Location="/new")
    assert reader.look().failures == []
    expected = reader.stand.url("/new" if moves else "/feed")
    assert reader.source().location.decode() == expected
    assert len(reader.articles()) == 3


def test_a_feed_that_moves_to_one_that_is_followed_becomes_no_second_one(reader: Reader) -> None:
    reader.serve(rss(item("9", "nine"), title="Other"), "/other")
    reader.look("/other")
    reader.stand.routes["/feed"] = answer(301, Location="/other")
    for _ in range(2):
        reader.look()
    locations = [row.location.decode() for row in reader.library.sources()]
    assert locations == [reader.stand.url("/feed"), reader.stand.url("/other")]


class TestPrivateAddresses:
    """A feed may lead to no address of this machine or its network, in whatever form."""

    @pytest.mark.parametrize("code", [301, 302])
    def test_a_redirect_there_is_refused(
        self, reader: Reader, inside: Newsstand, code: int
    ) -> None:
        before, port = state(reader), inside.server_address[1]
        for host in PRIVATE_HOSTS:
            there = f"http://{host}:{port}/secret".encode().decode("latin-1")
            reader.stand.routes["/feed"] = answer(code, Location=there)
            (failure,) = reader.look("/feed").failures
            assert inside.asked == [], host
            assert failure.reason.isprintable()
            assert reader.source().location.decode() == reader.stand.url("/feed")
        assert state(reader) == before

    def test_a_name_that_stands_for_one_is_refused(
        self, reader: Reader, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        reached: list[str] = []
        connected = wire._connected

        def connect(there: object, *rest: object) -> object:
            reached.append(str(there))
            return connected(there, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(wire, "_connected", connect)
        reader.stand.routes["/feed"] = answer(302, Location="http://news.example/feed")
        for address in PRIVATE_ADDRESSES:

            def resolve(
                host: str, *_: object, address: str = address, **__: object
            ) -> list[tuple[object, ...]]:
                asked.append(host)
                return [(2, 1, 6, "", (address, 0))]

            monkeypatch.setattr(wire.socket, "getaddrinfo", resolve)
            (failure,) = reader.look("/feed").failures
            assert "no public address" in failure.reason, address
        assert set(asked) == {"news.example"}
        assert set(reached) == {"127.0.0.1"}
        assert len(reached) == len(asked) == len(PRIVATE_ADDRESSES)
        assert len(reader.articles()) == 2

    def test_one_that_the_settings_allow_is_followed(
        self, reader: Reader, inside: Newsstand
    ) -> None:
        inside.routes["/feed"] = answer(200, LATER)
        reader.stand.routes["/feed"] = answer(302, Location=inside.url("/feed"))
        network = network_of(Settings(hosts=frozenset({inside.place})))
        network = network._replace(proxies={}, feed_limits=TIGHT)
        assert reader.look(network=network).failures == []
        assert len(reader.articles()) == 3

    def test_the_pages_of_entries_lead_nowhere_private(
        self, reader: Reader, inside: Newsstand
    ) -> None:
        links = [inside.url("/secret"), inside.url("/feed").replace("127.0.0.1", "localhost")]
        reader.serve(rss(*(item(link, "cut", "cut…", link) for link in links)), "/cut")
        reader.look("/cut")
        (row,) = [row for row in reader.library.sources() if row.location.endswith(b"/cut")]
        reader.library.desk().set_full(row.id, True)
        outcome = reader.look("/cut")
        assert len(outcome.unfilled) == 2
        assert inside.asked == []


class TestEncodings:
    """What comes packed comes out whole."""

    @pytest.mark.parametrize(
        ("coding", "packed"),
        [
            ("br", brotli.compress(LATER)),
            ("gzip", gzip.compress(LATER)),
            ("deflate", zlib.compress(LATER)),
            ("GZIP", gzip.compress(LATER)),
            ("identity", LATER),
            ("br", LATER),
            ("gzip", LATER),
            ("gzip, br", brotli.compress(gzip.compress(LATER))),
        ],
    )
    def test_a_packed_feed_is_read(self, reader: Reader, coding: str, packed: bytes) -> None:
        reader.serve(packed, Content_Encoding=coding)
        assert reader.look().failures == []
        assert len(reader.articles()) == 3

    @pytest.mark.parametrize("length", ["-1", "", "+5", "abc", "12, 12"])
    def test_a_length_that_is_none_is_not_believed(self, reader: Reader, length: str) -> None:
        reader.serve(LATER, Content_Length=length)
        reader.look()
        assert len(reader.articles()) in {2, 3}
        reader.serve(LATER)
        assert reader.look("/feed").failures == []
        assert len(reader.articles()) == 3

    def test_an_answer_cut_short_by_its_length_takes_nothing_away(self, reader: Reader) -> None:
        reader.serve(LATER, Content_Length=str(len(LATER) // 2), ETag='"2"')
        reader.look()
        assert {"one", "two"} <= {title[:3] for title in reader.titles()}
        reader.serve(LATER, ETag='"2"')
        reader.look("/feed")
        assert len(reader.articles()) == 3


class TestLogins:
    """Name and password come from the settings or the address, and go to their host alone."""

    def test_the_settings_open_the_door_and_close_it_again(self, reader: Reader) -> None:
        (failure,) = reader.look("/private").failures
        assert "a name and a password, which go into the settings" in failure.reason
        logins = {"127.0.0.1": ("reader", "s:3cret")}
        network = network_of(Settings(logins=logins))._replace(proxies={}, feed_limits=TIGHT)
        assert reader.look("/private", network=network).failures == []
        (failure,) = reader.look(reader.stand.url("/private")).failures
        assert "401" in failure.reason
        assert len(reader.library.sources()) == 2
        assert "s:3cret" not in str(reader.library.sources())

    def test_a_password_of_the_address_is_shown_to_nobody(self, reader: Reader) -> None:
        address = reader.stand.url("/private").replace("//", "//reader:s%3A3cret@")
        outcome = reader.look(address)
        assert outcome.failures == []
        rows = reader.library.sources()
        assert not any("3cret" in row.name for row in rows)
        reader.stand.routes["/private"] = answer(500)
        (failure,) = [each for each in reader.look(address).failures if "500" in each.reason]
        assert "3cret" not in f"{failure.where}{failure.reason}"


class TestProxies:
    """Proxies as the environment names them."""

    @pytest.fixture(autouse=True)
    def _empty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("http", "https", "all", "no"):
            monkeypatch.delenv(f"{name}_proxy", raising=False)
            monkeypatch.delenv(f"{name.upper()}_PROXY", raising=False)

    def look(self, reader: Reader, address: str) -> list[str]:
        network = network_of(Settings())._replace(feed_limits=TIGHT)
        outcome = reader.look(address, network=network)
        return [failure.reason for failure in outcome.failures]

    @pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"])
    def test_a_feed_comes_through_the_proxy(
        self, reader: Reader, monkeypatch: pytest.MonkeyPatch, variable: str
    ) -> None:
        with newsstand() as proxy:
            serve_as_proxy(proxy, reader.stand)
            monkeypatch.setenv(variable, f"http://me:pw@{proxy.place}")
            assert self.look(reader, "http://news.example/feed") == []
            assert proxy.asked[0].target == "http://news.example/feed"
            assert proxy.asked[0].headers["proxy-authorization"] == "Basic bWU6cHc="
        assert len(reader.library.sources()) == 2

    @pytest.mark.parametrize(
        "exceptions", ["*", "news.example", ".example", "other.org, news.example"]
    )
    def test_exceptions_are_asked_without(
        self, reader: Reader, monkeypatch: pytest.MonkeyPatch, exceptions: str
    ) -> None:
        monkeypatch.setattr(wire.socket, "getaddrinfo", lambda *_, **__: [])
        with newsstand() as proxy:
            monkeypatch.setenv("http_proxy", proxy.place)
            monkeypatch.setenv("NO_PROXY", exceptions)
            (reason,) = self.look(reader, "http://news.example/feed")
            assert "there is no host news.example" in reason
            assert proxy.asked == []

    def test_a_proxy_that_is_not_there_is_told(
        self, reader: Reader, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with newsstand() as proxy:
            place = proxy.place
        monkeypatch.setenv("http_proxy", place)
        (reason,) = self.look(reader, "http://news.example/feed")
        assert "no connection to 127.0.0.1 could be made" in reason
