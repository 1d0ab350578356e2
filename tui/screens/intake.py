"""Articles coming in while one reads: started, told about, stopped."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import WorkerState

from analysis.library import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen
    from textual.worker import Worker

    from analysis.intake import Outcome, Progress
    from analysis.library import Library
    from analysis.settings import Settings


@dataclass
class Progressed(Message):
    """Some more is in."""

    progress: Progress

    def can_replace(self, message: Message) -> bool:
        """Only the last one counts."""
        return isinstance(message, Progressed)


@dataclass
class Finished(Message):
    """All that could come in is in."""

    outcome: Outcome


class Intake:
    """One import at a time in a thread of its own; another that is asked for follows it."""

    def __init__(self, screen: Screen[None], library: Library, settings: Settings) -> None:
        self._screen = screen
        self._library = library
        self._settings = settings
        self._stop = threading.Event()
        self._worker: Worker[None] | None = None
        self._next: list[str] | None = None

    @property
    def is_running(self) -> bool:
        """Whether articles are coming in."""
        return self._worker is not None and self._worker.state in (
            WorkerState.PENDING,
            WorkerState.RUNNING,
        )

    def start(self, locations: Sequence[str] = ()) -> None:
        """Add locations (files, folders); without any, look at all known ones again."""
        if self.is_running:
            self._next = [*(self._next or ()), *locations]
            return
        stop = self._stop = threading.Event()

        def run() -> None:
            outcome = self._library.refresh(
                locations,
                everything=True,
                model=self._settings.model or DEFAULT_MODEL,
                workers=self._settings.workers or None,
                progress=lambda progress: self._tell(Progressed(progress), stop),
                stop=stop,
            )
            self._tell(Finished(outcome), stop)

        self._worker = self._screen.run_worker(
            run, group="intake", thread=True, exit_on_error=False
        )

    def follow_up(self) -> bool:
        """Start what was asked for meanwhile, if anything."""
        if self._next is None:
            return False
        locations, self._next = self._next, None
        self._worker = None
        self.start(locations)
        return True

    def stop(self) -> None:
        """Stop soon; what is in stays in."""
        self._next = None
        self._stop.set()

    def _tell(self, message: Message, stop: threading.Event) -> None:
        if not stop.is_set() or isinstance(message, Finished):
            self._screen.post_message(message)


def describe(progress: Progress) -> str:
    """Say how far an import is, in few words."""
    words = "finding names" if progress.phase == "recognising" else "reading"
    if progress.total:
        words += f" {progress.done:,} of {progress.total:,}"
    elif progress.done:
        words += f" {progress.done:,}"
    if progress.words_per_second:
        words += f" · {round(progress.words_per_second, -2):,.0f} words/s"
    return words


def summarise(outcome: Outcome) -> str:
    """Say what came of an import in one sentence; empty when nothing did."""
    counted = (
        (outcome.added, "new"),
        (outcome.changed, "changed"),
        (outcome.missing, "gone"),
        (len(outcome.failures), "could not be read"),
    )
    parts = [f"{number:,} {word}" for number, word in counted if number]
    if not parts:
        return "Stopped; what is in stays." if outcome.was_stopped else ""
    sentence = ("Stopped: " if outcome.was_stopped else "") + ", ".join(parts)
    if len(outcome.failures) == 1:
        failure = outcome.failures[0]
        return f"{sentence}: {failure.where}: {failure.reason}"
    if outcome.failures:
        return f"{sentence}; “newsreader sources” says which and why."
    return f"{sentence}."
