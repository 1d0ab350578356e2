"""A page of the web as an article: what its address and its server add to what its bytes say."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.dates import parse_date
from analysis.sources.address import absolute, parse_address
from analysis.sources.charset import decode_likeliest, told_charset
from analysis.sources.page import read_page
from analysis.text import canonical_line

if TYPE_CHECKING:
    from analysis.models import Draft

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_NAME = re.compile(r"(?:property|name|itemprop)\s*=\s*[\"']?([\w:.-]{1,60})", re.IGNORECASE)
_VALUE = re.compile(r"content\s*=\s*(?:\"([^\"]{1,80})\"|'([^']{1,80})')", re.IGNORECASE)
_SCRIPTED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,60})\"")
_DATED = frozenset(
    {"article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
     "sailthru.date", "dc.date.issued", "pubdate", "publishdate", "date"}
)  # fmt: skip
_JOINED = ("- ", "| ", "|")
_HEAD = 300_000


def read_web_page(data: bytes, *, address: str, content_type: str = "") -> Draft:
    """Make an article of the bytes that an address has answered with; the address is its id.

    Raises :class:`~analysis.errors.SourceError` where there is no article to be found.
    """
    named = _CHARSET.search(data[:4096])
    names = (told_charset(content_type), named[1].decode("ascii") if named else "")
    # The mark tells the reader of pages what is found out here.
    data = decode_likeliest(data, *names).encode("utf-8-sig", "replace")
    draft = read_page(data, canonical_line(address))
    home = parse_address(address)
    link = absolute(address, draft.url or "")
    is_here = link is not None and _site(parse_address(link).host) == _site(home.host)
    return draft._replace(
        text=_paragraphs(draft.text),
        url=link if is_here else home.text,
        source_name=draft.source_name or _site(home.host),
        published=_moment(draft.published, data),
    )


def _site(host: str) -> str:
    return host.removeprefix("www.")


def _paragraphs(text: str) -> str:
    """Part the paragraphs, which come one a line, but not the items of a list or the rows."""
    if "\n\n" in text.partition("\n\n")[2]:
        return text
    lines = [line for line in text.split("\n") if line.strip()]
    parts = lines[:1]
    for before, line in pairwise(lines):
        is_joined = line.startswith(_JOINED) and before.startswith(_JOINED)
        parts += ["\n" if is_joined else "\n\n", line]
    return "".join(parts)


def _moment(day: str | None, data: bytes) -> str | None:
    """Find the time of day that belongs to the day of publication, if the page tells it."""
    head = data[:_HEAD].decode("utf-8", "replace")
    said = [match[1] for match in _SCRIPTED.finditer(head)]
    for tag in _META.findall(head):
        name, value = _NAME.search(tag), _VALUE.search(tag)
        if name and value and name[1].lower() in _DATED:
            said.insert(0, unescape(value[1] or value[2]))
    moments = [moment for moment in map(parse_date, said[:20]) if moment]
    if day is None:
        return moments[0] if moments else None
    # Midnight of its own time zone is another day in UTC.
    return next((each for each in moments if _is_near(each, day)), day)


def _is_near(moment: str, day: str) -> bool:
    from datetime import datetime, timedelta

    try:
        gap = datetime.fromisoformat(moment) - datetime.fromisoformat(day)
    except ValueError:
        return False
    return timedelta(hours=-14) <= gap < timedelta(hours=38)
