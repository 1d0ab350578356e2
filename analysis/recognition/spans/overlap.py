"""Spans never overlap: who gives way when a rule proposes one where others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.models import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analysis.recognition.spans.page import Span


def merge(
    spans: Iterable[Span],
    proposed: Iterable[Span],
    is_better: Callable[[Span, list[Span]], bool] = lambda _new, old: not old,
) -> list[Span]:
    """Put the proposed spans among the others, in text order, none overlapping another.

    A proposed span takes its place where nothing is, or where ``is_better(new, overlapped)``.
    """
    old = sorted(set(spans))
    kept: list[Span] = []
    at = 0
    for new in sorted(proposed):
        while at < len(old) and old[at].end <= new.start:
            kept.append(old[at])
            at += 1
        behind = at
        while behind < len(old) and old[behind].start < new.end:
            behind += 1
        before = len(kept)
        while before > 0 and kept[before - 1].end > new.start:
            before -= 1
        overlapped = kept[before:] + old[at:behind]
        if not overlapped or is_better(new, overlapped):
            kept[before:] = [new]
            at = behind
    return kept + old[at:]


def covers(new: Span, old: Iterable[Span]) -> bool:
    """Whether a span hides none of the others in part."""
    return all(new.start <= span.start and span.end <= new.end for span in old)


def covers_names(new: Span, old: Iterable[Span]) -> bool:
    """Whether a span hides none of the others in part, and all of them are names."""
    return all(
        new.start <= span.start and span.end <= new.end and span.kind == Kind.NAME for span in old
    )


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """In text order; of spans that overlap the longer stays, of equals the first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
