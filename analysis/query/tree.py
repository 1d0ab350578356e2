"""What a query says, as a tree of conditions on one article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """What a field is about."""

    SOURCE = "source"
    TAG = "tag"
    AUTHOR = "author"
    LANGUAGE = "lang"
    ENTITY = "entity"
    VIEW = "view"


class Mark(StrEnum):
    """What an article can be."""

    READ = "read"
    UNREAD = "unread"
    STARRED = "starred"
    CHANGED = "changed"
    HIDDEN = "hidden"
    WATCHED = "watched"


class Part(StrEnum):
    """A part of an article that words can stand in."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other in title or text, whatever their case and accents.

    With ``is_prefix`` the last one may go on; with ``part`` that part alone counts.
    """

    text: str
    is_prefix: bool = False
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Something else that is known of an article; ``is_prefix``: the value is a beginning."""

    kind: Kind
    value: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """A mark that an article has."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles of a time, in seconds since 1970: from ``since`` to just before ``until``."""

    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """What a condition does not hold for."""

    part: Query


@dataclass(frozen=True, slots=True)
class All:
    """What every condition holds for; without conditions that is everything."""

    parts: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """What one condition at least holds for."""

    parts: tuple[Query, ...]


Query: TypeAlias = Words | Field | Is | Dated | Not | All | Either

EVERYTHING = All()
"""The query that nobody typed."""


def asks_for(query: Query, mark: Mark) -> bool:
    """Whether a mark stands anywhere in a query."""
    match query:
        case Is():
            return query.mark is mark
        case Not():
            return asks_for(query.part, mark)
        case All() | Either():
            return any(asks_for(part, mark) for part in query.parts)
        case _:
            return False
