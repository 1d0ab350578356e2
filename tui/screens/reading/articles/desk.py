"""The article on the desk: opening one, by the list or from anywhere."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from tui.journey import Stop
from tui.opened import Opened, look_up
from tui.pane import Pane
from tui.widgets.article_text import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis.models import LinkedMention
    from tui.following import Following
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.view import ReadingView

REST = 0.1
"""Seconds the cursor rests on an article before its text is shown: held keys open nothing."""


class Rested(Message):
    """The cursor of the list has come to rest on an article."""

    def __init__(self, article: int) -> None:
        super().__init__()
        self.article = article


class Desk:
    """The article being read; ``on_open`` is called when it is another one."""

    def __init__(
        self, view: ReadingView, listing: Listing, following: Following, on_open: Callable[[], None]
    ) -> None:
        self._view = view
        self._listing = listing
        self._following = following
        self._on_open = on_open
        self._resting: asyncio.TimerHandle | None = None
        self.opened: Opened | None = None

    def open(self, article: int, *, top: int = 0) -> bool:
        """Show an article; False when it is gone. ``top`` is the first code point on screen."""
        self.leave()
        self._cancel_rest()
        opened = look_up(self._view.library, article)
        if opened is None:
            self._view.say("This article is no longer in the library.")
            return False
        self.opened = opened
        self._view.library.want(article)
        reading = Reading(
            opened.article.text, opened.article.title, opened.about, self._notice(opened)
        )
        self._view.text.focus_entity = self._following.id
        self._view.text.show(reading, opened.mentions, offset=top)
        self._view.text.border_title = Content(opened.article.title or "Text")
        self._on_open()
        self._listing.go(article)
        if self._view.settings.read_after == 0:
            self.read_now()
        self._view.tell_place()
        self._view.note_change()
        return True

    def _notice(self, opened: Opened) -> str:
        """Say what one should know of an article: what is missing, what changed."""
        key = self._view.key_of("changes")
        change = f"{opened.change}; {key} shows what." if opened.change else ""
        more = self._view.key_of("full-text")
        part = f"This is only a part; {more} fetches the rest."
        return " ".join(filter(None, (self._state(opened), part * opened.is_part, change)))

    def _state(self, opened: Opened) -> str:
        """Say what is missing, and what to install to find its names."""
        language = opened.article.language
        if opened.notice or language in (None, "en"):
            return opened.notice
        from analysis.recognition.dispatch import advice
        from analysis.recognition.version import DEFAULT_MODEL

        return advice(language, self._view.settings.model or DEFAULT_MODEL) or ""

    def leave_unread(self) -> None:
        """Let the open article stay what a person says it is, however long it is looked at."""
        if self.opened is not None:
            self.opened = replace(self.opened, since=inf)

    def leave(self) -> None:
        """Count the open article as read if it was shown for as long as the settings say."""
        seconds = self._view.settings.read_after
        if self.opened is not None and seconds is not None and self.opened.was_shown_for(seconds):
            self.read_now()

    def read_now(self) -> None:
        """Count the open article as read, unless that is for a key alone or it says other things.

        One that was read before is read as it is now.
        """
        if self.opened is None or self._is_outdated():
            return
        row = self._listing.row(self.opened.id)
        is_by_key = self._view.settings.read_after is None
        if row.is_changed if row.is_read else not is_by_key:
            self._listing.mark([self.opened.id], is_read=True)

    def _is_outdated(self) -> bool:
        """Tell whether the open article says something else by now than what is shown of it."""
        if self.opened is None:
            return False
        now = self._view.library.article(self.opened.id)
        return now is not None and now.changed_at != self.opened.article.changed_at

    def visit(self, article: int) -> None:
        """Open an article from anywhere, leaving a stop on the trail to come back to."""
        self._following.leave(self.stop())
        if self.open(article):
            self.read_now()
            self._view.panes.go(Pane.TEXT)

    def stop(self) -> Stop | None:
        """Tell where one is, to come back to."""
        if self.opened is None:
            return None
        mention = self.mention
        return Stop(
            self.opened.id,
            self._following.id,
            mention.ordinal if mention else None,
            self._view.text.offset_at_top,
        )

    @property
    def mention(self) -> LinkedMention | None:
        """The mention one is at in the text."""
        return self._view.text.marks.by_ordinal(self._view.text.current)

    def take_names(self) -> None:
        """Mark the names of the open article when they have been found meanwhile."""
        if self.opened is None:
            return
        row = self._listing.row(self.opened.id)
        if row.is_analysed and not self.opened.article.is_analysed:
            opened = look_up(self._view.library, self.opened.id)
            if opened is not None and opened.article.text == self.opened.article.text:
                self.opened = opened
                self._view.text.set_mentions(opened.mentions)

    def look_again(self) -> None:
        """Mark the names of the open article anew after they were corrected."""
        old = self.opened
        opened = look_up(self._view.library, old.id) if old is not None else None
        if old is not None and opened is not None:
            if opened.article.text != old.article.text:
                self.show_anew()
                return
            self.opened = replace(opened, since=old.since)
            self._view.text.set_mentions(opened.mentions)

    def show_anew(self) -> None:
        """Show the open article anew, from where one is, after its text has changed."""
        if self.opened is not None:
            self.open(self.opened.id, top=self._view.text.offset_at_top)

    def settle(self) -> Opened | None:
        """Open the article under the list's cursor now if it has not been opened yet.

        One that is open, but that its source has changed meanwhile, is shown as it is now.
        """
        self._cancel_rest()
        key = self._view.articles.key
        is_here = self.opened is not None and (self.opened.id == key or not self._listing.is_listed)
        if not is_here and isinstance(key, int):
            self.open(key)
        elif is_here and self._is_outdated():
            self.show_anew()
        return self.opened

    def _cancel_rest(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None

    def rest_on(self, article: int) -> None:
        """Open an article as soon as the list's cursor has rested on it for a moment."""
        self._cancel_rest()
        if self.opened is None or self.opened.id != article:
            loop = asyncio.get_running_loop()
            message = Rested(article)
            self._resting = loop.call_later(REST, self._view.post_message, message)
