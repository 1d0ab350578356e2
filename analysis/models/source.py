"""Sources as lists show them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class SourceKind(StrEnum):
    """What a source is: files on this machine, a feed, or the pages that a person saved."""

    FILES = "files"
    FEED = "feed"
    PAGES = "pages"


class SourceRow(NamedTuple):
    """A source as lists show it; ``name`` is what the person or, else, the source calls it.

    ``location`` is its path, or its address, as bytes. Of feeds: ``home`` is the address of the
    site, ``came`` the number of new articles of the last look that worked, ``failures`` those in a
    row, ``next_look_at`` before when it is only asked if the person asks; ``is_gone`` if its server
    says it is no more, ``is_full`` if the full text is fetched of every entry. Articles are kept
    ``keep_days``: None as the library's own setting is, 0 for ever. ``unread`` leaves out what is
    hidden.
    """

    id: int
    location: bytes
    name: str
    added_at: str
    looked_at: str | None
    trouble: str | None
    articles: int
    unread: int
    kind: SourceKind = SourceKind.FILES
    tags: tuple[str, ...] = ()
    home: str | None = None
    came: int = 0
    failures: int = 0
    next_look_at: str | None = None
    is_gone: bool = False
    is_full: bool = False
    keep_days: int | None = None
