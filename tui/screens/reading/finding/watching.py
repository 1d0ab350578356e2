"""Watching: entities of which one wants to see what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.screens.reading.names.names import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.finding.filters import Filters
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView


@dataclass
class WatchedReady(Message):
    """The entities that are watched."""

    watched: frozenset[int]


class Watching:
    """The commands that watch entities and show what is new about them."""

    def __init__(self, view: ReadingView, listing: Listing, names: Names, filters: Filters) -> None:
        self._view = view
        self._listing = listing
        self._names = names
        self._filters = filters

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"watch": self._watch, "watched": self._show}

    def look_up(self) -> None:
        """Look up in the background what is watched, to mark it in the entities."""
        view = self._view

        def run() -> None:
            view.post_message(WatchedReady(view.library.watching().ids()))

        view.run_worker(run, group="watching", thread=True, exit_on_error=False)

    def accept(self, answer: WatchedReady) -> None:
        """Mark what is watched."""
        self._mark(answer.watched)

    def _show(self) -> None:
        view = self._view
        if not view.entities.watched:
            key = view.key_of("watch")
            view.say(f"Nothing is watched yet: {key} watches the entity under the cursor.")
            return
        from tui.screens.dialogs.watched import WatchedPanel

        keys = (view.key_of("open"), view.key_of("watch"))
        panel = WatchedPanel(view.library.watching(), keys, self._toggle)
        view.app.push_screen(panel, self._list)

    def _list(self, entity: int | None) -> None:
        row = self._view.library.entity(entity) if entity is not None else None
        if row is not None:
            self._filters.show_new(row)

    def _mark(self, watched: frozenset[int]) -> None:
        entities = self._view.entities
        if entities.watched != watched:
            entities.watched = watched
            entities.redraw()

    def _toggle(self, entity: int) -> bool:
        """Watch an entity, or no more, and show it in the lists."""
        view = self._view
        known = view.entities.watched
        is_watched = entity not in known
        self._mark(known | {entity} if is_watched else known - {entity})
        view.pending.watch(entity, lambda: view.call_later(self._listing.changed))
        return is_watched

    def _watch(self) -> None:
        view = self._view
        entity = self._names.entity_here()
        if entity is None:
            view.say(NOTHING)
            return
        if self._toggle(entity.id):
            key = view.key_of("watched")
            words = f"{entity.name} is watched: unread articles with it have a ◆; {key} lists them."
        else:
            words = f"{entity.name} is watched no more."
        view.say(words)
