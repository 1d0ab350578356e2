"""Credits of agencies, photographers, authors and editors: no part of what the news is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import listed
from analysis.models import Kind, Label
from analysis.recognition.spans.overlap import merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.recognition.spans.page import Page

_AGENCIES = (
    "Thomson Reuters|Associated Press|Agence France-Presse|Press Association|Getty Images|Bloomberg"
    "|Anadolu|Reuters|Xinhua|Interfax|RIA Novosti|ITAR-TASS|Itar-Tass|UPPA|Getty|Kyodo|EPA-EFE"
    "|AFP|ANSA|APA|APTN|AP|ATS|BTA|CP|DAPD|dapd|DPA|dpa|EFE|EPA|epa|epd|IANS|IRNA|KNA|kna|KUNA"
    "|MTI|NTB|PAP|PA|PTI|RIA|RTR|SDA|sda|SID|sid|TASS|Tass|UPI|ZUMA|ddp|picture[- ]alliance"
)
_AGENCY = re.compile(rf"(?<![\w-])(?:{_AGENCIES})(?![\w-])")
_LIST = rf"(?:{_AGENCIES})(?:\s*(?:[,/&|]|and|via)\s*(?:{_AGENCIES}))*"
_PERSON = r"[^\W\d_a-z]\w*\.?(?:[ -](?!Editor|Author)[^\W\d_a-z]\w*\.?){1,3}"
_SIGNED = r"(?<![\w/])[a-z]{1,4}(?:[/,] ?[a-z]{1,4}){0,3}"
_CREDIT = re.compile(
    "|".join(
        (
            rf"{_SIGNED}\s*\([^()\n]{{0,40}}?(?:{_AGENCIES})(?![\w-])[^()\n]{{0,60}}\)",
            rf"(?<!\w)[a-z]{{2,4}}(?:/(?:{_AGENCIES}))+(?![\w-])",
            rf"[(\[]{_LIST}[)\]]",
            rf"{_PERSON}\s?/\s?{_LIST}(?![\w-])",
            r"[(\[](?:Picture|Photo|Image|Credit|Foto|Photograph|Source)s?(?: by| credit)?:? "
            r"[^()\n]{1,120}[)\]]",
            r"^(?:Picture|Photo|Image)s?(?: by| credit)?: ?[^\n]{1,120}$",
            r"[(\[](?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Cc]ompiled"
            r"|[Ww]ritten) (?:and \w+ )?by [^()\n]{1,300}[)\]]",
            rf"(?:Author|Autor|Editor|Edited by|Interview(?:er)?|Report(?:er)?)s?: ?{_PERSON}"
            rf"(?:\s?/\s?\w{{2,4}})?(?:\s?\((?:{_AGENCIES})[^()\n]*\))?",
            rf"(?:©|\([cC]\)|[Cc]opyright)[^\n]{{0,30}}?(?:{_AGENCIES})(?![\w-])",
        )
    ),
    re.MULTILINE,
)
_HEADS = listed("Picture Photo Image Credit Foto Photograph Source Author Editor Interview Report")
_NAMED = re.compile(rf"(?<=: )(?!{_LIST}(?!\w)){_PERSON}")
_MIGHT = re.compile(
    rf"(?<![\w-])(?:{_AGENCIES}|[Aa]uthors?|Editors?|[Ee]dit(?:ed|ing)|[Rr]eporting|Reporter|Interview"
    r"|[Ww]rit(?:ing|ten)|[Cc]ompiled|Picture|Photo|Image|Credit|Foto|Photograph|Source)"
)


def mark_credits(page: Page, spans: list[Span]) -> list[Span]:
    """Make what stands in a credit a source, add agencies and authors the model missed there."""
    regions = list(_regions(page.text))
    if not regions:
        return spans
    ends = [end for _, end in regions]
    kept: list[Span] = []
    for span in spans:
        nearest = bisect_right(ends, span.start)
        start, end = regions[nearest] if nearest < len(regions) else (span.end, span.end)
        if start >= span.end:
            kept.append(span)
        elif start <= span.start and span.end <= end:
            kept.extend(_sources(page.text, span))
    agencies: list[Span] = []
    persons: list[Span] = []
    for start, end in regions:
        agencies += (
            Span(*found.span(), Label.ORG, Kind.SOURCE)
            for found in _AGENCY.finditer(page.text, start, end)
        )
        persons += (
            Span(*found.span(), Label.PERSON, Kind.SOURCE)
            for found in _NAMED.finditer(page.text, start, end)
        )
    return merge(merge(kept, agencies, is_better=lambda _new, _old: True), persons)


def _regions(text: str) -> Iterator[tuple[int, int]]:
    if _MIGHT.search(text) is not None:
        for found in _CREDIT.finditer(text):
            yield found.span()


def _sources(text: str, span: Span) -> Iterator[Span]:
    """A span of a credit, cut at slashes: ``Juan Barreto/AFP`` is two."""
    start = span.start
    for part in re.split(r"(/)", text[span.start : span.end]):
        if part.strip() and part != part.lower() and part not in _HEADS:
            yield Span(start, start + len(part), span.label, Kind.SOURCE)
        start += len(part)
