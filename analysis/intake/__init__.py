"""Coming in: reading sources, recognising and linking what waits, and telling how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from analysis.linking import LINKING_VERSION

if TYPE_CHECKING:
    from analysis.sources.found import Failure

__all__ = ["Outcome", "Progress", "version"]


def version(recogniser: str) -> str:
    """What is stored with each analysis: an article is analysed again when it changes."""
    return f"{recogniser} / links {LINKING_VERSION}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. ``total`` is 0 while nobody knows; ``article`` was just analysed."""

    phase: Literal["reading", "recognising"]
    done: int
    total: int
    note: str
    article: int | None = None
    words_per_second: float = 0.0


@dataclass(slots=True)
class Outcome:
    """What came of an import.

    ``missing`` counts articles whose file has newly vanished, ``expired`` those that were removed
    as they had been kept long enough.

    ``followed`` are the sources that are new, ``pages`` the articles that pages became, and
    ``completed`` those that have their full text now. ``rewritten`` are changed articles that a
    person had read. ``said`` are sentences on what a person might want to know; ``notice`` is one
    on a recogniser that names were found less well without.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    analysed: int = 0
    expired: int = 0
    was_stopped: bool = False
    notice: str | None = None
    failures: list[Failure] = field(default_factory=list)
    followed: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    completed: list[int] = field(default_factory=list)
    rewritten: list[int] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
