"""Feeds that are looked at by themselves while one reads, if the settings say so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.look import Look

if TYPE_CHECKING:
    from tui.screens.reading.arriving.arrivals import Arrivals
    from tui.screens.reading.view import ReadingView

TICK = 60.0
"""Seconds between two looks for feeds that are due."""


class Automatic:
    """A clock that has a few feeds looked at every minute; without the setting it does not run.

    The first minute is the person's. What could not be had is said in the list of sources alone.
    """

    def __init__(self, view: ReadingView, arrivals: Arrivals) -> None:
        self._view = view
        self._arrivals = arrivals
        if view.settings.refresh_minutes:
            view.set_interval(TICK, self._look_up)

    def _look_up(self) -> None:
        """Find out what is due, unless something is coming in already."""
        if not self._arrivals.is_busy:
            self._view.run_worker(
                self._find, group="automatic", thread=True, exclusive=True, exit_on_error=False
            )

    def _find(self) -> None:
        from analysis.intake.schedule import stale

        minutes = self._view.settings.refresh_minutes
        found = stale(self._view.library.sources(), datetime.now(UTC), minutes)
        if found:
            look = Look(sources=tuple(found), is_quiet=True)
            self._view.call_later(self._arrivals.look_quietly, look)
