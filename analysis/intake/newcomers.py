"""Addresses of which nobody knows yet what they are: they turn out to be feeds, pages or lists."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from analysis.intake.addresses import ask_of, is_of_site, new_ask, reason_of
from analysis.intake.asking import Goal
from analysis.intake.pages import save_page, take_full
from analysis.intake.subscribing import subscribe
from analysis.sources.address import parse_address, shown_address
from analysis.sources.discovery import usual_addresses
from analysis.sources.found import Failure
from analysis.storage import articles, entries, feeds
from analysis.text import shorten

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome
    from analysis.intake.asking import Ask, Reply
    from analysis.intake.parsing import Parsed
    from analysis.models.draft import Draft
    from analysis.sources.opml import Subscriptions

_MOST_DECLARED = 3
_MOST_LINKED = 2
_MOST_USUAL = 6
_LONGEST_TITLE = 60
_SECONDS = 30.0
"""For how long more addresses are tried where a site may have its feed."""


class _Search(NamedTuple):
    """A search for the feed of a page: the addresses to try after the one that is being asked."""

    page: Reply
    left: tuple[str, ...]
    begun: float
    first: Failure | None = None


class Newcomers:
    """Takes what new addresses answer; ``follow`` takes it as the answer of a feed that is known.

    What it leads to is put into ``asks``. A page is followed by the feed that it declares. Where a
    person has typed the address of a site whose front page declares none, what it links to as a
    feed is tried, and then a few usual places; if there is none either, the page is saved.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[None]],
        outcome: Outcome,
        follow: Callable[[feeds.FeedState, Reply], None],
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._outcome = outcome
        self._follow_state = follow
        self._searches: dict[str, _Search] = {}
        self.asks: list[Ask] = []

    def take(self, reply: Reply) -> None:
        """Take a reply, and find out what answers there."""
        ask, fetched, parsed = reply.ask, reply.fetched, reply.parsed
        search = self._searches.pop(ask.page, None) if ask.page is not None else None
        if search is not None and (parsed is None or not _is_feed(parsed)):
            self._go_on(search, reply)
        elif parsed is None:
            self._fail(ask.address, reason_of(fetched.trouble, ask.address))
        elif parsed.subscriptions is not None:
            self._subscribe(parsed.subscriptions)
        elif parsed.feed is not None:
            self._follow(reply, parsed)
        elif candidates := self._candidates(reply, parsed):
            self._try(_Search(reply, candidates, monotonic()))
        else:
            self._save(reply, parsed)

    # --- feeds

    def _follow(self, reply: Reply, parsed: Parsed) -> None:
        """Follow a feed that was not known by this address."""
        feed, ask = parsed.feed, reply.ask
        assert feed is not None
        if not _is_feed(parsed):
            self._fail(ask.address, parsed.trouble)
            return
        address = reply.fetched.moved_to or ask.address
        with self._writing():
            source = feeds.add(
                self._connection,
                address,
                shown_address(address),
                title=feed.title,
                home=feed.home,
                is_typed=ask.is_typed and is_of_site(address, ask.address),
            )
        self._outcome.followed.append(source)
        for state in feeds.states(self._connection, source):
            self._follow_state(state, reply)

    def _subscribe(self, subscriptions: Subscriptions) -> None:
        with self._writing():
            found = subscribe(self._connection, subscriptions)
        self._outcome.followed.extend(found)
        self._outcome.failures.extend(
            Failure("list of feeds", trouble) for trouble in subscriptions.troubles
        )
        for source in found:
            self.asks.extend(map(ask_of, feeds.states(self._connection, source)))

    # --- pages

    def _candidates(self, reply: Reply, parsed: Parsed) -> tuple[str, ...]:
        """Where the feed of a page may be; nothing where the page itself is wanted."""
        ask, here = reply.ask, reply.fetched.address
        if parsed.is_article or ask.goal is Goal.PAGE:
            return ()
        declared = [offer.address for offer in parsed.offers if offer.is_declared]
        if declared:
            if len(declared) > 1:
                more = ", ".join(map(shown_address, declared[1:6]))
                self._outcome.said.append(
                    f"{shown_address(ask.address)} offers other feeds, too: {more}"
                )
            return tuple(declared[:_MOST_DECLARED])
        linked = [offer.address for offer in parsed.offers]
        if ask.is_typed and parse_address(ask.address).target == "/":
            near = [address for address in linked if is_of_site(address, here)][:_MOST_LINKED]
            return tuple(dict.fromkeys((*near, *usual_addresses(here)[:_MOST_USUAL])))
        return tuple(linked[:1]) if parsed.page is None else ()

    def _try(self, search: _Search) -> None:
        """Ask the next address of a search."""
        page, (address, *left) = search.page.ask, search.left
        is_typed = page.is_typed and is_of_site(address, page.address)
        ask = new_ask(self._connection, address, Goal.FEED, is_typed=is_typed)
        if ask.source is None:
            ask = ask._replace(page=page.address)
            self._searches[page.address] = search._replace(left=tuple(left))
        self.asks.append(ask)

    def _go_on(self, search: _Search, reply: Reply) -> None:
        """Try the next address, or take the page for what it is."""
        page, parsed = search.page, search.page.parsed
        assert parsed is not None
        address = reply.ask.address
        reason = reply.parsed.trouble if reply.parsed is not None else reply.fetched.trouble
        failure = search.first or Failure(shown_address(address), reason_of(reason, address))
        is_out_of_time = monotonic() - search.begun > _SECONDS
        if search.left and reply.was_asked and not is_out_of_time:
            self._try(search._replace(first=failure))
        elif any(offer.is_declared for offer in parsed.offers):
            self._outcome.failures.append(failure)
        else:
            self._save(page, parsed)
            if parsed.page is not None:
                where = shown_address(page.ask.address)
                self._outcome.said.append(f"{where} offers no feed; it is saved as a page.")

    def _save(self, reply: Reply, parsed: Parsed) -> None:
        if parsed.page is None:
            self._fail(reply.ask.address, parsed.trouble)
            return
        addresses = (reply.ask.address, reply.fetched.address)
        with self._writing():
            entry = entries.at_address(self._connection, addresses)
            if entry is None:
                save_page(self._connection, parsed.page, reply.fetched.address, self._outcome)
            else:
                self._complete(entry, parsed.page)

    def _complete(self, article: int, page: Draft) -> None:
        """Give the entry of a feed whose page is to be saved its full text; it is no second one."""
        stored = articles.get(self._connection, article)
        title = shorten(stored.title, _LONGEST_TITLE) if stored else ""
        if entries.cut(self._connection, article) is None:
            reason = take_full(self._connection, article, page)
            if not reason:
                self._outcome.completed.append(article)
        self._outcome.said.append(f"“{title}” is there already, as an article of its feed.")

    def _fail(self, address: str, reason: str) -> None:
        self._outcome.failures.append(Failure(shown_address(address), reason))


def _is_feed(parsed: Parsed) -> bool:
    """Whether it is a feed, though part of it may be broken."""
    return parsed.feed is not None and (bool(parsed.portions) or not parsed.trouble)
