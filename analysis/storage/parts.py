"""Asking SQLite about many things at once, in parts of what one statement takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_T = TypeVar("_T")
_MOST = 500


def parts(values: Collection[_T]) -> Iterator[tuple[_T, ...]]:
    """The values, some hundred at a time."""
    listed = tuple(values)
    for start in range(0, len(listed), _MOST):
        yield listed[start : start + _MOST]


def marks(values: tuple[object, ...]) -> str:
    """As many question marks as there are values, for ``IN (…)``."""
    return ",".join("?" * len(values))
