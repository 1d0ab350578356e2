"""All rules over one article, in the order that pays: the model's spans in, mentions out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.lexicon import current
from analysis.models import Kind, Label, Mention
from analysis.recognition.model.capitals import shouted_lines
from analysis.recognition.rules.edges.affixes import strip_affixes
from analysis.recognition.rules.edges.collisions import take_apart
from analysis.recognition.rules.edges.completion import complete
from analysis.recognition.rules.edges.cutting import cut
from analysis.recognition.rules.edges.modifiers import set_apart
from analysis.recognition.rules.edges.openings import cut_openings
from analysis.recognition.rules.edges.quotations import read_titles
from analysis.recognition.rules.labels.credits import mark_credits
from analysis.recognition.rules.labels.cues import type_by_cue
from analysis.recognition.rules.labels.neighbours import type_by_neighbour
from analysis.recognition.rules.missing.companies import join_partners, name_companies
from analysis.recognition.rules.missing.datelines import read_dateline
from analysis.recognition.rules.missing.designations import name_designations
from analysis.recognition.rules.missing.lexical import add_known
from analysis.recognition.rules.missing.persons import name_persons
from analysis.recognition.rules.missing.propagation import propagate
from analysis.recognition.rules.missing.speakers import name_speakers
from analysis.recognition.rules.sport.clubs import clubs, is_about
from analysis.recognition.rules.sport.results import read_tables
from analysis.recognition.rules.spurious.broken import drop_broken
from analysis.recognition.rules.spurious.headlines import hold_to_body
from analysis.recognition.rules.spurious.junk import drop_junk
from analysis.recognition.spans.overlap import without_overlaps
from analysis.recognition.spans.page import Page, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 200
"""Code points of a name; what is longer is a stretch of something else."""
_LABELS = {label.value: label for label in Label}


def mentions(text: str, read: str, found: Iterable[tuple[int, int, str]]) -> tuple[Mention, ...]:
    """Turn what the model found in an article into its mentions, in text order.

    ``read`` is what the model read in place of ``text``, of the same length. A label that is not
    one of OntoNotes is dropped: another model may have labels of its own.
    """
    page = Page(read, list(shouted_lines(text)))
    names: list[Span] = []
    values: list[Span] = []
    for start, end, name in found:
        label = _LABELS.get(name)
        if label is None:
            continue
        if label.is_value:
            values.append(Span(start, end, label, Kind.VALUE))
        elif end - start <= LONGEST:
            names.append(Span(start, end, label))
    names = named(page, names)
    return tuple(
        Mention(span.start, span.end, text[span.start : span.end], span.label, span.kind)
        for span in _with_values(names, values)
    )


def named(page: Page, spans: list[Span]) -> list[Span]:
    """Apply all rules: the names of the article in text order, none overlapping another."""
    lexicon = current()
    spans = cut(page, drop_broken(page, spans), lexicon)
    spans = strip_affixes(page, spans, lexicon)
    spans = cut_openings(page, spans, lexicon)
    spans = hold_to_body(page, spans, lexicon)
    spans = complete(page, without_overlaps(drop_junk(page, spans, lexicon)), lexicon)
    spans = mark_credits(page, join_partners(page, spans, lexicon))
    spans = type_by_cue(page, spans, lexicon)
    spans = set_apart(page, add_known(page, spans), lexicon)
    spans = take_apart(page, spans, lexicon)
    spans = name_speakers(page, read_titles(page, spans))
    spans = name_designations(page, read_dateline(page, spans, lexicon))
    spans = type_by_neighbour(page, spans, lexicon)
    is_sport = is_about(page)
    if is_sport:
        spans = read_tables(page, spans, lexicon)
    spans = name_companies(page, spans, lexicon)
    spans = name_persons(page, spans, lexicon)
    if is_sport:
        spans = clubs(page, spans, lexicon)
    return drop_broken(page, propagate(page, spans))


def _with_values(names: Sequence[Span], values: Sequence[Span]) -> list[Span]:
    """Names and values in text order; a value that overlaps a name gives way."""
    taken = sorted([*names, *values], key=lambda span: (span.start, span.kind == Kind.VALUE))
    kept: list[Span] = []
    for span in taken:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif kept[-1].kind == Kind.VALUE and span.kind != Kind.VALUE:
            kept[-1] = span
    return kept
