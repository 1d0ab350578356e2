"""Who has a name in full lends it to its parts: surnames and given names."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import FAMILY_FIRST
from analysis.models import Kind, Label
from analysis.recognition.rules.edges.completion import whole_person
from analysis.recognition.rules.labels.cues import names_its_kind
from analysis.recognition.spans.overlap import merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page

_NAME_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AT = re.compile(r"(?:\b(?:in|In|at|from|to|near|via|outside|around|across)|, )\s$")
_OF_PLACE = re.compile(_AT.pattern + r"|\bof\s$")
_PLACES = frozenset({Label.GPE, Label.LOC, Label.NORP})
_DOUBTFUL = frozenset({Label.ORG, Label.NORP, Label.WORK_OF_ART, Label.PRODUCT})
_QUOTES = frozenset("\"“„«‘'")
_WORDS_OF_A_PERSON = range(2, 5)
_SURNAMES = frozenset(
    {"Chad", "England", "France", "Georgia", "Holland", "Ireland", "Israel", "Jordan", "Wales"}
)
"""Countries that are surnames too."""
_NO_SURNAMES = frozenset(
    {"Jr", "Sr", "II", "III", "IV", "V", "VI", "XVI", "Junior", "Senior", "Jnr"}
)


def name_persons(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Make every occurrence of a surname that person's, and of a given name where one was found."""
    spans = _borne_out(page, spans, lexicon)
    surnames, given = _parts(page, spans, lexicon)
    proposed: list[Span] = []
    for part in surnames | given:
        entry = lexicon.get(part)
        is_place = entry is not None and entry.label in _PLACES
        for start in page.occurrences(part):
            if is_place and _AT.search(page.text, max(0, start - 9), start):
                continue
            span = Span(start, start + len(part), Label.PERSON)
            if part in surnames or _is_found(spans, span):
                proposed.append(whole_person(page.text, span))
    return merge(spans, proposed, is_better=lambda new, old: _is_better(page, new, old))


def _borne_out(page: Page, spans: Sequence[Span], lexicon: Lexicon) -> list[Span]:
    """``Evo Morales`` taken for a body is a person where ``Morales`` alone is one."""
    alone = {page[span] for span in spans if span.label == Label.PERSON}
    return [
        span._replace(label=Label.PERSON)
        if span.label in _DOUBTFUL
        and span.kind == Kind.NAME
        and len(words := page[span].split()) in _WORDS_OF_A_PERSON
        and words[-1] in alone
        and lexicon.get(page[span]) is None
        and lexicon.get(words[0]) is None
        and not names_its_kind(page[span])
        else span
        for span in spans
    ]


def _is_found(spans: Sequence[Span], new: Span) -> bool:
    """Whether one of the spans, which are in text order, overlaps this one.

    Where the model sees no name, a given name is seldom that of the same person.
    """
    at = bisect_left(spans, new.end, key=lambda span: span.start)
    return at > 0 and spans[at - 1].end > new.start


def _is_better(page: Page, new: Span, old: list[Span]) -> bool:
    """A person's part takes the place of what it covers, unless that is a source or a person.

    Nor is a title in quotation marks, of a film on Harvey Milk, say, that person.
    """
    return all(
        new.start <= span.start
        and span.end <= new.end
        and span.kind == Kind.NAME
        and not (span.label == Label.WORK_OF_ART and page.text[span.start - 1] in _QUOTES)
        and (span.label != Label.PERSON or span.end - span.start < new.end - new.start)
        for span in old
    )


def _parts(
    page: Page, spans: Iterable[Span], lexicon: Lexicon
) -> tuple[frozenset[str], frozenset[str]]:
    """Surnames and given names of the persons named in full; a place is no given name."""
    surnames: set[str] = set()
    given: set[str] = set()
    for span in spans:
        if span.label != Label.PERSON or span.kind != Kind.NAME:
            continue
        name = page[span]
        words = list(_NAME_WORD.finditer(name))
        while len(words) > 1 and words[-1][0] in _NO_SURNAMES:
            words.pop()
        if not 2 <= len(words) <= 5:
            continue
        first, last = words[0][0], words[-1][0]
        if _is_part(last, 3) and _may_be_surname(page, last, lexicon):
            surnames.add(last)
        if _is_part(first, 2) and lexicon.get(first) is None:
            (surnames if first.lower() in FAMILY_FIRST else given).add(first)
        surnames.update(
            name[word.start() : words[-1].end()] for word in words[1:-1] if word[0][0].isupper()
        )
    return frozenset(surnames), frozenset(given)


def _may_be_surname(page: Page, word: str, lexicon: Lexicon) -> bool:
    """Whether an article that names somebody so can mean that person by the word alone.

    A country is meant by its name unless the article never says that something is there.
    """
    entry = lexicon.get(word)
    if entry is None or not (entry.nationality_of or lexicon.is_home(word)):
        return True
    return word in _SURNAMES and not any(
        _OF_PLACE.search(page.text, max(0, start - 9), start)
        and not page.text.startswith(("'s", "’s"), start + len(word))
        for start in page.occurrences(word)
    )


def _is_part(word: str, shortest: int) -> bool:
    return len(word) >= shortest and word[0].isupper() and not word.isupper()
