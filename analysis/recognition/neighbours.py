"""Words beside a name that say what it is: “the daily X”, “the X movement”."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.lexicon import Lexicon
    from analysis.recognition.page import Page, Span

_BODY_BEFORE = re.compile(
    r"(?:\b(?:broadcaster|newspaper|daily|weekly|magazine|tabloid|company|firm|agency|bank|airline"
    r"|carmaker|manufacturer|retailer|insurer|operator|giant|conglomerate|publisher|charity|NGO"
    r"|party|movement|club|side|champions|parent|subsidiary|rival|website|station|network|group"
    r"|think tank|union))\s[\"“'‘]?$"
)
_BODY_AFTER = re.compile(
    r"[\"”'’]?\s(?:group|movement|newspaper|daily|weekly|magazine|tabloid|party|news agency|company"
    r"|network|think tank|bid|shares|stock|board|shareholders|chief executive)\b"
)
_DOUBTFUL = frozenset(
    {Label.PERSON, Label.LOC, Label.FAC, Label.PRODUCT, Label.NORP, Label.WORK_OF_ART, Label.GPE}
)


def type_by_neighbour(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Type a name the lexicon does not know by the words beside it, and by what it mostly is.

    One name has one type in an article: the one it has most often, where there is one.
    """
    bodies = {
        page[span]
        for span in spans
        if span.label in _DOUBTFUL
        and span.kind == Kind.NAME
        and _is_body(page, span)
        and lexicon.get(page[span]) is None
    }
    usual = _usual(page, spans)
    return [
        span
        if span.kind != Kind.NAME or lexicon.get(name := page[span]) is not None
        else span._replace(label=Label.ORG if name in bodies else usual.get(name, span.label))
        for span in spans
    ]


def _is_body(page: Page, span: Span) -> bool:
    text = page.text
    return span.label != Label.GPE and (
        _BODY_AFTER.match(text, span.end) is not None
        or _BODY_BEFORE.search(text, max(0, span.start - 16), span.start) is not None
    )


def _usual(page: Page, spans: Iterable[Span]) -> dict[str, Label]:
    """The label that more occurrences have than any other, for names that have several.

    Peoples are in the lexicon: a name of another people that is something else too is that.
    """
    votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    for span in spans:
        if span.kind == Kind.NAME:
            votes[page[span]][span.label] += 1
    usual = {}
    for name, labels in votes.items():
        if len(labels) > 1:
            del labels[Label.NORP]
            first, *others = labels.most_common(2)
            if not others or first[1] > others[0][1]:
                usual[name] = first[0]
    return usual
