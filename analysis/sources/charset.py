"""Which encoding a document of the web is in, of those that it and its server name."""

from __future__ import annotations

import codecs
import re

from analysis.text.decoding import decode

_TOLD = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_ONE_BYTE = re.compile(r"(?:us-)?ascii|iso[-_]?8859|windows-|cp125|latin|koi8|mac", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252"}
"""Encodings whose names are used for those that hold more characters."""
_OF_NO_DOCUMENT = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "raw_unicode_escape", "unicode-escape",
     "unicode_escape", "utf-7"}
)  # fmt: skip
"""What Python can decode and no document is in; some take the square of the bytes."""


def told_charset(content_type: str) -> str:
    """Read the encoding that a ``Content-Type`` header names; empty if it names none."""
    told = _TOLD.search(content_type)
    return told[1] if told else ""


def decode_likeliest(data: bytes, *names: str) -> str:
    """Decode by a byte order mark, else by the first of the names that fits.

    Bytes that are UTF-8 are so in spite of a name of the old one-byte kind, which fit everything
    and are what many servers say of all they have.
    Raises :class:`~analysis.errors.SourceError` for what is no text.
    """
    for name in filter(None, names):
        if not data.isascii() and _ONE_BYTE.match(name) and _fits(data, "utf-8"):
            return decode(data, "utf-8")
        wider = _WIDER.get(name.lower(), name)
        for each in (wider, name):
            if _fits(data, each):
                return decode(data, each)
    return decode(data)


def _fits(data: bytes, name: str) -> bool:
    try:
        if codecs.lookup(name).name in _OF_NO_DOCUMENT:
            return False
        data.decode(name)
    except (LookupError, ValueError):
        return False
    return True
