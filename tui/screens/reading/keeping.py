"""Keeping the state: where one left is where one comes back to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.memory import KEY, Memory
from tui.pane import Pane, shown_panes
from tui.scope import Scope

if TYPE_CHECKING:
    from tui.following import Following
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.names.side import Side
    from tui.screens.reading.view import ReadingView

BEFORE_SAVING = 1.0
"""Seconds after a change at which the state is saved."""


class Keeping:
    """Saves what the reader remembers a moment after it changes, and brings it back."""

    _desk: Desk
    _side: Side
    _following: Following

    def __init__(self, view: ReadingView, listing: Listing) -> None:
        self._view = view
        self._listing = listing
        self._timer: asyncio.TimerHandle | None = None
        self._saved = ""
        self._memory = Memory()
        self._is_on = False

    def recall(self) -> bool:
        """Read what was kept and list the articles; tell whether the list will be in sight."""
        view = self._view
        self._saved = view.library.state(KEY)
        memory = self._memory = Memory.read(self._saved)
        only = view.library.entity(memory.only) if memory.only else None
        scope = Scope(
            only.id if only else None,
            memory.source or None,
            memory.tag,
            memory.is_unread,
            memory.is_hidden,
            memory.words,
        )
        self._listing.folding.is_on = not memory.is_unfolded
        self._listing.start(scope, only, memory.place, memory.article, has_folds=memory.has_folds)
        at = Pane(memory.pane)
        return Pane.ARTICLES in shown_panes(view.size.width, at, is_zen=memory.is_zen)

    def restore(self, desk: Desk, side: Side, names: Names, following: Following) -> None:
        """Come back to where one left, and save from now on where these are."""
        self._desk, self._side, self._following = desk, side, following
        view, memory = self._view, self._memory
        self._side.is_library = memory.is_library
        view.text.with_roles = not memory.is_without_roles
        self._side.show_entities(keep=False)
        names.focus(memory.entity or None)
        article = memory.article if memory.article in self._listing.ids else view.articles.key
        if isinstance(article, int):
            top = memory.top if article == memory.article else 0
            self._desk.open(article, top=top)
        view.panes.is_zen = memory.is_zen
        view.panes.go(Pane(memory.pane))
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
        line = self._now().write() if self._is_on else self._saved
        if line != self._saved:
            self._saved = line
            self._view.pending.keep(KEY, line)

    def _now(self) -> Memory:
        view = self._view
        opened, only, scope = self._desk.opened, self._listing.only, self._listing.scope
        return Memory(
            article=opened.id if opened else 0,
            top=view.text.offset_at_top,
            pane=view.panes.at,
            entity=self._following.id or 0,
            only=only.id if only else 0,
            source=scope.source or 0,
            tag=scope.tag,
            place=self._listing.place,
            is_unread=scope.is_unread,
            is_hidden=scope.is_hidden,
            words=scope.words,
            is_unfolded=not self._listing.folding.is_on,
            has_folds=bool(view.articles.folds),
            is_zen=view.panes.is_zen,
            is_library=self._side.is_library,
            is_without_roles=not view.text.with_roles,
            theme=view.app.theme,
            asked_theme=view.settings.theme or "",
        )
