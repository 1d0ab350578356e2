"""Text as it is stored and shown: clean from the door on; its title, its sentences, its dates."""

from __future__ import annotations

from analysis.text.cleaning import (
    MARKS_PER_BASE,
    TITLE_LENGTH,
    canonical,
    canonical_line,
    printable,
    shorten,
    shown_name,
)

__all__ = [
    "MARKS_PER_BASE",
    "TITLE_LENGTH",
    "canonical",
    "canonical_line",
    "printable",
    "shorten",
    "shown_name",
]
