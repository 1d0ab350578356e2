"""Canonical text: what is stored is what is shown and what every offset refers to.

Every string that comes from outside passes through :func:`canonical` (bodies) or
:func:`canonical_line` (titles, names, addresses, error messages of others) once, at the door.
"""

from __future__ import annotations

import re
import unicodedata

MARKS_PER_BASE = 4
"""Combining marks kept after one base character; no living script needs more."""
TITLE_LENGTH = 160
"""Code points of a derived title; a longer one is cut at a word."""

_JOINERS = "\u200c\u200d"
_FORMAT = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
_REMOVED = f"\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{_FORMAT}{_NONCHARACTERS}\ud800-\udfff"
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_DIRTY_ASCII = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_DIRTY = re.compile(f"[{_REMOVED}\u2028\u2029]|[{_JOINERS}]{{2}}")
_DELETED = re.compile(f"[{_REMOVED}]+")
_JOINER_RUN = re.compile(f"([{_JOINERS}])[{_JOINERS}]+")
# Stretches that may hold more marks than a base may bear. A superset: marks are no word characters
# and none stands in the blocks left out, which hold the punctuation of ordinary text.
_MARK_RUN = re.compile(
    r"[^\w\s\x00-\u02ff\u2000-\u200b\u200e-\u20cf\u2100-\u2cee\u3000-\u3029]{5,}"
)
_CONTROL = re.compile(f"[\t\n{_REMOVED}\u2028\u2029]")
_SPACES = re.compile(r"\s+")


def canonical(text: str) -> str:
    """Make a body of text canonical; clean text comes back as it is.

    NFC; line ends become newlines; C0 but tab and newline, DEL, C1, bidi controls, invisible format
    characters, tags, non-characters and lone surrogates go; ZWJ and ZWNJ stay, one at a time; a
    base bears at most :data:`MARKS_PER_BASE` combining marks. Applying it again changes nothing.
    """
    if text.isascii():
        if not _DIRTY_ASCII.search(text):
            return text
        return _DELETED.sub("", _LINE_END.sub("\n", text))
    if _DIRTY.search(text):
        text = _DELETED.sub("", _LINE_END.sub("\n", text))
        text = _JOINER_RUN.sub(r"\1", text)
    # Ordering the marks of one base is quadratic in their number: long runs go before as well.
    text = _MARK_RUN.sub(lambda run: _cap_marks(run[0], 4 * MARKS_PER_BASE), text)
    text = unicodedata.normalize("NFC", text)
    return _MARK_RUN.sub(lambda run: _cap_marks(run[0], MARKS_PER_BASE), text)


def canonical_line(text: str) -> str:
    """Make a title, name or other one-line string canonical: white space runs become one space."""
    return _SPACES.sub(" ", canonical(text)).strip()


def printable(text: str) -> str:
    """Drop every control character, tabs and line ends too: the filter on what is printed."""
    return _CONTROL.sub("", text)


def shown_name(name: bytes) -> str:
    r"""Show a file name, which is any bytes, on one line; different names look different.

    What is no UTF-8 or would not be canonical is written as an escape, a backslash twice.
    """
    text = name.decode("utf-8", "surrogateescape").replace("\\", "\\\\")
    return _CONTROL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    width = 2 if code <= 0xFF else 4 if code <= 0xFFFF else 8
    return f"\\{'xuU'[(width > 2) + (width > 4)]}{code:0{width}x}"


def _cap_marks(run: str, limit: int) -> str:
    kept: list[str] = []
    marks = 0
    for char in run:
        if char in _JOINERS:
            if marks < limit:
                kept.append(char)
        elif unicodedata.category(char)[0] == "M":
            marks += 1
            if marks <= limit:
                kept.append(char)
        else:
            marks = 0
            kept.append(char)
    return "".join(kept)


def shorten(text: str, length: int = TITLE_LENGTH) -> str:
    """Cut a line to at most ``length`` code points, at a word where there is one."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = cut.rfind(" ")
    if text[length - 1] != " " and space >= length // 2:
        cut = cut[:space]
    return cut.rstrip(" ,;:-–—") + "…"
