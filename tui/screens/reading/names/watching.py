"""Watching: entities of which one wants to see what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.screens.reading.names.names import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.screen import ReadingScreen


@dataclass
class WatchedReady(Message):
    """The entities that are watched."""

    watched: frozenset[int]


class Watching:
    """The commands that watch entities and show what is new about them."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"watch": self._watch, "watched": self._show}

    def look_up(self) -> None:
        """Look up in the background what is watched, to mark it in the entities."""
        screen = self._screen

        def run() -> None:
            screen.post_message(WatchedReady(screen.library.watching().ids()))

        screen.run_worker(run, group="watching", thread=True, exit_on_error=False)

    def accept(self, answer: WatchedReady) -> None:
        """Mark what is watched."""
        self._mark(answer.watched)

    def _show(self) -> None:
        screen = self._screen
        if not screen.entities.watched:
            key = screen.key_of("watch")
            screen.say(f"Nothing is watched yet: {key} watches the entity under the cursor.")
            return
        from tui.screens.dialogs.watched import WatchedPanel

        keys = (screen.key_of("open"), screen.key_of("watch"))
        panel = WatchedPanel(screen.library.watching(), keys, self._toggle)
        screen.app.push_screen(panel, self._list)

    def _list(self, entity: int | None) -> None:
        row = self._screen.library.entity(entity) if entity is not None else None
        if row is not None:
            self._screen.listing.show_new(row)

    def _mark(self, watched: frozenset[int]) -> None:
        entities = self._screen.entities
        if entities.watched != watched:
            entities.watched = watched
            entities.redraw()

    def _toggle(self, entity: int) -> bool:
        """Watch an entity, or no more, and show it in the lists."""
        screen = self._screen
        known = screen.entities.watched
        is_watched = entity not in known
        self._mark(known | {entity} if is_watched else known - {entity})
        screen.pending.watch(entity, lambda: screen.call_later(screen.listing.changed))
        return is_watched

    def _watch(self) -> None:
        screen = self._screen
        entity = screen.names.entity_here()
        if entity is None:
            screen.say(NOTHING)
            return
        if self._toggle(entity.id):
            key = screen.key_of("watched")
            words = f"{entity.name} is watched: unread articles with it have a ◆; {key} lists them."
        else:
            words = f"{entity.name} is watched no more."
        screen.say(words)
