"""Articles coming in while one reads: started, told about, stopped."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import WorkerState

from analysis.errors import NewsreaderError

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    from analysis.intake import Outcome, Progress
    from analysis.intake.asking import Network
    from analysis.library import Library
    from analysis.settings import Settings
    from tui.look import Look
    from tui.screens.reading.arriving.summary import Came


@dataclass
class Progressed(Message):
    """Some more is in."""

    progress: Progress

    def can_replace(self, message: Message) -> bool:
        """Only the last one counts."""
        return isinstance(message, Progressed)


@dataclass
class Finished(Message):
    """All that could come in is in; ``came`` has names for what the outcome counts."""

    outcome: Outcome
    came: Came
    is_asked: bool


class Intake:
    """One import at a time in a thread of its own; another that is asked for follows it."""

    def __init__(self, screen: Screen[None], library: Library, settings: Settings) -> None:
        self._screen = screen
        self._library = library
        self._settings = settings
        self._stop = threading.Event()
        self._worker: Worker[None] | None = None
        self._next: deque[Look] = deque()

    @property
    def is_running(self) -> bool:
        """Whether articles are coming in."""
        return self._worker is not None and self._worker.state in (
            WorkerState.PENDING,
            WorkerState.RUNNING,
        )

    def start(self, look: Look) -> None:
        """Look at something, after what is being looked at."""
        if self.is_running:
            self._queue(look)
            return
        stop = self._stop = threading.Event()

        def run(look: Look = look) -> None:
            from analysis.intake import Progress  # slow, and the first screen does not need it
            from tui.screens.reading.arriving.summary import came_of

            look = self._with_place(look)
            before = self._library.pulse().beat()
            if waiting := self._library.counts()[2]:
                self._tell(Progressed(Progress("recognising", 0, waiting, "")), stop)
            outcome = self._library.refresh(
                look.locations,
                everything=look.is_all,
                feeds=look.feeds,
                sources=look.sources,
                full=look.full,
                as_pages=look.as_pages,
                are_typed=look.are_typed,
                network=_network(self._settings),
                model=self._settings.model,
                workers=self._settings.workers or None,
                progress=lambda progress: self._tell(Progressed(progress), stop),
                stop=stop,
            )
            if look.is_quiet:
                outcome.failures.clear()
                outcome.unfilled.clear()
                outcome.notice = None
            news = self._library.pulse().since(before)
            came = came_of(self._library, outcome, news.watched)
            self._tell(Finished(outcome, came, look.is_asked), stop)

        self._worker = self._screen.run_worker(
            run, group="intake", thread=True, exit_on_error=False
        )

    def _queue(self, look: Look) -> None:
        """Let a look wait, as one with the last that waits if the two can be one."""
        last = self._next.pop() if self._next else None
        both = last.with_all_of(look) if last is not None else look
        self._next.extend([both] if both is not None else filter(None, (last, look)))

    def _with_place(self, look: Look) -> Look:
        """Name the source of the article a look is at; a saved page is fetched again itself."""
        if look.of is None:
            return look
        from analysis.models import SourceKind

        row = self._library.desk().source_of(look.of)
        if row is None:
            raise NewsreaderError("The source of this article is followed no more.")
        if row.kind is not SourceKind.PAGES:
            return look._replace(sources=(*look.sources, row.id))
        stored = self._library.article(look.of)
        address = (stored.url,) if stored is not None and stored.url else ()
        return look._replace(locations=(*look.locations, *address), as_pages=True)

    def follow_up(self) -> bool:
        """Start what was asked for meanwhile, if anything."""
        if not self._next:
            return False
        look = self._next.popleft()
        self._worker = None
        self.start(look)
        return True

    def stop(self) -> None:
        """Stop soon; what is in stays in."""
        self._next.clear()
        self._stop.set()

    def _tell(self, message: Message, stop: threading.Event) -> None:
        if not stop.is_set() or isinstance(message, Finished):
            self._screen.post_message(message)


def _network(settings: Settings) -> Network | None:
    if not (settings.hosts or settings.logins):
        return None
    from analysis.intake.network import network_of  # it may open sockets; most need no settings

    return network_of(settings)
