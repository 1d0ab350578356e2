"""The trained model: the only module that imports spaCy."""

from __future__ import annotations

import re
import warnings
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import spacy

from analysis.errors import ModelError
from analysis.recognition import weights
from analysis.recognition.model.preparation import pieces
from analysis.recognition.version import DEFAULT_MODEL
from analysis.recognition.weights.packing import put

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.pipeline import TrainablePipe

    from analysis.recognition.weights import Node

UNNEEDED = (
    "tok2vec",
    "tagger",
    "morphologizer",
    "parser",
    "senter",
    "attribute_ruler",
    "lemmatizer",
    "trainable_lemmatizer",
)
BATCH_TEXTS = 32
BATCH_TOKENS = 6_000

_LONG = 4_000
_TOKEN = re.compile(r"\w+|[^\w\s]")

Raw = tuple[int, int, str]
"""Start, end and label of an entity, as the model gives it."""


class Pipeline:
    """A loaded model that finds entities in texts and nothing else."""

    def __init__(self, model: str = DEFAULT_MODEL, *, is_own_wanted: bool = True) -> None:
        """Load an installed pipeline by name, with our own weights where they fit.

        Raises ModelError when that is not possible.
        """
        self._nlp = _load(model, is_own_wanted=is_own_wanted)

    @property
    def nlp(self) -> Language:
        """The pipeline as spaCy knows it, for training."""
        return self._nlp

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the entities it finds."""
        return tuple(cast("TrainablePipe", self._nlp.get_pipe("ner")).labels)

    def entities(self, texts: Sequence[str]) -> list[list[Raw]]:
        """Find the entities of each text; offsets are code points into it.

        A long text is read in pieces, and a batch is bounded in tokens as well as in texts,
        because the memory of the model grows with both.
        """
        found: list[list[Raw]] = [[] for _ in texts]
        for batch in _batches(texts):
            with self._nlp.memory_zone():
                docs = self._nlp.pipe(
                    (texts[index][start:end] for index, start, end in batch), batch_size=BATCH_TEXTS
                )
                for (index, start, _), doc in zip(batch, docs, strict=True):
                    found[index].extend(
                        (start + ent.start_char, start + ent.end_char, ent.label_)
                        for ent in doc.ents
                    )
        return found


def _batches(texts: Sequence[str]) -> Iterator[list[tuple[int, int, int]]]:
    """Pieces of texts as (text, start, end), in batches bounded in texts and tokens."""
    batch: list[tuple[int, int, int]] = []
    tokens = 0
    for index, text in enumerate(texts):
        for start, end in pairwise(pieces(text)):
            more = _tokens(text[start:end])
            if batch and (len(batch) >= BATCH_TEXTS or tokens + more > BATCH_TOKENS):
                yield batch
                batch, tokens = [], 0
            batch.append((index, start, end))
            tokens += more
    if batch:
        yield batch


def _tokens(text: str) -> int:
    """About how many tokens a text has; counted only where it is long enough to matter."""
    if len(text) < _LONG:
        return len(text) // 5
    return len(_TOKEN.findall(text))


def _load(model: str, *, is_own_wanted: bool) -> Language:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(model, exclude=UNNEEDED)
            if _listens(nlp):
                nlp = spacy.load(model, exclude=[name for name in UNNEEDED if name != "tok2vec"])
        except (OSError, ValueError, ImportError) as error:
            message = f"The model {model!r} cannot be loaded: {str(error).splitlines()[0]}"
            raise ModelError(message) from error
    if "ner" not in nlp.pipe_names:
        message = f"The model {model!r} finds no names: name another one in the settings."
        raise ModelError(message)
    if is_own_wanted and weights.misfit(model) is None:
        put(layers(nlp), weights.parameters())
    return nlp


def _listens(nlp: Language) -> bool:
    """Whether the recogniser has no token vectors of its own but shares them."""
    return "Listener" in str(nlp.config["components"].get("ner"))


def layers(nlp: Language) -> list[Node]:
    """Return the layers of a pipeline's recogniser, always in the same order."""
    return list(cast("TrainablePipe", nlp.get_pipe("ner")).model.walk())
