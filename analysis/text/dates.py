"""Dates as people and programs write them, made UTC ISO 8601 text that sorts.

Reading is a pure function of the string: no field is filled in from today, from this machine's
time zone or from a locale.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, datetime, timedelta, timezone

YEARS = range(1500, 2200)
"""Years that are taken for dates of articles."""
_LONGEST = 64
_LONGEST_CODE = 8
"""Characters of the codes that wires put after the time of day."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)
_DAY_MONTH_YEAR = re.compile(
    rf"(\d{{1,2}})[ -]({_MONTH})[a-z]*\.?,?[ -](\d{{4}})"
    r"(?:,? +(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?",
    re.IGNORECASE | re.ASCII,
)
_LOOKS_DATED = re.compile(
    rf"\d{{4}}|\b(?:{_MONTH})[a-z]*\b|\d[/.-]\d{{1,2}}[/.-]\d", re.IGNORECASE | re.ASCII
)
_NAMES_MONTH_OR_YEAR = re.compile(
    rf"\b(?:1[5-9]|2[01])\d\d\b|\b(?:{_MONTH})[a-z]*\b", re.IGNORECASE | re.ASCII
)
_LEAD = re.compile(
    r"(?:published|updated|posted|created|last (?:updated|modified)|date)\b(?: (?:on|at))?:? +",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'/-]{1,40}? +(?=\d)")
_ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "WEST": 1, "CEST": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7,
    "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip


def parse_date(text: str) -> str | None:
    """Read a date, with or without a time, as ``YYYY-MM-DDTHH:MM:SSZ``; None if it is none.

    A date without a time is midnight UTC; a time without a zone is UTC; ``03/04/2022`` has its
    month first. Day, month and year must all be there.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST or not _LOOKS_DATED.search(text):
        return None
    try:
        return _stamp(_from_iso(text) or _from_words(text) or _from_anything(text))
    except (ValueError, ArithmeticError, TypeError, RecursionError):
        return None


def parse_date_line(line: str) -> str | None:
    """Read a line that says nothing but a date, perhaps after a place: ``LONDON 1996-08-30``."""
    line = line.strip()
    if len(line) > _LONGEST or not _NAMES_MONTH_OR_YEAR.search(line):
        return None
    lead = _LEAD.match(line) or _DATELINE.match(line)
    rest = line[lead.end() :] if lead else line
    stamped = _DAY_MONTH_YEAR.match(rest)
    if stamped and stamped[4] and len(rest) - stamped.end() <= _LONGEST_CODE:
        rest = stamped[0]
    return parse_date(line) or parse_date(rest)


def _stamp(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if moment.year not in YEARS:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _from_iso(text: str) -> datetime | None:
    if not (text[:4].isdecimal() and text[4:5] == "-"):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _from_words(text: str) -> datetime | None:
    match = _DAY_MONTH_YEAR.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute, second = match.groups("0")
    number = _MONTHS.index(month.lower()) + 1
    return datetime(int(year), number, int(day), int(hour), int(minute), int(second), tzinfo=UTC)


def _from_anything(text: str) -> datetime | None:
    """Let dateutil read it, on two different days: what changes was not in the text."""
    from dateutil import parser, tz

    class Info(parser.parserinfo):
        """English words; two-digit years by POSIX, not by today's century."""

        def convertyear(self, year: int, century_specified: bool = False) -> int:
            if year >= 100 or century_specified:
                return year
            return year + (1900 if year >= 69 else 2000)

    zones = {name: timezone(timedelta(hours=hours)) for name, hours in _ZONES.items()}
    read = parser.parser(Info())
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for default in (datetime(2000, 1, 3), datetime(2004, 2, 12)):  # noqa: DTZ001
            moment = read.parse(text, default=default, tzinfos=zones)
            if isinstance(moment.tzinfo, tz.tzlocal):
                moment = moment.replace(tzinfo=UTC)
            found.append(moment)
    return found[0] if found[0] == found[1] else None
