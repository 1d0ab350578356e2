"""What an address has answered with, and which feeds a page offers."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from analysis.errors import SourceError
from analysis.sources.address import absolute
from analysis.sources.feeds import feed_text
from analysis.text import canonical_line, shorten

MOST_FOUND = 50
"""Feeds of one page that are listed."""
_HEAD = 1 << 16
_LARGEST_PAGE = 5 << 20
_LONGEST_TITLE = 200
_SKIPPED = re.compile(
    r"(?:\s|\ufeff|<\?[^>]{0,2000}>|<!--(?:(?!-->).){0,20000}-->|<!DOCTYPE[^\[<>]{0,2000}>"
    r"|<!DOCTYPE[^\[<>]{0,2000}\[(?:(?!\]\s*>).){0,20000}\]\s*>)*",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([a-zA-Z]+)")
_IS_PAGE = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_IS_FEED = re.compile(r"<(?:rss|rdf:rdf|(?:atom:)?feed)[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"<(link|a|base)\b((?:[^<>\"']|\"[^\"]{0,4000}\"|'[^']{0,4000}')*)>", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
     "text/rss+xml", "text/atom+xml", "application/x.atom+xml", "application/x-atom+xml",
     "application/json", "application/xml", "text/xml"}
)  # fmt: skip
_PLAIN_TYPES = frozenset({"application/json", "application/xml", "text/xml"})
_LOOKS_FED = re.compile(
    r"(?:^|[/._-])(?:rss2?|atom|feeds?|index\.xml|feed\.json|rdf)(?:[/._?-]|$)", re.IGNORECASE
)
_COMMENTS = re.compile(r"comment|kommentar|commentaire|comentario|/replies", re.IGNORECASE)
_USUAL = ("feed", "feed.xml", "rss", "rss.xml", "atom.xml", "index.xml")


class Content(StrEnum):
    """What the bytes of an answer are."""

    FEED = "feed"
    JSON_FEED = "json-feed"
    OPML = "opml"
    PAGE = "page"
    OTHER = "other"


_ROOTS = {
    "rss": Content.FEED,
    "rdf": Content.FEED,
    "feed": Content.FEED,
    "entry": Content.FEED,
    "channel": Content.FEED,
    "opml": Content.OPML,
    "html": Content.PAGE,
}


class Offer(NamedTuple):
    """A feed that a page offers; ``is_declared`` if it says so, rather than only link to it."""

    address: str
    title: str
    is_declared: bool


def kind_of(data: bytes, content_type: str = "") -> Content:
    """Tell what an answer is, by its bytes rather than by what its server calls it."""
    try:
        text = feed_text(data[:_HEAD], content_type)
    except SourceError:
        return Content.OTHER
    skipped = _SKIPPED.match(text)
    rest = text[skipped.end() if skipped else 0 :]
    if rest[:1] in {"{", "["}:
        return _json_kind(data, content_type)
    root = _ROOT.match(rest)
    kind = _ROOTS.get(root[1].lower()) if root else None
    if kind is None and _IS_PAGE.search(text):
        return Content.PAGE
    if kind is None and _IS_FEED.search(text):
        return Content.FEED
    is_told = "html" in content_type.partition(";")[0].lower() and "<" in text
    return kind or (Content.PAGE if is_told else Content.OTHER)


def feeds_of(data: bytes, *, content_type: str = "", address: str = "") -> tuple[Offer, ...]:
    """List the feeds that a page offers: the declared ones first, those of comments last."""
    try:
        text = feed_text(data[:_LARGEST_PAGE], content_type)
    except SourceError:
        return ()
    base = address
    found: dict[str, Offer] = {}
    for match in _TAG.finditer(text):
        fields = _fields(match[2])
        name = match[1].lower()
        if name == "base":
            base = absolute(address, fields.get("href", "")) or base
            continue
        offer = _declared(fields, base) if name == "link" else _linked(fields, base)
        if offer is not None and (offer.is_declared or offer.address not in found):
            found.setdefault(offer.address, offer)
        if len(found) >= 2 * MOST_FOUND:
            break
    offers = sorted(found.values(), key=_rank)
    return tuple(offers[:MOST_FOUND])


def usual_addresses(address: str) -> tuple[str, ...]:
    """Guess where the feed of a site is that offers none: beside the page, then at its root."""
    parts = urlsplit(address)
    root = f"{parts.scheme}://{parts.netloc}/"
    beside = f"{root.rstrip('/')}{parts.path.rstrip('/')}/"
    guesses = [absolute(place, name) for place in (beside, root) for name in _USUAL]
    return tuple(dict.fromkeys(filter(None, guesses)))


def _json_kind(data: bytes, content_type: str) -> Content:
    from analysis.sources.jsonfeed import is_json_feed

    try:
        document: object = json.loads(feed_text(data, content_type))
    except (ValueError, RecursionError, SourceError):
        return Content.JSON_FEED if b"jsonfeed.org/version/" in data[:_HEAD] else Content.OTHER
    return Content.JSON_FEED if is_json_feed(document) else Content.OTHER


def _fields(attributes: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(attributes[:20_000]):
        fields.setdefault(name.lower(), unescape("".join(values)).strip())
    return fields


def _declared(fields: dict[str, str], base: str) -> Offer | None:
    relations = fields.get("rel", "").lower().split()
    kind = fields.get("type", "").partition(";")[0].strip().lower()
    link = fields.get("href", "")
    if "feed" not in relations:
        if "alternate" not in relations or kind not in _FEED_TYPES:
            return None
        # WordPress declares its programming interface with the type of JSON, too.
        if kind in _PLAIN_TYPES and not _LOOKS_FED.search(link):
            return None
    address = absolute(base, link)
    if address is None:
        return None
    title = shorten(canonical_line(fields.get("title", "")), _LONGEST_TITLE)
    return Offer(address, title or address, True)


def _linked(fields: dict[str, str], base: str) -> Offer | None:
    link = fields.get("href", "")
    if link[:5].lower() == "feed:":
        link = f"http:{link[5:]}" if link[5:7] == "//" else link[5:]
    address = absolute(base, link)
    if address is None:
        return None
    parts = urlsplit(address)
    kind = fields.get("type", "").partition(";")[0].strip().lower()
    if kind not in _FEED_TYPES - _PLAIN_TYPES and not _LOOKS_FED.search(parts.path):
        return None
    return Offer(address, shorten(canonical_line(fields.get("title", "")) or address, 200), False)


def _rank(offer: Offer) -> tuple[bool, bool]:
    is_of_comments = bool(_COMMENTS.search(offer.title) or _COMMENTS.search(offer.address))
    return not offer.is_declared, is_of_comments
