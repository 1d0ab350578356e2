"""What runs in a worker process: lists of texts in, plain tuples out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analysis.errors import ModelError
from analysis.languages.table import ENGLISH
from analysis.recognition.dispatch import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.models import Mention
    from analysis.recognition.model.pipeline import Pipeline

Plain = tuple[int, int, str, str]
"""Start, end, label and kind of a mention."""
Answer = list[Plain] | str
"""The mentions of one text, or the reason why it has none."""


def analyse(model: str, texts: Sequence[str]) -> list[Answer]:
    """Recognise each text; what fails in company is tried alone, so that it fails alone.

    Raises ModelError when the model cannot be loaded.
    """
    pipeline = _pipeline(model)
    recognise = _recognise if language_of(model) == ENGLISH else _recognise_foreign
    try:
        return recognise(pipeline, texts)
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001 - a poisoned text can raise anything
        if len(texts) == 1:
            return [_reason(error)]
    return [answer for text in texts for answer in analyse(model, [text])]


def _recognise(pipeline: Pipeline, texts: Sequence[str]) -> list[Answer]:
    from analysis.recognition.model.preparation import model_text
    from analysis.recognition.rules.order import mentions

    read = [model_text(text) for text in texts]
    found = pipeline.entities(read)
    return [_plain(mentions(*article)) for article in zip(texts, read, found, strict=True)]


def _recognise_foreign(pipeline: Pipeline, texts: Sequence[str]) -> list[Answer]:
    """Recognise texts in a language that the rules and the lexicon do not know."""
    from analysis.recognition.foreign import mentions
    from analysis.recognition.model.preparation import plain_text

    found = pipeline.entities([plain_text(text) for text in texts])
    labels = pipeline.labels
    return [_plain(mentions(*article, labels)) for article in zip(texts, found, strict=True)]


def _plain(found: Iterable[Mention]) -> list[Plain]:
    return [(one.start, one.end, one.label.value, one.kind.value) for one in found]


@cache
def _pipeline(model: str) -> Pipeline:
    import gc

    from analysis.recognition.model.pipeline import Pipeline

    pipeline = Pipeline(model)
    gc.collect()
    gc.freeze()
    return pipeline


def _reason(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "there is not enough memory to analyse it"
    words = " ".join(str(error).split())[:200]
    return f"the model failed on it: {type(error).__name__}{': ' if words else ''}{words}"
