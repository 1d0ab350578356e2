"""What the list of sources has of the reader that it lies over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.library import Library
    from tui.look import Look
    from tui.pending import Pending
    from tui.widgets.status_line import StatusLine


class Arrivals(Protocol):
    """What brings articles in."""

    def add(self, words: str) -> str:
        """Add an address, a file or a folder; say why it cannot be."""

    def look(self, look: Look, words: str) -> None:
        """Look at something, and say so in words."""

    def refresh_all(self) -> None:
        """Look at everything."""

    def copy_or_stop(self) -> None:
        """Copy the text that is selected; without one, stop what is coming in."""

    def look_up(self) -> None:
        """Show what there is now."""


class Addresses(Protocol):
    """What is done with the address of a source."""

    def browse(self, address: str) -> None:
        """Open it in the browser."""

    def copy(self, address: str) -> None:
        """Copy it."""


class Marks(Protocol):
    """The articles that were marked read at once."""

    def take_back(self) -> bool:
        """Mark them unread again; False when there are none."""

    def remember(self, marked: Sequence[int]) -> None:
        """Take these back when that is asked for next."""


class Reader(NamedTuple):
    """The reader below; ``unlist`` lists a source no more that is about to be removed."""

    library: Library
    pending: Pending
    keys: Mapping[str, str]
    colours: Mapping[str, str]
    status: StatusLine
    arrivals: Arrivals
    addresses: Addresses
    marks: Marks
    unlist: Callable[[int], None]
    open_palette: Callable[[], object]
