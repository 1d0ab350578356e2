"""Articles coming in while one reads: started, told about, stopped."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import WorkerState

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
            from analysis.intake import Progress  # slow, and the first screen does not need it

            if waiting := self._library.counts()[2]:
                self._tell(Progressed(Progress("recognising", 0, waiting, "")), stop)
            outcome = self._library.refresh(
                locations,
                everything=True,
                model=self._settings.model,
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


def describe(progress: Progress) -> list[str]:
    """Say how far an import is, and how fast it goes, in few words."""
    words = "finding names" if progress.phase == "recognising" else "reading"
    if progress.total:
        words += f" {progress.done:,} of {progress.total:,}"
    elif progress.done:
        words += f" {progress.done:,}"
    if progress.words_per_second:
        return [words, f"{round(progress.words_per_second, -2):,.0f} words/s"]
    return [words]


def summarise(outcome: Outcome, waiting: int, again: str) -> str:
    """Say what came of an import in one sentence; empty when nothing did.

    ``waiting`` counts the articles whose names are still to be found; ``again`` is the key that
    goes on with them.
    """
    no_names = next((one for one in outcome.failures if one.where == "names"), None)
    unread = [one for one in outcome.failures if one is not no_names]
    counted = (
        (outcome.added, "new"),
        (outcome.changed, "changed"),
        (outcome.missing, "gone"),
        (len(unread), "could not be read"),
    )
    parts = ", ".join(f"{number:,} {word}" for number, word in counted if number)
    if no_names is not None:
        reason = no_names.reason[:1].lower() + no_names.reason[1:]
        return f"Names are not found: {reason}" + (f" · {parts}" if parts else "")
    if outcome.was_stopped:
        left = f"{_articles(waiting)} without names yet, {again} goes on."
        return f"Stopped{': ' * bool(parts)}{parts}; {left if waiting else 'what is in stays.'}"
    if not parts:
        return f"Names are found in {_articles(outcome.analysed)}." if outcome.analysed else ""
    if len(unread) == 1:
        return f"{parts}: {unread[0].where}: {unread[0].reason}"
    return f"{parts}; “newsreader sources” says which and why." if unread else f"{parts}."


def _articles(count: int) -> str:
    return f"{count:,} article" if count == 1 else f"{count:,} articles"
