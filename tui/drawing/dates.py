"""Dates as lists show them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHORT_WIDTH = 6
LONG_WIDTH = 11


def today() -> date:
    """Return the date it is now, UTC like the dates of articles."""
    return datetime.now(UTC).date()


@lru_cache(maxsize=4096)
def short_date(moment: str, year: int) -> str:
    """Return "15 Sep", or "15 Sep 1996" when that is another year; "" for what is no date.

    ``moment`` is ISO 8601; the part after the day does not count.
    """
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return ""
    short = f"{day.day:2d} {MONTHS[day.month - 1]}"
    return short if day.year == year else f"{short} {day.year}"


def shortest_date(moment: str, year: int) -> str:
    """Return "15 Sep", or "Sep’96" when that is another year; "" for what is no date."""
    short = short_date(moment, year)
    return short if len(short) <= SHORT_WIDTH else f"{short[3:6]}’{short[-2:]}"


def long_date(moment: str) -> str:
    """Return "15 Sep 2022", or "" for what is no date."""
    return short_date(moment, 0).lstrip()


def ago(moment: str, now: datetime) -> str:
    """Say how long ago a moment (ISO 8601, UTC) was: "12 min ago", or its day if that is long."""
    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    minutes = (now - then).total_seconds() / 60
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes:.0f} min ago"
    if minutes < 24 * 60:
        return f"{minutes / 60:.0f} h ago"
    days = minutes / (24 * 60)
    if days < 14:
        return f"{days:.0f} days ago" if days >= 1.5 else "1 day ago"
    return long_date(moment)
