"""A word that opens a sentence has its capital from there: it is cut from the name behind it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analysis.lexicon import common_words
from analysis.models import Label

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

STARTS_SENTENCE = re.compile(r"(?:^|[.!?:\n][\"”’')]?\s*|[\"“„«]\s?)$")
_FIRST = re.compile(r"([^\W\d_][a-z]+)[ -](?=[^\W\d_a-z])")
_NEVER_FIRST = frozenset({Label.PERSON, Label.GPE, Label.NORP})
"""Kinds whose names hardly ever begin with a common word; a body's may: General Motors."""
_PREPOSITIONS = frozenset(
    {"about", "after", "against", "among", "at", "before", "behind", "between", "beyond", "despite"}
    | {"during", "from", "in", "inside", "like", "near", "outside", "since", "through", "towards"}
    | {"under", "unlike", "until", "with", "within", "without"}
)
"""They begin a name wherever a headline ends in the middle of a line."""
_LOOSE = frozenset({"new", "young", "old", "former", "northern", "southern", "eastern", "western"})
"""Words that belong to some names and only describe others: ``New World Bank President``."""


def starts_sentence(text: str, start: int) -> bool:
    """Whether what stands here begins a sentence, a line or a quotation."""
    return STARTS_SENTENCE.search(text, max(0, start - 4), start) is not None


def cut_openings(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Cut off the first word that only opens the sentence: ``Rapper X``, ``Towards Mecca``.

    A body, work or event loses it only where the rest is known by itself.
    """
    alone = Counter(page[span] for span in spans)
    return [
        span._replace(start=span.start + cut)
        if (cut := _opening(page, span, lexicon, alone))
        else span
        for span in spans
    ]


def _opening(page: Page, span: Span, lexicon: Lexicon, alone: Counter[str]) -> int:
    """How many characters of the name are such a word and the space behind it."""
    name = page[span]
    found = _FIRST.match(name)
    if found is None or lexicon.get(name) is not None:
        return 0
    word = found[1].lower()
    is_common = word in common_words()
    if not is_common and word not in _LOOSE:
        return 0
    if word in _PREPOSITIONS and span.label in _NEVER_FIRST:
        return found.end()
    if not starts_sentence(page.text, span.start):
        return 0
    rest = name[found.end() :]
    is_known = lexicon.get(rest) is not None or alone[rest] > 0
    return found.end() if is_known or (is_common and span.label in _NEVER_FIRST) else 0
