"""Recognition of many articles behind an Executor: batches out, mentions of each article back."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Self

from analysis.errors import ModelError
from analysis.models import Kind, Label, Mention
from analysis.processes import Processes, default_workers
from analysis.recognition.version import DEFAULT_MODEL, notice, recognition_version
from analysis.recognition.workers.worker import Answer, analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Analyse = Callable[[str, Sequence[str]], list[Answer]]

BATCH_TEXTS = 32
BATCH_CHARACTERS = 60_000
_POLL = 0.1
"""Seconds between looks at the stop event while all workers are busy."""


class Task(NamedTuple):
    """An article to recognise; ``model`` is None where it is that of the recogniser."""

    article: int
    text: str
    model: str | None = None


Batch = list[Task]


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that cannot be analysed, and why."""

    reason: str


Recognised = tuple[Mention, ...] | Failed

DIED = Failed("the worker process died on it")


class Recogniser:
    """Finds the mentions of articles in other processes; for one thread at a time.

    Any Executor can be passed in (it is not shut down then); by default worker processes are
    spawned when there is work, replaced when they die, and ended by :meth:`close`, which may be
    called from any thread.
    """

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        executor: Executor | None = None,
        workers: int | None = None,
        *,
        analyse: Analyse = analyse,
    ) -> None:
        """``analyse`` is what a worker runs over a batch: a function that can be pickled."""
        self.model = model
        self.workers = workers or default_workers()
        self._analyse = analyse
        self._given = executor
        self._own: Processes | None = None
        self._lock = threading.Lock()
        self._closed = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """What is stored with each analysis; raises ModelError when the model is not installed."""
        return recognition_version(self.model)

    @property
    def notice(self) -> str | None:
        """What a person should know about the recogniser in use, if anything."""
        return notice(self.model)

    def close(self) -> None:
        """End the worker processes, whatever they are doing; a recognition under way ends too."""
        self._closed.set()
        self._discard()

    def recognise(
        self,
        texts: Iterable[tuple[int, str] | Task],
        stop: threading.Event | None = None,
    ) -> Iterator[tuple[int, Recognised]]:
        """Yield the mentions of each article with its id, as they come, in no particular order.

        The first batch is one article and the next ones grow, so that someone who waits for a
        few sees the first at once. ``texts`` is read as workers get free. An article whose batch
        fails is tried once more, alone. Raises ModelError when the model is missing or cannot be
        loaded.
        """
        tasks = (Task(*text) for text in texts)
        run = _Run(_batches(tasks), stop or threading.Event())
        try:
            while not self._is_over(run):
                self._fill(run)
                if not run.waiting:
                    return
                for future in run.done():
                    yield from self._collect(run, future)
                if run.doubtful:
                    yield from self._try_again(run)
        finally:
            for future in run.waiting:
                future.cancel()

    def _is_over(self, run: _Run) -> bool:
        return run.stop.is_set() or self._closed.is_set()

    def _fill(self, run: _Run) -> None:
        """Keep every worker busy with one batch at work and one at hand."""
        while len(run.waiting) < 2 * self.workers:
            batch = next(run.batches, None)
            if batch is None:
                return
            run.waiting[self._submit(batch)] = batch

    def _collect(self, run: _Run, future: Future[list[Answer]]) -> Iterator[tuple[int, Recognised]]:
        """Yield what a batch found; the articles of a batch that failed become doubtful."""
        batch = run.waiting.pop(future)
        try:
            answers = future.result()
        except ModelError as error:
            if batch and batch[0].model:
                yield from ((task.article, Failed(str(error))) for task in batch)
                return
            raise
        except CancelledError:
            return
        except Exception:  # noqa: BLE001 - whatever executor was passed in may raise anything
            run.doubtful.extend(batch)
            return
        for task, answer in zip(batch, answers, strict=True):
            yield task.article, _recognised(task.text, answer)

    def _try_again(self, run: _Run) -> Iterator[tuple[int, Recognised]]:
        """Try each doubtful article alone, and nothing beside it, so that blame is certain.

        The batches under way come first: a dead worker takes all of them along.
        """
        while run.waiting and not self._is_over(run):
            for future in run.done():
                yield from self._collect(run, future)
        is_alive = False
        while run.doubtful and not self._is_over(run):
            is_alive = is_alive or self._revive(run)
            if not is_alive:
                return
            task = run.doubtful.popleft()
            result = self._alone(run, task)
            is_alive = result is not DIED
            if result is not None:
                yield task.article, result

    def _revive(self, run: _Run) -> bool:
        """Replace the workers by one that has loaded the model; False when the run is over."""
        self._discard()
        future = self._submit([])
        try:
            return self._finish(run, future) is not None
        except BrokenExecutor as error:
            if self._closed.is_set():
                return False
            message = "The worker process ends while it loads the model: is there enough memory?"
            raise ModelError(message) from error

    def _alone(self, run: _Run, task: Task) -> Recognised | None:
        """Let one worker recognise one text; None when the run is over before that."""
        try:
            answers = self._finish(run, self._submit([task]))
        except ModelError as error:
            if task.model:
                return Failed(str(error))
            raise
        except BrokenExecutor:
            return None if self._closed.is_set() else DIED
        except Exception as error:  # noqa: BLE001 - whatever executor was passed in
            return Failed(f"it cannot be analysed: {type(error).__name__}")
        return None if answers is None else _recognised(task.text, answers[0])

    def _finish(self, run: _Run, future: Future[list[Answer]]) -> list[Answer] | None:
        while not wait_for([future], _POLL).done:
            if self._is_over(run):
                future.cancel()
                return None
        return None if future.cancelled() else future.result()

    def _submit(self, batch: Batch) -> Future[list[Answer]]:
        """Hand a batch to a worker; what an executor says at once it says through the future."""
        texts = [task.text for task in batch]
        model = (batch[0].model if batch else None) or self.model
        try:
            return self._executor().submit(self._analyse, model, texts)
        except (BrokenExecutor, RuntimeError) as error:
            refused: Future[list[Answer]] = Future()
            refused.set_exception(error)
            return refused

    def _executor(self) -> Executor:
        with self._lock:
            if self._given is not None:
                return self._given
            if self._closed.is_set():
                message = "the recogniser is closed"
                raise BrokenExecutor(message)
            if self._own is None:
                _ = self.version
                self._own = Processes(self.workers)
            return self._own

    def _discard(self) -> None:
        with self._lock:
            own, self._own = self._own, None
        if own is not None:
            own.end()


@dataclass(slots=True)
class _Run:
    """What is going on in one call of :meth:`Recogniser.recognise`."""

    batches: Iterator[Batch]
    stop: threading.Event
    waiting: dict[Future[list[Answer]], Batch] = field(default_factory=dict)
    doubtful: deque[Task] = field(default_factory=deque)

    def done(self) -> list[Future[list[Answer]]]:
        """Wait a little; the batches that are done then, in the order they were handed out."""
        done = wait_for(self.waiting, _POLL, FIRST_COMPLETED).done
        return [future for future in self.waiting if future in done]


def _recognised(text: str, answer: Answer) -> Recognised:
    if isinstance(answer, str):
        return Failed(answer)
    return tuple(
        Mention(start, end, text[start:end], Label(label), Kind(kind))
        for start, end, label, kind in answer
    )


def _batches(tasks: Iterable[Task]) -> Iterator[Batch]:
    """Articles of one model in batches of one, two, four … texts, bounded in characters too."""
    size = 1
    open_batches: dict[str | None, Batch] = {}
    for task in tasks:
        batch = open_batches.setdefault(task.model, [])
        batch.append(task)
        if len(batch) >= size or sum(len(one.text) for one in batch) >= BATCH_CHARACTERS:
            yield open_batches.pop(task.model)
            size = min(2 * size, BATCH_TEXTS)
    yield from open_batches.values()
