"""Feeds and pages: addresses are asked, and what they answer comes into the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.intake.addresses import ask_of, full_ask, is_of_host, new_ask
from analysis.intake.asking import Goal
from analysis.intake.entries import Storing
from analysis.intake.hosts import host_of
from analysis.intake.pages import save_page, take_full
from analysis.intake.parsing import unpacked
from analysis.intake.schedule import next_look, rest_until
from analysis.intake.subscribing import subscribe
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
    from analysis.sources.discovery import Offer
    from analysis.sources.opml import Subscriptions
    from analysis.storage.feeds import FeedState

_FULL_AT_ONCE = 500
"""Pages of one feed whose full text is fetched in one look."""


class Feeds:
    """One look at feeds, and at addresses of which nobody knows yet what they are.

    Everything that an answer leads to is asked in the next round. A feed's validators are kept only
    once all of its entries are in, so that a look that is cut off is made up for by the next.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[None]],
        outcome: Outcome,
        asker: Asker,
        stop: threading.Event,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._outcome = outcome
        self._asker = asker
        self._stop = stop
        self._storing = Storing(connection, writing, outcome, stop)
        self._next: list[Ask] = []
        self.done = 0
        """Articles dealt with so far."""

    def run(self, asks: Sequence[Ask], advanced: Callable[[str], None]) -> None:
        """Ask, and ask what comes of it; ``advanced`` is told what is being dealt with."""
        while asks and not self._stop.is_set():
            self._next = []
            for reply in self._asker.replies(asks):
                self._take(reply, advanced)
                advanced(shown_address(reply.ask.address))
            asks = self._next

    def _take(self, reply: Reply, advanced: Callable[[str], None]) -> None:
        if self._stop.is_set():
            return
        if reply.ask.article is not None:
            self._take_full(reply)
        elif reply.ask.source is not None:
            for state in feeds.states(self._connection, reply.ask.source):
                self._take_known(state, reply, advanced)
        else:
            self._take_new(reply, advanced)

    # --- feeds that are followed

    def _take_known(self, state: FeedState, reply: Reply, advanced: Callable[[str], None]) -> None:
        fetched, parsed = reply.fetched, reply.parsed
        name = state.title or shown_address(state.address)
        if fetched.status not in {Status.NEW, Status.UNCHANGED}:
            self._fail(state, name, _reason(fetched.trouble, state.address), reply)
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
            self._store(state, parsed, reply, advanced)
        self._want_full(state)

    def _store(
        self,
        state: FeedState,
        parsed: Parsed,
        reply: Reply,
        advanced: Callable[[str], None],
    ) -> None:
        connection, feed = self._connection, parsed.feed
        assert feed is not None
        with self._writing():
            feeds.describe(connection, state.source, feed.title, feed.home)
            self._move(state, reply)
        name = state.title or feed.title or shown_address(state.address)
        before = self.done

        def stored(done: int) -> None:
            self.done = before + done
            advanced(name)

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
        retry_at, now = reply.fetched.retry_at, articles.now()
        with self._writing():
            if reply.was_asked or reply.fetched.status is not Status.LATER:
                feeds.failed(
                    self._connection,
                    state.source,
                    reason,
                    next_look(now, state.failures + 1, retry_at),
                    is_gone=reply.fetched.status is Status.GONE,
                )
            if reply.was_asked and reply.fetched.status is Status.LATER:
                self._put_off(host_of(reply.fetched.address), rest_until(now, retry_at))

    def _put_off(self, host: str, until: str) -> None:
        """Leave all feeds of a host alone that has too much to do."""
        trouble = f"its host has too much to do; it is asked again after {until}"
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
            is_typed=state.is_typed and is_of_host(there, state.address),
        )

    # --- addresses that are new

    def _take_new(self, reply: Reply, advanced: Callable[[str], None]) -> None:
        ask, fetched, parsed = reply.ask, reply.fetched, reply.parsed
        where = shown_address(ask.address)
        if parsed is None:
            self._outcome.failures.append(Failure(where, _reason(fetched.trouble, ask.address)))
            return
        if parsed.subscriptions is not None:
            self._subscribe(parsed.subscriptions)
        elif parsed.feed is not None:
            self._follow(reply, parsed, advanced)
        elif any(offer.is_declared for offer in parsed.offers) and not _is_wanted(ask, parsed):
            self._discover(reply, parsed.offers)
        elif parsed.page is not None:
            with self._writing():
                save_page(self._connection, parsed.page, fetched.address, self._outcome)
        elif parsed.offers:
            self._discover(reply, parsed.offers)
        else:
            self._outcome.failures.append(Failure(where, parsed.trouble))

    def _follow(self, reply: Reply, parsed: Parsed, advanced: Callable[[str], None]) -> None:
        """Follow a feed that was not known by this address."""
        feed, ask = parsed.feed, reply.ask
        assert feed is not None
        if parsed.trouble and not parsed.portions:
            self._outcome.failures.append(Failure(shown_address(ask.address), parsed.trouble))
            return
        address = reply.fetched.moved_to or ask.address
        with self._writing():
            source = feeds.add(
                self._connection,
                address,
                shown_address(address),
                title=feed.title,
                home=feed.home,
                is_typed=ask.is_typed and is_of_host(address, ask.address),
            )
        self._outcome.followed.append(source)
        for state in feeds.states(self._connection, source):
            self._take_known(state, reply, advanced)

    def _discover(self, reply: Reply, offers: Sequence[Offer]) -> None:
        """Ask for the first feed that a page offers: those that it declares come first."""
        address = offers[0].address
        is_typed = reply.ask.is_typed and is_of_host(address, reply.ask.address)
        others = [shown_address(offer.address) for offer in offers[1:] if offer.is_declared]
        if others:
            page, more = shown_address(reply.ask.address), ", ".join(others[:5])
            self._outcome.said.append(f"{page} offers other feeds, too: {more}")
        self._next.append(new_ask(self._connection, address, Goal.FEED, is_typed=is_typed))

    def _subscribe(self, subscriptions: Subscriptions) -> None:
        with self._writing():
            found = subscribe(self._connection, subscriptions)
        self._outcome.followed.extend(found)
        self._outcome.failures.extend(
            Failure("list of feeds", trouble) for trouble in subscriptions.troubles
        )
        for source in found:
            self._next.extend(map(ask_of, feeds.states(self._connection, source)))

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
        reason = _reason(reply.fetched.trouble, reply.ask.address)
        with self._writing():
            if parsed is not None:
                reason = parsed.trouble or "is no page with an article"
                if parsed.page is not None:
                    reason = take_full(self._connection, article, parsed.page)
            if reason and reply.fetched.status is not Status.LATER:
                entries.fetch_failed(self._connection, article, reason)
        if reason:
            where = shown_address(reply.ask.address)
            self._outcome.failures.append(Failure(where, reason))
        else:
            self._outcome.completed.append(article)


def _is_wanted(ask: Ask, parsed: Parsed) -> bool:
    """Whether it is a page itself that is wanted, rather than the feed it declares."""
    return parsed.is_article or ask.goal is Goal.PAGE


def _reason(trouble: str, address: str) -> str:
    """Say what went wrong without naming the address again."""
    where = shown_address(address)
    return trouble.removeprefix(f"{where}: ").removeprefix(f"{where}, ").rstrip(".")
