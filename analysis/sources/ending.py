"""What follows the body of an article on its page: links that lead elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST = 0.25
"""Share of a text that may be its ending: a text made of links is a list of links."""
_LONGEST_LABEL = 40
_MOST_LABELS = 2
_SENTENCE_END = (".", "。", "!", "?", "”", '"', "»", "…")


def without_ending(text: str, are_links: Callable[[str], bool]) -> str:
    """Leave out lines of nothing but links at the end of a text, and what announces them."""
    lines = text.split("\n")
    end = _end(lines, len(lines), are_links)
    if end == len(lines):
        return text
    for _ in range(_MOST_LABELS):
        end = _end(lines, end, _is_label)
        end = _end(lines, end, are_links)
    rest = "\n".join(lines[:end])
    return rest if len(rest) >= (1 - _MOST) * len(text) else text


def _end(lines: list[str], end: int, is_over: Callable[[str], bool]) -> int:
    """Where what is left ends without the last lines that the body is over before."""
    at = end
    while at and (not lines[at - 1].strip() or is_over(lines[at - 1])):
        at -= 1
        if lines[at].strip():
            end = at
    return _trimmed(lines, end)


def _trimmed(lines: list[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _is_label(line: str) -> bool:
    return len(line) <= _LONGEST_LABEL and not line.rstrip().endswith(_SENTENCE_END)
