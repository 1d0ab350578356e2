"""The article on the desk: opening one, jumping into one, and saying where one is in it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawing.cells import one_line
from tui.drawing.evidence import told
from tui.journey import Stop
from tui.message import Rested
from tui.opened import Opened, look_up
from tui.pane import Pane
from tui.widgets.article_text import Reading

if TYPE_CHECKING:
    from analysis.models import EntityRow, LinkedMention, Place
    from tui.screens.reading.screen import ReadingScreen

REST = 0.1
"""Seconds the cursor rests on an article before its text is shown: held keys open nothing."""


class Desk:
    """The article being read."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._resting: asyncio.TimerHandle | None = None
        self.opened: Opened | None = None
        self.is_listed = True

    def open(self, article: int, *, top: int = 0) -> bool:
        """Show an article; False when it is gone. ``top`` is the first code point on screen."""
        if self.opened is not None and self.opened.was_looked_at:
            self._screen.listing.read_now()
        self._cancel_rest()
        opened = look_up(self._screen.library, article)
        if opened is None:
            self._screen.say("This article is no longer in the library.")
            return False
        self.opened = opened
        self._screen.library.want(article)
        reading = Reading(
            opened.article.text, opened.article.title, opened.about, self._notice(opened)
        )
        self._screen.text.focus_entity = self._screen.following.id
        self._screen.text.show(reading, opened.mentions, offset=top)
        self._screen.text.border_title = Content(opened.article.title or "Text")
        self._screen.finding.forget()
        self._screen.side.new_article()
        self.is_listed = self._screen.listing.go(article)
        self.tell_place()
        self._screen.keeping.changed()
        return True

    def _notice(self, opened: Opened) -> str:
        """Say what one should know of an article, and what to install to find its names."""
        language = opened.article.language
        if opened.notice or language in (None, "en"):
            return opened.notice
        from analysis.recognition.dispatch import advice
        from analysis.recognition.version import DEFAULT_MODEL

        return advice(language, self._screen.settings.model or DEFAULT_MODEL) or ""

    def leave_unread(self) -> None:
        """Let the open article stay what a person says it is, however long it is looked at."""
        if self.opened is not None:
            self.opened = replace(self.opened, since=inf)

    def jump(self, place: Place) -> None:
        """Jump to a mention anywhere, leaving a stop on the trail to come back to."""
        self._screen.following.leave(self.stop())
        if self.opened is None or self.opened.id != place.article:
            self.open(place.article)
        self._screen.panes.show_text()
        self._screen.names.at(place.ordinal)
        self._screen.listing.read_now()

    def visit(self, article: int) -> None:
        """Open an article from anywhere, leaving a stop on the trail to come back to."""
        self._screen.following.leave(self.stop())
        if self.open(article):
            self._screen.listing.read_now()
            self._screen.panes.go(Pane.TEXT)

    def stop(self) -> Stop | None:
        """Tell where one is, to come back to."""
        if self.opened is None:
            return None
        mention = self.mention
        return Stop(
            self.opened.id,
            self._screen.following.id,
            mention.ordinal if mention else None,
            self._screen.text.offset_at_top,
        )

    @property
    def mention(self) -> LinkedMention | None:
        """The mention one is at in the text."""
        return self._screen.text.marks.by_ordinal(self._screen.text.current)

    def take_names(self) -> None:
        """Mark the names of the open article when they have been found meanwhile."""
        if self.opened is None:
            return
        row = self._screen.listing.row(self.opened.id)
        if row.is_analysed and not self.opened.article.is_analysed:
            opened = look_up(self._screen.library, self.opened.id)
            if opened is not None:
                self.opened = opened
                self._screen.text.set_mentions(opened.mentions)

    def look_again(self) -> None:
        """Mark the names of the open article anew after they were corrected."""
        old = self.opened
        opened = look_up(self._screen.library, old.id) if old is not None else None
        if old is not None and opened is not None:
            self.opened = replace(opened, since=old.since)
            self._screen.text.set_mentions(opened.mentions)

    def show_anew(self) -> None:
        """Show the open article anew, from where one is, after its text has changed."""
        if self.opened is not None:
            self.open(self.opened.id, top=self._screen.text.offset_at_top)

    def tell_place(self) -> None:
        """Say in the bottom line where one is."""
        self._screen.status.place = self._place()

    def _place(self) -> str:
        screen, mention, followed = self._screen, self.mention, self._screen.following.id
        key = screen.entities.key
        if screen.finding.search is not None:
            words = screen.finding.search.describe()
        elif screen.panes.at is Pane.ENTITIES and isinstance(key, int) and key != followed:
            words = self._about(screen.library.entity(key))
        elif self.opened is None:
            words = ""
        elif mention is not None and (mention.entity is None or mention.entity != followed):
            words = self._about_mention(self.opened, mention)
        elif followed is not None:
            words = screen.following.describe(self.opened.id, mention)
        else:
            words = self._overview()
        return words

    def _about_mention(self, opened: Opened, mention: LinkedMention) -> str:
        """Say whom a mention that is not of the focused entity names."""
        words = one_line(opened.article.text[mention.start : mention.end])
        entity = opened.named(mention.entity)
        if entity is None:
            return f"{words} · {mention.label} · linked to nothing"
        name = entity.name if words == entity.name else f"{words} → {entity.name}"
        return self._about(entity, f"{name} — {told(mention.evidence)}")

    def _about(self, entity: EntityRow | None, name: str = "") -> str:
        """Say what is known of an entity that is not focused."""
        if entity is None:
            return ""
        opened = self.opened
        row = opened.named(entity.id) if opened else None
        here = f"{row.here:,} here" if row else "not in this article"
        counts = f"{here} · {entity.mentions:,} in all"
        name = name or entity.name
        return f"{name} · {entity.label} · {counts}; {self._screen.key_of('focus')} focuses"

    def _overview(self) -> str:
        """Say which article it is of how many, and what a step would follow."""
        screen = self._screen
        words = f"article {screen.articles.cursor + 1:,} of {len(screen.listing.ids):,}"
        entity = screen.names.entity_to_follow()
        if entity is None:
            return words
        return f"{words} · {screen.key_of('next-mention')} follows {entity.name}"

    def settle(self) -> Opened | None:
        """Open the article under the list's cursor now if it has not been opened yet."""
        self._cancel_rest()
        key = self._screen.articles.key
        is_here = self.opened is not None and (self.opened.id == key or not self.is_listed)
        if not is_here and isinstance(key, int):
            self.open(key)
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
            self._resting = loop.call_later(REST, self._screen.post_message, message)
