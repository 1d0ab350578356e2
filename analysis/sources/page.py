"""Web pages: the article without what stands around it.

The time that takes is bounded by the size of the page and of its tags. A page made to be slow can
still take some seconds a megabyte; it holds up the import, not the reader.
"""

from __future__ import annotations

import re
import threading
from html import unescape
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.models.draft import Draft
from analysis.sources.address import absolute, parse_address, without_login
from analysis.sources.body import found_in, within
from analysis.sources.bodylinks import PageLinks
from analysis.sources.charset import decode_likeliest, told_charset
from analysis.sources.ending import without_ending
from analysis.sources.heading import without_heading, without_site
from analysis.sources.markup import parsable
from analysis.sources.statement import moment_of, statement_of
from analysis.text import canonical, canonical_line, shorten
from analysis.text.dates import parse_date
from analysis.text.title import title_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE = 5 * 1024 * 1024
"""Bytes of the largest page that is taken apart."""
MOST_ATTRIBUTES = 5000
"""Attributes of one tag, near enough; the parser takes the square of their number."""
_TAG = re.compile(r"""<[a-zA-Z](?:=\s*+"[^"]*+"?|=\s*+'[^']*+'?|[^>])*+>?""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"?|'[^']*+'?)""")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_BODY = re.compile(r"<body[\s>]", re.IGNORECASE)
_SECTION = re.compile(r"<(?:article|main|section|header|nav|figure|aside)[\s>]", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,2000})</title", re.IGNORECASE)
_MARKS = frozenset({("span", "mw-editsection"), ("sup", "reference")})
"""What encyclopedias set into a text to edit it by and to refer to sources: tag and class."""
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)",
    re.IGNORECASE,
)
_HEAD = 4096
_LONGEST_TITLE = 500
_MOST_HEADLINES = 5
# The first import builds module-wide state, and the extractor keeps caches of its own.
_one_at_a_time = threading.Lock()


def read_page(data: bytes, external_id: str, *, content_type: str = "", address: str = "") -> Draft:
    """Make an article of the bytes of an HTML page; the headline is its title, not of its text.

    ``content_type`` and ``address`` are what is known of its answer, if it is one.
    Raises :class:`~analysis.errors.SourceError` where there is no article to be found.
    """
    if len(data) > LARGEST_PAGE:
        raise SourceError(f"is a page larger than {LARGEST_PAGE >> 20} MB")
    declared = _CHARSET.search(data[:_HEAD])
    names = (told_charset(content_type), declared[1].decode("ascii", "replace") if declared else "")
    markup = parsable(canonical(decode_likeliest(data, *names)))
    if any(_attributes(tag[0]) > MOST_ATTRIBUTES for tag in _TAG.finditer(markup)):
        raise SourceError("is a page with too many attributes in one tag")
    if not _BODY.search(markup):
        # The parser knows no HTML 5: without a body it takes these for a part of the head.
        markup = _SECTION.sub(r"<body>\g<0>", markup, count=1)
    with _one_at_a_time:
        return _extract(markup, external_id, address)


def _attributes(tag: str) -> int:
    """Count what may be attributes of a tag; long values, such as paths of drawings, are one."""
    if len(tag) < 2 * MOST_ATTRIBUTES:
        return 0
    return len(_VALUE.sub("", tag).split(None, MOST_ATTRIBUTES + 1)) - 1


def _extract(markup: str, external_id: str, address: str) -> Draft:
    tree = _parsed(markup)
    for element in list(tree.iter("span", "sup")):
        if (element.tag, element.get("class")) in _MARKS:
            element.drop_tree()
    stated = statement_of(tree)
    page, body = found_in(tree, stated.body)
    match = _TITLE.search(markup)
    named = unescape(match[1]) if match else ""
    site = canonical_line(page.sitename or "")
    title = shorten(without_site(canonical_line(page.title or named), site), _LONGEST_TITLE)
    author = ", ".join(stated.authors) or canonical_line(page.author or "").replace("; ", ", ")
    if stated.body:
        body = within(body, stated.body)
    body = without_heading(body, (title, named, *_headlines(tree)), author)
    links = PageLinks(tree)
    body = without_ending(body, links.are_all)
    address = address or _saved_from(markup)
    return Draft(
        external_id=external_id,
        text=body,
        title=title or title_of(body)[0],
        published=moment_of(markup, parse_date(page.date or "")),
        author=author or None,
        url=_own_address(page.url or "", address),
        source_name=site or None,
        links=links.of_body(body, _base(tree, address or absolute("", page.url or "") or "")),
    )


def _saved_from(markup: str) -> str:
    """Find the address that a browser noted when a person saved the page."""
    match = _SAVED.search(markup[:_HEAD])
    return absolute("", match[1]) or "" if match else ""


def _own_address(link: str, address: str) -> str | None:
    """What a page calls its own address is believed only if that is of the same site."""
    own = absolute(address, link)
    if address and (own is None or _site(own) != _site(address)):
        own = address
    return own and without_login(own)


def _site(address: str) -> str:
    try:
        return parse_address(address).host.removeprefix("www.")
    except SourceError:
        return ""


def _parsed(markup: str) -> HtmlElement:
    from trafilatura import load_html

    try:
        tree = load_html(markup)
    except Exception as error:
        raise SourceError(f"cannot be taken apart ({type(error).__name__})") from error
    if tree is None:
        raise SourceError("holds no article that could be found")
    return tree


def _headlines(tree: HtmlElement) -> list[str]:
    found = []
    for element in tree.iter("h1"):
        found.append(" ".join("".join(element.itertext()).split()))
        if len(found) == _MOST_HEADLINES:
            break
    return found


def _base(tree: HtmlElement, address: str) -> str:
    named = next(tree.iter("base"), None)
    link = named.get("href", "") if named is not None else ""
    return absolute(address, link) or address
