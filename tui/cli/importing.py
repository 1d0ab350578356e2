"""``import`` and ``refresh``: bringing articles in, with progress on stderr."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import closing, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from tui.cli import console
from tui.cli.opening import open_library
from tui.cli.personal import load_personal
from tui.cli.progress import Lines, Silence
from tui.cli.request import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from analysis.intake import Outcome
    from analysis.intake.asking import Network
    from analysis.library import Library
    from analysis.settings import Settings
    from analysis.sources import Failure
    from tui.cli.progress import Display
    from tui.cli.request import Request

_MOST_NAMED = 10


def bring_in(request: Request) -> int:
    """Add or look again at sources and analyse what is new; 1 if anything could not be read."""
    settings, problems = load_personal()
    for problem in problems:
        console.say(problem)
    with closing(open_library(request, is_new_welcome=request.command == "import")) as library:
        locations = request.sources
        if request.command == "refresh":
            locations = _known(library, request)
        with _stoppable() as stop, _display(is_quiet=request.is_quiet) as display:
            outcome = library.refresh(
                locations,
                feeds=not locations,
                as_pages=request.as_pages,
                later=request.is_later,
                network=_network(settings),
                model=settings.model,
                workers=settings.workers or None,
                progress=display.show,
                stop=stop,
            )
        waiting = library.counts()[2]
        new = [source.name for source in library.sources() if source.id in outcome.followed]
        saved = [row.title for row in library.article_rows(outcome.pages)]
        rewritten = [row.title for row in library.article_rows(outcome.rewritten)]
    _report(outcome, waiting, is_quiet=request.is_quiet)
    if not request.is_quiet:
        changed = (
            "Changed since you read them" if len(rewritten) > 1 else "Changed since you read it"
        )
        told = ((new, "Followed now"), (saved, "Saved"), (rewritten, changed))
        for names, what in told:
            if names:
                more = ", …" if len(names) > _MOST_NAMED else ""
                console.say(f"{what}: {', '.join(names[:_MOST_NAMED])}{more}.")
    if not request.is_quiet or outcome.was_stopped:
        console.say(_summary(outcome))
    if request.is_later and waiting and not request.is_quiet:
        again = f'when the reader is opened, or by "{PROGRAM} refresh"'
        console.say(f"Names are found {again}: {_wait(waiting)} for theirs.")
    return 1 if outcome.failures or outcome.was_stopped else 0


def _report(outcome: Outcome, waiting: int, *, is_quiet: bool) -> None:
    """Say what could not be done, and what else a person might want to know."""
    for failure in outcome.failures:
        if _is_of_names(failure):
            console.say(_without_names(failure, waiting))
        else:
            console.say(f"{failure.where}: {failure.reason}")
    if not is_quiet:
        for failure in outcome.unfilled:
            console.say(f"The full text of “{failure.where}”: {failure.reason}.")
        _tell_rest(outcome)
    if outcome.notice:
        console.say(outcome.notice)


def _tell_rest(outcome: Outcome) -> None:
    """Say what else a person might want to know: what was left out, and what was offered."""
    from tui.drawing.resting import left_alone

    resting = left_alone(outcome.resting, datetime.now().astimezone())
    for sentence in filter(None, (*outcome.said, resting)):
        console.say(sentence)


def _network(settings: Settings) -> Network | None:
    if not settings.hosts and not settings.logins:
        return None
    from analysis.intake.network import network_of  # what opens sockets is loaded where it is used

    return network_of(settings)


def _is_of_names(failure: Failure) -> bool:
    """Whether it is no file that failed, but the finding of names as a whole: a sentence says."""
    return failure.where == "names" and failure.reason[:1].isupper()


def _without_names(failure: Failure, waiting: int) -> str:
    wait = f", and {_wait(waiting)} for theirs" if waiting else ""
    again = f'"{PROGRAM} refresh" finds them once that is mended.'
    return f"No names are found{wait}. {failure.reason.rstrip('.')}. {again}"


def _wait(waiting: int) -> str:
    return "1 article waits" if waiting == 1 else f"{waiting:,} articles wait"


def _known(library: Library, request: Request) -> tuple[str, ...]:
    """Find the sources that are named; raises SourceError for one that is not followed."""
    from tui.cli.naming import place_of

    return tuple(place_of(library.desk(), source) for source in request.sources)


def _summary(outcome: Outcome) -> str:
    parts = [
        f"{count:,} {words}"
        for count, words in (
            (outcome.added, "added"),
            (outcome.changed, "changed"),
            (outcome.unchanged, "unchanged"),
            (outcome.missing, "no longer there"),
            (len(outcome.completed), "with their full text now"),
            (outcome.expired, "removed as kept long enough"),
            (outcome.analysed, "analysed"),
            (sum(not _is_of_names(each) for each in outcome.failures), "could not be read"),
        )
        if count
    ]
    counts = ", ".join(parts) or "nothing new"
    if outcome.was_stopped:
        return f"Stopped: {counts}. What is in stays; the same command goes on from here."
    return f"Articles: {counts}."


@contextmanager
def _stoppable() -> Iterator[threading.Event]:
    """Let the first ctrl+c end the work after what is in hand, the second one at once."""
    stop = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {
        name: signal.signal(name, ask)
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(name) is not signal.SIG_IGN
    }
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


@contextmanager
def _display(*, is_quiet: bool) -> Iterator[Display]:
    if is_quiet:
        yield Silence()
    elif sys.stderr.isatty():
        from tui.cli.bar import bar

        with bar() as shown:
            yield shown
    else:
        yield Lines()
