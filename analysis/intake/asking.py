"""Asking addresses, several at once and one a host at a time, and taking apart what they answer."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from hashlib import blake2b
from time import monotonic
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import SourceError
from analysis.sources.address import parse_address, shown_address
from analysis.sources.fetching import FEED, PAGE, Fetched, Limits, Login, Status, fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from analysis.intake.parsing import Parsed, Parser

AT_ONCE = 6
"""Requests that are under way at once."""
_POLL = 0.1
_OTHER = frozenset[str]()


class Goal(StrEnum):
    """What an address is asked for."""

    ANYTHING = "anything"
    FEED = "feed"
    PAGE = "page"


class Ask(NamedTuple):
    """An address to be asked.

    ``is_typed`` says that the person named it, so that it may be one of a private network.
    ``source`` is the feed and ``article`` the article that it is asked for; ``digest`` that of the
    last answer's bytes: the same ones are not taken apart again.
    """

    address: str
    goal: Goal = Goal.ANYTHING
    is_typed: bool = False
    source: int | None = None
    article: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: bytes | None = None


class Reply(NamedTuple):
    """What came of it; ``fetched`` is without its content, ``parsed`` None where nothing is new."""

    ask: Ask
    fetched: Fetched
    parsed: Parsed | None = None
    digest: bytes | None = None


class Network(NamedTuple):
    """What the settings say of the network; see :func:`~analysis.sources.fetching.fetch`."""

    allowed: frozenset[str] = _OTHER
    logins: Mapping[str, Login] = MappingProxyType({})
    proxies: Mapping[str, str] | None = None
    feed_limits: Limits = FEED
    page_limits: Limits = PAGE


class Asker:
    """Asks addresses from a few threads; replies are taken apart by the parser."""

    def __init__(self, network: Network, parser: Parser, stop: threading.Event) -> None:
        self._network = network
        self._parser = parser
        self._stop = stop

    def replies(self, asks: Sequence[Ask]) -> Iterator[Reply]:
        """Yield the replies as they come; of one host one is asked after the other.

        A host that has taken as long as one answer may take, and given none, is asked no more.
        """
        hosts: dict[str, list[Ask]] = defaultdict(list)
        for ask in asks:
            hosts[_host(ask.address)].append(ask)
        if not hosts:
            return
        # Few wait to be stored: what they hold takes memory.
        ready: queue.Queue[Reply | None] = queue.Queue(2)
        is_over = threading.Event()

        def is_stopped() -> bool:
            return self._stop.is_set() or is_over.is_set()

        def ask_all(of_host: Iterable[Ask]) -> None:
            wasted = 0.0
            try:
                for ask in of_host:
                    if is_stopped():
                        return
                    if wasted >= self._network.feed_limits.whole:
                        _put(ready, _given_up(ask), is_over)
                        continue
                    begun = monotonic()
                    reply = self._ask(ask, is_stopped)
                    if reply.fetched.status is Status.FAILED and not reply.fetched.code:
                        wasted += monotonic() - begun
                    _put(ready, reply, is_over)
            finally:
                _put(ready, None, is_over)

        with ThreadPoolExecutor(min(AT_ONCE, len(hosts)), "asking") as pool:
            try:
                futures = [pool.submit(ask_all, of_host) for of_host in hosts.values()]
                left = len(futures)
                while left:
                    reply = ready.get()
                    if reply is None:
                        left -= 1
                    else:
                        yield reply
            finally:
                is_over.set()
        for future in futures:
            future.result()

    def _ask(self, ask: Ask, is_stopped: Callable[[], bool]) -> Reply:
        network = self._network
        allowed = network.allowed | {_site(ask.address)} if ask.is_typed else network.allowed
        fetched = fetch(
            ask.address,
            etag=ask.etag,
            last_modified=ask.last_modified,
            limits=network.page_limits if ask.goal is Goal.PAGE else network.feed_limits,
            allowed=allowed,
            logins=network.logins,
            proxies=network.proxies,
            is_stopped=is_stopped,
        )
        content, fetched = fetched.content, fetched._replace(content=b"")
        if fetched.status is not Status.NEW:
            return Reply(ask, fetched)
        digest = blake2b(content, digest_size=16).digest()
        if digest == ask.digest:
            return Reply(ask, fetched, None, digest)
        parsed = self._parser.parse(
            content,
            fetched.content_type,
            fetched.address,
            is_feed=ask.goal is Goal.FEED,
            is_stopped=is_stopped,
        )
        return Reply(ask, fetched, parsed, digest)


def _given_up(ask: Ask) -> Reply:
    where = shown_address(ask.address)
    trouble = f"{where}: its host has given no answer for long; it is asked again later."
    return Reply(ask, Fetched(Status.FAILED, ask.address, ask.address, trouble=trouble))


def _put(ready: queue.Queue[Reply | None], reply: Reply | None, is_over: threading.Event) -> None:
    while not is_over.is_set():
        try:
            ready.put(reply, timeout=_POLL)
        except queue.Full:
            continue
        return


def _host(address: str) -> str:
    try:
        return parse_address(address).host
    except SourceError:
        return ""


def _site(address: str) -> str:
    try:
        parts = parse_address(address)
    except SourceError:
        return ""
    return f"{parts.host}:{parts.port}"
