"""Web pages: the article without what stands around it, by trafilatura.

The time that takes is bounded by the size of the page and of its tags. A page made to be slow can
still take some seconds a megabyte; it holds up the import, not the reader.
"""

from __future__ import annotations

import logging
import re
import threading
from html import unescape

from analysis.dates import parse_date
from analysis.errors import SourceError
from analysis.models import Draft
from analysis.text import canonical, canonical_line, decode, shorten
from analysis.title import title_of

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
# References to control characters stop the parser, those of Windows-1252 mean quotes and dashes.
_NUMBERED = re.compile(r"&#(?:x0*([0-9a-f]{1,8})|0*([0-9]{1,10}))(?:;|\b)", re.IGNORECASE)
_LONGEST_TITLE = 500
# The first import builds module-wide state, and the extractor keeps caches of its own.
_one_at_a_time = threading.Lock()
for _name in ("trafilatura", "htmldate", "courlan"):
    # What they have to say about a page is no message to a person; it must not reach the screen.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_page(data: bytes, external_id: str) -> Draft:
    """Make an article of the bytes of an HTML page; its title begins the text.

    Raises :class:`~analysis.errors.SourceError` where there is no article to be found.
    """
    if len(data) > LARGEST_PAGE:
        raise SourceError(f"is a page larger than {LARGEST_PAGE >> 20} MB")
    declared = _CHARSET.search(data[:4096])
    charset = declared[1].decode("ascii", "replace") if declared else None
    markup = _NUMBERED.sub(_unescaped, canonical(decode(data, charset)))
    if any(_attributes(tag[0]) > MOST_ATTRIBUTES for tag in _TAG.finditer(markup)):
        raise SourceError("is a page with too many attributes in one tag")
    if not _BODY.search(markup):
        # The parser knows no HTML 5: without a body it takes these for a part of the head.
        markup = _SECTION.sub(r"<body>\g<0>", markup, count=1)
    with _one_at_a_time:
        return _extract(markup, external_id)


def _attributes(tag: str) -> int:
    """Count what may be attributes of a tag; long values, such as paths of drawings, are one."""
    if len(tag) < 2 * MOST_ATTRIBUTES:
        return 0
    return len(_VALUE.sub("", tag).split(None, MOST_ATTRIBUTES + 1)) - 1


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:
        return canonical(unescape(match[0]))
    return match[0]


def _title(markup: str) -> str:
    match = _TITLE.search(markup)
    return unescape(match[1]) if match else ""


def _extract(markup: str, external_id: str) -> Draft:
    import trafilatura
    from trafilatura.settings import Document

    try:
        page = trafilatura.bare_extraction(
            markup,
            fast=True,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": "2199-12-31",
            },
        )
    except Exception as error:
        # A fault of the extractor is this page's failure, whatever its kind.
        raise SourceError(f"cannot be taken apart ({type(error).__name__})") from error
    if not isinstance(page, Document) or not page.text:
        raise SourceError("holds no article that could be found")
    body = canonical(page.text).strip()
    title = shorten(canonical_line(page.title or _title(markup)), _LONGEST_TITLE)
    title = title or title_of(body)[0]
    if not canonical_line(body[:1000]).startswith(title.rstrip("…")):
        body = f"{title}\n\n{body}"
    return Draft(
        external_id=external_id,
        text=body,
        title=title,
        published=parse_date(page.date or ""),
        author=canonical_line(page.author or "") or None,
        url=canonical_line(page.url or "") or None,
        source_name=canonical_line(page.sitename or "") or None,
    )
