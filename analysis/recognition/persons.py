"""Who has a name in full lends it to its parts: surnames, given names, and names behind a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Kind, Label
from analysis.recognition.affixes import TITLES
from analysis.recognition.completion import whole_person
from analysis.recognition.overlap import merge
from analysis.recognition.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.lexicon import Lexicon
    from analysis.recognition.page import Page

_BEHIND_TITLE = re.compile(r"\.?\s+([^\W\d_a-z][\w'’-]+)(?!\w)")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AT = re.compile(r"(?:\b(?:in|In|at|from|to|near|via|outside|around|across)|, )\s$")
_PLACES = frozenset({Label.GPE, Label.LOC, Label.NORP})
_NO_SURNAMES = frozenset(
    {"Jr", "Sr", "II", "III", "IV", "V", "VI", "XVI", "Junior", "Senior", "Jnr"}
)


def name_persons(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Make every occurrence of a part of a person's name that person's."""
    parts = _parts(page, spans, lexicon) | _titled(page, spans, lexicon)
    proposed = []
    for part in parts:
        entry = lexicon.get(part)
        is_place = entry is not None and entry.label in _PLACES
        for start in page.occurrences(part):
            if is_place and _AT.search(page.text, max(0, start - 9), start):
                continue
            span = Span(start, start + len(part), Label.PERSON)
            proposed.append(whole_person(page.text, span))
    return merge(spans, proposed, is_better=_is_better)


def _is_better(new: Span, old: list[Span]) -> bool:
    """A person's part takes the place of what it covers, unless that is a source or a person."""
    return all(
        new.start <= span.start
        and span.end <= new.end
        and span.kind == Kind.NAME
        and (span.label != Label.PERSON or span.end - span.start < new.end - new.start)
        for span in old
    )


def _parts(page: Page, spans: Iterable[Span], lexicon: Lexicon) -> set[str]:
    """First word and last words of the persons named in full; a place is no given name."""
    parts: set[str] = set()
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
        if _is_part(last, 3) and not _is_country(last, lexicon):
            parts.add(last)
        if _is_part(first, 2) and lexicon.get(first) is None:
            parts.add(first)
        parts.update(
            name[word.start() : words[-1].end()] for word in words[1:-1] if word[0][0].isupper()
        )
    return parts


def _is_country(word: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get(word)
    return entry is not None and (entry.code is not None or entry.nationality_of is not None)


def _is_part(word: str, shortest: int) -> bool:
    return len(word) >= shortest and word[0].isupper() and not word.isupper()


def _titled(page: Page, spans: Iterable[Span], lexicon: Lexicon) -> set[str]:
    """Words behind a title that the model found to be a name of another kind."""
    found = {
        match[1]
        for title in TITLES & page.capitals.keys()
        for start in page.capitals[title]
        if (match := _BEHIND_TITLE.match(page.text, start + len(title))) is not None
    }
    if not found:
        return found
    found &= {page[span] for span in spans if span.label != Label.PERSON}
    return {word for word in found if lexicon.get(word) is None and _is_part(word, 3)}
