"""The labels of a source made those of OntoNotes, and what it leaves out filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import Label
from analysis.recognition.spans.page import Span
from analysis.recognition.spans.trimming import has_capital, trimmed_span
from analysis.recognition.training.origins import GROUPS, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.lexicon import Lexicon
    from analysis.recognition.training.origins import Origin


class Marked(NamedTuple):
    """A stretch of text and the name that its annotators give it."""

    start: int
    end: int
    type: str


class Passage(NamedTuple):
    """Text to learn from: trimmed spans in text order that do not overlap.

    ``filled`` says of each whether the base model alone vouches for it.
    """

    text: str
    spans: tuple[Span, ...]
    filled: tuple[bool, ...]


def convert(
    text: str,
    marked: Iterable[Marked],
    base: Sequence[Span],
    origin: Origin,
    lexicon: Lexicon,
) -> Passage:
    """Turn the annotation of a passage into OntoNotes labels; ``base`` is the base model's view."""
    gold: list[Span] = []
    for mark in sorted(marked):
        span = _trimmed(text, Span(mark.start, mark.end, origin.labels[mark.type]))
        if span is None or (gold and span.start < gold[-1].end):
            continue
        gold.append(span if origin.is_fine else _finer(text, span, base, lexicon))
    if not origin.is_fine:
        gold = [span for span in gold if has_capital(text[span.start : span.end])]
    fill = [] if origin.is_complete else _missing(text, gold, base, origin)
    both = sorted([*((span, False) for span in gold), *((span, True) for span in fill)])
    return Passage(text, tuple(span for span, _ in both), tuple(filled for _, filled in both))


def _trimmed(text: str, span: Span) -> Span | None:
    """Cut what is no part of a name off it; a value stays as it is, sign and article included."""
    return span if span.label.is_value else trimmed_span(text, span)


def _finer(text: str, span: Span, base: Sequence[Span], lexicon: Lexicon) -> Span:
    """Take the base model's label where it agrees on the group, the lexicon's for a known name.

    A people that a source counts among places is one to the base model. Of a language, for which
    the lexicon has the word of its people, the source knows best.
    """
    if span.label == Label.LANGUAGE:
        return span
    entry = lexicon.get(text[span.start : span.end])
    if entry is not None and _agree(entry.label, span.label):
        return span._replace(label=entry.label)
    for other in base:
        if other.start < span.end and span.start < other.end and _agree(other.label, span.label):
            return span._replace(label=other.label)
    return span


def _agree(finer: Label, label: Label) -> bool:
    group = GROUPS.get(finer)
    if group is None:
        return False
    return group == GROUPS[label] or (finer == Label.NORP and GROUPS[label] == Group.PLACE)


def _missing(text: str, gold: list[Span], base: Sequence[Span], origin: Origin) -> list[Span]:
    """Spans of the base model that the source says nothing about."""
    kept: list[Span] = []
    for span in base:
        group = GROUPS.get(span.label)
        if group in origin.groups:
            continue
        trimmed = _trimmed(text, span)
        if trimmed is None or any(
            trimmed.start < other.end and other.start < trimmed.end for other in gold
        ):
            continue
        kept.append(trimmed)
    return kept
