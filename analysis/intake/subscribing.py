"""Lists of feeds (OPML) become sources, their folders tags."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.sources.address import shown_address
from analysis.sources.files import SIZE_LIMIT, reason_of
from analysis.sources.opml import Subscription, read_opml
from analysis.storage import feeds, sources

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from analysis.models import SourceRow
    from analysis.sources.opml import Subscriptions

BETWEEN = "/"
"""Divides the names of folders in folders in a tag."""


def subscribe(connection: sqlite3.Connection, subscriptions: Subscriptions) -> list[int]:
    """Follow all feeds of a list; call it inside a transaction. Returns those that are new."""
    known = {row.id: row for row in sources.listed(connection)}
    found: list[int] = []
    for each in subscriptions.feeds:
        shown = shown_address(each.address)
        title = each.title if each.title != shown else None
        source = feeds.add(connection, each.address, shown, title=title, home=each.home)
        before = known[source].tags if source in known else ()
        tags = [BETWEEN.join(folder) for folder in each.folders]
        sources.set_tags(connection, source, dict.fromkeys((*before, *tags)))
        if source not in known:
            found.append(source)
    return found


def read_list(path: bytes) -> Subscriptions:
    """Read a list of feeds from a file; raises SourceError with words that complete a sentence."""
    file = Path(os.fsdecode(path))
    try:
        if not file.is_file():
            raise SourceError("is no file")
        with file.open("rb") as opened:
            data = opened.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise SourceError(reason_of(error)) from error
    if len(data) > SIZE_LIMIT:
        raise SourceError(f"is larger than {SIZE_LIMIT >> 20} MB")
    return read_opml(data)


def subscriptions(rows: Iterable[SourceRow]) -> list[Subscription]:
    """List feeds as they are exported."""
    return [
        Subscription(
            row.location.decode("utf-8", "replace"),
            row.name,
            row.home,
            tuple(tuple(filter(None, tag.split(BETWEEN))) for tag in row.tags),
        )
        for row in rows
    ]
