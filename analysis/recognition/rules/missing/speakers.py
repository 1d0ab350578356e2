"""Who asks in an interview stands before a colon, again and again: ``DW: What did you see?``."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analysis.lexicon import common_words
from analysis.models import Label
from analysis.recognition.spans.overlap import merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from analysis.recognition.spans.page import Page

_SPEAKER = re.compile(r"(?:^|(?<=[.!?\"”] )|(?<=\n))([A-Z][A-Z&.-]+[A-Z])(?=: [\"“‘']?[A-Z0-9])")
_TURNS = 2


def name_speakers(page: Page, spans: list[Span]) -> list[Span]:
    """Add the body in capitals that speaks at least twice, where it speaks."""
    found = [Span(*turn.span(1), Label.ORG) for turn in _SPEAKER.finditer(page.text)]
    turns = Counter(page[span] for span in found)
    return merge(
        spans,
        [
            span
            for span in found
            if turns[page[span]] >= _TURNS and page[span].lower() not in common_words()
        ],
    )
