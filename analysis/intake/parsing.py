"""What an address answered with, taken apart: a feed, a page, or a list of feeds.

It is done in a process of its own: parsers hold Python's lock for long, and a document made to be
slow must hold up neither the screen nor the rest.
"""

from __future__ import annotations

import pickle
import re
import threading
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as TooLate
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import SourceError
from analysis.sources.discovery import Content, Offer, feeds_of, kind_of
from analysis.sources.feeds import read_feed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from analysis.models.draft import Draft
    from analysis.processes import Processes
    from analysis.sources.entries import Entry, Feed
    from analysis.sources.opml import Subscriptions

_POLL = 0.1
_PORTION = 50
_SECONDS = 60.0
_SECONDS_PER_BYTE = 6e-6
_ARTICLE = re.compile(
    rb"<meta\b[^>]{0,300}?og:type[\"']?[^>]{0,100}?content\s*=\s*[\"']?(?:article|news)"
    rb"|<meta\b[^>]{0,200}?content\s*=\s*[\"']?article[\"']?[^>]{0,200}?og:type"
    rb"|\"@type\"\s*:\s*\[?\s*\"[A-Za-z]{0,30}(?:Article|BlogPosting)\"",
    re.IGNORECASE,
)


class Parsed(NamedTuple):
    """What an answer holds. ``is_article`` says that a page calls itself one.

    The entries of a feed come in portions, each packed: unpacking ten thousand at once would hold
    up the screen. ``trouble`` completes a sentence where something could not be read.
    """

    content: Content
    feed: Feed | None = None
    portions: tuple[bytes, ...] = ()
    page: Draft | None = None
    is_article: bool = False
    offers: tuple[Offer, ...] = ()
    subscriptions: Subscriptions | None = None
    trouble: str = ""


def parse(content: bytes, content_type: str, address: str, is_feed: bool) -> Parsed:
    """Take an answer apart; nothing is raised. ``is_feed`` says that one was asked for."""
    try:
        return _parse(content, content_type, address, is_feed)
    except Exception as error:  # noqa: BLE001 - a fault of a parser is this answer's failure
        return _failed(f"cannot be taken apart ({type(error).__name__})")


def _parse(content: bytes, content_type: str, address: str, is_feed: bool) -> Parsed:
    kind = kind_of(content, content_type)
    if kind is Content.OPML and not is_feed:
        from analysis.sources.opml import read_opml

        return Parsed(kind, subscriptions=read_opml(content, content_type=content_type))
    if kind is Content.PAGE and not is_feed:
        return _page(content, content_type, address)
    if kind is Content.OTHER and not is_feed:
        return Parsed(kind, trouble="is neither a feed nor a page")
    feed = read_feed(content, content_type=content_type, base=address)
    trouble = feed.trouble
    if is_feed and not feed.entries and kind in {Content.PAGE, Content.OPML}:
        what = "a web page" if kind is Content.PAGE else "a list of feeds"
        trouble = f"is {what} now, and no feed; look for its new address"
    portions = tuple(
        pickle.dumps(feed.entries[start : start + _PORTION])
        for start in range(0, len(feed.entries), _PORTION)
    )
    return Parsed(kind, feed._replace(entries=()), portions, trouble=trouble)


def unpacked(portions: Sequence[bytes]) -> Iterator[Entry]:
    """Unpack the entries of a feed, the last one first, a portion at a time."""
    for portion in reversed(portions):
        entries: tuple[Entry, ...] = pickle.loads(portion)  # noqa: S301 - packed by parse()
        yield from reversed(entries)


def _page(content: bytes, content_type: str, address: str) -> Parsed:
    from analysis.sources.webpage import read_web_page

    offers = feeds_of(content, content_type=content_type, address=address)
    is_article = bool(_ARTICLE.search(content[: 1 << 20]))
    page, trouble = None, ""
    try:
        page = read_web_page(content, address=address, content_type=content_type)
    except SourceError as error:
        trouble = str(error)
    return Parsed(Content.PAGE, page=page, is_article=is_article, offers=offers, trouble=trouble)


class Parser:
    """Takes answers apart in another process, one at a time; one that hangs there is ended."""

    def __init__(self, executor: Executor | None = None) -> None:
        """Prepare; the process starts when there is work. ``executor`` stands in for it."""
        self._given = executor
        self._own: Processes | None = None
        self._lock = threading.Lock()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        own, self._own = self._own, None
        if own is not None:
            own.end()

    def parse(
        self,
        content: bytes,
        content_type: str,
        address: str,
        *,
        is_feed: bool,
        is_stopped: Callable[[], bool],
    ) -> Parsed:
        """Take an answer apart; nothing is raised."""
        with self._lock:
            if is_stopped():
                return _failed("was stopped")
            try:
                future = self._executor().submit(parse, content, content_type, address, is_feed)
                return self._result(future, len(content), is_stopped)
            except (BrokenExecutor, CancelledError, RuntimeError):
                self.close()
                return _failed("ends the process that reads it; it may take too much memory")

    def _result(self, future: Future[Parsed], size: int, is_stopped: Callable[[], bool]) -> Parsed:
        until = monotonic() + _SECONDS + _SECONDS_PER_BYTE * size
        while True:
            try:
                return future.result(_POLL)
            except TooLate:
                if not is_stopped() and monotonic() < until:
                    continue
            self.close()
            return _failed("was stopped" if is_stopped() else "takes too long to be read")

    def _executor(self) -> Executor:
        if self._given is not None:
            return self._given
        if self._own is None:
            from analysis.processes import Processes

            self._own = Processes(1)
        return self._own


def _failed(reason: str) -> Parsed:
    return Parsed(Content.OTHER, trouble=reason)
