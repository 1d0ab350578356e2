"""The columns of the reading screen."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical


class Row(Horizontal):
    """Columns beside each other."""

    BLANK = True


class Column(Vertical):
    """A pane or two; it draws nothing itself, which spares a frame its blank lines."""

    BLANK = True
