"""How well names are found: exact spans with exact types, as CoNLL-2003 counts them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analysis.models import Kind, Label
from analysis.recognition.model.preparation import model_text
from analysis.recognition.rules.order import mentions
from analysis.recognition.spans.page import Span
from analysis.recognition.spans.trimming import trimmed_span
from analysis.recognition.training.origins import GROUPS, Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.recognition.training.conversion import Passage
    from analysis.recognition.training.corpus import Annotated, Part, Views

Found = tuple[int, int, int, str]
"""Number of the text, start, end, type."""
ALL = "all"


class Score(NamedTuple):
    """Counts of what is right, what was found and what was there to find."""

    right: int
    found: int
    there: int

    @property
    def f(self) -> float:
        """F1 in per cent."""
        return 200 * self.right / (self.found + self.there) if self.found + self.there else 0.0


def compare(gold: set[Found], found: set[Found]) -> dict[str, Score]:
    """Score of each type, and of all together."""
    right, there, got = (
        Counter(type_ for *_, type_ in spans) for spans in (gold & found, gold, found)
    )
    scores = {key: Score(right[key], got[key], there[key]) for key in sorted(there | got)}
    return {**scores, ALL: Score(len(gold & found), len(found), len(gold))}


def on_held_out(part: Part, view: Views, *, is_fine: bool = False) -> dict[str, Score]:
    """Score the trimmed spans of a model on the held-out passages of one origin.

    Only types that its annotators marked count, and no place that the base model filled in. By
    groups, or with ``is_fine`` by OntoNotes labels, which are in part the base model's own.
    """
    groups = part.origin.groups or frozenset(Group)
    gold: set[Found] = set()
    found: set[Found] = set()
    views = view([passage.text for passage in part.held_out])
    for number, (passage, seen) in enumerate(zip(part.held_out, views, strict=True)):
        marked, filled = _parted(passage)
        gold.update((number, *_key(span, is_fine)) for span in _of(marked, groups))
        found.update(
            (number, *_key(span, is_fine))
            for span in _of(_trimmed(passage.text, seen), groups)
            if not any(span.start < other.end and other.start < span.end for other in filled)
        )
    return compare(gold, found)


def on_articles(articles: Sequence[Annotated], view: Views) -> tuple[float, float]:
    """F on annotated articles of CoNLL types: of the model's trimmed spans, and after all rules."""
    gold: set[Found] = set()
    bare: set[Found] = set()
    ruled: set[Found] = set()
    read = [model_text(text) for text, _ in articles]
    for number, ((text, marked), prepared, seen) in enumerate(
        zip(articles, read, view(read), strict=True)
    ):
        gold.update((number, mark.start, mark.end, mark.type) for mark in marked)
        bare.update((number, *_key(span)) for span in _trimmed(prepared, seen))
        ruled.update(
            (number, mention.start, mention.end, GROUPS[mention.label].value)
            for mention in mentions(text, prepared, seen)
            if mention.kind is Kind.NAME
        )
    return compare(gold, bare)[ALL].f, compare(gold, ruled)[ALL].f


def _parted(passage: Passage) -> tuple[list[Span], list[Span]]:
    pairs = list(zip(passage.spans, passage.filled, strict=True))
    return [span for span, filled in pairs if not filled], [
        span for span, filled in pairs if filled
    ]


def _of(spans: Iterable[Span], groups: frozenset[Group]) -> Iterator[Span]:
    return (span for span in spans if GROUPS.get(span.label) in groups)


def _trimmed(text: str, seen: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    for start, end, name in seen:
        label = Label(name)
        span = None if label.is_value else trimmed_span(text, Span(start, end, label))
        if span is not None:
            yield span


def _key(span: Span, is_fine: bool = False) -> tuple[int, int, str]:
    return span.start, span.end, (span.label if is_fine else GROUPS[span.label]).value
