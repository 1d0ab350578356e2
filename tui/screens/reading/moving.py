"""Moving: lines, pages, panes, and the text from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import NARROW, SIDE, WIDE, Pane, neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.panes import AnyList
    from tui.screens.reading.screen import ReadingScreen

SCROLL = 3
"""Lines of text a step scrolls from another pane."""


class Moving:
    """The commands that move about and change nothing."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "down": lambda: self._line(1),
            "up": lambda: self._line(-1),
            "first": lambda: self._edge(-1),
            "last": lambda: self._edge(1),
            "page-down": lambda: self._page(1),
            "page-up": lambda: self._page(-1),
            "scroll-down": lambda: self._scroll(SCROLL),
            "scroll-up": lambda: self._scroll(-SCROLL),
            "text-down": lambda: self._text(1),
            "text-up": lambda: self._text(-1),
            "pane-left": lambda: self._beside(-1, wraps=False),
            "pane-right": lambda: self._beside(1, wraps=False),
            "pane-next": lambda: self._beside(1, wraps=True),
            "pane-previous": lambda: self._beside(-1, wraps=True),
            "pane-articles": lambda: self._screen.panes.go(Pane.ARTICLES),
            "pane-text": lambda: self._screen.panes.go(Pane.TEXT),
            "pane-entities": lambda: self._screen.panes.go(Pane.ENTITIES),
            "pane-mentions": lambda: self._screen.panes.go(Pane.MENTIONS),
            "open": self._open,
            "zen": self._zen,
            "close": self._close,
            "leave": self._leave,
        }

    def _close(self) -> None:
        if not self._back_out():
            self._screen.app.exit()

    def _leave(self) -> None:
        if not self._back_out():
            self._screen.say(f"{self._screen.key_of('close')} quits.")

    def _back_out(self) -> bool:
        screen = self._screen
        return screen.finding.back_out() or self._leave_pane() or screen.listing.show_all()

    def _leave_pane(self) -> bool:
        """Leave zen, or the pane one is in for the one before it; False at the first."""
        screen = self._screen
        if screen.panes.is_zen:
            self._zen()
        elif screen.panes.at in SIDE and screen.size.width < WIDE:
            screen.panes.go(Pane.TEXT)
        elif screen.panes.at is not Pane.ARTICLES:
            screen.panes.go(Pane.ARTICLES)
        else:
            return False
        return True

    @property
    def _list(self) -> AnyList | None:
        """The list one is in; None in the text."""
        return self._screen.panes.lists.get(self._screen.panes.at)

    def _line(self, step: int) -> None:
        if self._list is None:
            self._scroll(step)
        elif step > 0:
            self._list.action_cursor_down()
        else:
            self._list.action_cursor_up()

    def _page(self, step: int) -> None:
        if self._list is None:
            self._text(step)
        elif step > 0:
            self._list.action_page_down()
        else:
            self._list.action_page_up()

    def _edge(self, step: int) -> None:
        if self._list is None:
            self._screen.text.action_edge(step)
            self._screen.listing.read_now()
        elif step < 0:
            self._list.action_first()
        else:
            self._list.action_last()

    def _scroll(self, lines: int) -> None:
        self._screen.text.action_line(lines)
        self._screen.listing.read_now()

    def _text(self, step: int) -> None:
        self._screen.desk.settle()
        if self._screen.size.width < NARROW:
            self._screen.panes.go(Pane.TEXT)
        self._screen.text.action_page(step)
        self._screen.listing.read_now()

    def _beside(self, step: int, *, wraps: bool) -> None:
        folding = self._screen.listing.folding
        if not wraps and (folding.unfold() if step > 0 else folding.fold()):
            return
        if not self._screen.panes.is_zen:
            self._screen.panes.go(neighbour(self._screen.panes.at, step, wraps=wraps))

    def _open(self) -> None:
        if self._screen.panes.at is Pane.TEXT:
            self._screen.names.focus_here()
        elif self._list is not None:
            self._list.action_select()

    def _zen(self) -> None:
        self._screen.panes.is_zen = not self._screen.panes.is_zen
        self._screen.panes.go(Pane.TEXT)
