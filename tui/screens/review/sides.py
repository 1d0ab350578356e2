"""The two sides of a question: whole sentences, each under date, source and title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from tui.drawing.cells import cut
from tui.screens.review.passage import GROUP, HEADING, PassageRows, SideLine
from tui.widgets.line_list import LineList
from tui.widgets.row_view import LEAST_WIDTH_FOR_MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from tui.screens.review.passage import Passage
    from tui.widgets.row_view import Piece

BOLD = Style(bold=True)
NAME = BOLD + Style(underline=True)


class SideList(LineList[SideLine]):
    """Passages of one side; the cursor is on a heading, and what is below it is in sight."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._passages: Sequence[Passage] = ()
        self._lines = PassageRows((), 1)

    def show(self, found: Sequence[Passage]) -> None:
        """Show other passages, from the first on."""
        self._passages = found
        self._wrap(keep=False)
        self.scroll_to(y=0, animate=False, force=True)

    def sized(self) -> None:
        """Wrap the passages anew for another width."""
        self._wrap(keep=True)

    def _wrap(self, *, keep: bool) -> None:
        width = self.scrollable_content_region.width
        self._lines = PassageRows(self._passages, width - (width >= LEAST_WIDTH_FOR_MARK))
        self.set_rows(self._lines, keep=keep)

    def draw_row(self, row: SideLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw a heading cut to the width, or a line of a sentence with its name emphasised."""
        if row.kind == GROUP:
            return [[(cut(row.text, width), self.palette.accent + BOLD)]]
        if row.kind == HEADING:
            return [[(cut(row.text, width), self.palette.muted)]]
        text = row.text
        pieces = (
            (text[: row.start], None),
            (text[row.start : row.end], NAME),
            (text[row.end :], None),
        )
        return [[piece for piece in pieces if piece[0]]]

    # --- keys and mouse

    def action_cursor_down(self) -> None:
        """Read on: to the end of a passage that is higher than the pane, then to the next one."""
        bottom = self.scroll_offset.y + self.size.height
        if self.cursor >= 0 and self._lines.end_of(self.cursor) > bottom:
            self._scroll_line(self.scroll_offset.y + self.page_rows())
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Read back to the beginning of the passage, then to the one before."""
        if 0 <= self.cursor < self.scroll_offset.y:
            self._scroll_line(max(self.cursor, self.scroll_offset.y - self.page_rows()))
        else:
            super().action_cursor_up()

    def on_click(self, event: events.Click) -> None:
        """Choose the passage that is clicked; its heading chooses itself."""
        offset = event.get_content_offset(self)
        if event.button != 1 or offset is None:
            return
        index = self.scroll_offset.y + offset.y
        if 0 <= index < self.count and self._lines.is_header(index):
            self.move_to(self._lines.head_of(index))
            self.action_select()

    def _show_cursor(self) -> None:
        """Scroll so that the whole passage is seen, its heading at least."""
        height = self.size.height
        if self.cursor < 0 or not height:
            return
        top = self.cursor
        if top and self._lines.head_of(top - 1) == self.cursor:
            top -= 1  # the name of a candidate stands above its first passage
        end = self._lines.end_of(self.cursor)
        if top < self.scroll_offset.y:
            self._scroll_line(top)
        elif end > self.scroll_offset.y + height:
            self._scroll_line(min(end - height, top))
