"""Times as people type them into a query: ``2026-11-01``, ``2026-11``, ``7d``, ``today``."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from analysis.text.dates import YEARS, parse_date

_AGO = re.compile(r"(\d{1,4})([hdwmy])", re.ASCII)
_ON = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", re.ASCII)
_DAY = timedelta(days=1)
_HOURS = {"h": 1, "d": 24, "w": 7 * 24}
_MONTHS = {"m": 1, "y": 12}


class Period(NamedTuple):
    """A time that has a name: what is after it begins at ``start``, what is before ends there.

    ``day`` is where a whole day, month or year begins and ``end`` where it ends.
    """

    start: datetime
    day: datetime
    end: datetime


def read_period(text: str, now: datetime) -> Period | None:
    """Read a time in UTC; None if it is none. ``7d`` is seven days before ``now``."""
    text = text.strip().lower()
    if text in {"today", "yesterday"}:
        day = _midnight(now) - (_DAY if text == "yesterday" else timedelta())
        return Period(day, day, day + _DAY)
    try:
        return _ago(text, now) or _on(text) or _any(text)
    except (ValueError, OverflowError):
        return None


def _ago(text: str, now: datetime) -> Period | None:
    match = _AGO.fullmatch(text)
    if match is None:
        return None
    count, unit = int(match[1]), match[2]
    if unit in _HOURS:
        start = now - timedelta(hours=count * _HOURS[unit])
    else:
        start = _months_before(now, count * _MONTHS[unit])
    day = _midnight(start)
    return Period(start, day, day + _DAY)


def _on(text: str) -> Period | None:
    match = _ON.fullmatch(text)
    if match is None or int(match[1]) not in YEARS:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    start = datetime(year or 1, month or 1, day or 1, tzinfo=UTC)
    if day is not None:
        end = start + _DAY
    elif month is not None:
        end = _months_before(start, -1)
    else:
        end = _months_before(start, -12)
    return Period(start, start, end)


def _any(text: str) -> Period | None:
    stamp = parse_date(text)
    if stamp is None:
        return None
    start = datetime.fromisoformat(stamp)
    day = _midnight(start)
    return Period(start, day, day + _DAY)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _months_before(moment: datetime, months: int) -> datetime:
    """The same day of another month, or the last day of a shorter one."""
    count = moment.year * 12 + moment.month - 1 - months
    first = moment.replace(year=count // 12, month=count % 12 + 1, day=1)
    return first + _DAY * (min(moment.day, _length(first)) - 1)


def _length(first: datetime) -> int:
    """Days of the month that begins with a day."""
    return ((first + 31 * _DAY).replace(day=1) - first).days
