"""Feeds that are looked at by themselves while one reads, if the settings say so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.screens.reading.arriving.intake import Look

if TYPE_CHECKING:
    from tui.screens.reading.screen import ReadingScreen

TICK = 60.0
"""Seconds between two looks for feeds that are due."""


class Automatic:
    """A clock that has a few feeds looked at every minute; without the setting it does not run.

    The first minute is the person's. What could not be had is said in the list of sources alone.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        if screen.settings.refresh_minutes:
            screen.set_interval(TICK, self._look_up)

    def _look_up(self) -> None:
        """Find out what is due, unless something is coming in already."""
        if not self._screen.arrivals.is_busy:
            self._screen.run_worker(
                self._find, group="automatic", thread=True, exclusive=True, exit_on_error=False
            )

    def _find(self) -> None:
        from analysis.intake.schedule import stale

        minutes = self._screen.settings.refresh_minutes
        found = stale(self._screen.library.sources(), datetime.now(UTC), minutes)
        if found:
            look = Look(sources=tuple(found), is_quiet=True)
            self._screen.call_later(self._screen.arrivals.look_quietly, look)
