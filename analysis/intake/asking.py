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
from analysis.intake.hosts import Hosts, host_of
from analysis.sources.address import parse_address, shown_address
from analysis.sources.fetching import FEED, PAGE, Fetched, Limits, Login, Status, fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from analysis.intake.hosts import Refusal
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
    last answer's bytes: the same ones are not taken apart again. ``page`` is the address of the
    page whose feed it may be.
    """

    address: str
    goal: Goal = Goal.ANYTHING
    is_typed: bool = False
    source: int | None = None
    article: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: bytes | None = None
    page: str | None = None


class Reply(NamedTuple):
    """What came of it; ``fetched`` is without its content, ``parsed`` None where nothing is new.

    ``was_asked`` is False where the host was left alone, for its sake or for ours.
    """

    ask: Ask
    fetched: Fetched
    parsed: Parsed | None = None
    digest: bytes | None = None
    was_asked: bool = True


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
        self._hosts = Hosts(network.feed_limits.whole)

    def replies(self, asks: Sequence[Ask]) -> Iterator[Reply]:
        """Yield the replies as they come; of one host one is asked after the other.

        A host that wants rest (429, 503) is asked no more until it has had it, and one that has
        taken as long as one answer may take, and given none, not at all.
        """
        hosts: dict[str, list[Ask]] = defaultdict(list)
        for ask in asks:
            hosts[host_of(ask.address)].append(ask)
        if hosts:
            yield from _Round(self._of_host, self._stop).replies(hosts.values())

    def _of_host(self, asks: Sequence[Ask], is_stopped: Callable[[], bool]) -> Iterator[Reply]:
        for ask in asks:
            if is_stopped():
                return
            host = host_of(ask.address)
            refusal = self._hosts.refusal(host)
            if refusal is not None:
                yield _not_asked(ask, refusal)
                continue
            begun = monotonic()
            reply = self._ask(ask, is_stopped)
            self._hosts.note(host, reply.fetched, monotonic() - begun)
            yield reply

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


class _Round:
    """Some hosts asked at once, each in one thread; ``of_host`` asks all that is asked of one."""

    def __init__(
        self,
        of_host: Callable[[Sequence[Ask], Callable[[], bool]], Iterator[Reply]],
        stop: threading.Event,
    ) -> None:
        self._of_host = of_host
        self._stop = stop
        self._is_over = threading.Event()
        # Few wait to be stored: what they hold takes memory.
        self._ready: queue.Queue[Reply | None] = queue.Queue(2)

    def replies(self, hosts: Collection[Sequence[Ask]]) -> Iterator[Reply]:
        """Yield the replies as they come; when nobody takes any more, no more is asked."""
        with ThreadPoolExecutor(min(AT_ONCE, len(hosts)), "asking") as pool:
            try:
                futures = [pool.submit(self._run, asks) for asks in hosts]
                left = len(futures)
                while left:
                    reply = self._ready.get()
                    if reply is None:
                        left -= 1
                    else:
                        yield reply
            finally:
                self._is_over.set()
        for future in futures:
            future.result()

    def _run(self, asks: Sequence[Ask]) -> None:
        try:
            for reply in self._of_host(asks, self._is_stopped):
                self._put(reply)
        finally:
            self._put(None)

    def _is_stopped(self) -> bool:
        return self._stop.is_set() or self._is_over.is_set()

    def _put(self, reply: Reply | None) -> None:
        while not self._is_over.is_set():
            try:
                self._ready.put(reply, timeout=_POLL)
            except queue.Full:
                continue
            return


def _not_asked(ask: Ask, refusal: Refusal) -> Reply:
    trouble = f"{shown_address(ask.address)}: {refusal.words}."
    fetched = Fetched(
        Status.FAILED if refusal.until is None else Status.LATER,
        ask.address,
        ask.address,
        retry_at=refusal.until,
        trouble=trouble,
    )
    return Reply(ask, fetched, was_asked=False)


def _site(address: str) -> str:
    try:
        parts = parse_address(address)
    except SourceError:
        return ""
    return f"{parts.host}:{parts.port}"
