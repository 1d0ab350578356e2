"""Safe connections: to whom they are made, to whom they are not, and that they always end."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from analysis.intake.asking import Network
from analysis.library import Library
from analysis.sources.fetching import Login, Status, fetch, wire
from tests.analysis.newsstand import FEED, TIGHT, answer, ask, newsstand, serve_as_proxy
from tests.analysis.office import Office
from tests.analysis.subscriber import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def trusting(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Trust the office as a person does: by the variable that OpenSSL reads."""
    monkeypatch.setenv("SSL_CERT_FILE", str(office.authorities))
    wire._context.cache_clear()
    yield
    wire._context.cache_clear()


Play = "Callable[[socket.socket, threading.Event], object]"


@contextmanager
def listener(play: Play) -> Iterator[int]:
    """A server that plays with each bare connection until an event ends it; its port."""
    closing = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    try:
                        play(connection, closing)
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        closing.set()
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _drip(connection: socket.socket, closing: threading.Event) -> None:
    while not closing.wait(0.05):
        connection.sendall(b"\x16")


class TestProof:
    """A server proves who it is, or nothing is read from it."""

    def test_one_is_believed_whom_a_trusted_office_has_signed(self, office: Office) -> None:
        with newsstand(office.good()) as stand:
            for path in ("/feed", "/gzip", "/chunked", "/until-close", "/br"):
                assert ask(stand, path, authorities=office.authorities).content == FEED
            for path in ("/slow-body", "/reset", "/too-short", "/drop", "/silent"):
                answered = ask(stand, path, authorities=office.authorities)
                assert (answered.status, answered.content) == (Status.FAILED, b"")

    @pytest.mark.usefixtures("trusting")
    def test_the_variable_that_names_trusted_offices_is_heeded(self, office: Office) -> None:
        with newsstand(office.good()) as stand:
            assert ask(stand, "/feed").content == FEED

    @pytest.mark.parametrize(
        ("kind", "why"),
        [
            ("other", "its certificate is for another host"),
            ("outdated", "its certificate has expired"),
            ("early", "its certificate is not valid yet"),
            ("self_signed", "its certificate is signed by itself alone"),
            ("unknown", "nobody who is trusted has signed its certificate"),
        ],
    )
    def test_all_others_are_refused_in_one_sentence(
        self, office: Office, tmp_path: Path, kind: str, why: str
    ) -> None:
        contexts = {
            "other": lambda: office.good("other.example"),
            "outdated": office.outdated,
            "early": office.early,
            "self_signed": lambda: office.self_signed(tmp_path),
            "unknown": office.unknown,
        }
        with newsstand(contexts[kind]()) as stand:
            refused = ask(stand, "/feed", authorities=office.authorities)
            assert refused.status is Status.FAILED
            assert refused.trouble == (
                f"{stand.url('/feed')}: 127.0.0.1 cannot prove who it is ({why}); "
                "nothing was read from it."
            )
            assert stand.asked == []

    def test_a_name_is_compared_with_the_certificate_not_its_address(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with newsstand(office.good("127.0.0.1")) as stand:
            port = stand.server_address[1]
            rows = [(2, 1, 6, "", ("127.0.0.1", 0))]
            monkeypatch.setattr(wire.socket, "getaddrinfo", lambda *_, **__: rows)
            refused = fetch(
                f"https://news.example:{port}/feed",
                limits=TIGHT,
                proxies={},
                allowed=frozenset({"news.example"}),
                authorities=office.authorities,
            )
            assert "another host" in refused.trouble
            assert stand.asked == []


class TestEnds:
    """A handshake is no place to wait for ever."""

    @pytest.mark.parametrize(
        "play",
        [
            lambda _, closing: closing.wait(9),
            lambda connection, closing: connection.recv(9) and closing.wait(9),
            lambda connection, _: connection.close(),
            lambda connection, _: connection.sendall(b"HTTP/1.1 400 Bad\r\n\r\n"),
            lambda connection, _: connection.sendall(b"\x16\x03\x03\xff\xff" + b"x" * 70_000),
            _drip,
        ],
        ids=["silent", "half", "closed", "plain", "noise", "drip"],
    )
    def test_a_handshake_that_leads_nowhere_ends_by_the_deadline(self, play: Play) -> None:
        with listener(play) as port:
            begun = time.monotonic()
            ended = fetch(
                f"https://127.0.0.1:{port}/",
                limits=TIGHT,
                proxies={},
                allowed=frozenset({"127.0.0.1"}),
            )
            assert time.monotonic() - begun < 1.5
            assert ended.status is Status.FAILED
            assert ended.trouble.isprintable()
            assert ended.trouble.endswith(".")

    def test_a_person_can_stop_a_handshake(self) -> None:
        with listener(lambda _, closing: closing.wait(9)) as port:
            begun = time.monotonic()
            ended = fetch(
                f"https://127.0.0.1:{port}/",
                proxies={},
                allowed=frozenset({"127.0.0.1"}),
                is_stopped=lambda: time.monotonic() > begun + 0.1,
            )
            assert "stopped" in ended.trouble
            assert time.monotonic() - begun < 1.5


class TestTunnel:
    """Through a proxy it is still the server who proves itself."""

    def test_a_safe_request_goes_through_a_tunnel(self, office: Office) -> None:
        with newsstand(office.good()) as goal, newsstand() as proxy:
            serve_as_proxy(proxy, goal)
            proxies = {"https": f"http://me:pw@{proxy.place}"}

            def through(host: str):  # type: ignore[no-untyped-def]
                return fetch(
                    f"https://{host}/feed",
                    limits=TIGHT,
                    proxies=proxies,
                    authorities=office.authorities,
                )

            assert through("newsstand.example").content == FEED
            (connect,) = proxy.asked
            assert (connect.method, connect.target) == ("CONNECT", "newsstand.example:443")
            assert connect.headers["proxy-authorization"] == "Basic bWU6cHc="
            assert "proxy-authorization" not in goal.asked[0].headers
            refused = through("other.example")
            assert "other.example cannot prove who it is" in refused.trouble
            assert len(goal.asked) == 1

    @pytest.mark.parametrize(
        ("play", "words"),
        [
            (answer(407, Proxy_Authenticate="Basic"), "refuses the way (407)"),
            (answer(403), "refuses the way (403)"),
            (b"\x00\xff garbage\r\n\r\n", "the proxy answers with what is no HTTP"),
            (b"", "."),
        ],
    )
    def test_a_proxy_that_refuses_is_named(self, play: bytes, words: str) -> None:
        def refuse(connection: socket.socket, _: threading.Event) -> None:
            connection.recv(4096)
            connection.sendall(play)

        with listener(refuse) as port:
            proxies = {"https": f"127.0.0.1:{port}"}
            ended = fetch("https://newsstand.example/", limits=TIGHT, proxies=proxies)
        assert ended.status is Status.FAILED
        assert words in ended.trouble

    @pytest.mark.parametrize("begins", [b"", b"HTTP/1.1 200 Yes\r\n\r\n"])
    def test_a_proxy_that_hangs_gets_its_time_and_no_more(self, begins: bytes) -> None:
        def hang(connection: socket.socket, closing: threading.Event) -> None:
            connection.recv(4096)
            connection.sendall(begins)
            closing.wait(9)

        with listener(hang) as port:
            begun = time.monotonic()
            proxies = {"https": f"127.0.0.1:{port}"}
            ended = fetch("https://newsstand.example/", limits=TIGHT, proxies=proxies)
            assert ended.status is Status.FAILED
            assert time.monotonic() - begun < 1.5


class TestRedirects:
    """From safe to open and back."""

    def test_from_safe_to_open_no_password_goes_and_no_move_is_believed(
        self, office: Office
    ) -> None:
        with newsstand(office.good()) as stand, newsstand() as plain:
            options = {
                "authorities": office.authorities,
                "allowed": frozenset({"127.0.0.1"}),
                "logins": {"127.0.0.1": Login("reader", "s:3cret")},
            }
            stand.routes["/down"] = answer(301, Location=plain.url("/private"))
            assert ask(stand, "/down", **options).code == 401
            assert "authorization" in stand.asked[0].headers
            assert "authorization" not in plain.asked[0].headers
            stand.routes["/down"] = answer(301, Location=plain.url("/feed"))
            down = ask(stand, "/down", **options)
            assert (down.content, down.moved_to) == (FEED, None)

    def test_from_open_to_safe_is_a_move_for_good(self, office: Office) -> None:
        with newsstand(office.good()) as stand, newsstand() as plain:
            plain.routes["/up"] = answer(301, Location=stand.url("/feed"))
            allowed = frozenset({"127.0.0.1"})
            up = ask(plain, "/up", authorities=office.authorities, allowed=allowed)
            assert (up.content, up.moved_to) == (FEED, stand.url("/feed"))
            refused = ask(plain, "/up", allowed=allowed)
            assert (refused.status, refused.moved_to) == (Status.FAILED, None)
            assert "redirected to https://127.0.0.1" in refused.trouble


@pytest.mark.usefixtures("trusting")
def test_a_feed_lives_on_a_safe_server_and_survives_its_bad_days(
    office: Office, tmp_path: Path
) -> None:
    library = Library.open(tmp_path / "library.db")
    with newsstand(office.good()) as stand, newsstand() as plain:
        reader = Reader(library, stand)
        assert reader.look("/feed").failures == []
        stand.routes["/feed"] = answer(301, Location=plain.url("/feed"))
        both = Network(frozenset({"127.0.0.1"}), proxies={}, feed_limits=TIGHT)
        assert reader.look(network=both).failures == []
        assert reader.source().location.decode() == stand.url("/feed")
        stand.tls = office.outdated()
        (failure,) = reader.look().failures
        assert "has expired" in failure.reason
        assert "has expired" in (reader.source().trouble or "")
        assert reader.titles() == ["Putin met Xi"]
        stand.tls = office.good()
        stand.routes["/feed"] = answer(200, FEED)
        assert reader.look("/feed").failures == []
        assert (reader.source().trouble, reader.source().failures) == (None, 0)
    library.close()
