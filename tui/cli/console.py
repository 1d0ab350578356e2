"""What a command prints: data on stdout, all else on stderr, and no control character in either.

Lines are made and sent one by one: a long list costs no memory, and begins to show at once.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from rich.console import Console

NARROWEST = 20
"""Cells that a line has at least, however narrow the terminal."""


def prepare() -> None:
    """Let no stream that is closed and no character that its encoding lacks end the program."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def say(message: str) -> None:
    """Tell the person something on stderr, on one line; that nobody listens stops no work."""
    with suppress(OSError):
        write(message, sys.stderr)


def write(line: str, stream: TextIO | None = None) -> None:
    """Print one line of text that may be foreign: to stdout if nothing else is said."""
    from analysis.text import printable  # what opens the reader prints nothing as a rule

    (stream or sys.stdout).write(printable(line) + "\n")


def counted(count: int, thing: str) -> str:
    """Say how many there are: ``1 article``, ``1,000 articles``."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def write_json(record: Mapping[str, object]) -> None:
    """Print one JSON object on a line of stdout."""
    import json

    write(json.dumps(record, ensure_ascii=False))


def is_terminal() -> bool:
    """Whether a person looks at stdout."""
    return sys.stdout.isatty()


def width() -> int:
    """Cells of a line of the terminal; 0 where lines go to a file or a program, uncut."""
    return max(NARROWEST, shutil.get_terminal_size().columns) if is_terminal() else 0


def write_styled(*parts: tuple[str, str]) -> None:
    """Print a line made of texts with a style of rich each, where a person looks."""
    if not is_terminal():
        write("".join(text for text, _ in parts))
        return
    from rich.text import Text

    from analysis.text import printable

    line = Text.assemble(*((printable(text), style) for text, style in parts))
    _rich().print(line, soft_wrap=True)


@cache
def _rich() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)
