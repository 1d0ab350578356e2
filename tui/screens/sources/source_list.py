"""SourceList: sources and tags with what is unread, and what came or went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from tui.drawing.cells import cut, fit, fit_right, one_line, width_of
from tui.screens.sources.lines import SourceLine
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.row_view import Piece

UNREAD = "●"
TROUBLE = "!"
ROOMY = 64
"""Cells of a line from which on it is said what came or went wrong."""
COUNTS = 16
LEAST_TAG = 4
BOLD = Style(bold=True)


class SourceList(LineList[SourceLine]):
    """What is followed, a line each."""

    def draw_row(self, row: SourceLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``● BBC World #news   3 of 120   12 min ago, 3 new``, or as much as fits."""
        mark = TROUBLE if row.trouble else UNREAD if row.unread else " "
        head: Piece = (f"{mark} ", self.palette.accent)
        name, style = one_line(row.name), BOLD if row.unread else None
        counts = f"{row.unread:,} unread"
        if row.articles is not None:
            counts = f"{row.unread:,} of {row.articles:,}"
        if not row.unread:
            counts = f"{row.articles:,}" if row.articles else ""
        if width < ROOMY:
            counts = cut(counts, max(0, width - 12))
            room = max(0, width - 3 - width_of(counts))
            return [[head, (fit(name, room), style), (f" {counts}", self.palette.muted)]]
        room = (width - 2 - COUNTS - 4) * 2 // 5
        named: list[Piece] = [(cut(name, room), style)]
        left = room - width_of(named[0][0])
        tags = " ".join(f" #{one_line(tag)}" for tag in row.tags) if left > LEAST_TAG else ""
        named.append((fit(tags, left), self.palette.muted))
        said = one_line(row.trouble or row.note)
        note = fit("  " + said, width - 4 - room - COUNTS)
        return [
            [
                head,
                *named,
                ("  ", None),
                (fit_right(counts, COUNTS), self.palette.muted),
                (note, BOLD if row.trouble else self.palette.muted),
            ]
        ]
