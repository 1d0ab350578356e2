"""Asking for an address: redirects, conditions, and what the answer means."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from analysis.errors import SourceError
from analysis.sources.address import Address, parse_address, shown_address
from analysis.sources.fetching.clock import Clock
from analysis.sources.fetching.exchange import Answer, Request, basic, exchange
from analysis.sources.fetching.fetched import PAGE, Fetched, Limits, Login, Status
from analysis.sources.fetching.proxy import proxy_for
from analysis.sources.fetching.wire import NotAllowedError, NotReachedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

MOST_REDIRECTS = 5
LONGEST_PAUSE = timedelta(days=7)
"""The longest time for which a server's wish to be left alone is heeded."""
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.7, */*;q=0.5"
)
_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_CONDITIONS = frozenset({"If-None-Match", "If-Modified-Since"})
_VALIDATOR = re.compile(r"[\x20-\x7e\xa0-\xff]{1,1000}")
_ADVICE = MappingProxyType(
    {
        400: "look for a slip in the address",
        401: "it asks for a name and a password, which go into the settings",
        403: "it does not let the reader in",
        404: "there is nothing at this address; look for a slip in it",
        407: "the proxy asks for a name and a password",
        451: "it may not show this here, for legal reasons",
    }
)


def fetch(
    address: str,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    limits: Limits = PAGE,
    allowed: frozenset[str] = frozenset(),
    logins: Mapping[str, Login] = MappingProxyType({}),
    proxies: Mapping[str, str] | None = None,
    authorities: Path | None = None,
    is_stopped: Callable[[], bool] | None = None,
) -> Fetched:
    """Ask for an address and say how that ended; nothing is raised.

    ``etag`` and ``last_modified`` are those of the last answer. ``allowed`` are the hosts (``host``
    or ``host:port``) that may have private addresses: those the settings allow, and the one of an
    address that the person typed. ``logins`` maps hosts likewise; each is sent to its host alone,
    and never in clear where the address was an https one. ``proxies`` stands for those of the
    environment (:func:`~analysis.sources.fetching.proxy.proxy_for`). ``authorities`` is a PEM file
    of certificate authorities to be trusted besides the usual ones. ``is_stopped`` is asked
    several times a second, in the calling thread.
    """
    headers = {"User-Agent": user_agent(), "Accept": _ACCEPT}
    if etag and _VALIDATOR.fullmatch(etag):
        headers["If-None-Match"] = etag
    if last_modified and _VALIDATOR.fullmatch(last_modified):
        headers["If-Modified-Since"] = last_modified
    journey = _Journey(address, headers, allowed, logins, proxies)
    clock = Clock(limits.whole, is_stopped)
    try:
        while True:
            answer = exchange(journey.request(), clock, limits, authorities)
            if answer.code not in _REDIRECTS:
                return journey.arrived(answer)
            journey.redirect(answer)
    except NotReachedError as error:
        return journey.failed(str(error))._replace(is_reached=False)
    except NotAllowedError as error:
        return journey.failed(str(error))._replace(is_asked=journey.is_redirected)
    except SourceError as error:
        return journey.failed(str(error))


@lru_cache(maxsize=1)
def user_agent() -> str:
    """Say honestly who asks."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"newsreader-tui/{version('newsreader-tui')} (news reader for the terminal)"
    except PackageNotFoundError:
        return "newsreader-tui (news reader for the terminal)"


def retry_time(value: str, now: datetime) -> str | None:
    """Read a ``Retry-After`` header (seconds or a date) as UTC ISO 8601; None if it is neither."""
    value = value.strip()
    try:
        if value.isascii() and value.isdigit():
            pause = timedelta(seconds=min(int(value[:12]), int(LONGEST_PAUSE.total_seconds())))
        else:
            moment = parsedate_to_datetime(value)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
            pause = min(max(moment - now, timedelta()), LONGEST_PAUSE)
    except (ValueError, TypeError, ArithmeticError):
        return None
    return (now + pause).strftime("%Y-%m-%dT%H:%M:%SZ")


class _Journey:
    """The way of one request through redirects, each looked at as if it had been typed in."""

    def __init__(
        self,
        asked: str,
        headers: Mapping[str, str],
        allowed: frozenset[str],
        logins: Mapping[str, Login],
        proxies: Mapping[str, str] | None,
    ) -> None:
        self._asked = asked
        self._headers = headers
        self._allowed = allowed
        self._logins = logins
        self._proxies = proxies
        self._visited: list[Address] = []
        self._moved: Address | None = None
        self._is_moving = True

    @property
    def is_redirected(self) -> bool:
        """Whether a server has sent us elsewhere."""
        return len(self._visited) > 1

    def request(self) -> Request:
        """Say what to ask next, and of whom."""
        if not self._visited:
            self._visited.append(parse_address(self._asked))
        address = self._visited[-1]
        headers = dict(self._headers)
        login = self._login(address)
        if login is not None:
            headers["Authorization"] = basic(*login)
        return Request(
            address,
            headers,
            proxy_for(address, self._proxies),
            address.is_among(self._allowed),
        )

    def redirect(self, answer: Answer) -> None:
        """Follow a redirect, or raise if it leads nowhere."""
        here = self._visited[-1]
        location = _utf8(answer.headers.get("location", "")).strip()
        if not location:
            raise SourceError(f"the server answers {answer.code} and does not say where to go")
        try:
            there = parse_address(urljoin(here.text, location))
        except (SourceError, ValueError) as error:
            where = shown_address(location)
            raise SourceError(f"leads to “{where}”, where the reader does not go") from error
        there = there._replace(user="", password="")
        if any(there.text == each.text for each in self._visited):
            raise SourceError("leads in a circle of redirects; look for another address")
        if len(self._visited) > MOST_REDIRECTS:
            raise SourceError(
                f"leads through more than {MOST_REDIRECTS} redirects; look for another address"
            )
        self._visited.append(there)
        is_downgrade = here.scheme == "https" and there.scheme == "http"
        self._is_moving &= answer.code in _PERMANENT and not is_downgrade
        if self._is_moving:
            self._moved = there

    def arrived(self, answer: Answer) -> Fetched:
        """Say what an answer means that is no redirect."""
        code = answer.code
        end = self._end()._replace(code=code)
        if code == HTTPStatus.OK:
            return end._replace(
                status=Status.NEW,
                content=answer.content,
                content_type=answer.headers.get("content-type", ""),
                moved_to=self._moved.text if self._moved else None,
                etag=_validator(answer, "etag"),
                last_modified=_validator(answer, "last-modified"),
            )
        if code == HTTPStatus.NOT_MODIFIED and not _CONDITIONS.isdisjoint(self._headers):
            return end._replace(
                status=Status.UNCHANGED,
                moved_to=self._moved.text if self._moved else None,
                etag=_validator(answer, "etag") or self._headers.get("If-None-Match"),
                last_modified=_validator(answer, "last-modified")
                or self._headers.get("If-Modified-Since"),
            )
        if code == HTTPStatus.GONE:
            return end._replace(
                status=Status.GONE,
                trouble=self._sentence("is gone for good, says its server; it is not asked again"),
            )
        retry_at = retry_time(answer.headers.get("retry-after", ""), datetime.now(UTC))
        if code in {429, 503}:
            when = f"not before {retry_at}" if retry_at else "later"
            reason = f"the server has too much to do ({code}); ask again {when}"
            return end._replace(
                status=Status.LATER, retry_at=retry_at, trouble=self._sentence(reason)
            )
        return end._replace(trouble=self._sentence(_reason(code)))

    def failed(self, reason: str) -> Fetched:
        """Say what has stopped the request."""
        return self._end()._replace(trouble=self._sentence(reason))

    def _end(self) -> Fetched:
        address = self._visited[-1].text if self._visited else self._asked
        return Fetched(Status.FAILED, self._asked, address)

    def _sentence(self, reason: str) -> str:
        where = shown_address(self._asked)
        if self.is_redirected:
            where += f", redirected to {shown_address(self._visited[-1].text)}"
        return f"{where}: {reason}."

    def _login(self, address: Address) -> Login | None:
        first = self._visited[0]
        if first.scheme == "https" and address.scheme == "http":
            return None
        if first.user and (address.scheme, address.site) == (first.scheme, first.site):
            return Login(first.user, first.password)
        for name in (f"{address.host}:{address.port}", address.site, address.host):
            if name in self._logins:
                return self._logins[name]
        return None


def _reason(code: int) -> str:
    try:
        phrase = f"{code} ({HTTPStatus(code).phrase})"
    except ValueError:
        phrase = str(code)
    advice = _ADVICE.get(code, "try again later")
    return f"the server answers {phrase}; {advice}"


def _validator(answer: Answer, name: str) -> str | None:
    """Keep what the next request can give back as it is."""
    value = answer.headers.get(name, "")
    return value if _VALIDATOR.fullmatch(value) else None


def _utf8(header: str) -> str:
    """Read a header as the UTF-8 that its bytes are, where they are."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header
