"""Articles coming in while one reads: started, told about, stopped."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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
    from tui.screens.summary import Came


class Look(NamedTuple):
    """What an import looks at.

    ``locations`` are added or, if they are known, looked at again; ``is_all`` means all files and
    ``feeds`` all feeds that are due. ``sources`` are looked at again, as is that of the article
    ``of``; ``full`` are articles whose full text is fetched. ``is_asked`` says that the person
    waits for an answer.
    """

    locations: tuple[str, ...] = ()
    is_all: bool = False
    feeds: bool = False
    sources: tuple[int, ...] = ()
    of: int | None = None
    full: tuple[int, ...] = ()
    is_asked: bool = False

    def with_all_of(self, other: Look) -> Look:
        """Join two, of which the first was to come first."""
        return Look(
            (*self.locations, *other.locations),
            self.is_all or other.is_all,
            self.feeds or other.feeds,
            (*self.sources, *other.sources),
            self.of if other.of is None else other.of,
            (*self.full, *other.full),
            self.is_asked or other.is_asked,
        )


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
        self._next: Look | None = None

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
            self._next = look if self._next is None else self._next.with_all_of(look)
            return
        stop = self._stop = threading.Event()

        def run() -> None:
            from analysis.intake import Progress  # slow, and the first screen does not need it
            from tui.screens.summary import came_of

            locations = (*look.locations, *self._places(look))
            if waiting := self._library.counts()[2]:
                self._tell(Progressed(Progress("recognising", 0, waiting, "")), stop)
            outcome = self._library.refresh(
                locations,
                everything=look.is_all,
                feeds=look.feeds,
                full=look.full,
                network=_network(self._settings),
                model=self._settings.model,
                workers=self._settings.workers or None,
                progress=lambda progress: self._tell(Progressed(progress), stop),
                stop=stop,
            )
            came = came_of(self._library, outcome)
            self._tell(Finished(outcome, came, look.is_asked), stop)

        self._worker = self._screen.run_worker(
            run, group="intake", thread=True, exit_on_error=False
        )

    def _places(self, look: Look) -> list[str]:
        """Where the sources are that are looked at again; of a saved page, where that is."""
        if look.of is None and not look.sources:
            return []
        from analysis.models import SourceKind

        desk = self._library.desk()
        wanted = [row for row in desk.sources() if row.id in look.sources]
        row = desk.source_of(look.of) if look.of is not None else None
        if look.of is not None and row is None:
            raise NewsreaderError("The source of this article is followed no more.")
        if look.of is not None and row is not None and row.kind is SourceKind.PAGES:
            stored = self._library.article(look.of)
            return [stored.url] if stored is not None and stored.url else []
        wanted += [row] if row is not None else []
        return [os.fsdecode(row.location) for row in wanted]

    def follow_up(self) -> bool:
        """Start what was asked for meanwhile, if anything."""
        if self._next is None:
            return False
        look, self._next = self._next, None
        self._worker = None
        self.start(look)
        return True

    def stop(self) -> None:
        """Stop soon; what is in stays in."""
        self._next = None
        self._stop.set()

    def _tell(self, message: Message, stop: threading.Event) -> None:
        if not stop.is_set() or isinstance(message, Finished):
            self._screen.post_message(message)


def _network(settings: Settings) -> Network | None:
    if not (settings.hosts or settings.logins):
        return None
    from analysis.intake.network import network_of  # it may open sockets; most need no settings

    return network_of(settings)
