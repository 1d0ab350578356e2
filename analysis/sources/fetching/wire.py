"""Connections: the only module of the reader that opens a socket.

A host's name is resolved once, every address it has is checked, and the connection goes to an
address that was checked: nothing can change in between.
"""

from __future__ import annotations

import errno
import io
import os
import selectors
import socket
import ssl
import threading
from functools import lru_cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from analysis.errors import SourceError
from analysis.sources.address import is_public, literal_ip
from analysis.sources.fetching.unpacking import too_large
from analysis.text import canonical_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analysis.sources.address import IpAddress
    from analysis.sources.fetching.clock import Clock
    from analysis.sources.fetching.fetched import Limits

_MOST_TRIED = 4
_FRAMING = 1 << 20
"""Bytes that headers and the like may take besides the content."""
_FOR_ANOTHER = "its certificate is for another host"
_BY_NOBODY = "nobody who is trusted has signed its certificate"
_MISTRUST = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by itself alone",
    19: _BY_NOBODY,
    20: _BY_NOBODY,
    21: _BY_NOBODY,
    62: _FOR_ANOTHER,
    64: _FOR_ANOTHER,
}
"""What OpenSSL's numbers mean (X509_verify_cert_error_string)."""
_Result = TypeVar("_Result")


class NotReachedError(SourceError):
    """No connection could be made, be it the fault of the server or of the network."""


class NotAllowedError(SourceError):
    """The reader itself does not go there: nobody was asked."""


class Peer(NamedTuple):
    """Whom to connect to; ``is_trusted`` if its address may be private."""

    host: str
    port: int
    is_trusted: bool


class Wire:
    """A connection none of whose waits outlasts the clock, and that brings only so much."""

    def __init__(self, connection: socket.socket, clock: Clock, limits: Limits) -> None:
        self._connection = connection
        self._clock = clock
        self._limits = limits
        self._received = 0

    def receive_into(self, buffer: memoryview) -> int:
        """Read what has come in, waiting for it if nothing has.

        The reader of answers can be made to go on without end by what is no content, such as
        trailers, or a chunk whose length is less than nothing.
        """
        self._clock.check()
        read = partial(self._connection.recv_into, buffer)
        received = self._patiently(read, selectors.EVENT_READ)
        self._received += received
        if self._received > self._limits.received + self._limits.received // 4 + _FRAMING:
            raise too_large(self._limits.received)
        return received

    def send(self, data: bytes) -> None:
        """Send all of it."""
        done = 0
        while done < len(data):
            send = partial(self._connection.send, data[done:])
            done += self._patiently(send, selectors.EVENT_WRITE)

    def makefile(self, mode: str = "rb") -> io.BufferedReader:
        """Give a file to read from, as the reader of answers wants it."""
        del mode
        return io.BufferedReader(_Incoming(self))

    def secure(self, host: str, authorities: Path | None) -> None:
        """Speak TLS from now on, with the one who can prove to be ``host``."""
        context = _context(authorities)
        try:
            secured = context.wrap_socket(
                self._connection, server_hostname=host, do_handshake_on_connect=False
            )
            self._connection = secured
            self._patiently(secured.do_handshake, selectors.EVENT_READ)
        except ssl.SSLCertVerificationError as error:
            why = _MISTRUST.get(error.verify_code) or canonical_line(error.verify_message)
            raise SourceError(
                f"{host} cannot prove who it is ({why}); nothing was read from it"
            ) from error
        except (OSError, ValueError) as error:
            raise SourceError(f"no safe connection to {host} could be made; try later") from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _patiently(self, operation: Callable[[], _Result], event: int) -> _Result:
        slices = self._clock.slices(self._limits.silence, "the server did not go on")
        while True:
            try:
                return operation()
            except ssl.SSLWantReadError:
                event = selectors.EVENT_READ
            except ssl.SSLWantWriteError:
                event = selectors.EVENT_WRITE
            except BlockingIOError:
                pass
            _wait(self._connection, event, slices.next())


class _Incoming(io.RawIOBase):
    """What comes in as a file; to close it does not close the connection."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._wire.receive_into(buffer)


def connect(peer: Peer, clock: Clock, limits: Limits) -> Wire:
    """Connect to a host at an address that may be reached.

    Raises :class:`~analysis.errors.SourceError`: NotReachedError where nobody is there, and
    NotAllowedError where only private addresses are.
    """
    known = literal_ip(peer.host)
    addresses = [known] if known is not None else _resolved(peer.host, clock, limits)
    allowed = [each for each in addresses if peer.is_trusted or is_public(each)]
    if not allowed:
        raise NotAllowedError(
            f"leads to {addresses[0]}, which is no public address; allow the host "
            f"{peer.host} in the settings if you trust it"
        )
    reason = ""
    for address in allowed[:_MOST_TRIED]:
        try:
            connection = _connected(address, peer.port, clock, limits)
        except OSError as error:
            reason = f" ({canonical_line(error.strerror or 'it does not answer').lower()})"
            continue
        except SourceError:
            clock.check()
            reason = " (it does not answer)"
            continue
        return Wire(connection, clock, limits)
    raise NotReachedError(f"no connection to {peer.host} could be made{reason}; try again later")


def _resolved(host: str, clock: Clock, limits: Limits) -> list[IpAddress]:
    """Ask for the addresses of a name; the system's resolver knows no deadline of ours."""
    answers: list[list[IpAddress]] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            rows = []
        found = (literal_ip(str(row[4][0]).partition("%")[0]) for row in rows)
        answers.append([each for each in dict.fromkeys(found) if each is not None])

    thread = threading.Thread(target=ask, name="resolving", daemon=True)
    thread.start()
    slices = clock.slices(limits.connect, f"the name {host} was not resolved")
    while thread.is_alive():
        thread.join(slices.next())
    if not answers or not answers[0]:
        reason = f"there is no host {host}, or no network; look for a slip in the address"
        raise NotReachedError(reason)
    return _mixed(answers[0])


def _mixed(addresses: list[IpAddress]) -> list[IpAddress]:
    """Take the two families in turns, so that one without a way costs one attempt."""
    first = [each for each in addresses if each.version == addresses[0].version]
    other = [each for each in addresses if each.version != addresses[0].version]
    pairs = zip_longest(first, other)
    return [each for pair in pairs for each in pair if each is not None]


def _connected(address: IpAddress, port: int, clock: Clock, limits: Limits) -> socket.socket:
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.setblocking(False)
        slices = clock.slices(limits.connect, "the server was not reached")
        state = connection.connect_ex((str(address), port))
        if state in {errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN}:
            while not _wait(connection, selectors.EVENT_WRITE, slices.next()):
                pass
            state = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if state:
            raise OSError(state, os.strerror(state))
    except BaseException:
        connection.close()
        raise
    return connection


def _wait(connection: socket.socket, event: int, seconds: float) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, event)
        return bool(selector.select(seconds))


@lru_cache(maxsize=4)
def _context(authorities: Path | None) -> ssl.SSLContext:
    """Trust whom the system trusts and, where that has no list of its own, Mozilla's."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if authorities is not None:
        context.load_verify_locations(authorities)
    return context
