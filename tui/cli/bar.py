"""A progress bar on stderr, for a person at a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from analysis.text import printable
from tui.cli.progress import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.intake import Progress as Step


@contextmanager
def bar() -> Iterator[Bar]:
    """Show a bar while the work goes on, and leave no trace of it."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress)


class Bar:
    """One bar that starts anew with each phase."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._phase = ""
        self._task = progress.add_task("Starting", total=None)

    def show(self, step: Step) -> None:
        """Show how far the work is."""
        if step.phase != self._phase:
            self._phase = step.phase
            self._progress.reset(self._task)
        self._progress.update(
            self._task,
            description=printable(words_of(step)),
            completed=step.done,
            total=step.total or None,
        )
