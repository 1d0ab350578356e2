"""A web server on this machine that plays well and badly behaved ones, and counts who asks."""

from __future__ import annotations

import gzip
import socket
import socketserver
import struct
import threading
import zlib
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import brotli

from analysis.sources.fetching import Fetched, Limits, fetch

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

FEED = (
    b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Stand</title>'
    b"<item><guid>1</guid><title>Putin met Xi</title></item></channel></rss>\n"
)


TIGHT = Limits(1 << 20, 4 << 20, whole=0.8, connect=0.5, silence=0.4)
"""Room for every good answer of a stand, and for none of the bad ones."""


class Asked(NamedTuple):
    """One request as it came in; names of headers are lower case."""

    method: str
    target: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


Play = "Callable[[Asked, socket.socket], None]"


def answer(code: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """Write a whole answer; its length is told unless the headers do."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if "Transfer-Encoding" not in named:
        named.setdefault("Content-Length", str(len(body)))
    lines = [f"HTTP/1.1 {code} Any", *(f"{name}: {value}" for name, value in named.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


def chunked(*chunks: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in chunks) + b"0\r\n\r\n"


@cache
def gzip_bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b" " * (1 << 20)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


class Newsstand(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """The server: ``routes`` maps a path to bytes that are sent, or to a function that plays."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Visit)
        self.tls = tls
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self.routes: dict[str, bytes | Callable[[Asked, socket.socket], None]] = usual_routes(self)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def url(self, path: str) -> str:
        return f"{'https' if self.tls else 'http'}://{self.place}{path}"

    def paths(self) -> list[str]:
        return [each.path for each in self.asked]

    def drip(self, connection: socket.socket, piece: bytes, pause: float = 0.05) -> None:
        """Send a little again and again, as long as the other side listens."""
        with suppress(OSError):
            while not self.closing.wait(pause):
                connection.sendall(piece)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: the other side has every right to hang up."""


class _Visit(socketserver.BaseRequestHandler):
    server: Newsstand

    def handle(self) -> None:
        connection: socket.socket = self.request
        if self.server.tls is not None:
            try:
                connection = self.server.tls.wrap_socket(connection, server_side=True)
            except OSError:
                return
        asked = _read(connection)
        if asked is None:
            return
        self.server.asked.append(asked)
        play = self.server.routes.get(asked.path, answer(404))
        with suppress(OSError):
            if callable(play):
                play(asked, connection)
            else:
                connection.sendall(play)
            # Closing with unread input would reset the connection.
            connection.shutdown(socket.SHUT_WR)
        connection.close()


def _read(connection: socket.socket) -> Asked | None:
    data = b""
    while b"\r\n\r\n" not in data:
        block = connection.recv(65536)
        if not block:
            return None
        data += block
    first, *lines = data.decode("latin-1").partition("\r\n\r\n")[0].split("\r\n")
    method, target, _ = first.split(" ", 2)
    pairs = (line.partition(":") for line in lines)
    return Asked(method, target, {name.lower(): value.strip() for name, _, value in pairs})


def usual_routes(stand: Newsstand) -> dict[str, bytes | Callable[[Asked, socket.socket], None]]:
    """What every stand sells."""

    def tagged(asked: Asked, connection: socket.socket) -> None:
        if asked.headers.get("if-none-match") == '"v1"':
            connection.sendall(answer(304, ETag='"v1"'))
        else:
            connection.sendall(answer(200, FEED, ETag='"v1"', Last_Modified="yesterday"))

    def dated(asked: Asked, connection: socket.socket) -> None:
        since = asked.headers.get("if-modified-since")
        date = "Thu, 15 Sep 2022 10:00:00 GMT"
        connection.sendall(answer(304) if since == date else answer(200, FEED, Last_Modified=date))

    def reset(_: Asked, connection: socket.socket) -> None:
        connection.sendall(answer(200, FEED, Content_Length="100000"))
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    def silent(_: Asked, connection: socket.socket) -> None:
        del connection
        stand.closing.wait(20)

    def slow_headers(_: Asked, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        stand.drip(connection, b"x")

    def slow_body(_: Asked, connection: socket.socket) -> None:
        connection.sendall(answer(200, b"", Content_Length="100000"))
        stand.drip(connection, b" ")

    def endless(_: Asked, connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + FEED)
        stand.drip(connection, b" " * 100_000, 0)

    def endless_interim(_: Asked, connection: socket.socket) -> None:
        stand.drip(connection, b"HTTP/1.1 100 Continue\r\n\r\n", 0.001)

    def private(asked: Asked, connection: socket.socket) -> None:
        asks = asked.headers.get("authorization") == "Basic cmVhZGVyOnM6M2NyZXQ="
        connection.sendall(
            answer(200, FEED) if asks else answer(401, WWW_Authenticate='Basic realm="\x1b[2J"')
        )

    squeezed = brotli.compress(FEED)
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    return {
        "/feed": answer(200, FEED, Content_Type="application/rss+xml; charset=utf-8"),
        "/tagged": tagged,
        "/dated": dated,
        "/always-304": answer(304),
        "/chunked": answer(200, chunked(FEED[:40], FEED[40:]), Transfer_Encoding="chunked"),
        "/until-close": b"HTTP/1.0 200 OK\r\n\r\n" + FEED,
        "/early-hints": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + answer(200, FEED),
        "/gzip": answer(200, gzip.compress(FEED), Content_Encoding="gzip"),
        "/gzip-members": answer(
            200, gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]), Content_Encoding="gzip"
        ),
        "/gzip-padded": answer(200, gzip.compress(FEED) + b"\0" * 9, Content_Encoding="x-gzip"),
        "/gzip-wrong-length": answer(
            200, gzip.compress(FEED), Content_Encoding="gzip", Content_Length=str(len(FEED) * 9)
        ),
        "/gzip-twice": answer(
            200, gzip.compress(gzip.compress(FEED)), Content_Encoding="gzip, gzip"
        ),
        "/deflate": answer(200, zlib.compress(FEED), Content_Encoding="deflate"),
        "/deflate-raw": answer(200, raw.compress(FEED) + raw.flush(), Content_Encoding="deflate"),
        "/br": answer(200, squeezed, Content_Encoding="br"),
        "/gzip-lie": answer(200, FEED, Content_Encoding="gzip"),
        "/br-lie": answer(200, FEED, Content_Encoding="br"),
        "/deflate-lie": answer(200, FEED, Content_Encoding="deflate"),
        "/gzip-cut": answer(200, gzip.compress(FEED)[:60], Content_Encoding="gzip"),
        "/br-cut": answer(200, squeezed[:40], Content_Encoding="br"),
        "/gzip-broken": answer(200, b"\x1f\x8b" + b"\xff" * 90, Content_Encoding="gzip"),
        "/zstd": answer(200, FEED, Content_Encoding="zstd"),
        "/thrice": answer(200, FEED, Content_Encoding="gzip, gzip, gzip"),
        "/bomb": answer(200, gzip_bomb(16), Content_Encoding="gzip"),
        "/bomb-br": answer(
            200, brotli.compress(b" " * (16 << 20), quality=3), Content_Encoding="br"
        ),
        "/bomb-twice": answer(200, gzip.compress(gzip_bomb(16)), Content_Encoding="gzip, gzip"),
        "/too-short": answer(200, FEED, Content_Length="100000"),
        "/too-long": answer(200, FEED, Content_Length="50"),
        "/negative": answer(200, FEED, Content_Length="-1"),
        "/huge-claim": answer(200, b"x", Content_Length="99999999999999999999"),
        "/endless": endless,
        "/endless-interim": endless_interim,
        "/bad-chunk": answer(200, b"zz\r\n" + FEED, Transfer_Encoding="chunked"),
        "/huge-chunk": answer(200, b"ffffffffffffffff\r\n" + FEED, Transfer_Encoding="chunked"),
        "/minus-chunk": answer(200, b"-1\r\n" + b"x" * (3 << 20), Transfer_Encoding="chunked"),
        "/trailers": answer(
            200, b"0\r\n" + b"Later: on\r\n" * (300 << 10), Transfer_Encoding="chunked"
        ),
        "/cut-chunk": answer(200, chunked(FEED)[:-9], Transfer_Encoding="chunked"),
        "/reset": reset,
        "/drop": b"",
        "/garbage": bytes(range(256)) * 16,
        "/telnet": b"220 mail ready\r\n",
        "/big-header": answer(200, FEED, X="a" * 200_000),
        "/many-headers": answer(200, FEED, **{f"X{number}": "a" for number in range(5000)}),
        "/odd-headers": b'HTTP/1.1 200 \x1b]0;x\x07\r\nETag: "\x1b[2J"\r\nno header\r\n'
        b"Content-Type: text/\x1b[2Jxml\r\nContent-Length: %d\r\n\r\n" % len(FEED) + FEED,
        "/silent": silent,
        "/slow-headers": slow_headers,
        "/slow-body": slow_body,
        "/private": private,
        "/secret": answer(200, b"secret"),
        "/410": answer(410),
        "/404": answer(404),
        "/500": b"HTTP/1.1 500 \x1b[2J\x1b[1;1H\r\nContent-Length: 0\r\n\r\n",
        "/999": b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",
        "/204": answer(204),
        "/206": answer(206, FEED[:20]),
        "/429": answer(429, b"slow", Retry_After="120"),
        "/503": answer(503, Retry_After="Fri, 31 Dec 2199 23:59:59 GMT"),
        "/503-odd": answer(503, Retry_After="\x1b[2J soon"),
        "/moved": answer(301, Location="/feed"),
        "/moved-308": answer(308, Location="/feed"),
        "/moved-then-elsewhere": answer(301, Location="/for-now"),
        "/for-now": answer(302, Location="/tagged"),
        "/for-now-then-moved": answer(307, Location="/moved"),
        "/moved-to-gone": answer(301, Location="/410"),
        "/circle": answer(302, Location="/circle"),
        "/ping": answer(302, Location="/pong"),
        "/pong": answer(302, Location="ping#x"),
        "/far": answer(302, Location="/far/1"),
        **{f"/far/{n}": answer(302, Location=f"/far/{n + 1}") for n in range(1, 10)},
        "/five": answer(302, Location="/five/1"),
        **{f"/five/{n}": answer(302, Location=f"/five/{n + 1}") for n in range(1, 4)},
        "/five/4": answer(302, Location="/feed"),
        "/to-file": answer(302, Location="file:///etc/hostname"),
        "/to-gopher": answer(302, Location="gopher://127.0.0.1/"),
        "/to-script": answer(302, Location="javascript:alert(1)"),
        "/to-escape": answer(302, Location="http://\x1b[2J/"),
        "/to-nothing": answer(302),
        "/to-login": answer(302, Location=f"http://reader:guess@{stand.place}/private"),
        "/to-umlaut": answer(302, Location="/f\u00fcr".encode().decode("latin-1")),
        "/f%C3%BCr": answer(200, FEED),
    }


@contextmanager
def newsstand(tls: ssl.SSLContext | None = None) -> Iterator[Newsstand]:
    """Open a stand; with what a server needs for TLS it speaks that."""
    with Newsstand(tls) as stand:
        thread = threading.Thread(target=stand.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield stand
        finally:
            stand.closing.set()
            stand.shutdown()
            thread.join()


def serve_as_proxy(stand: Newsstand, goal: Newsstand) -> None:
    """Make a stand a proxy before another one: whatever is asked of it goes there."""

    def tunnel(_: Asked, connection: socket.socket) -> None:
        with socket.create_connection(("127.0.0.1", goal.server_address[1])) as other:
            connection.sendall(b"HTTP/1.1 200 Here you are\r\n\r\n")
            back = threading.Thread(target=_pump, args=(other, connection))
            back.start()
            _pump(connection, other)
            back.join(timeout=5)

    class Routes(dict[str, object]):
        def get(self, path: str, default: object = None) -> object:  # type: ignore[override]
            asked = stand.asked[-1]
            if asked.method == "CONNECT":
                return tunnel
            del path
            return goal.routes.get("/" + asked.path.split("/", 3)[-1], default)

    stand.routes = Routes()  # type: ignore[assignment]


def _pump(source: socket.socket, goal: socket.socket) -> None:
    with suppress(OSError):
        while block := source.recv(65536):
            goal.sendall(block)
        goal.shutdown(socket.SHUT_WR)


def ask(stand: Newsstand, path: str, **more: object) -> Fetched:
    """Ask a stand, within tight limits, and as someone who typed its address."""
    options: dict[str, object] = {
        "limits": TIGHT,
        "allowed": frozenset({stand.place}),
        "proxies": {},
    }
    stand.asked.clear()
    return fetch(stand.url(path), **(options | more))  # type: ignore[arg-type]
