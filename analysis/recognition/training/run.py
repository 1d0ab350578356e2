"""A whole run: prepare, learn once for each seed, average, choose, pack, report."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from analysis.errors import ModelError
from analysis.recognition import weights
from analysis.recognition.model.pipeline import Pipeline, layers
from analysis.recognition.training import corpus, report
from analysis.recognition.training.learning import Recipe, learn
from analysis.recognition.training.scoring import Score, on_articles, on_held_out
from analysis.recognition.version import DEFAULT_MODEL
from analysis.recognition.weights.packing import gathered, packed, put, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from analysis.recognition.training.corpus import Annotated, Part
    from analysis.recognition.weights import Floats

    Say = Callable[[str], None]

NAME = "news"
AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Order:
    """What to train, from what, and where to write it."""

    data: Path
    out: Path
    version: str = "0"
    seeds: tuple[int, ...] = (0,)
    recipe: Recipe = field(default_factory=Recipe)
    shares: Mapping[str, float] = field(default_factory=dict)
    articles: Mapping[str, Sequence[Annotated]] = field(default_factory=dict)


def train(order: Order, say: Say) -> report.Candidate:
    """Train as ordered; weights, their card and a report are in the folder then.

    Raises SourceError for data and ModelError for a base model that is missing.
    """
    folder = weights.model_folder(DEFAULT_MODEL)
    if folder is None:
        message = f"The base model {DEFAULT_MODEL} is not installed."
        raise ModelError(message)
    pipeline = Pipeline(is_own_wanted=False)
    base = gathered(layers(pipeline.nlp))
    say("the base model looks at what has to be filled in")
    parts = list(corpus.prepare(order.data, pipeline.entities, order.shares))
    before = _by_label(parts, pipeline)
    trained = {"base model": base}
    for seed in order.seeds:
        put(layers(pipeline.nlp), base)
        trained[f"seed {seed}"] = _learnt(order, parts, seed, pipeline, say)
    if len(order.seeds) > 1:
        runs = list(trained.values())[1:]
        trained[AVERAGE] = {
            key: np.mean([run[key] for run in runs], axis=0, dtype=np.float32) for key in base
        }
    candidates = []
    for name, parameters in trained.items():
        put(layers(pipeline.nlp), unpacked(packed(parameters)))
        candidates.append(_candidate(name, parts, order, pipeline))
        say(f"{name}: mean F {candidates[-1].merit:.2f}")
    chosen = max(candidates[1:], key=lambda one: one.merit)
    put(layers(pipeline.nlp), unpacked(packed(trained[chosen.name])))
    labels = (before, _by_label(parts, pipeline))
    _write(order, packed(trained[chosen.name]), weights.guard(folder))
    page = report.page(parts, order.recipe, candidates, chosen, labels)
    (order.out / "report.md").write_text(page, encoding="utf-8")
    return chosen


def _learnt(
    order: Order, parts: Sequence[Part], seed: int, pipeline: Pipeline, say: Say
) -> dict[str, Floats]:
    """Learn with one seed, beginning at the weights that the pipeline has."""
    mix = corpus.mixed(parts, seed, order.shares)
    learn(
        pipeline.nlp,
        mix,
        replace(order.recipe, seed=seed),
        lambda step, steps, loss: say(f"seed {seed}: step {step} of {steps}, loss {loss:.4f}"),
    )
    return gathered(layers(pipeline.nlp))


def _candidate(
    name: str, parts: Sequence[Part], order: Order, pipeline: Pipeline
) -> report.Candidate:
    return report.Candidate(
        name,
        {
            part.origin.file: on_held_out(part, pipeline.entities)
            for part in parts
            if part.held_out and not part.origin.is_complete
        },
        {
            title: on_articles(articles, pipeline.entities)
            for title, articles in order.articles.items()
        },
    )


def _by_label(parts: Sequence[Part], pipeline: Pipeline) -> dict[str, Score]:
    """Fine scores over all held-out passages that people annotated."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for part in parts:
        if not part.held_out or part.origin.is_complete:
            continue
        for label, score in on_held_out(part, pipeline.entities, is_fine=True).items():
            right[label] += score.right
            found[label] += score.found
            there[label] += score.there
    return {
        label: Score(right[label], found[label], there[label]) for label in sorted(found | there)
    }


def _write(order: Order, content: bytes, guard: str) -> None:
    order.out.mkdir(parents=True, exist_ok=True)
    (order.out / weights.WEIGHTS).write_bytes(content)
    card = {
        "name": NAME,
        "version": order.version,
        "base": DEFAULT_MODEL,
        "guard": guard,
        "weights": weights.digest(content),
    }
    text = json.dumps(card, indent=2) + "\n"
    (order.out / weights.CARD).write_text(text, encoding="utf-8")
