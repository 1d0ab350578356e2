"""One request and its answer, byte by byte within its limits."""

from __future__ import annotations

import base64
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import TYPE_CHECKING, NamedTuple, cast

from analysis.errors import SourceError
from analysis.sources.address import is_public, literal_ip
from analysis.sources.fetching.unpacking import CODINGS, Unpacking, too_large
from analysis.sources.fetching.wire import NotAllowedError, Peer, Wire, connect

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping
    from pathlib import Path

    from analysis.sources.address import Address
    from analysis.sources.fetching.clock import Clock
    from analysis.sources.fetching.fetched import Limits

_BLOCK = 1 << 16
_MOST_INTERIM = 5
_CONTENT = 200


class Request(NamedTuple):
    """What is asked, of whom and on which way; ``is_trusted`` if the host may be private."""

    address: Address
    headers: Mapping[str, str]
    proxy: Address | None
    is_trusted: bool


class Answer(NamedTuple):
    """An answer; ``content`` is there for status 200 alone, the names of headers are lower case."""

    code: int
    headers: Mapping[str, str]
    content: bytes


def exchange(request: Request, clock: Clock, limits: Limits, authorities: Path | None) -> Answer:
    """Send a request and read the answer to it.

    Raises :class:`~analysis.errors.SourceError` with a reason that completes a sentence.
    """
    wire = None
    try:
        wire = _connected(request, clock, limits, authorities)
        wire.send(_written(request))
        response = _begun(wire)
        headers = {name.lower(): value for name, value in reversed(response.getheaders())}
        if response.status != _CONTENT:
            return Answer(response.status, headers, b"")
        return Answer(response.status, headers, _body(response, headers, clock, limits))
    except (OSError, IncompleteRead) as error:
        raise SourceError("the connection broke off; try again later") from error
    except (HTTPException, ValueError) as error:
        raise SourceError("the server answers with what is no HTTP; try again later") from error
    finally:
        if wire is not None:
            wire.close()


def basic(user: str, password: str) -> str:
    """Write name and password as HTTP Basic has them (RFC 7617)."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _connected(request: Request, clock: Clock, limits: Limits, authorities: Path | None) -> Wire:
    address, proxy = request.address, request.proxy
    if proxy is None:
        wire = connect(Peer(address.host, address.port, request.is_trusted), clock, limits)
    else:
        _refuse_private(request)
        # The person set the proxy up, mostly inside their own network.
        wire = connect(Peer(proxy.host, proxy.port, True), clock, limits)
    try:
        if proxy is not None and proxy.scheme == "https":
            wire.secure(proxy.host, authorities)
        if address.scheme == "https":
            if proxy is not None:
                _tunnel(wire, address, proxy)
            wire.secure(address.host, authorities)
    except BaseException:
        wire.close()
        raise
    return wire


def _refuse_private(request: Request) -> None:
    """Keep a proxy from being asked for its own network; names it resolves by itself."""
    host = request.address.host
    ip = literal_ip(host)
    local = host.endswith(("localhost", ".local", ".internal")) if ip is None else not is_public(ip)
    if local and not request.is_trusted:
        raise NotAllowedError(
            f"leads to {host}, which is no public address; allow the host in the settings "
            "if you trust it"
        )


def _tunnel(wire: Wire, address: Address, proxy: Address) -> None:
    host = f"[{address.host}]" if ":" in address.host else address.host
    place = f"{host}:{address.port}"
    lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}", *_proxy_login(proxy)]
    wire.send(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"))
    response = HTTPResponse(cast("socket.socket", wire), method="CONNECT")
    try:
        response.begin()
    except HTTPException as error:
        raise SourceError("the proxy answers with what is no HTTP") from error
    if response.status != _CONTENT:
        raise SourceError(f"the proxy {proxy.host} refuses the way ({response.status})")


def _written(request: Request) -> bytes:
    address, proxy = request.address, request.proxy
    is_plain_proxy = proxy is not None and address.scheme == "http"
    lines = [f"GET {address.text if is_plain_proxy else address.target} HTTP/1.1"]
    lines += [f"Host: {address.site}", f"Accept-Encoding: {CODINGS}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in request.headers.items()]
    if proxy is not None and is_plain_proxy:
        lines += _proxy_login(proxy)
    if any("\r" in line or "\n" in line for line in lines):
        raise SourceError("is no web address; look for a slip in it")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _proxy_login(proxy: Address) -> list[str]:
    if not proxy.user:
        return []
    return [f"Proxy-Authorization: {basic(proxy.user, proxy.password)}"]


def _begun(wire: Wire) -> HTTPResponse:
    # All it wants of a socket is a file to read from.
    response = HTTPResponse(cast("socket.socket", wire), method="GET")
    response.begin()
    for _ in range(_MOST_INTERIM):
        if response.status >= _CONTENT:
            return response
        response.headers = response.msg = None  # type: ignore[assignment]
        response.begin()
    raise SourceError("the server does not come to an answer; try again later")


def _body(
    response: HTTPResponse, headers: Mapping[str, str], clock: Clock, limits: Limits
) -> bytes:
    said = response.length
    if said is not None and said > limits.received:
        raise too_large(limits.received)
    unpacking = Unpacking(headers.get("content-encoding", ""), limits.unpacked)
    pieces: list[bytes] = []
    received = 0
    while block := response.read(_BLOCK):
        received += len(block)
        if received > limits.received:
            raise too_large(limits.received)
        for piece in unpacking.unpack(block):
            clock.check()
            pieces.append(piece)
    # A packed answer says itself where it ends; servers that pack often get the length wrong.
    is_packed = bool(headers.get("content-encoding"))
    if not unpacking.is_complete() or (said is not None and received < said and not is_packed):
        raise SourceError("the answer broke off before its end; try again later")
    return b"".join(pieces)
