"""ArticleList: unread mark, date, title and, where there is room, a second line with the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from analysis.models import ArticleRow
from tui.drawing import dates
from tui.drawing.cells import cut, fit, one_line, width_of
from tui.drawing.wrap import wrap
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.widgets.row_view import Piece

UNREAD = "●"
WATCHED = "◆"
"""In place of the unread mark: the article mentions an entity that is watched."""
CHANGED = "≠"
"""In place of the unread mark: its source says something else since the article was read."""
STARRED = "★"
WAITING = "…"
MISSING = "✗"
FOLDED, UNFOLDED = "+", "−"
"""Before how much is folded with a line: it is not shown, or stands below the line."""
BELOW = "└ "
"""Before the title of an article that stands below the line it is folded with."""
TALL = 16
"""From this height on a list gives each article two lines."""
LEAST_TITLE = 12
WIDE = 44
"""From this width on dates are written out and the title's second line is indented."""
LEAST_FOR_SOURCE = 24
"""From this width on the source keeps up to a third of the second line, however long the title."""
BOLD = Style(bold=True)


class ArticleList(LineList[ArticleRow]):
    """The articles, newest first.

    ``folds`` says of lines how much is folded with them, and whether some of that is unread;
    ``others`` are articles that stand below a line they are folded with.
    """

    def __init__(self, *, colours: Mapping[str, str] | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(colours=colours, id=id)
        self.folds: dict[int, tuple[str, bool]] = {}
        self.others: set[int] = set()

    def sized(self) -> None:
        """Give each article a second line when there is room."""
        self.row_height = 2 if self.size.height >= TALL else 1

    def draw_row(self, row: ArticleRow, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``● 15 Sep  Title`` and, beneath, the rest of the title and the source."""
        head = self._head(row, width)
        if row.id in self.others and width >= LEAST_TITLE:
            head.append((BELOW, self.palette.muted))
        folded = self._folded(row, width)
        beside = sum(width_of(text) for text, _ in folded)
        indent = sum(width_of(text) for text, _ in head)
        style = BOLD if is_marked or not row.is_read else None
        title = one_line(row.title) or one_line(row.source)
        if self.row_height == 1:
            room = width - indent - beside
            shown = fit(title, room) if folded else cut(title, room)
            return [[*head, (shown, style), *folded]]
        first, rest = _divide(title, width - indent - beside)
        if folded:
            first = fit(first, width - indent - beside)
        if width < WIDE:
            indent = min(indent, 2)
        second = self._second(row, rest, width - indent, style)
        return [[*head, (first, style), *folded], [(" " * indent, None), *second]]

    def _head(self, row: ArticleRow, width: int) -> list[Piece]:
        """Return the marks and the date if there is one, less of them in a narrow list."""
        palette = self.palette
        mark = WATCHED if row.is_watched else UNREAD
        if row.is_read and not self._has_unread(row.id):
            mark = " "
        if row.is_read and row.is_changed:
            mark = CHANGED
        unread: Piece = (mark, palette.accent)
        if width < LEAST_TITLE:
            return [unread] if width > 4 else []
        state: Piece = (" ", None)
        if row.is_starred:
            state = (STARRED, palette.accent)
        elif row.is_missing or not row.is_analysed:
            state = (MISSING if row.is_missing else WAITING, palette.muted)
        year = dates.today().year
        columns = dates.LONG_WIDTH if width >= WIDE else dates.SHORT_WIDTH
        if width < columns + 4 + LEAST_TITLE:
            return [unread, state]
        show = dates.short_date if width >= WIDE else dates.shortest_date
        date = show(row.placed, year)
        return [unread, state, (fit(date, columns) + "  ", palette.muted)]

    def _has_unread(self, line: int) -> bool:
        """Tell whether something that is folded with a line, and not shown below it, is unread."""
        label, is_unread = self.folds.get(line, ("", False))
        return is_unread and label.startswith(FOLDED)

    def _folded(self, row: ArticleRow, width: int) -> list[Piece]:
        """Return how much is folded with the line, if there is room."""
        label, is_unread = self.folds.get(row.id, ("", False))
        if not label or width < LEAST_TITLE:
            return []
        return [(f" {label}", self.palette.accent if is_unread else self.palette.muted)]

    def _second(self, row: ArticleRow, rest: str, room: int, style: Style | None) -> list[Piece]:
        """Return the second line: the rest of the title, and the source after it."""
        source = one_line(row.source)
        kept = min(width_of(source) + 3, room // 3) if room >= LEAST_FOR_SOURCE else 0
        shown = cut(rest, room - kept)
        line: list[Piece] = [(shown, style)]
        left = room - width_of(shown)
        if source and left > (4 if shown else 0):
            line.append((cut(f" · {source}" if shown else source, left), self.palette.muted))
        return line


def _divide(title: str, room: int) -> tuple[str, str]:
    """Divide a title over two lines at a space; one long word goes on on the second line."""
    if not room or cut(title, room) == title:
        return title[:room], ""
    lines = wrap(title[: room * 16], room)
    if len(lines) < 2:
        return cut(title, room), ""
    return title[: lines.ends[0]], title[lines.starts[1] :]
