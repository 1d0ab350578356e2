"""Noticing what another process brings into the library while one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError

if TYPE_CHECKING:
    from analysis.models.news import Beat, News
    from tui.screens.reading.arriving.arrivals import Arrivals
    from tui.screens.reading.view import ReadingView

TICK = 3.0
"""Seconds between two looks at the number that changes with the file."""


class Noticing:
    """A clock that asks SQLite whether the file was written to; only then is it looked into.

    What comes by an import of our own is told by that; where it ended, noticing goes on. Several
    arrivals are told of in one line as long as nobody has pressed a key. Articles come before their
    names are found: once they are, it is told again if they mention what is watched.
    """

    def __init__(self, view: ReadingView, arrivals: Arrivals) -> None:
        self._view = view
        self._arrivals = arrivals
        self._version: int | None = None
        self._known: Beat | None = None
        self._told_from: Beat | None = None
        self._told = ""
        self._unnamed_from: Beat | None = None
        self._watched: tuple[tuple[int, int], ...] = ()
        self._is_looking = False
        view.set_interval(TICK, self._look)

    def _look(self) -> None:
        if self._is_looking:
            return
        if self._arrivals.is_busy:
            self._known = self._unnamed_from = None  # it is told of at the end of the import
            return
        try:
            version = self._view.library.pulse().version()
        except NewsreaderError:
            return  # whoever asks for more will be told why
        if version == self._version and self._known is not None:
            return
        self._version, self._is_looking = version, True
        self._view.run_worker(
            self._find, group="noticing", thread=True, exclusive=True, exit_on_error=False
        )

    def _find(self) -> None:
        """Find out what came, in a thread."""
        try:
            pulse = self._view.library.pulse()
            beat, known = pulse.beat(), self._known
            since = self._told_from if self._is_still_told else self._named_since(beat) or known
            news = pulse.since(since or known) if known is not None and beat != known else None
        except NewsreaderError:
            self._view.call_later(self._rest)
            return
        self._view.call_later(self._take, beat, known, since, news)

    def _named_since(self, beat: Beat) -> Beat | None:
        """Give the beat before articles came whose names are all found now."""
        before = self._unnamed_from
        return before if before is not None and beat.waiting <= before.waiting else None

    @property
    def _is_still_told(self) -> bool:
        return bool(self._told) and self._view.status.notice == self._told

    def _rest(self) -> None:
        self._is_looking = False

    def _take(self, beat: Beat, known: Beat | None, since: Beat | None, news: News | None) -> None:
        """Show what came, unless an import of our own has begun meanwhile."""
        self._is_looking = False
        if self._arrivals.is_busy:
            return
        self._known = beat
        if news is None or known is None:
            return
        self._arrivals.look_up()
        has_grown = (beat.article, beat.version) != (known.article, known.version)
        if has_grown or (since != known and news.watched != self._watched):
            self._told_from = since
            self._told = self._arrivals.tell(news) or self._told
            self._watched = news.watched
            self._unnamed_from = self._unnamed_from or since
        if self._named_since(beat) is not None:
            self._unnamed_from = None
