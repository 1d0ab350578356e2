"""Names that ran into a neighbour without a mark between them are taken apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analysis.lexicon import common_words
from analysis.models import Kind, Label
from analysis.recognition.rules.labels.cues import names_its_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_POSSESSIVE = re.compile(r"['’]s? (?=[^\W\d_a-z])")
_NUMBERED = re.compile(r"(?:\d{4}|\d{1,3}(?:st|nd|rd|th)) (?=[^\W\d_a-z])")
_OF = re.compile(r" of (?=[^\W\d_a-z])")
_COMPANY = re.compile(r"\b(?:Inc|Corp|Co|Ltd|AG|SA|plc|PLC|NV|Group)\.?$")
_CRICKET = frozenset({"b", "c", "lbw", "st"})
_PLACES = frozenset({Label.GPE, Label.LOC})
_OWNED = frozenset({Label.ORG, Label.EVENT, Label.PERSON, Label.GPE, Label.LOC, Label.NORP})


def take_apart(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Part ``Mao's Cultural Revolution`` and ``Ai Weiwei Drifting`` by what stands alone."""
    alone = Counter(
        (page[span], span.label)
        for span in spans
        if span.kind == Kind.NAME and not page.text.startswith(("'s", "’s"), span.end)
    )
    names = _Names(lexicon, alone)
    return [
        part
        for span in spans
        for part in (
            names.parts(page, span)
            if span.kind == Kind.NAME and lexicon.get(page[span]) is None
            else (span,)
        )
    ]


class _Names:
    """What the names of an article, and the lexicon, say of the parts of one of them."""

    def __init__(self, lexicon: Lexicon, alone: Counter[tuple[str, Label]]) -> None:
        self._lexicon = lexicon
        self._labels = {name: label for (name, label), _ in reversed(alone.most_common())}
        self._persons = {name for name, label in alone if label == Label.PERSON and " " in name}

    def parts(self, page: Page, span: Span) -> Iterator[Span]:
        name = page[span]
        number = _NUMBERED.match(name)
        if number and span.label in _PLACES | {Label.NORP, Label.EVENT, Label.PERSON}:
            rest = self._lexicon.get(name[number.end() :])
            if rest is not None and rest.label != Label.EVENT:
                yield span._replace(start=span.start + number.end(), label=rest.label)
                return
        owner = _POSSESSIVE.search(name)
        if owner and self._is_owner(span, name, owner):
            label = self._labels[name[: owner.start()]]
            rest = self._lexicon.get(name[owner.end() :])
            yield span._replace(end=span.start + owner.start(), label=label)
            yield span._replace(
                start=span.start + owner.end(), label=rest.label if rest else span.label
            )
            return
        home = _OF.search(name)
        if home and self._is_seat(name, home):
            yield span._replace(end=span.start + home.start(), label=Label.ORG)
            yield span._replace(start=span.start + home.end(), label=Label.GPE)
            return
        yield from self._persons_in(span, name)

    def _persons_in(self, span: Span, name: str) -> Iterator[Span]:
        """A person whose full name the article has elsewhere, without what stands around it."""
        words = name.split(" ")
        if span.label == Label.PERSON and len(words) > 2 and not names_its_kind(name):
            for size in range(len(words) - 1, 1, -1):
                head = " ".join(words[:size])
                if head in self._persons and self._opens(words[size:]):
                    yield span._replace(end=span.start + len(head))
                    return
        yield span

    def _opens(self, rest: list[str]) -> bool:
        """Whether what stands behind a full name begins something else."""
        return (
            rest[0].lower() in common_words()
            or rest[0] in _CRICKET
            or any(name.partition(" ")[0] == rest[0] for name in self._labels)
            or self._lexicon.get(" ".join(rest)) is not None
        )

    def _is_owner(self, span: Span, name: str, owner: re.Match[str]) -> bool:
        """Whether the owner is a name by itself, and the whole is not that of a company."""
        return (
            span.label in _OWNED
            and name[: owner.start()] in self._labels
            and _COMPANY.search(name) is None
        )

    def _is_seat(self, name: str, home: re.Match[str]) -> bool:
        """Whether this is a company and its country: ``OMV of Austria``."""
        entry = self._lexicon.get(name[home.end() :])
        if entry is None or entry.code is None or entry.name == "America":
            return False
        firm = name[: home.start()]
        is_acronym = firm.isupper() and len(firm) > 1
        return is_acronym or _COMPANY.search(firm) is not None
