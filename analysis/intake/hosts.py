"""What a run has learnt of the hosts that it asks: which want rest, and which do not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import SourceError
from analysis.intake.schedule import rest_until
from analysis.sources.address import parse_address
from analysis.sources.fetching import Status
from analysis.storage.articles import now

if TYPE_CHECKING:
    from analysis.sources.fetching import Fetched


class Refusal(NamedTuple):
    """Why a host is not asked, in words that complete a sentence; ``until`` if it wants rest."""

    words: str
    until: str | None


class Hosts:
    """Hosts are left alone that have said so, and those that have taken long to say nothing."""

    def __init__(self, patience: float) -> None:
        """Prepare; ``patience`` is for how many seconds a host may give no answer."""
        self._patience = patience
        self._wasted: dict[str, float] = {}
        self._rests: dict[str, str] = {}

    def refusal(self, host: str) -> Refusal | None:
        """Say why a host is not asked now; None if it may be."""
        until = self._rests.get(host)
        if until is not None and until > now():
            words = f"its host has too much to do; ask again not before {until}"
            return Refusal(words, until)
        if self._wasted.get(host, 0.0) >= self._patience:
            return Refusal("its host has given no answer for long; it is asked again later", None)
        return None

    def note(self, host: str, fetched: Fetched, seconds: float) -> None:
        """Take note of how a request to a host ended, and of how long it took."""
        if fetched.status is Status.LATER:
            self._rests[host_of(fetched.address)] = rest_until(now(), fetched.retry_at)
        elif fetched.status is Status.FAILED and not fetched.code:
            self._wasted[host] = self._wasted.get(host, 0.0) + seconds


def host_of(address: str) -> str:
    """Name the host of an address; "" for what is none."""
    try:
        return parse_address(address).host
    except SourceError:
        return ""
