"""A company named in full lends its short name: after “Opel AG”, “Opel” is that company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Kind, Label
from analysis.recognition.overlap import merge
from analysis.recognition.page import Span

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.page import Page

_SUFFIX = re.compile(
    r"(?:,? (?:Inc|Incorporated|Corp|Corporation|Co|Cos|Company|Ltd|Limited|LLC|LLP|LP|Plc|PLC|plc"
    r"|AG|GmbH|KG|SE|SA|S\.A|S\.p\.A|SpA|NV|N\.V|BV|AB|A/S|AS|ASA|Oyj|Oy|KK|PJSC|OAO|OJSC|Bhd|Pty"
    r"|Group|Holdings|Holding|Industries|International|Technologies|Systems|and Co|& Co)\.?)+$"
)


def name_companies(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Make every occurrence of a company's short name that company's."""
    stems = {
        name[: found.start()]
        for span in spans
        if span.label == Label.ORG
        and span.kind == Kind.NAME
        and (found := _SUFFIX.search(name := page[span])) is not None
    }
    proposed = [
        Span(start, start + len(stem), Label.ORG)
        for stem in stems
        if len(stem) > 2 and lexicon.get(stem) is None and stem.lower() not in page.words
        for start in page.occurrences(stem)
    ]
    return merge(spans, proposed, is_better=_is_better)


def _is_better(new: Span, old: list[Span]) -> bool:
    """The same words as another type, or less of them; never part of a longer name."""
    return all(
        new.start <= span.start and span.end <= new.end and span.kind == Kind.NAME for span in old
    )
