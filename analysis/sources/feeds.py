"""Feeds: their bytes made text, and the text given to the reader of its format."""

from __future__ import annotations

import re

from analysis.errors import SourceError
from analysis.sources.charset import decode_likeliest, told_charset
from analysis.sources.entries import Feed

_SECOND_LOOK = 1 << 20
_MARK = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel|item|entry)\b", re.IGNORECASE)
_ENCODING = re.compile(rb"\s{0,100}<\?xml[^>]{0,100}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})")
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,1000}\?>", re.IGNORECASE)


def read_feed(data: bytes, *, content_type: str = "", base: str = "") -> Feed:
    """Read the bytes of a feed; nothing is raised, ``trouble`` says what is wrong.

    ``content_type`` is the header of the answer, ``base`` the address that the feed came from.
    The time it takes is about that of feedparser; it is not for the process of the screen.
    """
    from analysis.sources.xmlfeed import read_xml_feed

    feed = Feed("", None, ())
    try:
        text = feed_text(data, content_type)
    except SourceError as error:
        feed = feed._replace(trouble=str(error))
    else:
        if text.startswith("{"):
            from analysis.sources.jsonfeed import read_json_feed

            return read_json_feed(text, base=base)
        feed = read_xml_feed(text, base=base)
        if feed.entries or _MARK.search(text):
            return feed
    # What looks like no feed may be in one of the rare encodings that feedparser can tell.
    other = read_xml_feed(data[:_SECOND_LOOK], base=base)
    return other if other.entries else feed


def feed_text(data: bytes, content_type: str = "") -> str:
    """Decode a feed, from its first element or other mark on; the declaration of XML goes.

    Of its encoding, its own declaration is believed before its server.
    Raises :class:`~analysis.errors.SourceError` for what is no text.
    """
    named = _ENCODING.match(data[:300])
    names = (named[1].decode("ascii") if named else "", told_charset(content_type))
    text = decode_likeliest(data, *names).lstrip("\ufeff \t\r\n\0")
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :].lstrip() if declaration else text
