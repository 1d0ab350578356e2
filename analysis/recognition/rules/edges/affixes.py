"""What is written onto a name without being part of it: titles, ``ex-``, ``-based``, ``region``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import listed
from analysis.models import Label
from analysis.recognition.spans.trimming import trimmed_span

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_PREFIX = re.compile(
    r"(?:anti|pro|ex|pan|post|pre|non|neo|mid|semi|inter|trans|cross|all|then|self|vice|former"
    r"|Anti|Pro|Ex|Pan|Post|Pre|Non|Neo|Mid|Semi|Trans|Former)[-–](?=[A-Z])"
)
_SUFFIX = re.compile(
    r"[-–](?:based|led|backed|born|related|owned|made|bound|run|controlled|educated|trained|style"
    r"|held|ruled|occupied|sponsored|funded|language|speaking|registered|listed|dominated|allied"
    r"|friendly|style|wide|area|type|mediated|brokered|supported|inspired|linked|affiliated)\b.*$"
)
_LEADING_WORDS = re.compile(r"(?:[a-zà-ÿ][\w'’]*[ \t]+)+(?=[^\W\d_a-z])")
_TRAILING_WORDS = re.compile(r"(?:[ \t]+[a-zà-ÿ][\w'’-]*)+$")
_PARTICLES = listed(
    """al bin bint ibn abu da dal de del della den der des di do dos du el la las le les los san ten
    ter van vom von zu zum zur and of the"""
)
_KEPT_TAILS = listed(
    """valley railway river airport pipeline peninsula canal bridge street square mosque cathedral
    church strait islands island mountains sea"""
)
TITLES = listed(
    """President Minister Chancellor Premier King Queen Prince Princess Pope Emperor Empress Sultan
    Emir Sheikh Sheik Ayatollah Imam Rabbi Cardinal Archbishop Bishop Father Mr Mrs Ms Miss Dr Prof
    Professor Sir Lord Dame Frau Herr Judge Justice General Gen Colonel Col Captain Capt Major Maj
    Sergeant Sgt Lieutenant Lt Admiral Commissioner Commander Senator Sen Rep Congressman
    Congresswoman Governor Gov Mayor Ambassador Secretary Director Chairman Coach Marshal Officer
    Detective Inspector Spokesman Spokeswoman"""
)
_TITLE = re.compile(
    r"(?:(?:(?:Vice|Deputy|Prime|First|Foreign|Interior|Defen[cs]e|Finance|Economy|Justice|Acting"
    r"|Former|Crown|Lieutenant|Lt\.?|Major|Brigadier|Chief|Attorney|Secretary|Grand|New|Young|US|EU"
    rf"|UN) )?(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})\.?\s+)+(?=\S)"
)


def strip_affixes(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Cut titles, prefixes, suffixes and generic words in lower case off each span."""
    kept = []
    for span in spans:
        name = page[span]
        start, end = bounds(name, span.label) if lexicon.get(name) is None else (0, len(name))
        if (start, end) == (0, len(name)):
            kept.append(span)
            continue
        inner = span._replace(start=span.start + start, end=span.start + end)
        trimmed = trimmed_span(page.text, inner) if start < end else None
        if trimmed is not None:
            kept.append(trimmed)
    return kept


def bounds(name: str, label: Label) -> tuple[int, int]:
    """Where the name proper begins and ends."""
    start, end = 0, len(name)
    leading = _LEADING_WORDS.match(name)
    if leading and leading[0].split()[-1].lower() not in _PARTICLES:
        start = leading.end()
    prefix = _PREFIX.match(name, start)
    if prefix:
        start = prefix.end()
    if label == Label.PERSON:
        title = _TITLE.match(name, start)
        start = title.end() if title else start
    suffix = _SUFFIX.search(name, start)
    if suffix and suffix.start() > start:
        end = suffix.start()
    trailing = _TRAILING_WORDS.search(name, start, end)
    if trailing and trailing[0].split()[-1] not in _KEPT_TAILS:
        end = trailing.start()
    return start, end
