"""A name in quotation marks is whole, and the word before it says what it is: the film “Milk”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Label
from analysis.recognition.spans.overlap import covers_names, merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.recognition.spans.page import Page

_WORK = (
    r"(?:films?|movies?|books?|novels?|songs?|singles?|tracks?|albums?|plays?|operas?|paintings?"
    r"|documentar(?:y|ies)|musicals?|ballet|thrillers?|comed(?:y|ies)|dramas?|blockbusters?|sitcom"
    r"|autobiography|biography|memoirs?|poems?|bestsellers?|ballads?|hits?|screenplay|trilogy"
    r"|essays?|titles?|exhibition|western|title song|soap opera|(?:TV|television) series"
    r"|sang|sings|sung|starr(?:ed|ing) in)"
)
_BODY = (
    r"(?:newspapers?|daily|weekly|magazines?|monthly|tabloid|broadcaster|news agency|news portal"
    r"|news site|party|movement|NGO|think tank|website|publisher|journal)"
)
_TITLE = (
    r"[\"“„«]\s?(?P<{0}>(?!I[ '’]|We |It )[^\W_a-z](?:[^\"“”„«»\n.;:?!]|[.:?!](?=[ \w])){{1,60}}?)"
    r"[,.!?]?\s?[\"”“»]"
)
_QUOTED = re.compile(
    rf"\b(?i:(?P<work>{_WORK})|(?P<body>{_BODY}))"
    r"(?:,? (?:called|titled|entitled|such as|named|like))?,? " + _TITLE.format("title")
)
_GOES_ON = re.compile(r"(?:,| and| or|, and| \(\d{4}\),?(?: and)?) " + _TITLE.format("title"))
_QUALIFIED = re.compile(_TITLE.format("title") + rf" (?P<body>{_BODY})\b")
_DATED = re.compile(_TITLE.format("title") + r" \((?:19|20)\d\d\)")
_APPOSED = re.compile(
    _TITLE.format("title") + rf",? (?:an?|the|his|her|its|their) (?:[\w'’-]+ ){{0,3}}{_WORK}\b"
)
_WORDS_OF_A_TITLE = 9
_PATTERNS = (
    (_QUALIFIED, Label.ORG),
    (_DATED, Label.WORK_OF_ART),
    (_APPOSED, Label.WORK_OF_ART),
)
_LITTLE = re.compile(
    r"(?:an?|and|as|at|but|by|for|from|in|into|is|it|of|off|on|or|over|so|the|to|up|with|without"
    r"|de|del|des|di|du|el|la|las|le|les|los|der|die|das|und|von|ich|wenn|il|do|da|e|y|et)$"
)


def read_titles(page: Page, spans: list[Span]) -> list[Span]:
    """Add titles of works, and newspapers, that stand in quotation marks beside such a word."""
    if _QUOTE.search(page.text) is None:
        return spans
    return merge(spans, sorted(set(_titles(page.text))), is_better=covers_names)


_QUOTE = re.compile(r"[\"“„«]")


def _titles(text: str) -> Iterator[Span]:
    for found in _QUOTED.finditer(text):
        label = Label.WORK_OF_ART if found["work"] else Label.ORG
        next_one: re.Match[str] | None = found
        while next_one is not None and _is_title(next_one["title"]):
            yield Span(*next_one.span("title"), label)
            next_one = _GOES_ON.match(text, next_one.end())
    for pattern, label in _PATTERNS:
        for found in pattern.finditer(text):
            if _is_title(found["title"]):
                yield Span(*found.span("title"), label)


def _is_title(text: str) -> bool:
    """Whether every greater word has a capital, as in a title and not in a sentence."""
    words = text.split()
    return len(words) <= _WORDS_OF_A_TITLE and all(
        not word[0].islower() or _LITTLE.match(word) is not None for word in words
    )
