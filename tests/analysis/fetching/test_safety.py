"""Where the fetcher does not go: private addresses, doubtful servers, and what proxies add."""

from __future__ import annotations

import ast
import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.sources.address import is_public, parse_address
from analysis.sources.fetching import Status, fetch, wire
from analysis.sources.fetching.proxy import environment_proxies, proxy_for
from tests.analysis import newsstand as stands
from tests.analysis.newsstand import FEED, TIGHT

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


class TestPrivateAddresses:
    """Nothing of this machine or its network is asked for, unless the person wants it."""

    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:7f00:1]"]
    )
    def test_this_machine_is_refused_under_each_of_its_names(
        self, stand: stands.Newsstand, host: str
    ) -> None:
        stand.asked.clear()
        answer = fetch(f"http://{host}:{stand.server_address[1]}/secret", limits=TIGHT, proxies={})
        assert answer.status is Status.FAILED
        assert "no public address" in answer.trouble
        assert stand.asked == []

    def test_a_name_is_resolved_once_and_only_what_was_checked_is_reached(
        self, stand: stands.Newsstand, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        port = stand.server_address[1]
        asked_names: list[str] = []

        def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
            asked_names.append(host)
            address = "93.184.215.14" if len(asked_names) == 1 else "127.0.0.1"
            return [(2, 1, 6, "", (address, 0))]

        reached: list[str] = []

        def connected(address: object, *_: object) -> object:
            reached.append(str(address))
            raise OSError(111, "Connection refused")

        monkeypatch.setattr(wire.socket, "getaddrinfo", resolve)
        monkeypatch.setattr(wire, "_connected", connected)
        fetch(f"http://rebinding.example:{port}/secret", limits=TIGHT, proxies={})
        assert (asked_names, reached) == (["rebinding.example"], ["93.184.215.14"])

    def test_of_several_addresses_the_private_ones_are_left_out(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reached: list[str] = []

        def connected(address: object, *_: object) -> object:
            reached.append(str(address))
            raise OSError(111, "Connection refused")

        rows = [(2, 1, 6, "", (each, 0)) for each in ("10.0.0.1", "1.1.1.1", "fe80::1%eth0", "::1")]
        monkeypatch.setattr(wire.socket, "getaddrinfo", lambda *_, **__: rows)
        monkeypatch.setattr(wire, "_connected", connected)
        answer = fetch("http://mixed.example/", limits=TIGHT, proxies={})
        assert reached == ["1.1.1.1"]
        assert "connection refused" in answer.trouble

    @pytest.mark.parametrize(
        ("address", "public"),
        [
            ("1.1.1.1", True), ("2606:4700::1111", True), ("::ffff:8.8.8.8", True),
            ("64:ff9b::808:808", True), ("10.1.2.3", False), ("172.16.0.1", False),
            ("192.168.1.1", False), ("100.64.0.1", False), ("169.254.169.254", False),
            ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False),
            ("192.0.2.1", False), ("240.0.0.1", False), ("::", False), ("fe80::1", False),
            ("fc00::1", False), ("fec0::1", False), ("ff02::1", False), ("2001:db8::1", False),
            ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ],
    )  # fmt: skip
    def test_what_is_public(self, address: str, public: bool) -> None:
        assert is_public(ipaddress.ip_address(address)) is public


class TestProxies:
    """Proxies as the environment names them."""

    def test_plain_requests_go_through_the_proxy_with_its_own_login(
        self, stand: stands.Newsstand, other: stands.Newsstand
    ) -> None:
        stands.serve_as_proxy(other, stand)
        answer = fetch(
            "http://news.example/feed",
            limits=TIGHT,
            proxies={"http": f"http://me:pw@{other.place}"},
        )
        assert (answer.status, answer.content) == (Status.NEW, FEED)
        assert other.asked[0].target == "http://news.example/feed"
        assert other.asked[0].headers["proxy-authorization"] == "Basic bWU6cHc="

    def test_a_proxy_is_not_asked_for_its_own_network(self, other: stands.Newsstand) -> None:
        for host in ("10.0.0.1", "169.254.169.254", "router.local", "0xa000001"):
            answer = fetch(f"http://{host}/", limits=TIGHT, proxies={"all": other.place})
            assert "no public address" in answer.trouble
        assert other.asked == []

    @pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "http://", "::"])
    def test_a_proxy_of_another_kind_is_named(self, proxy: str) -> None:
        answer = fetch("http://news.example/", limits=TIGHT, proxies={"all": proxy})
        assert "proxy" in answer.trouble

    @pytest.mark.parametrize(
        ("address", "exceptions", "goes_through"),
        [
            ("http://a.example/", "", True),
            ("http://a.example/", "*", False),
            ("http://a.example/", "b.example, .example", False),
            ("http://a.example/", "a.example:81", True),
            ("http://a.example:81/", "a.example:81", False),
            ("http://ba.example/", "a.example", True),
            ("http://10.1.2.3/", "10.0.0.0/8", False),
            ("http://11.1.2.3/", "10.0.0.0/8,nonsense/99", True),
            ("http://localhost/", "", False),
            ("https://a.example/", "", False),
        ],
    )
    def test_exceptions_are_reached_without(
        self, address: str, exceptions: str, goes_through: bool
    ) -> None:
        proxies = {"http": "proxy.example:3128", "no": exceptions}
        proxy = proxy_for(parse_address(address), proxies)
        assert (proxy is not None) is goes_through

    def test_the_environment_is_read_in_either_case(self) -> None:
        environment = {"HTTPS_PROXY": "http://a:1", "http_proxy": "http://b:2", "NO_PROXY": "c"}
        assert environment_proxies(environment) == {
            "https": "http://a:1", "http": "http://b:2", "no": "c",
        }  # fmt: skip
        assert environment_proxies({"HTTP_PROXY": "evil", "REQUEST_METHOD": "GET"}) == {}


def test_nothing_but_the_fetcher_can_open_an_address() -> None:
    root = Path(__file__).parents[3]
    forbidden = {
        "urllib.request",
        "http.client",
        "socket",
        "ssl",
        "ftplib",
        "smtplib",
        "asyncio.streams",
    }
    fetcher = root / "analysis" / "sources" / "fetching"
    for path in [*root.glob("analysis/**/*.py"), *root.glob("tui/**/*.py")]:
        if path.parent == fetcher and path.name in {"wire.py", "exchange.py"}:
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert forbidden.isdisjoint(names), path
