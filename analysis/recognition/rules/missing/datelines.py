"""Where a report was written stands at its head: ``KYIV, Sept 5 (Reuters) -``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Label
from analysis.recognition.spans.overlap import covers, merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page

_WORD = r"[^\W\d_a-z][\w'’.-]*"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_PLACE = re.compile(
    rf"^({_WORD}(?: {_WORD}){{0,2}})(?=(?:, {_WORD}(?: {_WORD})?)?"
    rf"(?: \d{{4}}-\d\d-\d\d$|,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
    r"(?: \([A-Za-z/ ]{2,20}\)| [-–—])"
    r"| \((?:Reuters|AP|AFP|DPA|dpa|UPI|EFE|TASS|Xinhua)\) ?[-–—]))",
    re.MULTILINE,
)
_HEAD = 1_000
"""Code points of an article in which it can stand."""
_PLACES = frozenset({Label.GPE, Label.LOC})


def read_dateline(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Make the place of the dateline one, whatever the model took it for."""
    places = []
    for found in _PLACE.finditer(page.text, 0, min(len(page.text), _HEAD)):
        entry = lexicon.get(found[1])
        if entry is None or entry.label in _PLACES:
            label = Label.GPE if entry is None else entry.label
            places.append(Span(*found.span(1), label))
    return merge(spans, places, is_better=covers)
