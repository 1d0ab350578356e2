"""A name found once is a name wherever it stands in the article, and so is its acronym.

A word is seldom used in two senses in one text (Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from analysis.models import Kind, Label
from analysis.recognition.spans.acronyms import BRACKETED, is_acronym
from analysis.recognition.spans.overlap import merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analysis.recognition.spans.page import Page

_ACRONYMIC = frozenset({Label.ORG, Label.EVENT, Label.LAW, Label.GPE, Label.FAC, Label.NORP})


def propagate(page: Page, spans: list[Span]) -> list[Span]:
    """Add the other occurrences of the names found, and the acronyms in brackets behind them."""
    spans = merge(spans, list(_acronyms(page, spans)), is_better=_is_same)
    proposed: list[Span] = []
    for name, label in _labels(page, spans).items():
        if len(name) < 3 and not name.isupper():
            continue
        starts = list(page.occurrences(name))
        if len(starts) < 2:
            continue
        if " " not in name and name.lower() in page.words:
            continue
        proposed.extend(Span(start, start + len(name), label) for start in starts)
    return merge(spans, proposed, is_better=lambda new, old: _is_whole(page[new], new, old))


def _is_whole(name: str, new: Span, old: list[Span]) -> bool:
    """Whether a name of several words takes the place of parts of it that were found alone.

    Those of ``Norstar and Fleet`` can be two names.
    """
    if len(old) > 1 and " and " in name:
        return False
    return all(
        new.start <= span.start
        and span.end <= new.end
        and span[:2] != new[:2]
        and span.kind == Kind.NAME
        and (span.label != Label.PERSON or new.label == Label.PERSON)
        for span in old
    )


def _labels(page: Page, spans: Iterable[Span]) -> Mapping[str, Label]:
    """The label that each name has most often."""
    votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    for span in spans:
        if span.kind == Kind.NAME:
            votes[page[span]][span.label] += 1
    return {name: labels.most_common(1)[0][0] for name, labels in votes.items()}


def _acronyms(page: Page, spans: Iterable[Span]) -> Iterator[Span]:
    """Acronyms in brackets right behind what they stand for: ``Ministry of Defence (MoD)``."""
    for span in spans:
        if span.label in _ACRONYMIC and page.text.startswith(("(", " ("), span.end):
            found = BRACKETED.match(page.text, span.end)
            if found and is_acronym(found[1], page[span]):
                yield Span(found.start(1), found.end(1), span.label)


def _is_same(new: Span, old: list[Span]) -> bool:
    return all(span[:2] == new[:2] for span in old)
