"""What a command prints: data on stdout, all else on stderr, and no control character in either.

Lines are made and sent one by one: a long list costs no memory, and begins to show at once.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.text import printable
from tui.cells import fit, fit_right, one_line, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from rich.console import Console

_GAP = "  "
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and its width in cells; the last one takes the rest."""

    heading: str
    width: int
    is_number: bool = False


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
    (stream or sys.stdout).write(printable(line) + "\n")


def write_json(record: Mapping[str, object]) -> None:
    """Print one JSON object on a line of stdout."""
    import json

    write(json.dumps(record, ensure_ascii=False))


def is_terminal() -> bool:
    """Whether a person looks at stdout."""
    return sys.stdout.isatty()


def width() -> int:
    """Cells of a line of the terminal; 0 where lines go to a file or a program, uncut."""
    return max(_NARROWEST, shutil.get_terminal_size().columns) if is_terminal() else 0


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> int:
    """Print a table row by row, no heading without a row; answer how many rows there were."""
    total = width()
    count = 0
    for count, row in enumerate(rows, start=1):
        if count == 1:
            heading = _line(columns, [column.heading for column in columns], total)
            write_styled((heading, "bold"))
        write(_line(columns, row, total))
    return count


def write_styled(*parts: tuple[str, str]) -> None:
    """Print a line made of texts with a style of rich each, where a person looks."""
    if not is_terminal():
        write("".join(text for text, _ in parts))
        return
    from rich.text import Text

    line = Text.assemble(*((printable(text), style) for text, style in parts))
    _rich().print(line, soft_wrap=True)


@cache
def _rich() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _line(columns: Sequence[Column], cells: Sequence[str], total: int) -> str:
    parts: list[str] = []
    used = 0
    for column, cell in zip(columns[:-1], cells[:-1], strict=True):
        place = fit_right if column.is_number else fit
        parts.append(place(printable(one_line(cell)), column.width))
        used += column.width + len(_GAP)
    last = printable(one_line(cells[-1]))
    if total:
        last = fit(last, max(_NARROWEST // 2, total - used)).rstrip()
    return _GAP.join([*parts, last])


def natural_width(cells: Iterable[str], most: int) -> int:
    """Width in cells that shows all of some cells, up to a limit."""
    return min(most, max((width_of(printable(one_line(cell))) for cell in cells), default=1))
