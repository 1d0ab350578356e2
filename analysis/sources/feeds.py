"""Feeds: their bytes made text, and the text given to the reader of its format."""

from __future__ import annotations

import re

from analysis.errors import SourceError
from analysis.sources.charset import decode_likeliest, told_charset
from analysis.sources.entries import Feed

_ENCODING = re.compile(rb"\s{0,100}<\?xml[^>]{0,100}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})")
_STARTS = {
    b"\x4c\x6f\xa7\x94": "cp037",
    b"\0<\0?": "utf-16-be",
    b"<\0?\0": "utf-16-le",
    b"\0\0\0<": "utf-32-be",
    b"<\0\0\0": "utf-32-le",
}
"""The first bytes of a document of XML, and the encoding that they show (XML 1.0, appendix F)."""
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,1000}\?>", re.IGNORECASE)


def read_feed(data: bytes, *, content_type: str = "", base: str = "") -> Feed:
    """Read the bytes of a feed; nothing is raised, ``trouble`` says what is wrong.

    ``content_type`` is the header of the answer, ``base`` the address that the feed came from.
    The time it takes is about that of feedparser; it is not for the process of the screen.
    """
    try:
        text = feed_text(data, content_type)
    except SourceError as error:
        return Feed("", None, (), trouble=str(error))
    if text.startswith("{"):
        from analysis.sources.jsonfeed import read_json_feed

        return read_json_feed(text, base=base)
    from analysis.sources.xmlfeed import read_xml_feed

    return read_xml_feed(text, base=base)


def feed_text(data: bytes, content_type: str = "") -> str:
    """Decode a feed, from its first element or other mark on; the declaration of XML goes.

    Of its encoding, its own declaration is believed before its server.
    Raises :class:`~analysis.errors.SourceError` for what is no text.
    """
    start = _STARTS.get(data[:4], "")
    head = data[:300].decode(start, "ignore").encode("ascii", "ignore") if start else data[:300]
    named = _ENCODING.match(head)
    said = named[1].decode("ascii") if named else ""
    # Units of two or four bytes are in no other encoding, whatever their declaration says.
    names = (start, "") if start.startswith("utf") else (said, start or told_charset(content_type))
    text = decode_likeliest(data, *names).lstrip("\ufeff \t\r\n\0")
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :].lstrip() if declaration else text
