"""A nationality before a name that also stands alone is a name of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.models import Kind, Label
from analysis.recognition.spans.acronyms import BRACKETED, is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_MODIFIED = frozenset({Label.ORG, Label.LAW, Label.FAC, Label.PRODUCT})
_OF_STATE = re.compile(
    r"(?:Ministry|Office|Department|Parliament|Assembly|Senate|Cabinet|Government|Court|Bank|Police"
    r"|Army|Navy|Force|Forces|Guards?|Embassy|Federation|Association|Council|Committee|Party|Greens"
    r"|Democrats|Liberals|Socialists|Conservatives|League|Union|Congress|Airlines|Museum|University)$"
)
"""What each country has one of: ``German Foreign Office`` is the name of one."""


def set_apart(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Make two names of ``French National Front`` where ``National Front`` is known by itself.

    Not where the article has several, each with a people of its own.
    """
    alone = {
        page[span]: span.label for span in spans if span.kind == Kind.NAME and " " in page[span]
    }
    peoples: defaultdict[str, set[str]] = defaultdict(set)
    for name in alone:
        people, _, rest = name.partition(" ")
        peoples[rest].add(people)
    shared = {rest for rest, several in peoples.items() if len(several) > 1}
    return [
        part
        for span in spans
        for part in (
            (span,)
            if page[span].partition(" ")[2] in shared
            else _parts(page, span, lexicon, alone)
        )
    ]


def _parts(page: Page, span: Span, lexicon: Lexicon, alone: dict[str, Label]) -> Iterator[Span]:
    name = page[span]
    people, _, rest = name.partition(" ")
    entry = lexicon.get(people)
    known = lexicon.get(rest)
    label = known.label if known is not None else alone.get(rest)
    if (
        span.kind != Kind.NAME
        or entry is None
        or entry.nationality_of is None
        or lexicon.get(name) is not None
        or not _is_own(rest, label)
        or _is_abbreviated(page, span)
    ):
        yield span
        return
    middle = span.end - len(rest)
    yield span._replace(end=span.start + len(people), label=Label.NORP)
    yield span._replace(start=middle, label=label or span.label)


def _is_own(rest: str, label: Label | None) -> bool:
    """Whether what stands behind a people's name names something by itself."""
    return label in _MODIFIED and _OF_STATE.search(rest) is None


def _is_abbreviated(page: Page, span: Span) -> bool:
    """Whether an acronym behind the name counts the people in: ``Indonesian … Party (PDI)``."""
    found = BRACKETED.match(page.text, span.end)
    return found is not None and is_acronym(found[1], page[span])
