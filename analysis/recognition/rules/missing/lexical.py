"""The lexicon (a gazetteer) decides what its names are, and adds those that the model missed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicon import Entry, current
from analysis.models import Kind, Label
from analysis.recognition.spans.overlap import merge
from analysis.recognition.spans.page import CAPITALISED, Page, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.lexicon import Lexicon


def add_known(page: Page, spans: list[Span]) -> list[Span]:
    """Give the lexicon's names their type, in place of parts of them, and add those not found."""
    return merge(spans, known(page), is_better=_is_better)


def known(page: Page) -> list[Span]:
    """Find every name of the lexicon in the article, the longest at each place."""
    found: list[Span] = []
    table = _by_capital()
    for word, offsets in page.capitals.items():
        for offset in offsets if word in table else ():
            for name, before, entry in table[word]:
                start = offset - before
                end = start + len(name)
                if start >= 0 and page.text.startswith(name, start) and page.is_whole(start, end):
                    found.append(Span(start, end, entry.label))
                    break
    return found


def _is_better(new: Span, old: list[Span]) -> bool:
    """Whether it covers all that it would replace, and that is no source.

    The lexicon knows peoples, the model when their word is that of their language.
    """
    return all(
        new.start <= span.start
        and span.end <= new.end
        and span.kind == Kind.NAME
        and not (span.label == Label.LANGUAGE and new.label == Label.NORP)
        for span in old
    )


@cache
def _by_capital() -> Mapping[str, list[tuple[str, int, Entry]]]:
    return by_capital(current())


def by_capital(lexicon: Lexicon) -> dict[str, list[tuple[str, int, Entry]]]:
    """Sort names by their first capitalised word, and how far into the name it is; longest first.

    A name without one ("dpa") cannot be told from a word in running text and is left out.
    """
    names: dict[str, list[tuple[str, int, Entry]]] = {}
    for entry in lexicon:
        first = CAPITALISED.search(entry.name)
        if first is not None:
            names.setdefault(first[0], []).append((entry.name, first.start(), entry))
    for same in names.values():
        same.sort(key=lambda found: -len(found[0]))
    return names
