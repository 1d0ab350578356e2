"""Revising: corrections made, undone and done again in a thread, and the screen brought in line."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from textual import events

from analysis.errors import NewsreaderError
from analysis.models import Kind, Place
from tui.failed import Failed
from tui.screens.reading.correcting.consequence import consequence
from tui.screens.reading.correcting.heirs import At, Past, Revised, Wards, Way, carry_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.editing.applying import Corrected
    from tui.following import Following
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.correcting.heirs import Act
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.names.side import Side
    from tui.screens.reading.view import ReadingView


SLOW = 0.15
"""Seconds after which the screen says that a correction is under way."""


class Revising:
    """Makes one correction after the other; each key that asked for one counts."""

    def __init__(
        self,
        view: ReadingView,
        listing: Listing,
        desk: Desk,
        names: Names,
        side: Side,
        following: Following,
    ) -> None:
        self._view = view
        self._listing = listing
        self._desk = desk
        self._names = names
        self._side = side
        self._following = following
        self._jobs: deque[tuple[Way, Act]] = deque()
        self._is_running = False
        self._thread: Thread | None = None
        self._slow: asyncio.TimerHandle | None = None
        self._asking: Callable[[], None] | None = None
        self._held: list[tuple[str, str | None]] = []
        self._made: list[Past] = []
        self._undone: list[Past] = []

    def revise(self, act: Act, way: Way = Way.MAKE) -> None:
        """Make a correction, or take one back or do it again, as soon as those before are done."""
        self._jobs.append((way, act))
        self._go_on()

    def finish(self) -> None:
        """Make those that wait before the reader ends, after the one that is under way."""
        if self._thread is not None:
            self._thread.join()
        while self._jobs:
            _, act = self._jobs.popleft()
            with suppress(NewsreaderError):
                act(self._view.library.editor())

    def when_done(self, ask: Callable[[], None]) -> None:
        """Ask for another one once those before are done; say so where that takes long."""
        if self._view.status.busy:
            self._view.say("One moment: a correction is still under way.")
        elif self._is_running:
            self._asking = ask
        else:
            ask()

    def _go_on(self) -> None:
        if self._is_running:
            return
        if not self._jobs:
            self._ask()
            return
        self._is_running = True
        way, act = self._jobs.popleft()
        wards, past, library = self._wards(), self._past(way), self._view.library

        def run() -> None:
            answer = Revised(way, wards)
            try:
                answer = carry_out(library, way, act, wards, past)
            except NewsreaderError as error:
                answer.trouble = str(error)
            except Exception as error:  # noqa: BLE001 - the screen says what it is
                self._view.post_message(Failed(error))
            self._view.post_message(answer)

        # No worker of the app: those are given up when it ends, and a correction is not.
        self._thread = Thread(target=run, name="correcting")
        self._thread.start()
        self._slow = asyncio.get_running_loop().call_later(SLOW, self._tell_work)

    def _ask(self) -> None:
        """Ask for the next one, and hand on the keys that were meant for what asks."""
        ask, self._asking = self._asking, None
        held, self._held = self._held, []
        if ask is not None:
            ask()
            for key, character in held:
                self._view.app.post_message(events.Key(key, character))

    def hold(self, key: str, character: str | None) -> bool:
        """Keep a key until what it is meant for asks; False when nothing is about to."""
        if self._asking is not None:
            self._held.append((key, character))
        return self._asking is not None

    def _tell_work(self) -> None:
        self._asking = None
        self._held.clear()
        self._view.status.busy = "Correcting…"

    def _past(self, way: Way) -> Past | None:
        """The correction that is likely undone, or done again, next."""
        pasts = {Way.UNDO: self._made, Way.REDO: self._undone}.get(way, [])
        return pasts[-1] if pasts else None

    def _wards(self) -> Wards:
        view = self._view
        row, only, focus = view.entities.key, self._listing.only, self._following.id
        known: dict[int, Place] = {}
        mentions = self._desk.opened.mentions if self._desk.opened else ()
        for mention in (*filter(None, (self._desk.mention,)), *mentions):
            if mention.entity is not None and mention.kind is not Kind.ROLE:
                known.setdefault(mention.entity, Place(mention.article, mention.ordinal))
        at = At(focus, row if isinstance(row, int) else None)
        return Wards(at, only.id if only else None, known)

    # --- what came of it

    def accept(self, answer: Revised) -> None:
        """Bring the screen in line, and say what was done."""
        self._is_running = False
        if self._slow is not None:
            self._slow.cancel()
        self._view.status.busy = ""
        if answer.done is not None:
            self._remember(answer, answer.done)
            self._show(answer)
        self._say(answer)
        self._go_on()

    def _remember(self, answer: Revised, done: Corrected) -> None:
        past = Past(done.said, answer.wards.at, answer.at)
        if answer.way is Way.MAKE:
            self._made.append(past)
            self._undone.clear()
            return
        source, goal = self._made, self._undone
        if answer.way is Way.REDO:
            source, goal = goal, source
        if source and source[-1].said == done.said:
            goal.append(source.pop())
        else:
            source.clear()  # what others did lies between: nothing is known of it

    def _show(self, answer: Revised) -> None:
        """Look all that is shown up again; neither cursor nor text moves."""
        view, was, now = self._view, answer.wards, answer.at
        self._listing.changed()
        if self._listing.only is not None and self._listing.only.id == was.only:
            self._listing.follow(answer.only)
        self._names.look_again()
        is_there = view.entities.key == was.at.row and now.row != was.at.row
        self._side.show_entities(keep=True, key=now.row if is_there else None)
        is_focused = self._following.id == was.at.focus
        self._names.refocus(now.focus if is_focused else self._following.id, answer.tour)

    def look_again(self) -> None:
        """Look all that is shown up again: names may mean others now."""
        focused, only = self._following.id, self._listing.only
        if focused is not None and self._view.library.entity(focused) is None:
            self._names.focus(None)
        if only is not None:
            self._listing.follow(only.id)
        self._listing.changed()
        self._names.look_again()
        self._following.refresh()
        self._side.show_entities(keep=True)
        self._side.show_mentions(keep=True)
        self._view.tell_place()

    def _say(self, answer: Revised) -> None:
        key = self._view.key_of
        if answer.trouble:
            words = answer.trouble
        elif answer.done is None:
            words = {Way.UNDO: "Nothing to undo.", Way.REDO: "Nothing to do again."}.get(
                answer.way, ""
            )
        elif answer.way is Way.UNDO:
            words = f"Undone: {answer.done.said} · {key('redo')} does it again"
        else:
            over = "; ".join(answer.done.overruled)
            words = f"{answer.done.said}{consequence(answer.done)}"
            words += f" (overrules: {over})" * bool(over)
            words += f" · {key('undo')} undoes"
        self._view.say(words)
