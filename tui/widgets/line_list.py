"""LineList: the one virtual list beneath all lists; it draws the lines on screen and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.message import Message

from tui.widgets.row_view import RowView

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual import events

    from tui.widgets.drawn import DrawnView
    from tui.widgets.rows import Rows

Row = TypeVar("Row")


MOVES = ("down", "up", "first", "last", "page-down", "page-up", "text-down", "text-up")
"""The commands that move the cursor of a list which has its screen to itself."""


class LineList(RowView[Row], can_focus=True, inherit_bindings=False):
    """A list of rows with a cursor, moved by keys and mouse. Subclasses say how a row is drawn."""

    class Told(Message):
        """What a list says of one of its items."""

        def __init__(self, line_list: DrawnView, index: int, key: Hashable) -> None:
            super().__init__()
            self.line_list = line_list
            self.index = index
            self.key = key

        @property
        def control(self) -> DrawnView:
            """The list that sends it."""
            return self.line_list

    class Highlighted(Told):
        """The cursor came to another item."""

    class Selected(Told):
        """An item was chosen: Enter, or a click."""

    _key: Hashable = None

    # --- what is listed

    @property
    def key(self) -> Hashable:
        """What identifies the item under the cursor; None when there is none."""
        return self._key if self.cursor >= 0 else None

    def set_rows(self, rows: Rows[Row], *, key: Hashable = None, keep: bool = True) -> None:
        """List other rows, with the cursor on ``key``, else (``keep``) on the item it is on.

        The item under the cursor stays on its line of the screen. Where it is gone, the cursor
        stays at its row.
        """
        old_cursor, old_key = self.cursor, self.key
        self.take_rows(rows)
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
        if len(self.rows) != self.count:
            self.take_rows(self.rows)
            self._place_cursor(self.cursor)
        elif first is None:
            self.take_rows(self.rows)
        else:
            changed = range(first, first + 1 if last is None else last)
            self.forget_rows(changed)
            self.refresh_rows(changed)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or on the next one when that is a header."""
        self._place_cursor(index)

    def move_to_key(self, key: Hashable) -> bool:
        """Put the cursor on an item; return whether it is in the list."""
        index = self.rows.find(key)
        if index is not None:
            self._place_cursor(index)
        return index is not None

    # --- keys and mouse

    def move(self, command: str) -> bool:
        """Do what one of the commands that move says; False for any other."""
        match command:
            case "down":
                self.action_cursor_down()
            case "up":
                self.action_cursor_up()
            case "first":
                self.action_first()
            case "last":
                self.action_last()
            case "page-down" | "text-down":
                self.action_page_down()
            case "page-up" | "text-up":
                self.action_page_up()
            case _:
                return False
        return True

    def action_cursor_down(self) -> None:
        """Go one row down."""
        self._step(1, 1)

    def action_cursor_up(self) -> None:
        """Go one row up."""
        self._step(-1, 1)

    def action_page_down(self) -> None:
        """Go one screen down."""
        self._step(1, self.page_rows())

    def action_page_up(self) -> None:
        """Go one screen up."""
        self._step(-1, self.page_rows())

    def action_first(self) -> None:
        """Go to the first row."""
        self._place_cursor(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._place_cursor(self.count - 1)

    def action_select(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Selected(self, self.cursor, self._key))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked."""
        offset = event.get_content_offset(self)
        if event.button != 1 or offset is None:
            return
        index = (self.scroll_offset.y + offset.y) // self.row_height
        if 0 <= index < self.count and not self.rows.is_header(index):
            self._place_cursor(index)
            self.action_select()

    def _step(self, direction: int, distance: int) -> None:
        if self.count:
            index = min(max(self.cursor + direction * distance, 0), self.count - 1)
            self._place_cursor(index, direction)

    def _place_cursor(self, index: int, direction: int = 1) -> None:
        """Put the cursor on a row or, past headers, on the nearest one in the direction."""
        count, is_header = self.count, self.rows.is_header
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
        key = self.rows.key(place) if place >= 0 else None
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
        if self.cursor and self.rows.is_header(self.cursor - 1) and height > 2 * self.row_height:
            top -= self.row_height
        if top < self.scroll_offset.y:
            self._scroll_line(top)
        elif bottom > self.scroll_offset.y + height:
            self._scroll_line(min(bottom - height, top))

    def _scroll_line(self, line: int) -> None:
        if line != self.scroll_offset.y:
            self.scroll_to(y=max(0, line), animate=False, force=True)

    def on_resize(self) -> None:
        """Draw for the new size, with the cursor in sight."""
        self.sized()
        self.forget_lines()
        self.fit_rows()
        self._show_cursor()

    def sized(self) -> None:
        """Take up a new size; a subclass may choose another ``row_height`` here."""
