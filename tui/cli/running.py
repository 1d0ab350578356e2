"""Running a command: what it needs is imported, and what goes wrong becomes a sentence."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError, QueryError
from tui.cli import console
from tui.cli.request import OPEN, PROGRAM

if TYPE_CHECKING:
    from tui.cli.request import Request

DONE, FAILED, MISUSED = 0, 1, 2
"""Exit codes: all done; something could not be done; wrong usage or no terminal."""


def run(request: Request) -> int:
    """Run one command; the exit code."""
    console.prepare()
    try:
        code = _run(request)
        sys.stdout.flush()
    except NewsreaderError as error:
        console.say(f"{PROGRAM}: {error}")
        return MISUSED if isinstance(error, QueryError) else FAILED
    except BrokenPipeError:
        # The reader of a pipe has seen enough.
        _let_go_of_stdout()
        return DONE
    except OSError as error:
        _let_go_of_stdout()
        console.say(f"{PROGRAM}: {_sentence(error)}")
        return FAILED
    except KeyboardInterrupt:
        console.say(f"{PROGRAM}: stopped.")
        return FAILED
    except Exception as error:  # noqa: BLE001 - a crash is one sentence and a trace in the log
        console.say(f"{PROGRAM}: {_crashed(error)}")
        return FAILED
    return code


def _run(request: Request) -> int:
    match request.command:
        case "import" | "refresh":
            from tui.cli.importing import bring_in

            return bring_in(request)
        case "sources" | "articles" | "entities" | "views":
            return _show(request)
        case "mentions":
            from tui.cli.concordance import mentions

            return mentions(request)
        case "export" | "corrections":
            return _exchange(request)
        case "doctor":
            from tui.cli.doctor import doctor

            return doctor(request)
        case command:
            from tui.cli.opening import open_reader

            assert command == OPEN
            return open_reader(request)


def _show(request: Request) -> int:
    """Run what shows a list."""
    if request.command == "sources":
        from tui.cli.following import sources

        return sources(request)
    if request.command == "views":
        from tui.cli.viewing import views

        return views(request)
    from tui.cli.listing import show

    return show(request)


def _exchange(request: Request) -> int:
    """Run what writes files for other programs, or reads what was written so."""
    if request.command == "export":
        from tui.cli.exporting import export

        return export(request)
    from tui.cli.correcting import corrections

    return corrections(request)


def _let_go_of_stdout() -> None:
    """See to it that what could not be written is not tried again at exit, with a traceback."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        return
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: OSError) -> str:
    from analysis.sources.files import reason_of, shown

    name = error.filename
    where = f"{shown(name)}: " if isinstance(name, str | bytes) else ""
    return f"{where}{reason_of(error)}"


def _crashed(error: Exception) -> str:
    import traceback

    from analysis.settings import log_file

    path = log_file()
    kind = type(error).__name__
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            traceback.print_exception(error, file=log)
    except OSError:
        return f"something went wrong inside ({kind}: {error})."
    return f"something went wrong inside ({kind}); the details are in {path}."
