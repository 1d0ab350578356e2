"""How far an import is, where no bar is drawn: in plain lines, or not at all."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from tui.cli import console

if TYPE_CHECKING:
    from analysis.intake import Progress

_SECONDS_BETWEEN_LINES = 15.0
_PHASES = {"reading": "Reading", "recognising": "Finding names"}


class Display(Protocol):
    """Something that shows how far the work is."""

    def show(self, progress: Progress) -> None:
        """Show it; called some ten times a second at most."""


class Silence:
    """Shows nothing."""

    def show(self, progress: Progress) -> None:
        """Show nothing."""


class Lines:
    """A plain line now and then, for logs."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _SECONDS_BETWEEN_LINES

    def show(self, progress: Progress) -> None:
        """Say how far the work is if the last line is some time ago."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _SECONDS_BETWEEN_LINES
            console.say(words_of(progress))


def words_of(progress: Progress) -> str:
    """Say how far the work is, in a few words."""
    phase = _PHASES.get(progress.phase, progress.phase)
    of = f" of {progress.total:,}" if progress.total else ""
    speed = f", {progress.words_per_second:,.0f} words/s" if progress.words_per_second else ""
    return f"{phase}: {progress.done:,}{of} articles{speed}"
