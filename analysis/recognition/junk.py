"""Spans that name nothing: numbers, single letters, common words, months, weekdays, time zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.recognition.trimming import has_capital
from analysis.recognition.vocabulary import words

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.page import Page, Span

_CALENDAR = words(
    """January February March April May June July August September October November December Jan
    Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun UTC GMT CET CEST BST EST EDT
    PST PDT CST CDT MST MDT AM PM AD BC"""
)
_NO_NAMES = words(
    """the a an it he she they we i you this that these those his her its their our my mr mrs ms
    miss dr prof sir mln bln pct dlrs"""
)


def drop_junk(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Keep the spans that can be names."""
    return [span for span in spans if not is_junk(page[span], lexicon)]


def is_junk(name: str, lexicon: Lexicon) -> bool:
    """Whether this cannot be the name of anything."""
    if len(name) < 2 or name.lower().rstrip(".") in _NO_NAMES:
        return True
    if lexicon.get(name) is not None:
        return False
    if not has_capital(name):
        return True
    letters = sum(map(str.isalpha, name))
    digits = sum(map(str.isdigit, name))
    if letters == 0 or digits > letters:
        return True
    words = name.replace(".", " ").split()
    return all(_is_calendar(word) for word in words)


def _is_calendar(word: str) -> bool:
    return word in _CALENDAR or word.capitalize() in _CALENDAR or word.isdigit()
