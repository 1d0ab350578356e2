"""When a feed is asked again: after a failure, and by the reader itself."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from analysis.models import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.models import SourceRow

_FIRST = timedelta(minutes=5)
_LONGEST = timedelta(days=1)
_LONGEST_UNREACHED = timedelta(hours=1)
_FORM = "%Y-%m-%dT%H:%M:%SZ"
_AT_ONCE = 50
_PARTS = 6


def next_look(
    now: str, failures: int, retry_at: str | None = None, *, is_reached: bool = True
) -> str:
    """Say when a feed is due after so many failures in a row, this one included.

    The pause begins with 5 minutes, doubles with each failure and ends at a day; a server's wish to
    be left alone for longer is heeded. It ends at an hour where nobody was reached: most often it
    is the person's machine that is on no network. Times are UTC ISO 8601.
    """
    doublings = min(max(failures, 1) - 1, 20)
    longest = _LONGEST if is_reached else _LONGEST_UNREACHED
    pause = min(_FIRST * (1 << doublings), longest)
    due = (datetime.fromisoformat(now) + pause).strftime(_FORM)
    return max(due, retry_at or due)


def rest_until(now: str, retry_at: str | None) -> str:
    """Say until when a host that has too much to do is left alone: as it says, else 5 minutes."""
    return retry_at or next_look(now, 1)


def stale(sources: Iterable[SourceRow], now: datetime, minutes: int) -> list[int]:
    """Name the feeds to look at that have not been looked at for some minutes.

    The longest ago comes first; those that are gone or pause after a failure are left out. It is
    made to be asked once a minute: of many feeds it names a part, so that not all are asked at once
    when a person comes back after days, but all within the first minutes. ``now`` is in UTC.
    """
    feeds = [each for each in sources if each.kind is SourceKind.FEED]
    moment, before = now.strftime(_FORM), (now - timedelta(minutes=minutes)).strftime(_FORM)
    waiting = [
        each
        for each in feeds
        if not each.is_gone
        and (each.looked_at or "") <= before
        and (each.next_look_at or "") <= moment
    ]
    waiting.sort(key=lambda each: (each.looked_at or "", each.id))
    return [each.id for each in waiting[: max(_AT_ONCE, -(-len(feeds) // _PARTS))]]
