"""What a request for an address brings, and what it may cost."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """How a request ended."""

    NEW = "new"
    UNCHANGED = "unchanged"
    GONE = "gone"
    LATER = "later"
    FAILED = "failed"


class Limits(NamedTuple):
    """What one answer may cost: bytes as received, bytes unpacked, and seconds.

    ``connect`` and ``silence`` bound each wait for the other side, ``whole`` everything from the
    first request to the last byte, redirects included.
    """

    received: int
    unpacked: int
    whole: float = 30.0
    connect: float = 10.0
    silence: float = 10.0


PAGE = Limits(10 << 20, 10 << 20)
"""What a web page may cost."""
FEED = Limits(50 << 20, 50 << 20)
"""What a feed may cost, and an address of which nobody knows yet what it is."""


class Login(NamedTuple):
    """Name and password for one host (HTTP Basic)."""

    user: str
    password: str


class Fetched(NamedTuple):
    """The end of a request; nothing of it is canonical text but ``trouble``, a whole sentence.

    ``address`` is where the answer came from, without a password, and the base of its links;
    ``moved_to`` the new address of what has moved for good, to be kept only once its content has
    proved to be what was asked for. ``code`` is the HTTP status, 0 where there was no answer, and
    ``is_reached`` is False where there was not even a connection, ``is_asked`` where nobody was to
    be asked: the reader does not go there;
    ``retry_at`` when to ask again (UTC ISO 8601), if the server says so. ``etag`` and
    ``last_modified`` are to be given to the next request as they are.
    """

    status: Status
    asked: str
    address: str
    code: int = 0
    content: bytes = b""
    content_type: str = ""
    moved_to: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_at: str | None = None
    trouble: str = ""
    is_reached: bool = True
    is_asked: bool = True
