"""Mentions: as recognition finds them, as they are stored, and as a concordance shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models.label import Kind

if TYPE_CHECKING:
    from analysis.models.evidence import Evidence
    from analysis.models.label import Label


class Mention(NamedTuple):
    """A stretch of an article that names something: ``text == article.text[start:end]``."""

    start: int
    end: int
    text: str
    label: Label
    kind: Kind = Kind.NAME


class LinkedMention(NamedTuple):
    """A stored mention with its link. ``entity`` is None for values and while linking waits."""

    article: int
    ordinal: int
    start: int
    end: int
    label: Label
    kind: Kind
    entity: int | None
    evidence: Evidence


class Place(NamedTuple):
    """Where a mention stands: the article, and the mention's ordinal in it."""

    article: int
    ordinal: int


class Context(NamedTuple):
    """A mention with the text around it, for a keyword-in-context line.

    ``before + name + after`` is a stretch of the article on one line: line breaks are spaces.
    """

    place: Place
    start: int
    end: int
    before: str
    name: str
    after: str
    evidence: Evidence
