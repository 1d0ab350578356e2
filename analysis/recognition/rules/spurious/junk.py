"""Spans that name nothing: numbers, single letters, common words, months, weekdays, time zones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.lexicon import common_words
from analysis.lexicon.vocabulary import listed
from analysis.recognition.rules.edges.affixes import TITLES
from analysis.recognition.rules.edges.openings import starts_sentence
from analysis.recognition.spans.trimming import has_capital

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_CALENDAR = listed(
    """January February March April May June July August September October November December Jan
    Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun UTC GMT CET CEST BST EST EDT
    PST PDT CST CDT MST MDT AM PM AD BC"""
)
_NO_NAMES = listed(
    """the a an it he she they we i you this that these those his her its their our my mr mrs ms
    miss dr prof sir ltd corp inc co plc a/s division divisions soccer football baseball basketball
    cricket golf tennis boxing athletics rugby cycling hockey swimming skiing handball volleyball"""
)
_OFFICES = listed(
    """Agriculture Commerce Culture Defence Defense Development Economic Economics Economy Education
    Employment Energy Environment Finance Foreign Health Home Housing Immigration Industry
    Information Intelligence Interior Justice Labor Labour Operations Science Security Sports State
    Technology Tourism Trade Transport Transportation Treasury War Welfare"""
)
_OFFICER_BEFORE = re.compile(r"(?:Secretary|Minister|Director|Department|Ministry) (?:of|for) $")
_OFFICER_AFTER = re.compile(r" (?:Minister|Secretary|Commissioner)")


_SEAT = re.compile(r"[DRI]-[A-Z][\w.]*")
"""The party and state of a member of Congress: ``D-N.Y.``."""
_CLOSING = tuple('"”»')
_UNITS = listed("mln bln pct dlrs dlr shr qtrly mthly mths qtr revs nil")
"""Of the tables of business news, where the model takes them for names."""


def drop_junk(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Keep the spans that can be names."""
    spans = [_without_office(page, span) for span in spans]
    return [
        span
        for span in spans
        if not (
            is_junk(page[span], lexicon)
            or _is_office(page, span)
            or _is_ticker(page, span)
            or _is_common(page, span, lexicon)
        )
    ]


def _is_office(page: Page, span: Span) -> bool:
    """Whether this is what somebody is secretary or minister of, no body: ``Interior Minister``."""
    return page[span] in _OFFICES and (
        _OFFICER_BEFORE.search(page.text, max(0, span.start - 15), span.start) is not None
        or _OFFICER_AFTER.match(page.text, span.end) is not None
    )


def _without_office(page: Page, span: Span) -> Span:
    """Cut off what somebody is secretary of: ``U.S. Agriculture Secretary``."""
    before, _, office = page[span].rpartition(" ")
    if before and office in _OFFICES and _OFFICER_AFTER.match(page.text, span.end):
        return span._replace(end=span.start + len(before))
    return span


def _is_ticker(page: Page, span: Span) -> bool:
    """Whether this is a stock's code: ``<GM.N>``."""
    return (
        page.text[max(0, span.start - 1) : span.start] == "<"
        and ">" in page.text[span.end : span.end + 9]
    )


def _is_common(page: Page, span: Span, lexicon: Lexicon) -> bool:
    """Whether this is one word that only opens a sentence, and else is written small."""
    name = page[span]
    if not name.isalpha() or not name[1:].islower() or lexicon.get(name) is not None:
        return False
    if not starts_sentence(page.text, span.start) or page.text[span.end : span.end + 1] in _CLOSING:
        return False
    return name.lower() in page.words or (
        name.lower() in common_words()
        and all(starts_sentence(page.text, start) for start in page.occurrences(name))
    )


def is_junk(name: str, lexicon: Lexicon) -> bool:
    """Whether this cannot be the name of anything."""
    if len(name) < 2 or name.lower().rstrip(".") in _NO_NAMES or name in TITLES:
        return True
    if lexicon.get(name) is not None:
        return False
    if not has_capital(name):
        return True
    letters = sum(map(str.isalpha, name))
    digits = sum(map(str.isdigit, name))
    if letters == 0 or digits > letters or _SEAT.fullmatch(name):
        return True
    parts = name.replace(".", " ").split()
    if not _UNITS.isdisjoint(name.lower().split()):
        return True
    return all(_is_calendar(word) for word in parts)


def _is_calendar(word: str) -> bool:
    return word in _CALENDAR or word.capitalize() in _CALENDAR or word.isdigit()
