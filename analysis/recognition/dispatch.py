"""Who reads an article: the chosen model, another installed one for its language, or nobody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import ModelError
from analysis.languages.table import ENGLISH, LANGUAGES
from analysis.recognition.version import DEFAULT_MODEL, PLAIN_VERSION, recognition_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SIZES = ("_trf", "_sm", "_md", "_lg")
"""What a model's name ends with, the best last; one that needs a transformer is very slow."""


class Reader(NamedTuple):
    """What finds the names of an article: a model, None for no one, and what is stored of it."""

    model: str | None
    version: str


def reader(language: str, chosen: str) -> Reader:
    """Who reads a language where the person has chosen a model.

    Raises ModelError when the language is English, or that of the chosen model, and the model is
    not installed.
    """
    if language == language_of(chosen):
        model: str | None = chosen
    elif language == ENGLISH:
        model = DEFAULT_MODEL
    else:
        model = _installed().get(language)
    if model is None:
        return Reader(None, f"no model for {language}")
    if language == ENGLISH:
        return Reader(model, recognition_version(model))
    return Reader(model, f"{_name_and_version(model)} / plain {PLAIN_VERSION}")


def language_of(model: str) -> str:
    """The language of a model, as its name says: English where it says nothing."""
    code, mark, _ = model.partition("_")
    return code if mark and code in LANGUAGES else ENGLISH


def advice(language: str | None, chosen: str = DEFAULT_MODEL) -> str | None:
    """Say in one line why an article has no names and what to install; None if it can have some."""
    if language is None or language in {ENGLISH, language_of(chosen)} or language in _installed():
        return None
    known = LANGUAGES.get(language)
    if known is None or known.model is None:
        name = known.name if known else language
        return f"{name}: there is no model that finds names in this language."
    return f"{known.name}: to find names, run “python -m spacy download {known.model}”."


def best(models: Iterable[str]) -> Mapping[str, str]:
    """The best model for each language of some."""
    ranked = sorted(models, key=lambda model: (_SIZES.index(_size(model)), model))
    return {language_of(model): model for model in ranked}


def _size(model: str) -> str:
    return next((size for size in _SIZES if model.endswith(size)), _SIZES[0])


@cache
def _installed() -> Mapping[str, str]:
    """The best installed model for each language but English."""
    from importlib import metadata  # slow, and of no use where all is English

    names = (point.name for point in metadata.entry_points(group="spacy_models"))
    return {language: model for language, model in best(names).items() if language != ENGLISH}


@cache
def _name_and_version(model: str) -> str:
    from importlib import metadata

    try:
        return f"{model} {metadata.version(model)}"
    except (metadata.PackageNotFoundError, ValueError) as error:
        message = f"The model {model!r} is not installed: run “python -m spacy download {model}”."
        raise ModelError(message) from error
