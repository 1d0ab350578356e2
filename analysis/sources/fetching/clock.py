"""The time a request may take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from analysis.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

SLICE = 0.25
"""Seconds after which a wait looks whether the person has stopped it."""


class Clock:
    """Counts one deadline down; every wait of a request asks it how long it may be."""

    def __init__(self, seconds: float, is_stopped: Callable[[], bool] | None = None) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._is_stopped = is_stopped

    def check(self) -> None:
        """Raise :class:`~analysis.errors.SourceError` once the time is over or one has stopped."""
        if self._is_stopped is not None and self._is_stopped():
            raise SourceError("was stopped")
        if time.monotonic() >= self._end:
            raise SourceError(
                f"took longer than {self._seconds:g} seconds, which is all it gets; try again later"
            )

    def slices(self, seconds: float, what: str) -> _Slices:
        """Begin a wait of at most so many seconds for ``what``, which begins a sentence's end."""
        return _Slices(self, min(time.monotonic() + seconds, self._end), what)


class _Slices:
    """One wait, cut in short ones."""

    def __init__(self, clock: Clock, end: float, what: str) -> None:
        self._clock = clock
        self._end = end
        self._what = what

    def next(self) -> float:
        """Give the seconds of the next short wait, or raise when the long one is over."""
        self._clock.check()
        left = self._end - time.monotonic()
        if left <= 0:
            raise SourceError(f"{self._what} in time; try again later")
        return min(left, SLICE)
