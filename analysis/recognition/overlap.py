"""Spans never overlap: who gives way when a rule proposes one where others are."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analysis.recognition.page import Span


def merge(
    spans: Iterable[Span],
    proposed: Iterable[Span],
    is_better: Callable[[Span, list[Span]], bool] = lambda _new, old: not old,
) -> list[Span]:
    """Put the proposed spans among the others, in text order, none overlapping another.

    A proposed span takes its place where nothing is, or where ``is_better(new, overlapped)``.
    """
    kept = sorted(set(spans))
    for new in sorted(proposed):
        low = bisect_left(kept, new)
        while low > 0 and kept[low - 1].end > new.start:
            low -= 1
        high = low
        while high < len(kept) and kept[high].start < new.end:
            high += 1
        if low == high or is_better(new, kept[low:high]):
            kept[low:high] = [new]
    return kept


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """In text order; of spans that overlap the longer stays, of equals the first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end - span.start > kept[-1].end - kept[-1].start:
            kept[-1] = span
    return kept
