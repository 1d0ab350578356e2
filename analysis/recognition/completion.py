"""Names that the model cut short are completed: particles, initials, ``al-``, titles of works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Label
from analysis.recognition.overlap import without_overlaps

if TYPE_CHECKING:
    from analysis.recognition.page import Page, Span

_CAPITAL = r"[^\W\d_a-z](?:\w|-(?=\w)|['’](?=\w\w))*"
_PARTICLE = (
    r"(?:[Vv]an(?: (?:der|den|de|Der|Den|De))?|[Vv]on(?: (?:der|dem|und zu))?|[Dd]el|[Dd]ella"
    r"|[Dd]e(?: (?:la|los|las|La))?|[Dd]i|[Dd]u|[Dd]os|[Dd]a|[Ll]e|[Tt]er|[Tt]en|[Bb]in|[Bb]int"
    r"|[Ii]bn|[Aa]bu|[Zz]u)"
)
_BEFORE = re.compile(
    rf"(?<![\w.])(?:(?:[^\W\d_a-z]\.[ -]?){{1,3}}|(?:{_PARTICLE} )+|[Aa]l-|[Ee]l-)$"
)
_AFTER = re.compile(
    rf"(?: {_PARTICLE})+ {_CAPITAL}|[ -](?:al|el|ul|ur|ud|Al|El)[-‑]{_CAPITAL}(?:-{_CAPITAL})?"
    rf"|-[a-z]{{2,4}}(?:-{_CAPITAL})?(?![\w-])|-{_CAPITAL}(?![\w-])"
    r"|\s(?:II|III|IV|VI|VII|VIII|XVI|XXIII)(?!\w)"
)
_PARTY = re.compile(r"-(?:PF|Renamo|Frelimo|IP|JP)(?!\w)")
_OPENING = re.compile(r"[\"“„«‘]\s*$")
_TITLE_OF_WORK = re.compile(r"[^\"“”„«»\n]{1,60}?(?=[,.!?]?[\"”“»])")
_LITTLE = re.compile(r"(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|de|la|le|der|die|das)$")


def complete(page: Page, spans: list[Span]) -> list[Span]:
    """Extend the spans of names that go on before or behind them."""
    whole = []
    for span in spans:
        if span.label == Label.PERSON:
            whole.append(whole_person(page.text, span))
        elif span.label == Label.WORK_OF_ART:
            whole.append(_work(page.text, span))
        elif span.label == Label.ORG:
            party = _PARTY.match(page.text, span.end)
            whole.append(span._replace(end=party.end()) if party else span)
        else:
            whole.append(span)
    return without_overlaps(whole)


def whole_person(text: str, span: Span) -> Span:
    """Extend a person by an initial or particle before, and what is hyphenated on behind."""
    before = _BEFORE.search(text, max(0, span.start - 14), span.start)
    after = _AFTER.match(text, span.end)
    return span._replace(
        start=before.start() if before else span.start, end=after.end() if after else span.end
    )


def _work(text: str, span: Span) -> Span:
    """A title in quotation marks is whole when each of its greater words has a capital."""
    opening = max(text.rfind(mark, max(0, span.start - 30), span.start) for mark in '"“„«')
    if opening < 0:
        return span
    found = _TITLE_OF_WORK.match(text, opening + 1)
    if found is None or found.end() < span.end or found.start() > span.start:
        return span
    words = found[0].split()
    if all(not word[0].islower() or _LITTLE.match(word) for word in words):
        title = found[0]
        return span._replace(
            start=found.end() - len(title.lstrip()), end=found.start() + len(title.rstrip())
        )
    return span
