"""The ids of a list of articles, from which the one being read does not vanish."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def keep(ids: array[int], article: int | None, order: Sequence[int]) -> array[int]:
    """Put an article into a filtered list, where it stands in the ``order`` of the whole list."""
    if article is None or article in ids or article not in order:
        return ids
    wanted = set(ids)
    before = 0
    for other in order:
        if other == article:
            break
        before += other in wanted
    return ids[:before] + array("q", [article]) + ids[before:]


def next_of(ids: Sequence[int], wanted: set[int], here: int | None, step: int) -> int | None:
    """Find the next (1) or previous (-1) wanted id after ``here``, round at the end."""
    if not ids:
        return None
    try:
        start = ids.index(here) if here is not None else -1
    except ValueError:
        start = -1
    if start < 0 and step < 0:
        start = 0
    for distance in range(1, len(ids) + 1):
        candidate = ids[(start + step * distance) % len(ids)]
        if candidate in wanted and candidate != here:
            return candidate
    return None
