"""The two sides of a question: lists of mentions, each under its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.cells import cut, one_line
from tui.widgets.mention_list import BOLD, ArticleHeader, MentionList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.widgets.mention_list import MentionLine
    from tui.widgets.row_view import Piece


class SideList(MentionList):
    """Mentions of one side: one an article, under its date and title."""

    def draw_row(self, row: MentionLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw the title without the number of mentions, which is not what counts here."""
        if isinstance(row, ArticleHeader):
            return [[(cut(one_line(row.title), width), BOLD)]]
        return super().draw_row(row, width, is_marked)


MOVES: Mapping[str, Callable[[SideList], None]] = {
    "down": SideList.action_cursor_down,
    "up": SideList.action_cursor_up,
    "first": SideList.action_first,
    "last": SideList.action_last,
    "page-down": SideList.action_page_down,
    "page-up": SideList.action_page_up,
    "text-up": SideList.action_page_up,
}
"""The commands that move the cursor of a side."""
