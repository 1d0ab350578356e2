"""RowView: rows drawn line by line, fetched when they come on screen; no cursor keys, no mouse."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import var

from tui.drawing.cells import one_line
from tui.drawing.wrap import wrap
from tui.widgets.drawn import DrawnView
from tui.widgets.rows import ListedRows, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.strip import Strip

Row = TypeVar("Row")
Piece = tuple[str, Style | None]
"""Text of known width, and the style to lay over the row's own."""

MARK = "▸"
LEAST_WIDTH_FOR_MARK = 12
MOST_KEPT = 400
AHEAD = 12
"""Rows fetched beyond the screen, so that a cursor held down does not ask for each alone."""


class RowView(DrawnView, Generic[Row], inherit_bindings=False):
    """Rows of one height, of which one has the cursor and one may be marked."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-view--cursor"}
    DEFAULT_CSS = """
    RowView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
        & > .row-view--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus > .row-view--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    cursor: var[int] = var(-1, init=False)
    """The row of the cursor; -1 when there is none to be on."""
    marked: var[object] = var(None, init=False)
    """The key of the row that is open or focused, drawn with a mark."""

    def __init__(
        self,
        *,
        empty_text: str = "",
        colours: Mapping[str, str] | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(colours=colours, id=id)
        self.row_height = 1
        self.count = 0
        self._empty_text = empty_text
        self._rows: Rows[Row] = ListedRows([], lambda row: None)
        self._fetched: dict[int, Row] = {}
        self._drawn: dict[tuple[int, bool, bool], list[Strip]] = {}
        self._marked_row: int | None = None
        self._cursor_style = Style.null()

    @abstractmethod
    def draw_row(self, row: Row, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Return the row's lines, ``row_height`` of them, each at most ``width`` cells."""

    # --- what is listed

    @property
    def rows(self) -> Rows[Row]:
        """What is listed."""
        return self._rows

    @property
    def empty_text(self) -> str:
        """What an empty list says."""
        return self._empty_text

    @empty_text.setter
    def empty_text(self, text: str) -> None:
        self._empty_text = text
        self.refresh()

    def take_rows(self, rows: Rows[Row]) -> None:
        """Draw these rows from now on, or the same ones when they have become more or fewer."""
        self._rows = rows
        self.count = len(rows)
        self.forget_rows()
        self._marked_row = self._find_marked()
        self.fit_rows()

    def fit_rows(self) -> None:
        """Tell Textual how high all rows are together."""
        self.resize_content(Size(self.size.width, self.count * self.row_height))

    def page_rows(self) -> int:
        """Return how many rows a screen holds, less one that stays in sight."""
        return max(1, self.size.height // self.row_height - 1)

    # --- changes

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the row left and the row come to."""
        self.refresh_rows((old, new))

    def watch_marked(self) -> None:
        """Draw the row that was marked and the one that is."""
        old, self._marked_row = self._marked_row, self._find_marked()
        self.refresh_rows(row for row in (old, self._marked_row) if row is not None)

    def _find_marked(self) -> int | None:
        return self._rows.find(self.marked) if self.marked is not None else None

    def forget_lines(self) -> None:
        """Drop every drawn row."""
        self._drawn.clear()

    def forget_rows(self, indices: Iterable[int] | None = None) -> None:
        """Drop rows that have changed, all by default: they are fetched and drawn again."""
        if indices is None:
            self._fetched.clear()
            self._drawn.clear()
            return
        for index in indices:
            self._fetched.pop(index, None)
            for state in ((False, False), (False, True), (True, False), (True, True)):
                self._drawn.pop((index, *state), None)

    def refresh_rows(self, indices: Iterable[int]) -> None:
        """Have rows on screen drawn again."""
        top, height, width = self.scroll_offset.y, self.size.height, self.size.width
        regions = []
        for index in indices:
            line = index * self.row_height - top
            if index >= 0 and -self.row_height < line < height:
                regions.append(Region(0, line, width, self.row_height))
        if regions:
            self.refresh(*regions)

    # --- drawing

    def take_styles(self) -> None:
        """Look up the styles of the rows and of the cursor."""
        super().take_styles()
        style = self.get_component_rich_style("row-view--cursor")
        if self.app.no_color:
            style += Style(reverse=self.has_focus, bold=True)
        elif style.bgcolor == self.base.bgcolor:
            style += Style(underline=True)
        if style != self._cursor_style:
            self._cursor_style = style
            self.forget_lines()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if not self.count:
            return self._draw_empty(y)
        index, part = divmod(self.scroll_offset.y + y, self.row_height)
        if index >= self.count:
            return self.blank()
        state = (index, index == self.cursor, index == self._marked_row)
        strips = self._drawn.get(state)
        if strips is None:
            row = self._row(index)
            if row is None:
                return self.blank()
            if len(self._drawn) > MOST_KEPT:
                self._drawn.clear()
            strips = self._drawn[state] = self._draw(row, *state[1:])
        return strips[part]

    def _row(self, index: int) -> Row | None:
        """Return a row, fetching with it all that are on screen and a few on either side."""
        row = self._fetched.get(index)
        if row is None:
            if len(self._fetched) > MOST_KEPT:
                self._fetched.clear()
            top = self.scroll_offset.y // self.row_height
            first = max(0, min(top, index) - AHEAD)
            last = max(top + self.page_rows() + 2, index + 1) + AHEAD
            fetched = self._rows.fetch(first, min(last, self.count))
            for place, found in enumerate(fetched, first):
                if found is not None:
                    self._fetched[place] = found
            row = self._fetched.get(index)
        return row

    def _draw(self, row: Row, is_cursor: bool, is_marked: bool) -> list[Strip]:
        width = self.line_width
        has_mark = width >= LEAST_WIDTH_FOR_MARK
        fill = self.base + self._cursor_style if is_cursor else self.base
        strips: list[Strip] = []
        for pieces in self.draw_row(row, width - 1 if has_mark else width, is_marked):
            mark = MARK if is_marked and not strips else " "
            segments = [Segment(mark, fill)] if has_mark else []
            for text, style in pieces:
                look = self.base + style if style else self.base
                segments.append(Segment(text, look + self._cursor_style if is_cursor else look))
            strips.append(self.finish(segments, fill))
        return (strips + [self.blank()] * self.row_height)[: self.row_height]

    def _draw_empty(self, y: int) -> Strip:
        """Draw a line of the sentence that an empty list shows."""
        words = one_line(self._empty_text)
        lines = wrap(words, max(1, self.line_width - 2))
        if not words or y >= len(lines):
            return self.blank()
        text = words[lines.starts[y] : lines.ends[y]]
        indent = " " if self.line_width > 2 else ""
        return self.finish([Segment(indent + text, self.base + self.palette.muted)], self.base)
