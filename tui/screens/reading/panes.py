"""The panes: which one one is in, and which fit on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import SIDE, WIDE, Pane, shown_panes
from tui.screens.reading.view import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from analysis.models import ArticleRow
    from tui.screens.reading.view import ReadingView
    from tui.widgets.entity_list import EntityLine
    from tui.widgets.line_list import LineList
    from tui.widgets.mention_list import MentionLine

    AnyList = LineList[ArticleRow] | LineList[EntityLine] | LineList[MentionLine]


COLUMNS = {"left": {Pane.ARTICLES}, "middle": {Pane.TEXT}, "side": SIDE}
"""The panes of a column, by its id."""


class Panes:
    """Where one is on the screen. ``is_zen`` is whether the text stands alone."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self.at = Pane.ARTICLES
        self.is_zen = False

    @property
    def lists(self) -> Mapping[Pane, AnyList]:
        """The panes that are lists, as far as they are there."""
        if not self._view.is_furnished:
            return {Pane.ARTICLES: self._view.articles}
        return {
            Pane.ARTICLES: self._view.articles,
            Pane.ENTITIES: self._view.entities,
            Pane.MENTIONS: self._view.mentions,
        }

    @property
    def shown(self) -> frozenset[Pane]:
        """The panes on screen."""
        return shown_panes(self._view.size.width, self.at, is_zen=self.is_zen)

    def go(self, pane: Pane) -> None:
        """Go to a pane, which shows it if it is hidden; a prompt keeps the cursor."""
        self._come_to(Pane.TEXT if self.is_zen else pane)
        if not self._view.is_asking:
            self._widgets[self.at].focus(scroll_visible=False)

    def show_text(self) -> None:
        """Go to the text if it cannot be seen, or only in part."""
        is_covered = self.at in SIDE and self._view.size.width < WIDE
        if is_covered or Pane.TEXT not in self.shown:
            self.go(Pane.TEXT)

    def follow(self, widget: Widget) -> None:
        """Take note that the cursor went to a widget, by the mouse say."""
        for pane, own in self._widgets.items():
            if own is widget and pane is not self.at:
                self._come_to(pane)

    def arrange(self) -> None:
        """Show the panes that fit. What is shown comes before what is hidden loses the cursor."""
        shown = self.shown
        for column in self._view.query(Column):
            column.display = bool(shown & COLUMNS[column.id or ""])
        widgets = self._widgets
        for pane in sorted(widgets, key=lambda pane: pane not in shown):
            widgets[pane].display = pane in shown

    def _come_to(self, pane: Pane) -> None:
        self.at = pane
        self._view.key_line.pane = pane
        self.arrange()
        if self._view.is_furnished:
            self._view.tell_place()
        self._view.note_change()

    @property
    def _widgets(self) -> Mapping[Pane, Widget]:
        if not self._view.is_furnished:
            return self.lists
        return {**self.lists, Pane.TEXT: self._view.text}
