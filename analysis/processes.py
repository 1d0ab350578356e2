"""Worker processes of our own behind the Executor interface."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_starting = threading.Lock()
_SILENCE = "ignore:resource_tracker"
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def begin() -> None:
    """Make a process of our own a quiet, single-threaded worker that ends with its parent."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in _THREADS:
        os.environ[name] = "1"
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when its parent has, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def default_workers() -> int:
    """One less than the cores this process may use: the machine keeps one for the person."""
    allowed = getattr(os, "sched_getaffinity", None)
    cores = os.cpu_count() if allowed is None else len(allowed(0))
    return max(1, (cores or 1) - 1)


class Processes(ProcessPoolExecutor):
    """Spawned processes that can be ended at once, in the middle of what they do."""

    def __init__(self, workers: int) -> None:
        """Prepare; a process starts when there is work for it."""
        _start_tracker()
        self._spawn = _Spawn()
        super().__init__(workers, mp_context=self._spawn, initializer=begin)

    def end(self) -> None:
        """Drop all work and end the processes."""
        self.shutdown(wait=False, cancel_futures=True)
        for process in self._spawn.processes:
            if process.is_alive():
                process.terminate()


class _Process(SpawnProcess):
    """A process that starts alike however this program was started."""

    def start(self) -> None:
        with _starting, _without_interrupts(), _bare_main():
            super().start()


class _Spawn(SpawnContext):
    """The spawn context, remembering the processes it made."""

    def __init__(self) -> None:
        self.processes: list[SpawnProcess] = []

    def Process(  # type: ignore[override]  # noqa: N802 - the name is multiprocessing's
        self, *, target: Callable[..., object], args: tuple[object, ...]
    ) -> SpawnProcess:
        process = _Process(target=target, args=args)
        self.processes.append(process)
        return process


def _start_tracker() -> None:
    """Start multiprocessing's resource tracker, from any thread and under any ``sys.stderr``.

    It is handed the descriptor of ``sys.stderr``; a terminal application replaces that by an
    object whose descriptor is none, and starting the tracker fails. No descriptor at all is fine.
    It would also write a warning to the terminal when this process is killed.
    """
    with _starting:
        stderr = sys.stderr
        sys.stderr = io.StringIO()
        sys.warnoptions.append(_SILENCE)
        try:
            resource_tracker.ensure_running()
        finally:
            sys.stderr = stderr
            sys.warnoptions.remove(_SILENCE)


@contextmanager
def _bare_main() -> Iterator[None]:
    """Hide the main module: a worker needs nothing of it, and would import it once more.

    It can be a script that imports a screen, or nothing that can be imported at all.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Block SIGINT: a process started here inherits that, from its first instant on."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
