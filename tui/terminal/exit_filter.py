"""The last gate before the terminal: no control or format character of any text gets through."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color

_UNSAFE = (
    "["
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: they command the terminal
    "\u00ad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian vowel separator
    "\u200b\u200e\u200f"  # zero-width space, marks of direction (joiners stay)
    "\u2028-\u202e\u2060-\u206f"  # separators, embeddings, isolates, invisible operators
    "\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # how signs are laid out
    "\U000e0000-\U000e007f"  # tags
    "\ud800-\udfff"  # lone surrogates: no encoder takes them
    "]"
)
"""No printable character is among them; most text therefore needs no closer look."""


def is_clean(text: str) -> bool:
    """Return whether nothing in a text would have to be taken out."""
    return text.isprintable() or re.search(_UNSAFE, text) is None


@lru_cache(maxsize=2048)
def clean(text: str) -> str:
    """Return one line of text without control characters; the cells it fills stay the same."""
    return re.sub(_UNSAFE, _blank, text)


def clean_lines(text: str) -> str:
    """Return text for printing: without control characters, but with its line breaks and tabs."""
    return re.sub(_UNSAFE.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"), "", text)


def _blank(found: re.Match[str]) -> str:
    """Return spaces where the screen was measured with cells, so that nothing shifts."""
    return " " * cell_len(found.group())


class ExitFilter(LineFilter):
    """Takes control characters out of drawn lines, and addresses with such out of links.

    Textual applies line filters to every line of every widget before it is written. Put it last
    (``App.get_line_filters``): the theme's filters rebuild segments.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, the very same list when all are clean."""
        for text, style, control in segments:
            if (
                control is not None
                or not (text.isprintable() or re.search(_UNSAFE, text) is None)
                or (style is not None and style.link is not None)
            ):
                return [_clean_segment(segment) for segment in segments]
        return segments


def _clean_segment(segment: Segment) -> Segment:
    text, style, _ = segment
    if style is not None and style.link is not None and not is_clean(style.link):
        style = style.update_link(None)
    return Segment(text if is_clean(text) else clean(text), style)
