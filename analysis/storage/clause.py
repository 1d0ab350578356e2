"""A clause of SQL with the values of its parameters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Clause(NamedTuple):
    """What stands behind WHERE, with a value for each question mark in it."""

    where: str = "1"
    values: tuple[int | str, ...] = ()

    def negated(self) -> Clause:
        """The opposite; what is unknown does not hold."""
        return Clause(f"NOT coalesce({self.where}, 0)", self.values)


def join(parts: Sequence[Clause], word: str) -> Clause:
    """Join conditions with AND or OR; without any, the one that always holds."""
    if not parts:
        return Clause()
    where = f" {word} ".join(f"({part.where})" for part in parts)
    return Clause(where, tuple(value for part in parts for value in part.values))


def among(column: str, values: Iterable[int | str]) -> Clause:
    """Any of some values, however many they are."""
    listed = json.dumps(list(values), ensure_ascii=False)
    return Clause(f"{column} IN (SELECT value FROM json_each(?))", (listed,))


def like(text: str, *, is_prefix: bool = False) -> str:
    """The pattern for LIKE of what holds a text, or begins with it."""
    plain = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{plain}%" if is_prefix else f"%{plain}%"
