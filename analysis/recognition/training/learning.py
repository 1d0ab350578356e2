"""Training on of the base model's entity recogniser; everything else of it stays."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from spacy.tokens import Span as Entity
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from analysis.recognition.model.pipeline import layers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.pipeline import TrainablePipe
    from spacy.tokens import Doc

    from analysis.recognition.training.conversion import Passage
    from analysis.recognition.weights import Floats, Node


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to learn: Adam with warm-up and linear decay, averaged weights."""

    passes: float = 2.0
    rate: float = 7e-4
    warm_up: int = 50
    decay: float = 1e-3
    clip: float = 1.0
    dropout: float = 0.2
    batch_tokens: int = 1000
    seed: int = 0


def learn(
    nlp: Language,
    passages: Sequence[Passage],
    recipe: Recipe,
    report: Callable[[int, int, float], None] | None = None,
) -> None:
    """Train the pipeline's recogniser on; its weights are then those averaged over the run.

    ``report`` is told step, steps and the mean loss a token from time to time.
    """
    fix_random_seed(recipe.seed)
    examples = [example(nlp.make_doc(passage.text), passage) for passage in passages]
    tokens = sum(len(one.reference) for one in examples)
    steps = max(1, round(recipe.passes * tokens / recipe.batch_tokens))
    optimizer = Adam(
        recipe.rate,
        L2=recipe.decay,
        grad_clip=recipe.clip,
        use_averages=True,
        L2_is_weight_decay=True,
    )
    ner = cast("TrainablePipe", nlp.get_pipe("ner"))
    losses: dict[str, float] = {}
    seen = 0
    batches = _batches(examples, recipe)
    for step in range(steps):
        batch = next(batches)
        seen += sum(len(one.reference) for one in batch)
        optimizer.learn_rate = _rate(recipe, step, steps)
        ner.update(batch, drop=recipe.dropout, sgd=optimizer, losses=losses)
        if report is not None and step % 100 == 99:
            report(step + 1, steps, losses["ner"] / seen)
            losses, seen = {}, 0
    _settle(layers(nlp), optimizer.averages)


def example(doc: Doc, passage: Passage) -> Example:
    """Pair a tokenised text with its spans; what cuts through a token is left open."""
    reference = doc.copy()
    spans: list[Entity] = []
    unsure: list[Entity] = []
    for span in passage.spans:
        exact = doc.char_span(span.start, span.end, span.label.value)
        wide = exact or doc.char_span(span.start, span.end, alignment_mode="expand")
        if wide is not None:
            (unsure if exact is None else spans).append(wide)
    taken = {at for one in spans for at in range(one.start, one.end)}
    unsaid = sorted({at for one in unsure for at in range(one.start, one.end)} - taken)
    reference.set_ents(
        [Entity(reference, one.start, one.end, one.label) for one in spans],
        missing=[Entity(reference, at, at + 1) for at in unsaid],
        default="outside",
    )
    return Example(doc, reference)


def _rate(recipe: Recipe, step: int, steps: int) -> float:
    """Rise over the first steps, then fall in a line to nothing."""
    return recipe.rate * min(1.0, (step + 1) / recipe.warm_up) * (1 - step / steps)


def _batches(examples: Sequence[Example], recipe: Recipe) -> Iterator[list[Example]]:
    """Batches of some tokens, for ever, in another order each pass."""
    order = random.Random(recipe.seed)  # noqa: S311
    left = list(examples)
    batch: list[Example] = []
    tokens = 0
    while True:
        order.shuffle(left)
        for one in left:
            if batch and tokens + len(one.reference) > recipe.batch_tokens:
                yield batch
                batch, tokens = [], 0
            batch.append(one)
            tokens += len(one.reference)


def _settle(layers: Iterable[Node], averages: dict[tuple[int, str], Floats]) -> None:
    """Replace the weights of the last step by those averaged over the run."""
    for layer in layers:
        for name in layer.param_names:
            if (layer.id, name) in averages:
                layer.set_param(name, averages[layer.id, name].copy())
