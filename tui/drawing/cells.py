"""Foreign text on one line of a terminal: measured, cut and padded in display cells."""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"
SINGLE_CELLS = (
    r"\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u2010-\u2027"
    r"\u2030-\u205e\u20a0-\u20bf\u2190-\u2199\u2500-\u25fc\u2800-\u28ff"
)
"""A regular expression's class of characters that fill one cell each and never join others."""

find_uneven = re.compile(f"[^{SINGLE_CELLS}]").search
"""Finds the first character that may not fill exactly one cell."""

_BREAKS = r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+"
_LONGEST_LINE = 4000
_MOST_CODE_POINTS = 8
"""A cell holds at most this many code points, or the rest of its text is not drawn."""


def one_line(text: str) -> str:
    """Return text with every run of white space and control characters as one space.

    Of a long text only the beginning is kept: it would not fit on a line anyway.
    """
    return _flatten(text[:_LONGEST_LINE])


@lru_cache(maxsize=4096)
def _flatten(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text
    return re.sub(_BREAKS, " ", text).strip()


def width_of(text: str) -> int:
    """Return the number of cells that text fills."""
    return len(text) if find_uneven(text) is None else cell_len(text)


@lru_cache(maxsize=8192)
def cut(text: str, width: int) -> str:
    """Return the longest beginning of text that fits; a shortened one ends in an ellipsis."""
    if width <= 0:
        return ""
    head = text[: width * _MOST_CODE_POINTS + 1]
    is_whole = len(head) == len(text)
    if find_uneven(head) is None:
        return text if is_whole and len(text) <= width else head[: width - 1].rstrip() + ELLIPSIS
    spans, cells = split_graphemes(head)
    if is_whole and cells <= width:
        return text
    end = used = 0
    for _, stop, size in spans:
        if used + size > width - 1:
            break
        used += size
        end = stop
    return head[:end].rstrip() + ELLIPSIS


@lru_cache(maxsize=8192)
def cut_left(text: str, width: int) -> str:
    """Return the longest end of text that fits; a shortened one begins with an ellipsis."""
    if width <= 0:
        return ""
    tail = text[-(width * _MOST_CODE_POINTS + 1) :]
    is_whole = len(tail) == len(text)
    if find_uneven(tail) is None:
        if is_whole and len(text) <= width:
            return text
        return ELLIPSIS + tail[len(tail) - width + 1 :].lstrip()
    spans, cells = split_graphemes(tail)
    if is_whole and cells <= width:
        return text
    start, used = len(tail), 0
    for begin, _, size in reversed(spans):
        if used + size > width - 1:
            break
        used += size
        start = begin
    return ELLIPSIS + tail[start:].lstrip()


def fit(text: str, width: int) -> str:
    """Return text cut to the width and padded with spaces on the right to fill it."""
    shown = cut(text, width)
    return shown + " " * (width - width_of(shown))


def fit_right(text: str, width: int) -> str:
    """Return the end of text cut to the width and padded with spaces on the left to fill it."""
    shown = cut_left(text, width)
    return " " * (width - width_of(shown)) + shown
