"""LineList: the one virtual list beneath all lists; it draws the lines on screen and no others."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var

from tui.cells import one_line
from tui.widgets.drawn import DrawnView
from tui.widgets.rows import ListedRows, Rows
from tui.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from textual import events
    from textual.strip import Strip

Row = TypeVar("Row")
Piece = tuple[str, Style | None]
"""Text of known width, and the style to lay over the row's own."""

MARK = "▸"
LEAST_WIDTH_FOR_MARK = 12
MOST_KEPT = 2000


class LineList(DrawnView, Generic[Row], can_focus=True, inherit_bindings=False):
    """A list of rows of one height. Subclasses say how a row is drawn."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--cursor"}
    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
        & > .line-list--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus > .line-list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "Up", show=False),
        Binding("down", "cursor_down", "Down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("enter", "select", "Open", show=False),
    ]

    cursor: var[int] = var(-1, init=False)
    """The row of the cursor; -1 when there is none to be on."""
    marked: var[object] = var(None, init=False)
    """The key of the row that is open or focused, drawn with a mark."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to another item."""

        line_list: DrawnView
        index: int
        key: Hashable

        @property
        def control(self) -> DrawnView:
            """The list that sends it."""
            return self.line_list

    @dataclass
    class Selected(Message):
        """An item was chosen: Enter, or a click."""

        line_list: DrawnView
        index: int
        key: Hashable

        @property
        def control(self) -> DrawnView:
            """The list that sends it."""
            return self.line_list

    def __init__(
        self,
        *,
        empty_text: str = "",
        colours: Mapping[str, str] | None = None,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(colours=colours, name=name, id=id, classes=classes)
        self.row_height = 1
        self._empty_text = empty_text
        self._rows: Rows[Row] = ListedRows([], lambda row: None)
        self._count = 0
        self._fetched: dict[int, Row] = {}
        self._drawn: dict[tuple[int, bool, bool], list[Strip]] = {}
        self._marked_row: int | None = None
        self._cursor_style = Style.null()
        self._key: Hashable = None

    @abstractmethod
    def draw_row(self, row: Row, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Return the row's lines, ``row_height`` of them, each at most ``width`` cells."""

    # --- what is listed

    @property
    def rows(self) -> Rows[Row]:
        """What is listed."""
        return self._rows

    @property
    def key(self) -> Hashable:
        """What identifies the item under the cursor; None when there is none."""
        return self._key if self.cursor >= 0 else None

    @property
    def empty_text(self) -> str:
        """What an empty list says."""
        return self._empty_text

    @empty_text.setter
    def empty_text(self, text: str) -> None:
        self._empty_text = text
        self.refresh()

    def set_rows(self, rows: Rows[Row], *, key: Hashable = None, keep: bool = True) -> None:
        """List other rows, with the cursor on ``key``, else (``keep``) on the item it is on.

        The item under the cursor stays on its line of the screen. Where it is gone, the cursor
        stays at its row.
        """
        old_cursor, old_key = self.cursor, self.key
        self._rows = rows
        self._resize_to_rows()
        index = rows.find(key) if key is not None else None
        if index is None and keep and old_key is not None:
            index = rows.find(old_key)
            if index is None:
                index = old_cursor
            elif key is None:
                self._scroll_line(self.scroll_offset.y + (index - old_cursor) * self.row_height)
        self._place_cursor(0 if index is None else index)

    def redraw(self, first: int | None = None, last: int | None = None) -> None:
        """Ask for rows again and draw them: those from ``first`` up to ``last``, or all."""
        if len(self._rows) != self._count:
            self._resize_to_rows()
            self._place_cursor(self.cursor)
        elif first is None:
            self._forget()
            self._marked_row = self._find_marked()
            self.refresh()
        else:
            self._forget_rows(range(first, first + 1 if last is None else last), fetch=True)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or on the next one when that is a header."""
        self._place_cursor(index)

    def move_to_key(self, key: Hashable) -> bool:
        """Put the cursor on an item; return whether it is in the list."""
        index = self._rows.find(key)
        if index is not None:
            self._place_cursor(index)
        return index is not None

    # --- keys and mouse

    def action_cursor_down(self) -> None:
        """Go one row down."""
        self._step(1, 1)

    def action_cursor_up(self) -> None:
        """Go one row up."""
        self._step(-1, 1)

    def action_page_down(self) -> None:
        """Go one screen down."""
        self._step(1, self._page_rows())

    def action_page_up(self) -> None:
        """Go one screen up."""
        self._step(-1, self._page_rows())

    def action_first(self) -> None:
        """Go to the first row."""
        self._place_cursor(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._place_cursor(self._count - 1)

    def action_select(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Selected(self, self.cursor, self._key))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (self.scroll_offset.y + offset.y) // self.row_height
        if 0 <= index < self._count and not self._rows.is_header(index):
            self._place_cursor(index)
            self.action_select()

    def _page_rows(self) -> int:
        return max(1, self.size.height // self.row_height - 1)

    def _step(self, direction: int, distance: int) -> None:
        if self._count:
            index = min(max(self.cursor + direction * distance, 0), self._count - 1)
            self._place_cursor(index, direction)

    def _place_cursor(self, index: int, direction: int = 1) -> None:
        """Put the cursor on a row or, past headers, on the nearest one in the direction."""
        count, is_header = self._count, self._rows.is_header
        index = min(max(index, 0), count - 1)
        place = index
        while 0 <= place < count and is_header(place):
            place += direction
        if not 0 <= place < count:
            place = index
            while 0 <= place < count and is_header(place):
                place -= direction
        if not 0 <= place < count:
            place = -1
        key = self._rows.key(place) if place >= 0 else None
        is_other = key != self._key
        self._key = key
        self.cursor = place
        self._show_cursor()
        if is_other and place >= 0:
            self.post_message(self.Highlighted(self, place, key))

    # --- scrolling and changes

    def _show_cursor(self) -> None:
        """Scroll so that the cursor's row is seen, with the header right above it."""
        height = self.size.height
        if self.cursor < 0 or not height:
            return
        top = self.cursor * self.row_height
        bottom = top + self.row_height
        if self.cursor and self._rows.is_header(self.cursor - 1) and height > 2 * self.row_height:
            top -= self.row_height
        if top < self.scroll_offset.y:
            self._scroll_line(top)
        elif bottom > self.scroll_offset.y + height:
            self._scroll_line(min(bottom - height, top))

    def _scroll_line(self, line: int) -> None:
        if line != self.scroll_offset.y:
            self.scroll_to(y=max(0, line), animate=False, force=True)

    def _resize_to_rows(self) -> None:
        self._forget()
        self._count = len(self._rows)
        self._marked_row = self._find_marked()
        self.virtual_size = Size(self.size.width, self._count * self.row_height)
        self.refresh()

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the row left and the row come to."""
        self._refresh_rows((old, new))

    def watch_marked(self) -> None:
        """Draw the row that was marked and the one that is."""
        old, self._marked_row = self._marked_row, self._find_marked()
        self._refresh_rows(row for row in (old, self._marked_row) if row is not None)

    def _find_marked(self) -> int | None:
        return self._rows.find(self.marked) if self.marked is not None else None

    def on_resize(self) -> None:
        """Draw for the new width, with the cursor in sight."""
        self.sized()
        self._drawn.clear()
        self.virtual_size = Size(self.size.width, self._count * self.row_height)
        self._show_cursor()

    def sized(self) -> None:
        """Take up a new size; a subclass may choose another ``row_height`` here."""

    def forget_lines(self) -> None:
        """Drop every drawn row."""
        self._drawn.clear()

    def _forget(self) -> None:
        self._fetched.clear()
        self._drawn.clear()

    def _forget_rows(self, indices: Sequence[int], *, fetch: bool) -> None:
        for index in indices:
            if fetch:
                self._fetched.pop(index, None)
            for state in ((False, False), (False, True), (True, False), (True, True)):
                self._drawn.pop((index, *state), None)
        self._refresh_rows(indices)

    def _refresh_rows(self, indices: Iterable[int]) -> None:
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
        style = self.get_component_rich_style("line-list--cursor")
        if self.app.no_color:
            style += Style(reverse=self.has_focus, bold=True)
        if style != self._cursor_style:
            self._cursor_style = style
            self.forget_lines()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        if not self._count:
            return self._draw_empty(y)
        index, part = divmod(self.scroll_offset.y + y, self.row_height)
        if index >= self._count:
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
        """Return a row, fetching all that are on screen with it."""
        row = self._fetched.get(index)
        if row is None:
            if len(self._fetched) > MOST_KEPT:
                self._fetched.clear()
            first = self.scroll_offset.y // self.row_height
            first, last = min(first, index), max(first + self._page_rows() + 3, index + 1)
            fetched = self._rows.fetch(first, min(last, self._count))
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
