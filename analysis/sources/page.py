"""Web pages: the article without what stands around it, by trafilatura."""

from __future__ import annotations

import logging
import re
import threading

from analysis.dates import parse_date
from analysis.errors import SourceError
from analysis.models import Draft
from analysis.text import canonical, canonical_line, decode, shorten
from analysis.title import title_of

LARGEST_PAGE = 5 * 1024 * 1024
"""Bytes of the largest page that is taken apart; the time it takes grows with the size."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
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
    markup = canonical(decode(data, charset))
    with _one_at_a_time:
        return _extract(markup, external_id)


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
    except RecursionError:
        raise SourceError("is nested too deeply") from None
    if not isinstance(page, Document) or not page.text:
        raise SourceError("holds no article that could be found")
    body = canonical(page.text).strip()
    title = shorten(canonical_line(page.title or ""), _LONGEST_TITLE) or title_of(body)[0]
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
