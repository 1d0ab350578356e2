"""What a look is to be at, and with what it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    from analysis.intake.asking import Network
    from analysis.recognition.workers.recogniser import Recogniser


@dataclass(frozen=True, slots=True)
class Wish:
    """What to look at; no address is asked that is not among it.

    A location is a path or a web address: of a feed, which is followed, of a page that offers one,
    of a page that is saved, or of a list of feeds (OPML). ``everything`` is all known files, which
    None says where nothing else is named, and ``feeds`` are all feeds that are due. ``sources`` are
    ids of known ones that are looked at, due or not; ``full`` are articles whose full text is
    fetched. With ``as_pages`` the locations' pages are saved, whatever feeds they offer. An address
    may be one of a private network only if the person typed it (``are_typed``). What comes is
    stored and can be searched; with ``is_later`` names are found and copies folded by the next look
    that does not say so.
    """

    locations: Sequence[str] = ()
    everything: bool | None = None
    feeds: bool = False
    sources: Sequence[int] = ()
    full: Sequence[int] = ()
    as_pages: bool = False
    are_typed: bool = True
    is_later: bool = False

    @property
    def is_all(self) -> bool:
        """Whether all known files are looked at."""
        if self.everything is not None:
            return self.everything
        return not (self.locations or self.sources or self.full)


@dataclass(frozen=True, slots=True)
class Means:
    """What is used; the caller closes what it gives.

    ``recogniser`` stands in for the worker processes that are started otherwise, by the name of a
    ``model`` and the number of ``workers``: one with another executor, say. ``parser`` does
    likewise for the process that takes answers apart.
    """

    network: Network | None = None
    parser: Executor | None = None
    model: str | None = None
    workers: int | None = None
    recogniser: Recogniser | None = None
