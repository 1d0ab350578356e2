"""What a training run reports: sources, recipe, candidates and figures, as a page of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.recognition.training.origins import ORIGINS, OWN
from analysis.recognition.training.scoring import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.recognition.training.corpus import Part
    from analysis.recognition.training.learning import Recipe
    from analysis.recognition.training.scoring import Score

    Scores = Mapping[str, Mapping[str, Score]]
    """By origin, then by type."""


class Candidate(NamedTuple):
    """Weights that could be shipped: held-out scores by origin, F on articles by name."""

    name: str
    held_out: Scores
    articles: Mapping[str, tuple[float, float]]

    @property
    def merit(self) -> float:
        """Mean F over the held-out origins and the articles after all rules."""
        figures = [
            *(scores[ALL].f for scores in self.held_out.values()),
            *(ruled for _, ruled in self.articles.values()),
        ]
        return sum(figures) / len(figures) if figures else 0.0


def page(
    parts: Sequence[Part],
    recipe: Recipe,
    candidates: Sequence[Candidate],
    chosen: Candidate,
    labels: tuple[Mapping[str, Score], Mapping[str, Score]],
) -> str:
    """Write the report; ``labels`` are the fine scores of the base model and of the chosen one."""
    return "\n".join(
        [
            "# Training report",
            "",
            *_sources(parts),
            "",
            f"Recipe: {recipe}",
            "",
            *_candidates(candidates),
            "",
            f"Chosen: {chosen.name}, by the mean of these figures.",
            "",
            *_labels(*labels),
            "",
        ]
    )


def _sources(parts: Sequence[Part]) -> Iterator[str]:
    yield "| source | licence | passages learnt from | held out | share |"
    yield "|---|---|---|---|---|"
    known = {origin.file: origin for origin in (*ORIGINS, OWN)}
    for part in parts:
        origin = known[part.origin.file]
        yield (
            f"| {origin.title}, {origin.url} | {origin.licence} | {len(part.learnt):,} "
            f"| {len(part.held_out):,} | {part.origin.share} |"
        )


def _candidates(candidates: Sequence[Candidate]) -> Iterator[str]:
    first = candidates[0]
    names = [*first.held_out, *(f"{name} bare → rules" for name in first.articles)]
    yield f"| typed F | {' | '.join(names)} | mean |"
    yield "|---" * (len(names) + 2) + "|"
    for one in candidates:
        figures = [
            *(f"{scores[ALL].f:.1f}" for scores in one.held_out.values()),
            *(f"{bare:.1f} → {ruled:.1f}" for bare, ruled in one.articles.values()),
        ]
        yield f"| {one.name} | {' | '.join(figures)} | {one.merit:.2f} |"


def _labels(before: Mapping[str, Score], after: Mapping[str, Score]) -> Iterator[str]:
    yield "| held-out passages, F by label | marked | base model | chosen |"
    yield "|---|---|---|---|"
    nothing = next(iter(after.values()))._replace(right=0, found=0, there=0)
    for label, score in after.items():
        base = before.get(label, nothing)
        yield f"| {label} | {score.there:,} | {base.f:.1f} | {score.f:.1f} |"
