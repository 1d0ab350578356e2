"""Keeping the state: where one left is where one comes back to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.memory import KEY, Memory
from tui.pane import Pane, shown_panes
from tui.scope import Scope

if TYPE_CHECKING:
    from tui.screens.reading.screen import ReadingScreen

BEFORE_SAVING = 1.0
"""Seconds after a change at which the state is saved."""


class Keeping:
    """Saves what the reader remembers a moment after it changes, and brings it back."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._timer: asyncio.TimerHandle | None = None
        self._saved = ""
        self._memory = Memory()
        self._is_on = False

    def recall(self) -> bool:
        """Read what was kept and list the articles; tell whether the list will be in sight."""
        screen = self._screen
        self._saved = screen.library.state(KEY)
        memory = self._memory = Memory.read(self._saved)
        only = screen.library.entity(memory.only) if memory.only else None
        scope = Scope(
            only.id if only else None,
            memory.source or None,
            memory.tag,
            memory.is_unread,
            memory.is_hidden,
            memory.words,
        )
        screen.listing.folding.is_on = not memory.is_unfolded
        screen.listing.start(scope, only, memory.place, memory.article, has_folds=memory.has_folds)
        at = Pane(memory.pane)
        return Pane.ARTICLES in shown_panes(screen.size.width, at, is_zen=memory.is_zen)

    def restore(self) -> None:
        """Come back to where one left."""
        screen, memory = self._screen, self._memory
        screen.side.is_library = memory.is_library
        screen.text.with_roles = not memory.is_without_roles
        screen.side.show_entities(keep=False)
        screen.names.focus(memory.entity or None)
        article = memory.article if memory.article in screen.listing.ids else screen.articles.key
        if isinstance(article, int):
            top = memory.top if article == memory.article else 0
            screen.desk.open(article, top=top)
        screen.panes.is_zen = memory.is_zen
        screen.panes.go(Pane(memory.pane))
        self._is_on = True

    def changed(self) -> None:
        """Take note of a change; it is saved a moment later together with those that follow."""
        if self._is_on and self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(BEFORE_SAVING, self.save)

    def close(self) -> None:
        """Save the state for the last time."""
        self.save()
        self._is_on = False

    def save(self) -> None:
        """Save the state if it is another one than was saved last."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        line = self._now().write()
        if self._is_on and line != self._saved:
            self._saved = line
            self._screen.pending.keep(KEY, line)

    def _now(self) -> Memory:
        screen = self._screen
        opened, only, scope = screen.desk.opened, screen.listing.only, screen.listing.scope
        return Memory(
            article=opened.id if opened else 0,
            top=screen.text.offset_at_top,
            pane=screen.panes.at,
            entity=screen.following.id or 0,
            only=only.id if only else 0,
            source=scope.source or 0,
            tag=scope.tag,
            place=screen.listing.place,
            is_unread=scope.is_unread,
            is_hidden=scope.is_hidden,
            words=scope.words,
            is_unfolded=not screen.listing.folding.is_on,
            has_folds=bool(screen.articles.folds),
            is_zen=screen.panes.is_zen,
            is_library=screen.side.is_library,
            is_without_roles=not screen.text.with_roles,
            theme=screen.app.theme,
            asked_theme=screen.settings.theme or "",
        )
