"""When a feed that could not be had is asked again."""

from __future__ import annotations

from datetime import datetime, timedelta

_FIRST = timedelta(minutes=5)
_LONGEST = timedelta(days=1)


def next_look(now: str, failures: int, retry_at: str | None = None) -> str:
    """Say when a feed is due after so many failures in a row, this one included.

    The pause begins with 5 minutes, doubles with each failure and ends at a day; a server's wish to
    be left alone for longer is heeded. Times are UTC ISO 8601.
    """
    doublings = min(max(failures, 1) - 1, 20)
    pause = min(_FIRST * (1 << doublings), _LONGEST)
    due = (datetime.fromisoformat(now) + pause).strftime("%Y-%m-%dT%H:%M:%SZ")
    return max(due, retry_at or due)
