"""Coming in: reading sources, recognising and linking what waits, and telling how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.linking import LINKING_VERSION

if TYPE_CHECKING:
    from analysis.sources.found import Failure

__all__ = ["Outcome", "Progress", "Resting", "version"]


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


class Resting(NamedTuple):
    """A feed that was not asked, as it is left alone for a while (UTC ISO 8601) after a failure."""

    name: str
    until: str


@dataclass(slots=True)
class Outcome:
    """What came of an import.

    ``missing`` counts articles whose file has newly vanished, ``expired`` those that were removed
    as they had been kept long enough.

    ``followed`` are the sources that are new, ``pages`` the articles that pages became, and
    ``completed`` those that have their full text now; ``unfilled`` tells by their titles of those
    that have not, and why. ``rewritten`` are changed articles that a person had read, and
    ``resting`` feeds that were not asked. ``said`` are sentences on what a person might want to
    know; ``notice`` is one on a recogniser that names were found less well without.
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
    unfilled: list[Failure] = field(default_factory=list)
    rewritten: list[int] = field(default_factory=list)
    resting: list[Resting] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
