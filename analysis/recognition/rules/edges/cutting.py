"""A span that runs over several names is cut: at line breaks, dashes, possessives, lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Label
from analysis.recognition.spans.trimming import has_capital, trimmed_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_BREAK = re.compile(
    r"\s*\n\s*|\s+[-–—]{1,3}\s+|\s*--+\s*|\s[|•]\s|[\"“”]\s*[,;]?\s|\s*[<>]\s*"
    r"|(?<=Group [A-L])\.?\s+"
)
_LISTED = re.compile(r"\s*[,;/]\s*(?:and\s+)?|\s+(?:and|und)\s+|\s+&\s+")
_LISTABLE = frozenset({Label.GPE, Label.LOC, Label.NORP, Label.PERSON})
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\s+(?=\S)")
_COMBINING = frozenset({"Franco", "Sino", "Indo", "Russo", "Italo", "Greco", "Austro"})
"""How peoples are called before another; ``Anglo`` and ``Afro`` make one with what follows."""
_HYPHEN = re.compile(r"[-–—]")


def cut(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Cut the spans, trim the parts, and drop a part that has no capital then."""
    kept: list[Span] = []
    for span in spans:
        parts = list(_parts(page, span, lexicon))
        for part in parts:
            trimmed = trimmed_span(page.text, part)
            if trimmed is not None and (len(parts) == 1 or has_capital(page[trimmed])):
                kept.append(trimmed)
    return kept


def _parts(page: Page, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    name = page[span]
    if lexicon.get(name) is not None:
        yield span
        return
    for line in _split(page, span, _BREAK):
        name = page[line]
        if line.label in _LISTABLE and _LISTED.search(name) and lexicon.get(name) is None:
            yield from _split(page, line, _LISTED)
        elif line.label in _LISTABLE and _is_compound(name, lexicon):
            for part in _split(page, line, _HYPHEN):
                yield part._replace(label=Label.NORP) if page[part] in _COMBINING else part
        else:
            yield from _owned(page, line, lexicon)


def _split(page: Page, span: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    start = span.start
    for found in mark.finditer(page.text, span.start, span.end):
        if found.start() > start:
            yield span._replace(start=start, end=found.start())
        start = found.end()
    if start < span.end:
        yield span._replace(start=start)


def _is_compound(name: str, lexicon: Lexicon) -> bool:
    """Whether hyphens join names of the lexicon: ``US-Iranian``, ``Franco-German``."""
    first, *others = _HYPHEN.split(name)
    return (
        bool(others)
        and (first in _COMBINING or lexicon.get(first) is not None)
        and all(lexicon.get(part) is not None for part in others)
    )


def _owned(page: Page, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """``India's National Commission``: a known owner, and what is left as a span of its own."""
    found = _POSSESSIVE.search(page.text, span.start, span.end)
    entry = lexicon.get(page.text[span.start : found.start()]) if found else None
    if found is None or entry is None:
        yield span
        return
    yield span._replace(end=found.start(), label=entry.label)
    yield span._replace(start=found.end())
