"""What is done with all feeds: written to a file, and how long their articles are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError
from analysis.models import SourceKind
from tui.drawing.cells import one_line
from tui.screens.sources.lines import name_of
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.library import Library
    from analysis.models import SourceRow
    from tui.screens.sources.lines import SourceLine
    from tui.screens.sources.reader import Reader
    from tui.screens.sources.work import SourceWork

FILE = "feeds.opml"
"""The name that is offered for the file of feeds."""
LONGEST = 6
"""Digits of a number of days."""


class Keeping:
    """The commands on all feeds; on the feed that ``line`` has where there is one."""

    def __init__(
        self,
        reader: Reader,
        work: SourceWork,
        line: Callable[[], SourceLine | None],
        ask: Callable[[Purpose, str], None],
        say: Callable[[str], None],
    ) -> None:
        self._library = reader.library
        self._work = work
        self._line = line
        self._ask = ask
        self._say = say
        self._source: SourceRow | None = None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "export-feeds": lambda: self._ask(Purpose.EXPORT, FILE),
            "keep": self._ask_days,
        }

    def entered(self, purpose: Purpose, words: str) -> None:
        """Take the file or the number of days that was typed."""
        library, source = self._library, self._source
        if purpose is Purpose.EXPORT:
            self._work.tend(lambda: write_feeds(library, words))
        elif purpose is Purpose.KEEP and source is not None:
            self._work.tend(lambda: keep_source(library, source, words))
        else:
            self._work.tend(lambda: keep_all(library, words))

    def _ask_days(self) -> None:
        line = self._line()
        source = line.source if line is not None else None
        self._source = source if source and source.kind is SourceKind.FEED else None
        if source is not None and self._source is None:
            self._say("Only articles of feeds are dropped after some days; files and pages stay.")
        elif self._source is not None:
            days = self._source.keep_days
            self._ask(Purpose.KEEP, "" if days is None else str(days))
            self._say(
                "0 is for ever, an empty line as for all feeds. Unread and starred ones stay."
            )
        else:
            self._ask(Purpose.KEEP_ALL, str(self._library.habits().keep_days()))
            self._say("0 is for ever. What is unread, starred or still in its feed stays.")


def write_feeds(library: Library, words: str) -> str:
    """Write all feeds to a file that is not there yet; say where."""
    path = Path(words.strip()).expanduser()
    if not words.strip():
        raise NewsreaderError("Nothing is written: type a file name.")
    data = library.desk().export_list()
    try:
        path = path.absolute()
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise NewsreaderError(
            f"{one_line(str(path))} is there already; type another name."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NewsreaderError(f"{one_line(str(path))} could not be written: {reason}.") from error
    count = data.count(b"xmlUrl=")
    return f"{count:,} feed{'s' * (count != 1)} written to {one_line(str(path))}."


def keep_source(library: Library, source: SourceRow, words: str) -> str:
    """Keep read articles of one feed for so many days; an empty line: as those of all feeds."""
    days = days_in(words) if words.strip() else None
    library.desk().keep(source.id, days)
    how = "as long as those of all feeds" if days is None else _for(days)
    return f"Read articles of {one_line(name_of(source))} are kept {how}."


def keep_all(library: Library, words: str) -> str:
    """Keep read articles of all feeds for so many days."""
    days = days_in(words)
    library.habits().set_keep_days(days)
    return f"Read articles of feeds are kept {_for(days)}."


def days_in(words: str) -> int:
    """Read a number of days; NewsreaderError if it is none."""
    number = words.strip()
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST):
        raise NewsreaderError(f"{one_line(words)!r} is no number of days; 0 is for ever.")
    return int(number)


def _for(days: int) -> str:
    if not days:
        return "for ever"
    return f"for {days:,} day{'s' * (days != 1)}, from the next look at feeds on"
