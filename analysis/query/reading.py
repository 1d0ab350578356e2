"""Reading a query: what is typed becomes a tree, or one sentence on what is wrong, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.errors import QueryError
from analysis.query.period import read_period
from analysis.query.token import Sign, tokens
from analysis.query.tree import (
    EVERYTHING,
    All,
    Dated,
    Either,
    Field,
    Is,
    Kind,
    Mark,
    Not,
    Part,
    Words,
)
from analysis.text import canonical_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from analysis.query.token import Token
    from analysis.query.tree import Query

LONGEST = 2000
_FIELD_LIKE = re.compile(r"([a-zA-Z]+):(?=[^\W\d]|\")")
"""Characters of a query; SQLite has limits, and nobody types so much."""
MOST_TOKENS = 300
DEEPEST = 20
"""Parentheses within parentheses."""
FIELDS = {
    **{kind.value: kind.value for kind in Kind},
    **{name: name for name in ("title", "text", "is", "after", "before", "on")},
    "who": "entity",
    "from": "source",
    "by": "author",
    "language": "lang",
    "since": "after",
}
"""What may stand before a colon, and what it means."""


def parse(text: str, now: datetime) -> Query:
    """Read a query; an empty one is :data:`~analysis.query.tree.EVERYTHING`.

    Words that stand side by side must all hold; ``OR`` joins the two beside it. ``now`` is what
    ``7d`` and ``today`` count from. Raises QueryError.
    """
    line = canonical_line(text)
    if not line:
        return EVERYTHING
    if len(line) > LONGEST:
        raise QueryError(f"The query is too long: {len(line):,} characters, {LONGEST:,} at most.")
    found = [*tokens(line, FIELDS)]
    if len(found) > MOST_TOKENS:
        raise QueryError(f"The query is too long: it has more than {MOST_TOKENS} words.")
    query = _Reader(found, now).sequence()
    if query is None:
        raise QueryError(f"There is no word to look for in “{line[:40]}”.")
    return query


def no_field(text: str) -> str:
    """Say what stands in a query as a field does and is none, such as ``foo:bar``; else empty."""
    for token in tokens(canonical_line(text), FIELDS):
        like = None if token.field or token.is_phrase else _FIELD_LIKE.match(token.text)
        if like:
            return f"there is no field {like[1]}: (it is looked for as text)"
    return ""


class _Reader:
    """Reads tokens from left to right; each method reads what its name says.

    Closest together stand what ``AND`` joins, then what ``OR`` joins, then what stands side by
    side: ``gas OR oil price`` is ``(gas OR oil) price``. A part without any letter or figure is
    None: it says nothing.
    """

    def __init__(self, found: list[Token], now: datetime) -> None:
        self._tokens = found
        self._now = now
        self._at = 0
        self._depth = 0

    def sequence(self) -> Query | None:
        """Conditions side by side, up to the parenthesis that closes them."""
        parts = []
        while not self._is_over():
            parts.append(self._joined(Sign.OR, lambda: self._joined(Sign.AND, self._term)))
        return _together(parts, All)

    def _joined(self, sign: Sign, part: Callable[[], Query | None]) -> Query | None:
        parts = [part()]
        while (token := self._take(sign)) is not None:
            self._expect_term(token)
            parts.append(part())
        return _together(parts, All if sign is Sign.AND else Either)

    def _term(self) -> Query | None:
        """A word, a field, a group, or what is not to be."""
        token = self._tokens[self._at]
        self._at += 1
        match token.sign:
            case Sign.NOT:
                self._expect_term(token)
                part = self._term()
                return part and Not(part)
            case Sign.OPEN:
                return self._group(token)
            case Sign.WORD:
                return _condition(token, self._now)
            case _:
                raise QueryError(f"{_where(token)} has nothing before it.")

    def _group(self, opening: Token) -> Query | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError(f"The parentheses are nested too deeply at character {opening.at}.")
        found = self.sequence()
        if self._take(Sign.CLOSE) is None:
            raise QueryError(f"{_where(opening)} is not closed.")
        self._depth -= 1
        return found

    def _is_over(self) -> bool:
        return self._at >= len(self._tokens) or self._tokens[self._at].sign is Sign.CLOSE

    def _take(self, sign: Sign) -> Token | None:
        if self._at < len(self._tokens) and self._tokens[self._at].sign is sign:
            self._at += 1
            return self._tokens[self._at - 1]
        return None

    def _expect_term(self, before: Token) -> None:
        if self._is_over() or self._tokens[self._at].sign in {Sign.AND, Sign.OR}:
            raise QueryError(f"{_where(before)} has nothing behind it.")


def _together(parts: Sequence[Query | None], kind: type[All | Either]) -> Query | None:
    """Put conditions that say something into one; None if none does."""
    found = [part for part in parts if part is not None]
    return kind(tuple(found)) if len(found) > 1 else next(iter(found), None)


def _where(token: Token) -> str:
    name = "The parenthesis" if token.sign is Sign.OPEN else token.sign.value
    return f"{name} at character {token.at}"


def _condition(token: Token, now: datetime) -> Query | None:
    """What a word or a field says; None if there is nothing in it to look for."""
    value = token.text.strip()
    if not any(map(str.isalnum, value)):
        if token.field:
            raise QueryError(f"“{token.field}:” at character {token.at} has nothing behind it.")
        return None
    match FIELDS.get(token.field):
        case None:
            return Words(value, is_prefix=token.is_prefix)
        case "title" | "text" as part:
            return Words(value, is_prefix=token.is_prefix, part=Part(part))
        case "is":
            return _is(token, value)
        case "after" | "before" | "on" as side:
            return _dated(token, value, side, now)
        case kind:
            return Field(Kind(kind), value, is_prefix=token.is_prefix)


def _is(token: Token, value: str) -> Is:
    try:
        return Is(Mark(value.lower()))
    except ValueError:
        known = ", ".join(Mark)
        raise QueryError(
            f"“{token.field}:{value}” at character {token.at}: say {known} after the colon."
        ) from None


def _dated(token: Token, value: str, side: str, now: datetime) -> Dated:
    period = read_period(value, now)
    if period is None:
        raise QueryError(
            f"“{token.field}:{value}” at character {token.at} is no date: write 2026-11-01, "
            "2026-11, today or 7d."
        )
    start, day, end = (int(moment.timestamp()) for moment in period)
    if side == "on":
        return Dated(day, end)
    return Dated(since=start) if side == "after" else Dated(until=start)
