"""Names in lines all in capitals, where the model takes verbs for names, are held to the body's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import COMPANY, GENERIC, SMALL
from analysis.models import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e|d)$")
_SHORTEST_COMMON = 4
_PLACES = frozenset({Label.GPE, Label.LOC, Label.NORP, Label.LANGUAGE})
"""Kinds that the model finds by their words, however these are written."""


def hold_to_body(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Cut the names in lines in capitals down to what is known as a name.

    ``REAGAN DENOUNCES`` is Reagan where the body names a Reagan, and no Denounces. A name that
    the body never repeats stays whole (``PAYCHEX INC``), unless the body has its words as common
    ones and no name remains, or it is of a person and of one word (``WIDENS``).
    """
    inside = [span for span in spans if page.is_shouted(span)]
    if not inside:
        return spans
    body = _Body(page, [span for span in spans if not page.is_shouted(span)], lexicon)
    if not body.names:
        return spans
    kept = {span: body.held(span) for span in inside}
    return [held for span in spans if (held := kept.get(span, span)) is not None]


class _Body:
    """What the body of an article says of the words of its headlines."""

    def __init__(self, page: Page, spans: Sequence[Span], lexicon: Lexicon) -> None:
        self._page = page
        self._lexicon = lexicon
        self._labels = _labels(page, spans)
        self.names = {word for name in self._labels for word in _WORD.findall(name)}
        """Words of the names that were found in it, in capitals."""
        written = {word for part in page.unshouted() for word in _WORD.findall(part)}
        self._capitalised = {_stem(word) for word in written if not word[0].islower()}
        self._common = {
            _stem(word)
            for word in written
            if len(word) >= _SHORTEST_COMMON and word == word.lower()
        }

    def held(self, span: Span) -> Span | None:
        """Give the part of a name that is known; None where it cannot be a name."""
        name = self._page[span]
        if name.upper() in self._labels or self._lexicon.get(name) is not None:
            return span
        words = list(_WORD.finditer(name))
        known = [self._is_known(word[0]) for word in words]
        if all(known) or span.label in _PLACES:
            return span
        part = self._longest(name, words, known)
        if part is not None:
            start, end = part
            label = self._label(name[start:end], span.label)
            return span._replace(start=span.start + start, end=span.start + end, label=label)
        if span.label == Label.PERSON and len(words) == 1:
            return None
        is_company = bool(words) and words[-1][0].lower() in COMPANY
        return span if is_company or not any(self._is_common(word[0]) for word in words) else None

    def _is_known(self, word: str) -> bool:
        return (
            len(word) == 1
            or word.lower() in SMALL
            or word.lower() in COMPANY
            or _stem(word) in self._capitalised
        )

    def _is_common(self, word: str) -> bool:
        stem = _stem(word)
        return stem in self._common and stem not in self._capitalised

    def _longest(
        self, name: str, words: list[re.Match[str]], known: list[bool]
    ) -> tuple[int, int] | None:
        """Where the longest run of known words stands that is, in part, a name of the body."""
        runs: list[tuple[int, int]] = []
        first = 0
        for at in range(len(words) + 1):
            if at < len(words) and known[at]:
                continue
            last = at
            while first < last and words[first][0].lower() in SMALL:
                first += 1
            while first < last and words[last - 1][0].lower() in SMALL:
                last -= 1
            if first < last and self._is_named(name, words[first:last]):
                end = words[last - 1].end()
                is_abbreviated = len(words[last - 1][0]) == 1 and name[end : end + 1] == "."
                runs.append((words[first].start(), end + is_abbreviated))
            first = at + 1
        return max(runs, key=lambda run: run[1] - run[0], default=None)

    def _is_named(self, name: str, run: list[re.Match[str]]) -> bool:
        """Whether a run is a name of the body, or has a word of one that few names have."""
        if name[run[0].start() : run[-1].end()].upper() in self._labels:
            return True
        words = {word[0] for word in run}
        return any(
            word.upper() in self.names and word.lower() not in COMPANY | GENERIC for word in words
        )

    def _label(self, name: str, label: Label) -> Label:
        entry = self._lexicon.get(name)
        return entry.label if entry is not None else self._labels.get(name.upper(), label)


def _labels(page: Page, spans: Iterable[Span]) -> Mapping[str, Label]:
    """The label that each name, in capitals, mostly has."""
    votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    for span in spans:
        votes[" ".join(page[span].upper().split())][span.label] += 1
    return {name: labels.most_common(1)[0][0] for name, labels in votes.items()}


def _stem(word: str) -> str:
    """A word without the commonest endings: ``denounces`` and ``denounced`` have one."""
    stem = _ENDING.sub("", word.lower())
    return stem[:-1] if len(stem) > _SHORTEST_COMMON and stem[-1] == stem[-2] else stem
