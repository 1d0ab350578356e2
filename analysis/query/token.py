"""Tokens: the words, phrases, fields and signs that a query is made of, with where they stand."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_QUOTES = tuple('"“„«”')
_CLOSING = {'"': '"'}
_CLOSING_CURLED = '”“»"'
_FIELD = re.compile(r"([A-Za-z]+):(?=\S|$)")


class Sign(StrEnum):
    """What a token is."""

    WORD = "word"
    OPEN = "("
    CLOSE = ")"
    OR = "OR"
    AND = "AND"
    NOT = "NOT"


class Token(NamedTuple):
    """A part of a query; ``at`` counts characters from 1.

    ``field`` is the name before the colon; a word in quotes is a phrase.
    """

    sign: Sign
    at: int
    text: str = ""
    field: str = ""
    is_phrase: bool = False
    is_prefix: bool = False


def tokens(text: str, fields: Collection[str]) -> Iterator[Token]:
    """Take a query apart; a name before a colon that is none of the fields is part of a word."""
    at, depth = 0, 0
    while at < len(text):
        character, following = text[at], text[at + 1 : at + 2]
        if character.isspace():
            at += 1
        elif character == "(":
            yield Token(Sign.OPEN, at + 1)
            at, depth = at + 1, depth + 1
        elif character == ")":
            if depth:
                yield Token(Sign.CLOSE, at + 1)
            at, depth = at + 1, max(0, depth - 1)
        elif character == "|":
            yield Token(Sign.OR, at + 1)
            at += 2 if following == "|" else 1
        elif character == "-" and following and not following.isspace() and following not in "-|)":
            yield Token(Sign.NOT, at + 1)
            at += 1
        else:
            token, at = _word(text, at, fields, is_inside=depth > 0)
            yield token


def _word(text: str, at: int, fields: Collection[str], *, is_inside: bool) -> tuple[Token, int]:
    """Read a word, a phrase or a field; also where it ends."""
    begun = at + 1
    match = _FIELD.match(text, at)
    field = match[1].lower() if match else ""
    if match and field in fields:
        at = match.end()
    else:
        field = ""
    if text[at : at + 1] in _QUOTES:
        end = _closing(text, at)
        return Token(Sign.WORD, begun, text[at + 1 : end], field, is_phrase=True), end + 1
    end = _end(text, at, is_inside=is_inside)
    word = text[at:end]
    if not field and word in {Sign.OR, Sign.AND, Sign.NOT}:
        return Token(Sign(word), begun), end
    is_prefix = len(word) > 1 and word.endswith("*")
    return Token(Sign.WORD, begun, word.rstrip("*"), field, is_prefix=is_prefix), end


def _closing(text: str, at: int) -> int:
    """Where a quotation that begins here is closed; at the end if it never is."""
    closing = _CLOSING.get(text[at], _CLOSING_CURLED)
    return next((i for i in range(at + 1, len(text)) if text[i] in closing), len(text))


def _end(text: str, at: int, *, is_inside: bool) -> int:
    """Where a word ends: a parenthesis that it opened itself is part of it."""
    opened = 0
    for end in range(at, len(text)):
        character = text[end]
        if character.isspace() or (character == "|" and end > at):
            return end
        if character == "(":
            opened += 1
        elif character == ")" and opened:
            opened -= 1
        elif character == ")" and is_inside:
            return end
    return len(text)
