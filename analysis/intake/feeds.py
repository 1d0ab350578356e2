"""Feeds and pages: addresses are asked, and what they answer comes into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.intake.addresses import full_ask, is_of_site, reason_of
from analysis.intake.entries import Storing
from analysis.intake.hosts import host_of
from analysis.intake.newcomers import Newcomers
from analysis.intake.pages import take_full
from analysis.intake.parsing import unpacked
from analysis.intake.schedule import next_look, rest_until
from analysis.sources.address import shown_address
from analysis.sources.fetching import Status
from analysis.sources.found import Failure
from analysis.storage import articles, entries, feeds

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome
    from analysis.intake.asking import Ask, Asker, Reply
    from analysis.intake.parsing import Parsed
    from analysis.sources.fetching import Fetched
    from analysis.storage.feeds import FeedState

_FULL_AT_ONCE = 500
"""Pages of one feed whose full text is fetched in one look."""


class Feeds:
    """One look at feeds, and at addresses of which nobody knows yet what they are.

    Everything that an answer leads to is asked in the next round. A feed's validators are kept only
    once all of its entries are in, so that a look that is cut off is made up for by the next.
    ``taking`` is set while an answer is being stored.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[None]],
        outcome: Outcome,
        asker: Asker,
        stop: threading.Event,
        taking: threading.Event,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._outcome = outcome
        self._asker = asker
        self._stop = stop
        self._taking = taking
        self._storing = Storing(connection, writing, outcome, stop)
        self._newcomers = Newcomers(connection, writing, outcome, self._take_known)
        self._next: list[Ask] = []
        self._advanced: Callable[[str], None] = lambda _: None
        self.done = 0
        """Articles dealt with so far."""

    def run(self, asks: Sequence[Ask], advanced: Callable[[str], None]) -> None:
        """Ask, and ask what comes of it; ``advanced`` is told what is being dealt with."""
        self._advanced = advanced
        while asks and not self._stop.is_set():
            for reply in self._asker.replies(asks):
                self._taking.set()
                self._take(reply)
                self._taking.clear()
                advanced(shown_address(reply.ask.address))
            asks, self._next = self._next, []
            asks += self._newcomers.asks
            self._newcomers.asks = []

    def _take(self, reply: Reply) -> None:
        if self._stop.is_set():
            return
        if reply.was_asked and reply.fetched.status is Status.LATER:
            self._put_off(reply.fetched)
        if reply.ask.article is not None:
            self._take_full(reply)
        elif reply.ask.source is not None:
            for state in feeds.states(self._connection, reply.ask.source):
                self._take_known(state, reply)
        else:
            self._newcomers.take(reply)

    # --- feeds that are followed

    def _take_known(self, state: FeedState, reply: Reply) -> None:
        fetched, parsed = reply.fetched, reply.parsed
        name = state.title or shown_address(state.address)
        if fetched.status not in {Status.NEW, Status.UNCHANGED}:
            self._fail(state, name, reason_of(fetched.trouble, state.address), reply)
            return
        if parsed is None:
            with self._writing():
                self._move(state, reply)
                feeds.answered(
                    self._connection,
                    state.source,
                    etag=fetched.etag,
                    last_modified=fetched.last_modified,
                    digest=reply.digest,
                    came=0,
                    trouble=None,
                )
        elif parsed.feed is None or (parsed.trouble and not parsed.portions):
            self._fail(state, name, parsed.trouble, reply)
            return
        else:
            self._store(state, parsed, reply)
        self._want_full(state)

    def _store(self, state: FeedState, parsed: Parsed, reply: Reply) -> None:
        connection, feed = self._connection, parsed.feed
        assert feed is not None
        with self._writing():
            feeds.describe(connection, state.source, feed.title, feed.home)
            self._move(state, reply)
        name = state.title or feed.title or shown_address(state.address)
        before = self.done

        def stored(done: int) -> None:
            self.done = before + done
            self._advanced(name)

        came = self._storing.store(state.source, name, unpacked(parsed.portions), stored)
        if self._stop.is_set():
            return
        if parsed.trouble:
            self._outcome.failures.append(Failure(name, parsed.trouble))
        with self._writing():
            feeds.answered(
                connection,
                state.source,
                etag=reply.fetched.etag,
                last_modified=reply.fetched.last_modified,
                digest=reply.digest,
                came=came,
                trouble=parsed.trouble or None,
            )

    def _fail(self, state: FeedState, name: str, reason: str, reply: Reply) -> None:
        if self._stop.is_set():
            return
        self._outcome.failures.append(Failure(name, reason))
        fetched = reply.fetched
        if fetched.status is Status.LATER and not reply.was_asked:
            return  # the feed itself has not failed; the pause of its host is noted
        if not fetched.is_asked:
            with self._writing():
                feeds.refused(self._connection, state.source, reason)
            return
        again = next_look(
            articles.now(), state.failures + 1, fetched.retry_at, is_reached=fetched.is_reached
        )
        is_gone = fetched.status is Status.GONE
        with self._writing():
            feeds.failed(self._connection, state.source, reason, again, is_gone=is_gone)

    def _put_off(self, fetched: Fetched) -> None:
        """Leave all feeds of a host alone that has too much to do, whatever it was asked for."""
        host, until = host_of(fetched.address), rest_until(articles.now(), fetched.retry_at)
        trouble = f"its host has too much to do; it is asked again after {until}"
        with self._writing():
            for state in feeds.states(self._connection):
                if host_of(state.address) == host:
                    feeds.put_off(self._connection, state.source, until, trouble)

    def _move(self, state: FeedState, reply: Reply) -> None:
        """Follow a feed to its new address; a private one must have been typed by the person."""
        there = reply.fetched.moved_to
        if there is None or there == state.address:
            return
        feeds.move(
            self._connection,
            state.source,
            there,
            shown_address(there),
            is_typed=state.is_typed and is_of_site(there, state.address),
        )

    # --- full texts

    def _want_full(self, state: FeedState) -> None:
        """Ask for the full text of what is new in a feed, and of what is other than before."""
        if not state.is_full or self._stop.is_set():
            return
        wanted = entries.without_full_text(self._connection, state.source, _FULL_AT_ONCE)
        for article in self._storing.outgrown:
            stored = articles.get(self._connection, article)
            if stored is not None and stored.url is not None:
                wanted.append(entries.Wanting(article, stored.url))
        self._storing.outgrown = []
        self._next.extend(full_ask(each, state) for each in wanted)

    def _take_full(self, reply: Reply) -> None:
        article, parsed = reply.ask.article, reply.parsed
        assert article is not None
        if not reply.was_asked:
            return  # why its host is left alone was said, and the text is wanted again next time
        reason = reason_of(reply.fetched.trouble, reply.ask.address)
        with self._writing():
            if parsed is not None:
                reason = parsed.trouble or "is no page with an article"
                if parsed.page is not None:
                    reason = take_full(self._connection, article, parsed.page)
            if reason and reply.fetched.status is not Status.LATER:
                entries.fetch_failed(self._connection, article, reason)
        if reason:
            stored = articles.get(self._connection, article)
            where = stored.title if stored else shown_address(reply.ask.address)
            self._outcome.unfilled.append(Failure(where, reason))
        else:
            self._outcome.completed.append(article)
