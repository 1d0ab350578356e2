"""What an import is asked to look at."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """What an import looks at.

    ``locations`` are added or, if they are known, looked at again; ``is_all`` means all files and
    ``feeds`` all feeds that are due. ``sources`` are looked at again, as is that of the article
    ``of``. With ``as_pages`` the locations are saved to be read later; ``are_typed`` is False for
    links. ``full`` are articles whose full text is fetched. ``is_asked`` says that the person waits
    for an answer, ``is_quiet`` that nobody asked, so that only what came is told.
    """

    locations: tuple[str, ...] = ()
    is_all: bool = False
    feeds: bool = False
    sources: tuple[int, ...] = ()
    of: int | None = None
    full: tuple[int, ...] = ()
    as_pages: bool = False
    are_typed: bool = True
    is_asked: bool = False
    is_quiet: bool = False

    def with_all_of(self, other: Look) -> Look | None:
        """Join two, of which the first was to come first; None if they cannot be one."""
        if (self.as_pages, self.are_typed) != (other.as_pages, other.are_typed) or self.of:
            return None
        return Look(
            (*self.locations, *other.locations),
            self.is_all or other.is_all,
            self.feeds or other.feeds,
            (*self.sources, *other.sources),
            other.of,
            (*self.full, *other.full),
            self.as_pages,
            self.are_typed,
            self.is_asked or other.is_asked,
            self.is_quiet and other.is_quiet,
        )
