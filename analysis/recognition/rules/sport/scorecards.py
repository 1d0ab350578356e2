"""Names in the scorecards of cricket, which have a grammar of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Label
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page

_PLAYER = (
    r"(?:[A-Z]\.[ ]?){0,4}(?:(?:de|van|der|ul) ){0,3}[^\W\d_a-z][\w'’]+(?:-[\w'’]+)*"
    r"(?: (?:(?:de|van|der|ul) )?[^\W\d_a-z][\w'’]+(?:-[\w'’]+)*){0,2}"
)
_BATSMAN = re.compile(
    rf"^({_PLAYER})(?= (?:c|st|lbw|b|run out|not out|retired|hit wicket)\b)"
    rf"(?: (?:c|st) (?:and b )?({_PLAYER})(?= b ))?(?: (?:lbw )?b ({_PLAYER}))?"
    r"(?: (?:run|not) out)? \d{1,3}$",
    re.MULTILINE,
)
_BOWLER = re.compile(rf"({_PLAYER})\s\d{{1,2}}(?:\.\d)?-\d{{1,2}}-\d{{1,3}}-\d{{1,2}}(?!\d)")
_INITIALLED = re.compile(
    r"(?<![\w.])((?:[A-Z]\.[ ]?){1,3}[^\W\d_a-z][\w'’-]+)(?= \d{1,3}(?:-\d|[ ,;)]))"
)
_SIDE = r"(?!(?:At|Scores?|Bowling|Batting|Result|Bat)\b)[^\W\d_a-z][a-z]+(?:[ -][A-Z][a-z]+)?"
_VENUE = re.compile(
    rf"(?:^|(?<=\. )|(?<=At ))({_SIDE}(?:-[a-z]+-[A-Z][a-z]+)?)(?: \({_SIDE}\))?: ({_SIDE})"
    r"(?= (?:\d{2,3}\b|beat|drew|lost))",
    re.MULTILINE,
)
_INNINGS = re.compile(rf"(?<=, )({_SIDE})(?= \d{{2,3}}(?:-\d)? (?:and \d|\())")

_CRICKET = frozenset({"cricket", "Cricket", "CRICKET", "innings", "wickets", "overs"})


def scorecard(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    """Yield who batted, caught and bowled, which sides played, and where."""
    if _CRICKET.isdisjoint(page.words):
        return
    for line in (_BATSMAN, _BOWLER, _INITIALLED):
        for found in line.finditer(page.text):
            for group in range(1, line.groups + 1):
                if found[group]:
                    yield Span(*found.span(group), Label.PERSON)
    for found in _VENUE.finditer(page.text):
        yield Span(*found.span(1), Label.GPE)
        yield side(found.span(2), found[2], lexicon)
    for found in _INNINGS.finditer(page.text):
        yield side(found.span(1), found[1], lexicon)


def side(where: tuple[int, int], name: str, lexicon: Lexicon) -> Span:
    """Give a team its span: a country's is the country."""
    entry = lexicon.get(name)
    is_country = entry is not None and entry.code is not None
    return Span(*where, entry.label if entry is not None and is_country else Label.ORG)
