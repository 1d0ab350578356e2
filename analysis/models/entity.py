"""Entities as lists show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models.evidence import Confidence
from analysis.models.label import Kind

if TYPE_CHECKING:
    from analysis.models.label import Label


class EntityRow(NamedTuple):
    """An entity as lists show it. ``here`` counts mentions in one article (0 in library lists).

    ``confidence`` is that of most of its links.
    """

    id: int
    name: str
    label: Label
    here: int
    mentions: int
    articles: int
    nationality_of: int | None = None
    kind: Kind = Kind.NAME
    confidence: Confidence = Confidence.SURE
