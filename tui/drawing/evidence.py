"""How surely a link is right: the words for it, and the mark of it in a list."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.models import Confidence, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.models import Evidence

MARKS: Mapping[Confidence, str] = MappingProxyType(
    {Confidence.SURE: " ", Confidence.LIKELY: "~", Confidence.OPEN: "?"}
)
"""What stands before the name of an entity in a list."""
_SAY_SO = frozenset({Reason.LIKELY, Reason.CONTEXT, Reason.OPEN})
"""Reasons whose words say how surely already."""


def told(evidence: Evidence) -> str:
    """Say why a link was made and how surely, as the bottom line does."""
    words = evidence.words()
    return words if evidence.reason in _SAY_SO else f"{words} ({evidence.confidence})"


def told_of_all(confidence: Confidence) -> str:
    """Say how surely most links of an entity are right."""
    return _OF_ALL[confidence]


_OF_ALL: Mapping[Confidence, str] = MappingProxyType(
    {
        Confidence.SURE: "Sure: most of its links rest on names that mean it alone.",
        Confidence.LIKELY: "Likely: most of its links rest on what its names mean most often.",
        Confidence.OPEN: "Open: its names could mean several.",
    }
)
