"""The four panes, and which of them a terminal of a given width shows."""

from __future__ import annotations

from enum import IntEnum

WIDE = 110
"""Columns from which all panes stand beside each other."""
NARROW = 70
"""Columns below which one pane shows at a time."""


class Pane(IntEnum):
    """A part of the reading screen; the number is the key that goes there."""

    ARTICLES = 1
    TEXT = 2
    ENTITIES = 3
    MENTIONS = 4


SIDE = frozenset({Pane.ENTITIES, Pane.MENTIONS})


def shown_panes(width: int, at: Pane, *, is_zen: bool = False) -> frozenset[Pane]:
    """Tell the panes on screen at a width in columns while the cursor is in the pane ``at``.

    Between the two limits the sidebar lies over the right part of the text while one is in it.
    """
    if is_zen:
        return frozenset({Pane.TEXT})
    if width < NARROW:
        return frozenset({at})
    if width < WIDE and at not in SIDE:
        return frozenset({Pane.ARTICLES, Pane.TEXT})
    return frozenset(Pane)


def neighbour(at: Pane, step: int, *, wraps: bool) -> Pane:
    """Find the pane ``step`` further; past the last one it is the first again if ``wraps``."""
    number = at + step
    if wraps:
        return Pane((number - 1) % len(Pane) + 1)
    return Pane(min(max(number, Pane.ARTICLES), Pane.MENTIONS))
