"""The title and the date of a plain text, from its first two lines."""

from __future__ import annotations

import re

from analysis.text.cleaning import canonical_line, shorten
from analysis.text.dates import parse_date_line
from analysis.text.sentence import sentence_ends

_LONGEST_HEADLINE = 250
_HEAD = 4000


def title_of(text: str) -> tuple[str, str | None]:
    """Derive the title and, if the second line is one, the date (UTC ISO 8601) of a plain text.

    The title is the first line if that stands alone like a headline, else the first sentence,
    shortened at a word. It is empty only where the text has nothing to show.
    """
    head = text[:_HEAD].lstrip()
    first, _, rest = head.partition("\n")
    line = canonical_line(first)
    blank_follows = not rest.partition("\n")[0].strip()
    second = next((line for line in rest.split("\n", 4)[:4] if line.strip()), "").strip()
    published = parse_date_line(second) if second else None
    alone = blank_follows or published is not None or _is_headline(line, second)
    if line and alone and len(line) <= _LONGEST_HEADLINE:
        return shorten(line, _LONGEST_HEADLINE), published
    return shorten(_first_sentence(head)), published


def _is_headline(line: str, second: str) -> bool:
    """Whether a line with another right below it stands alone rather than being wrapped."""
    if second[:1].islower():
        return False
    if line.isupper() and not second.isupper():
        return True
    if line.endswith((".", "!", "?", "”", '"')):
        return True
    return len(second) > 120 > len(line)


def _first_sentence(head: str) -> str:
    paragraph = canonical_line(re.split(r"\n\s*\n", head, maxsplit=1)[0])
    return paragraph[: next(sentence_ends(paragraph), None)].strip()
