"""What the model reads in place of the article: the same length, so that every offset holds."""

from __future__ import annotations

import re

from analysis.recognition.model.capitals import truecase

PIECE = 10_000
"""Code points of a piece: far below spaCy's limit, because memory grows with the piece."""
LONG_RUN = 200

_WRAPPED = re.compile(r"(?<=[^\s.!?:;\d)])[ \t]*\n(?=[^\s\-*•|#>])")
_LONG_RUN = re.compile(rf"\S{{{LONG_RUN + 1},}}")
_SHORTEST_FULL = 50
_SHORTEST_BEGINNING = 25
_SHORTEST_GOING_ON = 20
"""A shorter line is a headline, a byline or a row of a table, not a wrapped line. Sooner wrapped
are one that goes on in lower case, and the first of a paragraph above a full one: wires leave room
in it for a date line."""


def model_text(text: str) -> str:
    """Write the text as the model reads it: case mended, wrapped lines joined, runs broken up."""
    return plain_text(truecase(text))


def plain_text(text: str) -> str:
    """Write a text in any language as its model reads it: lines joined, runs broken up."""
    return _break_up(_unwrap(text))


def pieces(text: str) -> list[int]:
    """Offsets at which to cut a text for the model, from 0 to its length, paragraphs kept whole."""
    cuts = [0]
    while len(text) - cuts[-1] > PIECE:
        start, end = cuts[-1], cuts[-1] + PIECE
        for mark in ("\n\n", "\n", ". ", " "):
            found = text.rfind(mark, start + PIECE // 2, end)
            if found >= 0:
                cuts.append(found + len(mark))
                break
        else:
            cuts.append(end)
    if text:
        cuts.append(len(text))
    return cuts


def _unwrap(text: str) -> str:
    """Write single line breaks inside a paragraph as spaces."""
    kept: list[str] = []
    last = 0
    for found in _WRAPPED.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        shortest = _SHORTEST_FULL
        if text[found.end()].islower():
            shortest = _SHORTEST_GOING_ON
        elif _begins(text, start, found.start()) and _is_full(text, found.end()):
            shortest = _SHORTEST_BEGINNING
        if found.start() - start >= shortest:
            kept += (text[last : found.end() - 1], " ")
            last = found.end()
    kept.append(text[last:])
    return "".join(kept)


def _begins(text: str, start: int, end: int) -> bool:
    """Whether a line is the first of a paragraph of prose below another paragraph."""
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    is_below_blank = above > 0 and not text[above:start].strip()
    line = text[start:end]
    return is_below_blank and not line.isupper() and not line.startswith(("By ", "BY "))


def _is_full(text: str, start: int) -> bool:
    end = text.find("\n", start)
    return (end if end >= 0 else len(text)) - start >= _SHORTEST_FULL


def _break_up(text: str) -> str:
    """Break up endless runs without a space: the tokeniser is quadratic on them.

    One of marks or emoji alone is blanked: each would be a token, and none says anything.
    """
    return _LONG_RUN.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    run = found[0]
    if not any(map(str.isalnum, run)):
        return " " * len(run)
    step = LONG_RUN // 2
    return " ".join(run[at : at + step - 1] for at in range(0, len(run), step)).ljust(len(run))
