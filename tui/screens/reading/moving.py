"""Moving: lines, pages, panes, and the text from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import NARROW, Pane, neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import AnyList, ReadingView

SCROLL = 3
"""Lines of text a step scrolls from another pane."""


class Moving:
    """The commands that move about and change nothing."""

    def __init__(self, view: ReadingView, listing: Listing, desk: Desk, names: Names) -> None:
        self._view = view
        self._listing = listing
        self._desk = desk
        self._names = names

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "down": lambda: self._move("down", lambda: self._scroll(1)),
            "up": lambda: self._move("up", lambda: self._scroll(-1)),
            "first": lambda: self._move("first", lambda: self._edge(-1)),
            "last": lambda: self._move("last", lambda: self._edge(1)),
            "page-down": lambda: self._move("page-down", lambda: self._text(1)),
            "page-up": lambda: self._move("page-up", lambda: self._text(-1)),
            "scroll-down": lambda: self._scroll(SCROLL),
            "scroll-up": lambda: self._scroll(-SCROLL),
            "text-down": lambda: self._text(1),
            "text-up": lambda: self._text(-1),
            "pane-left": lambda: self._beside(-1, wraps=False),
            "pane-right": lambda: self._beside(1, wraps=False),
            "pane-next": lambda: self._beside(1, wraps=True),
            "pane-previous": lambda: self._beside(-1, wraps=True),
            "pane-articles": lambda: self._view.panes.go(Pane.ARTICLES),
            "pane-text": lambda: self._view.panes.go(Pane.TEXT),
            "pane-entities": lambda: self._view.panes.go(Pane.ENTITIES),
            "pane-mentions": lambda: self._view.panes.go(Pane.MENTIONS),
            "open": self._open,
            "zen": self._view.panes.toggle_zen,
        }

    @property
    def _list(self) -> AnyList | None:
        """The list one is in; None in the text."""
        return self._view.panes.lists.get(self._view.panes.at)

    def _move(self, command: str, in_text: Callable[[], None]) -> None:
        if self._list is None:
            in_text()
        else:
            self._list.move(command)

    def _edge(self, step: int) -> None:
        self._view.text.action_edge(step)
        self._names.let_go()
        self._desk.read_now()

    def _scroll(self, lines: int) -> None:
        self._view.text.action_line(lines)
        self._desk.read_now()

    def _text(self, step: int) -> None:
        self._desk.settle()
        if self._view.size.width < NARROW:
            self._view.panes.go(Pane.TEXT)
        text = self._view.text
        if step > 0 and self._desk.opened and text.scroll_offset.y >= text.max_scroll_y:
            key = self._view.key_of("next")
            self._view.say(f"This is the end of the article; {key} goes on to the next unread one.")
        text.action_page(step)
        self._desk.read_now()

    def _beside(self, step: int, *, wraps: bool) -> None:
        if not wraps and self._view.panes.at is Pane.ARTICLES and self._turn_fold(step):
            return
        if not self._view.panes.is_zen:
            self._view.panes.go(neighbour(self._view.panes.at, step, wraps=wraps))

    def _turn_fold(self, step: int) -> bool:
        """Unfold (1) or fold (-1) the line one is at; False where that is none."""
        if step > 0:
            return self._listing.unfold()
        is_turned = self._listing.fold()
        key = self._view.articles.key
        if not is_turned and isinstance(key, int) and self._listing.folding.is_folded(key):
            self._view.say(f"It is folded already; {self._view.key_of('pane-right')} unfolds it.")
        return is_turned

    def _open(self) -> None:
        if self._view.panes.at is Pane.TEXT:
            self._names.focus_here()
        elif self._list is not None:
            self._list.action_select()
