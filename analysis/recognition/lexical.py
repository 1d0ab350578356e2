"""The lexicon decides what its names are, and adds those the model missed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analysis.lexicon import Entry, shipped
from analysis.recognition.overlap import merge
from analysis.recognition.page import Page, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.lexicon import Lexicon

_FIRST = re.compile(r"\w+")


def add_known(page: Page, spans: list[Span]) -> list[Span]:
    """Give the lexicon's names their type, in place of parts of them, and add those not found."""
    return merge(spans, known(page), is_better=_is_better)


def known(page: Page) -> list[Span]:
    """Every name of the lexicon in the article, the longest at each place."""
    found: list[Span] = []
    first_words = _by_first_word()
    for word, starts in page.capitals.items():
        names = first_words.get(word)
        if names is None:
            continue
        for start in starts:
            for name, entry in names:
                end = start + len(name)
                if page.text.startswith(name, start) and page.is_end(end):
                    found.append(Span(start, end, entry.label))
                    break
    return found


def _is_better(new: Span, old: list[Span]) -> bool:
    """Whether it covers all that it would replace: it is never cut out of a longer name."""
    return all(new.start <= span.start and span.end <= new.end for span in old)


@cache
def _by_first_word() -> Mapping[str, list[tuple[str, Entry]]]:
    return first_words(shipped())


def first_words(lexicon: Lexicon) -> dict[str, list[tuple[str, Entry]]]:
    """Sort the names of a lexicon by their first word, longest first."""
    names: dict[str, list[tuple[str, Entry]]] = {}
    for entry in lexicon:
        first = _FIRST.match(entry.name)
        if first is not None:
            names.setdefault(first[0], []).append((entry.name, entry))
    for same in names.values():
        same.sort(key=lambda pair: -len(pair[0]))
    return names
