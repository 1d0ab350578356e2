"""The language an article is written in, found offline."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analysis.languages.table import ENGLISH, FOUND, KNOWN

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["ENGLISH", "find"]

_LOOKED_AT = 3_000
"""Code points of a text that are looked at."""
_FEWEST_WORDS = 12
_FEWEST_LETTERS = 30
"""Letters of another script than the Latin one that are enough."""
_SURE = 0.8
_SURE_BY_SCRIPT = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")
_OF_ENGLISH_WORDS = "the of and that with from which would have has said their they this was were"
_OF_ENGLISH = frozenset(_OF_ENGLISH_WORDS.split())
_ENGLISH_SHARE = 0.07
_ENGLISH_WORDS = 3


def find(text: str) -> str:
    """The language of a text as its ISO 639 code; English where that is not sure."""
    start = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(start))
    is_latin = 2 * len(_LATIN.findall(start)) >= letters
    if is_latin:
        words = _WORD.findall(start.lower())
        if len(words) < _FEWEST_WORDS or _is_english(words):
            return ENGLISH
    elif letters < _FEWEST_LETTERS:
        return ENGLISH
    found, share = _identifier().classify(start)
    if float(share) < (_SURE if is_latin else _SURE_BY_SCRIPT):
        return ENGLISH
    return FOUND.get(found, str(found))


def _is_english(words: list[str]) -> bool:
    """Whether the words that bind sentences are English ones: most texts need no closer look."""
    found = [word for word in words if word in _OF_ENGLISH]
    return len(found) >= _ENGLISH_SHARE * len(words) and len(set(found)) >= _ENGLISH_WORDS


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow, and seldom asked

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Of fewer languages those are told apart better that news is written in.
    identifier.set_languages(list(KNOWN))
    return identifier
