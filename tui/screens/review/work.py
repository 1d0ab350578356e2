"""What a review has the library do: asked, answered and undone in threads, one after the other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from analysis.errors import NewsreaderError
from tui.failed import Failed
from tui.screens.review.session import Reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from analysis.editing.questions.question import Question
    from analysis.library import Library
    from analysis.models import Place
    from tui.screens.review.session import Replied

    Job = Callable[[], Message]

AT_ONCE = 50
"""Questions the library is asked for at once."""


@dataclass
class Asked(Message):
    """The questions of the library."""

    questions: list[Question]


@dataclass
class Taken(Message):
    """An answer was taken, or taken back; ``trouble`` says why it was not."""

    replied: Replied
    said: str = ""
    trouble: str = ""
    is_back: bool = False


class ReviewWork:
    """Does one thing after the other: the library is asked anew when all answers are in."""

    def __init__(self, screen: Screen[Place | None], library: Library) -> None:
        self._screen = screen
        self._library = library
        self._jobs: deque[tuple[bool, Job]] = deque()
        self._is_running = self._is_asking = False
        self._thread: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._is_running

    @property
    def is_writing(self) -> bool:
        """Whether an answer is still to be taken, or taken back."""
        is_under_way = self._is_running and not self._is_asking
        return is_under_way or any(not is_asking for is_asking, _ in self._jobs)

    def stop_asking(self) -> None:
        """Ask for no more questions; answers that wait are still taken."""
        self._jobs = deque(one for one in self._jobs if not one[0])

    def finish(self) -> None:
        """Take the answers that wait before the reader ends, after what is under way."""
        self.stop_asking()
        if self._thread is not None:
            self._thread.join()
        while self._jobs:
            self._jobs.popleft()[1]()

    def ask(self, skip: frozenset[str]) -> None:
        """Ask for questions, without those of these keys."""
        job = partial(self._ask, skip)
        self._jobs.append((True, job))
        self._next()

    def _ask(self, skip: frozenset[str]) -> Message:
        return Asked(self._library.review().questions(AT_ONCE, skip))

    def answer(self, replied: Replied) -> None:
        """Take an answer."""

        def work() -> Message:
            try:
                done = self._library.review().answer(
                    replied.question,
                    is_same=replied.reply is Reply.SAME,
                    choice=replied.choice,
                )
            except NewsreaderError as error:
                return Taken(replied, trouble=str(error))
            return Taken(replied, done.said)

        self._do(work)

    def take_back(self, replied: Replied) -> None:
        """Take the last answer back."""

        def work() -> Message:
            try:
                done = self._library.editor().undo()
            except NewsreaderError as error:
                return Taken(replied, trouble=str(error), is_back=True)
            return Taken(replied, done.said if done else "", is_back=True)

        self._do(work)

    def go_on(self) -> None:
        """Do what waits; call it when an answer to something has come."""
        self._is_running = False
        self._next()

    def _do(self, job: Job) -> None:
        self._jobs.append((False, job))
        self._next()

    def _next(self) -> None:
        if self._is_running or not self._jobs:
            return
        self._is_running = True
        self._is_asking, job = self._jobs.popleft()

        def run() -> None:
            try:
                self._screen.post_message(job())
            except Exception as error:  # noqa: BLE001 - the screen says what it is
                self._screen.post_message(Failed(error))

        # No worker of the app: those are given up when it ends, and an answer is not.
        self._thread = Thread(target=run, name="review")
        self._thread.start()
