"""Opening the reader, and opening the library for the other commands."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError, SourceError
from analysis.settings import library_file
from tui.cli import console
from tui.cli.personal import load_personal
from tui.cli.request import NAMES, PROGRAM

if TYPE_CHECKING:
    from analysis.library import Library
    from tui.cli.request import Request


def open_reader(request: Request) -> int:
    """Open the reader; each source is added first."""
    mistakes = [mistake for source in request.sources if (mistake := _mistake(source))]
    if not mistakes and not (sys.stdin.isatty() and sys.stdout.isatty()):
        mistakes.append(
            "the reader needs a terminal on its input and output; "
            f'"{PROGRAM} --help" lists the commands that do not.'
        )
    for mistake in mistakes:
        console.say(f"{PROGRAM}: {mistake}")
    if mistakes:
        return 2
    settings, problems = load_personal()
    # Nothing that starting makes is garbage: the reader turns the collector on once it is drawn.
    gc.disable()
    _import_asyncio()
    from tui.app import run

    return run(library_file(request.library), settings, problems, request.sources)


def _import_asyncio() -> None:
    """Import asyncio as where there is no OpenSSL: the reader encrypts nothing, and it is slow."""
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # the import system's "not there"
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def _mistake(source: str) -> str | None:
    """Say what is wrong with a source before the screen is taken over, if anything is."""
    from difflib import get_close_matches

    from analysis.location import is_address
    from analysis.sources import locate
    from analysis.sources.address import parse_address, shown_address

    try:
        if is_address(source):
            parse_address(source)
        else:
            locate(source)
    except SourceError as error:
        if is_address(source):
            return f"{shown_address(source)}: {error}"
        close = get_close_matches(source, sorted(NAMES), 1)
        hint = f' (is the command "{close[0]}" meant?)' if close else ""
        return f"{error}{hint}"
    return None


def open_library(request: Request, *, is_new_welcome: bool = False) -> Library:
    """Open the library that a request means.

    Raises NewsreaderError if there is none, unless a new one is welcome.
    """
    path = library_file(request.library)
    if not is_new_welcome and not path.exists():
        raise NewsreaderError(
            f'there is no library yet at {path}; "{PROGRAM} import FILE" makes one.'
        )
    from analysis.library import Library

    return Library.open(path)
