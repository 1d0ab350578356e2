"""The sources a person names on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import SourceError
from tui.cli.request import PROGRAM

if TYPE_CHECKING:
    from analysis.following.desk import Desk
    from analysis.models import SourceRow


def place_of(desk: Desk, name: str) -> str:
    """Name the location of a source that is followed; raises SourceError for any other."""
    return location_of(found(desk, name))


def found(desk: Desk, name: str) -> SourceRow:
    """Find a source by its address, path or name, or raise what to do instead."""
    from analysis.sources.files import locate, shown

    row = desk.find(name)
    if row is None:
        try:
            row = desk.find_at(locate(name))
        except SourceError:
            row = None
    if row is None:
        raise SourceError(
            f'{shown(name)}: is no source of this library; "{PROGRAM} import" adds it'
        )
    return row


def location_of(row: SourceRow) -> str:
    """Give its location as it is named; bytes that are no text stand for themselves."""
    return row.location.decode("utf-8", "surrogateescape")
