"""The two sides of a question: lists of mentions, each under its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.cells import cut, one_line
from tui.widgets.mention_list import BOLD, ArticleHeader, MentionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.mention_list import MentionLine
    from tui.widgets.row_view import Piece


class SideList(MentionList):
    """Mentions of one side: one an article, under its date and title."""

    def draw_row(self, row: MentionLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw the title without the number of mentions, which is not what counts here."""
        if isinstance(row, ArticleHeader):
            return [[(cut(one_line(row.title), width), BOLD)]]
        return super().draw_row(row, width, is_marked)
