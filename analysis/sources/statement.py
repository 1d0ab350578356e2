"""What a page states of its article for machines: its body, its authors, when it came out.

JSON-LD as schema.org describes it (``NewsArticle``, ``BlogPosting``), and the ``meta`` tags.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from analysis.text import canonical, canonical_line
from analysis.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_HEAD = 300_000
_LONGEST_SCRIPT = 1_000_000
_MOST_NODES = 5000
_MOST_AUTHORS = 12
_LONGEST_NAME = 80
_META = re.compile(r"<meta\b[^<>]{0,2000}>", re.IGNORECASE)
_NAME = re.compile(r"(?:property|name|itemprop)\s*=\s*[\"']?([\w:.-]{1,60})", re.IGNORECASE)
_VALUE = re.compile(r"content\s*=\s*(?:\"([^\"]{1,80})\"|'([^']{1,80})')", re.IGNORECASE)
_SCRIPTED = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,60})\"")
_TAGS = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_ARTICLE = re.compile(r"Article$|BlogPosting$|^Report$|^Review$|^Opinion")
_DATED = frozenset(
    {"article:published_time", "datepublished", "og:published_time", "parsely-pub-date",
     "sailthru.date", "dc.date.issued", "pubdate", "publishdate", "date"}
)  # fmt: skip


class Statement(NamedTuple):
    """What a page states; what it does not is empty. Nothing of it need be true."""

    body: str = ""
    authors: tuple[str, ...] = ()


def statement_of(tree: etree._Element) -> Statement:
    """Read what a page states of its article as JSON-LD; nothing where it states several."""
    bodies: dict[str, None] = {}
    authors: tuple[str, ...] = ()
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in script.get("type", "").lower() or len(text) > _LONGEST_SCRIPT:
            continue
        for node in _nodes(_loaded(text)):
            stated = _statement(node)
            authors = authors or stated.authors
            if stated.body:
                bodies[stated.body] = None
    if len(bodies) > 1:
        return Statement()
    return Statement(next(iter(bodies), ""), authors)


def moment_of(markup: str, day: str | None) -> str | None:
    """Find the time of day that belongs to the day of publication, if the page states it."""
    head = markup[:_HEAD]
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


def _loaded(text: str) -> object:
    try:
        value: object = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _nodes(value: object) -> Iterator[dict[object, object]]:
    """The objects of a JSON text from the outside in, not too many."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        each = waiting.pop(0)
        seen += 1
        if isinstance(each, dict):
            yield each
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each[:_MOST_NODES])


def _statement(node: dict[object, object]) -> Statement:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if not any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
        return Statement()
    body = node.get("articleBody")
    body = body if isinstance(body, str) else ""
    if "<" in body or "&" in body:
        body = unescape(_TAGS.sub(" ", unescape(body)))
    return Statement(canonical(body).strip(), tuple(_authors(node.get("author"))))


def _authors(value: object) -> Iterator[str]:
    for each in (value if isinstance(value, list) else [value])[:_MOST_AUTHORS]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, list) and name:
            name = name[0]
        if isinstance(name, str) and "://" not in name:
            line = canonical_line(unescape(name))
            if line and len(line) <= _LONGEST_NAME:
                yield line
