"""What takes longer than a frame: looked up in threads, answered by messages.

A thread touches no widget. Each answer names the question, and a handler drops an answer to a
question that is no longer asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from tui.following import look_up

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from textual.screen import Screen

    from analysis.library import Library
    from tui.journey import Tour


@dataclass
class IdsReady(Message):
    """The ids of the article list. ``order`` is the list without the filter ``only``.

    ``is_new`` says that only unread articles are among them.
    """

    only: int | None
    ids: array[int]
    order: array[int]
    is_new: bool = False


@dataclass
class TourReady(Message):
    """All places of an entity."""

    tour: Tour


@dataclass
class EntitiesReady(Message):
    """The entities of the library whose names contain something.

    ``key`` is the one to put the cursor on; with ``keep`` it stays on the one it is on otherwise.
    """

    matching: str
    ids: array[int]
    key: int | None
    keep: bool


@dataclass
class UnreadReady(Message):
    """The unread articles; ``step`` and ``here`` say what for."""

    here: int | None
    step: int
    unread: set[int]


class Background:
    """Asks the library in threads, one question of each kind at a time."""

    def __init__(self, screen: Screen[None], library: Library) -> None:
        self._screen = screen
        self._library = library

    def ids(self, only: int | None, *, is_new: bool = False) -> None:
        """Look up the article list, with only those that mention an entity if one is given.

        With ``is_new`` only the unread ones among those.
        """

        def look() -> Message:
            order = self._library.article_ids()
            ids = order
            if only is not None:
                ids = self._library.article_ids(entity=only, unread=is_new)
            return IdsReady(only, ids, order, is_new)

        self._ask("ids", look)

    def tour(self, entity: int) -> None:
        """Look up every place of a widely mentioned entity."""
        self._ask("tour", lambda: TourReady(look_up(self._library, entity)))

    def entities(self, matching: str, key: int | None, *, keep: bool) -> None:
        """Look up the library's entities, to list them with the cursor on one of them."""

        def look() -> Message:
            ids = self._library.entity_ids(matching=matching)
            return EntitiesReady(matching, ids, key, keep)

        self._ask("entities", look)

    def unread(self, here: int | None, step: int) -> None:
        """Look up which articles are unread, to go to the next (1) or previous (-1) one."""
        self._ask(
            "unread",
            lambda: UnreadReady(here, step, set(self._library.article_ids(unread=True))),
        )

    def _ask(self, group: str, look: Callable[[], Message]) -> None:
        def run() -> None:
            answer = look()
            if not get_current_worker().is_cancelled:
                self._screen.post_message(answer)

        self._screen.run_worker(run, group=group, thread=True, exclusive=True, exit_on_error=False)
