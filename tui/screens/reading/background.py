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
from tui.scope import Scope, folded, join

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from analysis.library import Library
    from tui.journey import Tour


@dataclass
class IdsReady(Message):
    """The ids of the article list. ``order`` is the list without the filter.

    ``whole`` is the list before it was folded, ``others`` what stands below lines that are
    unfolded. ``unread`` are those of ``whole`` that are not read, ``hidden`` counts what rules
    hide, ``left_out`` what they hide of this list. ``hint`` is what would find more.
    """

    scope: Scope
    ids: array[int]
    whole: array[int]
    others: frozenset[int]
    order: array[int]
    unread: array[int]
    hidden: int
    left_out: int
    hint: str = ""


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


@dataclass
class AllRead(Message):
    """Those of the listed articles that are unread, to mark them all."""

    listed: Sequence[int]
    unread: Sequence[int]


class Background:
    """Asks the library in threads, one question of each kind at a time.

    ``settle`` waits until the marks on their way are written: what is unread is asked after that.
    """

    def __init__(self, screen: Screen[None], library: Library, settle: Callable[[], None]) -> None:
        self._screen = screen
        self._library = library
        self._settle = settle

    def ids(
        self, scope: Scope, kept: Sequence[int] = (), unfolded: frozenset[int] | None = None
    ) -> None:
        """Look up the article list; ``kept`` are listed too, as far as they are there.

        It is folded but for the lines that are ``unfolded``; not at all if that is None.
        """

        def look() -> Message:
            library = self._library
            self._settle()
            order = scope.order(library)
            ids = order if scope == Scope() else scope.ids(library)
            unread = scope.ids(library, unread=True)
            hidden = len(library.article_ids(hidden=True))
            ids = whole = join(ids, kept, order)
            others = frozenset[int]()
            if unfolded is not None:
                ids, others = folded(library, whole, unfolded)
            left_out = scope.hidden(library) if hidden else 0
            hint = scope.hint(library, len(whole))
            return IdsReady(scope, ids, whole, others, order, unread, hidden, left_out, hint)

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

        def look() -> Message:
            self._settle()
            return UnreadReady(here, step, set(self._library.article_ids(unread=True)))

        self._ask("unread", look)

    def all_unread(self, listed: Sequence[int]) -> None:
        """Look up which of the listed articles are unread, to mark them all."""

        def look() -> Message:
            self._settle()
            unread = set(self._library.article_ids(unread=True, hidden=None))
            return AllRead(listed, [one for one in listed if one in unread])

        self._ask("all-unread", look)

    def _ask(self, group: str, look: Callable[[], Message]) -> None:
        def run() -> None:
            answer = look()
            if not get_current_worker().is_cancelled:
                self._screen.post_message(answer)

        self._screen.run_worker(run, group=group, thread=True, exclusive=True, exit_on_error=False)
