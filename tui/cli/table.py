"""Tables for people: columns as wide as the terminal lets them be, uncut where no person looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.text import printable
from tui.cli import console
from tui.drawing.cells import fit, fit_right, one_line, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = "  "


class Column(NamedTuple):
    """A column of a table: its heading and its width in cells; the last one takes the rest."""

    heading: str
    width: int
    is_number: bool = False


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> int:
    """Print a table row by row, no heading without a row; answer how many rows there were."""
    total = console.width()
    count = 0
    for count, row in enumerate(rows, start=1):
        if count == 1:
            heading = _line(columns, [column.heading for column in columns], total)
            console.write_styled((heading, "bold"))
        console.write(_line(columns, row, total))
    return count


def _line(columns: Sequence[Column], cells: Sequence[str], total: int) -> str:
    parts: list[str] = []
    used = 0
    for column, cell in zip(columns[:-1], cells[:-1], strict=True):
        place = fit_right if column.is_number else fit
        parts.append(place(printable(one_line(cell)), column.width))
        used += column.width + len(_GAP)
    last = printable(one_line(cells[-1]))
    if total:
        last = fit(last, max(console.NARROWEST // 2, total - used)).rstrip()
    return _GAP.join([*parts, last])


def natural_width(cells: Iterable[str], most: int) -> int:
    """Width in cells that shows all of some cells, up to a limit."""
    return min(most, max((width_of(printable(one_line(cell))) for cell in cells), default=1))
