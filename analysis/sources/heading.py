"""What stands over the body of an article on its page: headline, byline and date are fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINES = 6
"""Lines with words in them that may stand over a body."""
_LONGEST = 300
_LONGEST_STAMP = 70
_SHORTEST_PART = 12
_WORD = re.compile(r"\w+")
_PARTED = re.compile(r"\s+[|–—·•»:~-]+\s+|\s*[|»]\s*")
_STAMP = re.compile(
    r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}:\d{2}\b|\d年\s?\d{1,2}月"
    r"|\b\d{1,2}(?:\.|st|nd|rd|th|º|er)?(?: de)? [^\W\d]{3,12}\.?,?(?: de)? (?:19|20)\d\d\b"
    r"|\b[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
)
_SIGNED = re.compile(r"(?:[Bb]y|BY|Von|Par|Por|Door|Av|Af)\s+[A-ZÀ-Þ][^,]{2,40}(?:,.{2,40})?$")
_SENTENCE_END = (".", "。", "!", "?", "”", '"', "»", "…", ":", ";")
_BY = frozenset(
    {"by", "and", "from", "von", "und", "par", "et", "por", "y", "e", "da", "de", "do", "di", "av",
     "og", "och", "door", "en", "van", "staff", "reporter"}
)  # fmt: skip


def without_heading(text: str, headlines: Iterable[str], author: str | None) -> str:
    """Leave out what stands over a body: its headline, what is over that, byline and date.

    A text that holds nothing else stays as it is.
    """
    keys = {key for headline in headlines for key in _keys(headline)}
    names = frozenset(_tokens(author or ""))
    lines = text.split("\n")
    seen = cut = 0
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        seen += 1
        if seen > _LINES or len(line) > _LONGEST:
            break
        if " ".join(_tokens(line)) in keys or (
            cut == _before(lines, index) and (_is_byline(line, names) or _is_stamp(line))
        ):
            cut = index + 1
        elif line.rstrip().endswith(_SENTENCE_END) and len(line) > _LONGEST_STAMP:
            break
    return "\n".join(lines[cut:]).strip("\n") or text


def without_site(title: str, site: str) -> str:
    """Leave out the name of the site that a title ends or begins with, after or before a bar."""
    name = " ".join(_tokens(site))
    bars = list(_PARTED.finditer(title)) if name else []
    for rest, other in (
        *((title[: bar.start()], title[bar.end() :]) for bar in bars[-1:]),
        *((title[bar.end() :], title[: bar.start()]) for bar in bars[:1]),
    ):
        if rest and " ".join(_tokens(other)) == name:
            return rest
    return title


def _before(lines: list[str], index: int) -> int:
    """Where the last line with words before a line ends."""
    while index and not lines[index - 1].strip():
        index -= 1
    return index


def _tokens(line: str) -> list[str]:
    return _WORD.findall(line.casefold())


def _keys(headline: str) -> Iterable[str]:
    """A headline as it may stand on the page: whole, or without the name of the site."""
    yield from filter(None, [" ".join(_tokens(headline))])
    parts = _PARTED.split(headline)
    for end in range(1, len(parts)):
        for part in (" ".join(parts[:end]), " ".join(parts[end:])):
            if len(part) >= _SHORTEST_PART:
                yield " ".join(_tokens(part))


def _is_byline(line: str, names: frozenset[str]) -> bool:
    words = _tokens(line)
    if _SIGNED.match(line) and not line.rstrip().endswith(_SENTENCE_END):
        return True
    return any(word in names for word in words) and all(
        word in names or word in _BY for word in words
    )


def _is_stamp(line: str) -> bool:
    """Whether a line is a date or a time and little else."""
    return (
        len(line) <= _LONGEST_STAMP
        and _STAMP.search(line) is not None
        and not line.rstrip().endswith(_SENTENCE_END)
        and len(_tokens(line)) <= 12
    )
