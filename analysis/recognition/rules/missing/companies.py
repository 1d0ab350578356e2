"""Companies: “and Co” belongs to the name before it; after “Opel AG”, “Opel” is that company."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Kind, Label
from analysis.recognition.spans.overlap import covers_names, merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page

_SUFFIX = re.compile(
    r"(?:,? (?:Inc|Incorporated|Corp|Corporation|Co|Cos|Company|Ltd|Limited|LLC|LLP|LP|Plc|PLC|plc"
    r"|AG|GmbH|KG|SE|SA|S\.A|S\.p\.A|SpA|NV|N\.V|BV|AB|A/S|AS|ASA|Oyj|Oy|KK|PJSC|OAO|OJSC|Bhd|Pty"
    r"|Group|Holdings|Holding|Industries|International|Technologies|Systems|and Co|& Co)\.?)+$"
)


_FORM = r"(?:Inc|Incorporated|Corp|Ltd|Limited|LLC|LLP|L\.?P|Plc|PLC|plc|AG|GmbH|KGaA|KG|SA|NV)\.?"
_PARTNERS = re.compile(
    rf"(?:and|&) (?:(?:Co|Cie|Sons|Bros|Brothers|Partners|Associates)\.?(?!\w)(?:,? {_FORM}(?!\w))*"
    rf"|{_FORM}(?!\w))"
)
_BEFORE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]* ){1,4}$")
_AND = re.compile(r" (?:and|&) $")
_ONLY_FORM = re.compile(
    rf"(?:(?:Co|Cie|Cos|Sons|Bros|Company|{_FORM})\.?(?: and)?(?:,? |$))+", re.IGNORECASE
)


def join_partners(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Give “and Co”, “& Sons Ltd” to the name before it; drop what is nothing but a legal form.

    Two partners are one body where the lexicon knows it: “Marks and Spencer Plc”.
    """
    by_end = {span.end: span for span in spans if span.kind == Kind.NAME}
    proposed = list[Span]()
    for found in _PARTNERS.finditer(page.text):
        before = by_end.get(found.start() - 1)
        start = before.start if before is not None else _run_before(page, found.start())
        if start is not None and start + 2 < found.start():
            proposed.append(Span(start, found.end(), Label.ORG))
    proposed += _known_partners(page, spans, lexicon)
    joined = merge(spans, proposed, is_better=covers_names)
    return [span for span in joined if not _ONLY_FORM.fullmatch(page[span])]


def _known_partners(page: Page, spans: list[Span], lexicon: Lexicon) -> Iterator[Span]:
    for span in spans:
        joint = _AND.search(page.text, max(0, span.start - 5), span.start)
        if joint is None:
            continue
        start = _run_before(page, joint.start() + 1)
        if start is None:
            continue
        second = _SUFFIX.sub("", page[span])
        first = page.text[start : joint.start()]
        if lexicon.get(f"{first} and {second}") is not None:
            yield Span(start, span.end, Label.ORG)


def _run_before(page: Page, end: int) -> int | None:
    """Where the capitalised words begin that stand before an offset."""
    found = _BEFORE.search(page.text, max(0, end - 60), end)
    return found.start() if found is not None else None


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
    return merge(spans, proposed, is_better=covers_names)
