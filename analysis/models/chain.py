"""What linking makes of mentions: chains in an article, signatures, groups across articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.models.evidence import Evidence
    from analysis.models.label import Label


class Chain(NamedTuple):
    """All mentions of one thing inside one article.

    ``members`` are indices into the article's mentions, in text order, and ``evidence`` says for
    each why it belongs here. ``strong`` keys identify the thing wherever they occur (full names,
    names of the alias table); ``weak`` keys only do where one thing alone bears them (surnames,
    acronyms, short forms). A chain known by a short name only has weak keys alone.
    ``nationality_of`` is the strong key of the country for a demonym ("Russian").
    """

    label: Label
    name: str
    members: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    strong: frozenset[str]
    weak: frozenset[str]
    nationality_of: str | None = None


class Signature(NamedTuple):
    """What linking across articles needs of a chain; equal chains of all articles share one.

    Articles repeat the same names: a library has far fewer signatures than chains, and an entity
    is a set of signatures. ``weight`` is the bit length of the number of chains that share it:
    rough, so that it seldom changes; 0 where nobody counts.
    """

    id: int
    label: Label
    strong: frozenset[str]
    weak: frozenset[str]
    weight: int = 0


class Group(NamedTuple):
    """Signatures that are one entity, why each belongs, and what an open one could be."""

    members: frozenset[int]
    evidence: Mapping[int, Evidence]
