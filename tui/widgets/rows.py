"""Where a list gets its rows: one at a time or a screen at a time, whatever lies behind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

Row = TypeVar("Row")
KEPT = 2000
"""Rows of a lazy source kept in memory."""


class Rows(ABC, Generic[Row]):
    """A sequence of rows of which only those on screen are ever asked for."""

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of rows, headers included."""

    @abstractmethod
    def fetch(self, first: int, last: int) -> Sequence[Row | None]:
        """Return the rows from ``first`` up to ``last``; None for one that is still to come."""

    @abstractmethod
    def key(self, index: int) -> Hashable:
        """Return what identifies the item in a row, now and in a later source."""

    @abstractmethod
    def find(self, key: Hashable) -> int | None:
        """Return the row of an item, or None when it is not here."""

    def is_header(self, index: int) -> bool:
        """Return whether a row only heads the rows below it and cannot be chosen."""
        return False


class ListedRows(Rows[Row]):
    """Rows that are all in memory. ``key_of`` tells what identifies a row."""

    def __init__(self, rows: Sequence[Row], key_of: Callable[[Row], Hashable]) -> None:
        self._rows = rows
        self._key_of = key_of

    def __len__(self) -> int:
        return len(self._rows)

    def fetch(self, first: int, last: int) -> Sequence[Row | None]:
        """Return the rows asked for."""
        return self._rows[first:last]

    def key(self, index: int) -> Hashable:
        """Return the key of a row."""
        return self._key_of(self._rows[index])

    def find(self, key: Hashable) -> int | None:
        """Return the first row with this key."""
        found = (index for index, row in enumerate(self._rows) if self._key_of(row) == key)
        return next(found, None)


class LazyRows(Rows[Row]):
    """Rows known by their ids, loaded when they come on screen.

    ``load`` is handed the ids that are missing and returns their rows in that order. It runs on
    the thread that draws: it must be quick, or return None for rows that it will bring later (then
    call ``put`` and the list's ``redraw``).
    """

    def __init__(
        self, ids: Sequence[int], load: Callable[[Sequence[int]], Sequence[Row | None]]
    ) -> None:
        self.ids = ids
        self._load = load
        self._kept: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.ids)

    def fetch(self, first: int, last: int) -> Sequence[Row | None]:
        """Return the rows asked for, loading those that are not in memory together."""
        wanted = self.ids[first:last]
        missing = [item for item in wanted if item not in self._kept]
        if missing:
            if len(self._kept) > KEPT:
                self._kept.clear()
                missing = list(wanted)
            self.put(missing, self._load(missing))
        return [self._kept.get(item) for item in wanted]

    def put(self, ids: Sequence[int], rows: Sequence[Row | None]) -> None:
        """Take in rows for these ids."""
        for item, row in zip(ids, rows, strict=True):
            if row is not None:
                self._kept[item] = row

    def forget(self, ids: Sequence[int] | None = None) -> None:
        """Drop rows that have changed, all of them by default: they are loaded again."""
        if ids is None:
            self._kept.clear()
        else:
            for item in ids:
                self._kept.pop(item, None)

    def key(self, index: int) -> Hashable:
        """Return the id of a row."""
        return self.ids[index]

    def find(self, key: Hashable) -> int | None:
        """Return the row with this id."""
        try:
            return self.ids.index(key)
        except (ValueError, TypeError):
            return None
