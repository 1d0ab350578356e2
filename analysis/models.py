"""The plain values that cross package boundaries: articles, mentions, chains, entities, links.

Every offset is a Unicode code point into :attr:`Article.text`, the canonical text. They are named
tuples: Python makes their classes ten times as fast as frozen dataclasses, and the first screen
waits for that.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Label(StrEnum):
    """OntoNotes 5 labels, as spaCy's English models give them."""

    PERSON = "PERSON"
    NORP = "NORP"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    EVENT = "EVENT"
    LAW = "LAW"
    PRODUCT = "PRODUCT"
    WORK_OF_ART = "WORK_OF_ART"
    LANGUAGE = "LANGUAGE"
    DATE = "DATE"
    TIME = "TIME"
    PERCENT = "PERCENT"
    MONEY = "MONEY"
    QUANTITY = "QUANTITY"
    ORDINAL = "ORDINAL"
    CARDINAL = "CARDINAL"

    @property
    def is_value(self) -> bool:
        """Whether this labels a value (a date, a sum) rather than a name."""
        return self in VALUES


VALUES = frozenset(
    {
        Label.DATE,
        Label.TIME,
        Label.PERCENT,
        Label.MONEY,
        Label.QUANTITY,
        Label.ORDINAL,
        Label.CARDINAL,
    }
)
NAMES = tuple(label for label in Label if label not in VALUES)
"""The labels that are linked, in the order in which the screen groups them."""


class Kind(StrEnum):
    """What a mention is: a name, a photo or wire credit, a role ("the Chinese leader"), a value.

    What the person says is no entity is kept as ``DROPPED``, so that it can be taken back.
    """

    NAME = "name"
    SOURCE = "source"
    ROLE = "role"
    VALUE = "value"
    DROPPED = "dropped"


class Reason(StrEnum):
    """Why a mention belongs to its chain, or a chain to its entity."""

    SAME_NAME = "same-name"
    SURNAME = "surname"
    GIVEN_NAME = "given-name"
    SHORT_NAME = "short-name"
    ACRONYM = "acronym"
    SPELLING = "spelling"
    ALIAS = "alias"
    PLURAL = "plural"
    ONLY_ONE = "only-one"
    LIKELY = "likely"
    CONTEXT = "context"
    ROLE = "role"
    TEAM = "team"
    CALLED = "called"
    MERGED = "merged"
    SETTLED = "settled"
    SPLIT = "split"
    OPEN = "open"


class Confidence(StrEnum):
    """How surely a link is right."""

    SURE = "sure"
    LIKELY = "likely"
    OPEN = "open"


class Evidence(NamedTuple):
    """Why a link was made: a code, and the other name it rests on."""

    reason: Reason
    about: str = ""

    def words(self) -> str:
        """The reason in a few words, as the bottom line and the exports give it."""
        return _WORDS[self.reason].format(self.about)

    @property
    def confidence(self) -> Confidence:
        """How surely the link is right, as its reason tells."""
        return _CONFIDENCES.get(self.reason, Confidence.SURE)


_WORDS: Mapping[Reason, str] = {
    Reason.SAME_NAME: "same name",
    Reason.SURNAME: "surname of “{}” in this article",
    Reason.GIVEN_NAME: "first name of “{}” in this article",
    Reason.SHORT_NAME: "short for “{}” in this article",
    Reason.ACRONYM: "acronym of “{}”",
    Reason.SPELLING: "spelling of “{}”",
    Reason.ALIAS: "alias table: {}",
    Reason.PLURAL: "plural of “{}”",
    Reason.ONLY_ONE: "only “{}” in the library has this name",
    Reason.LIKELY: "most likely “{}”: far more articles than any other of this name",
    Reason.CONTEXT: "most likely “{}”: the company it keeps in this article",
    Reason.ROLE: "role of “{}” in this article",
    Reason.CALLED: "another name of “{}”, this article says",
    Reason.TEAM: "the team, not the place: this article is about {}",
    Reason.MERGED: "you said it is “{}”",
    Reason.SETTLED: "you said it is “{}” in this article",
    Reason.SPLIT: "you split it off",
    Reason.OPEN: "open: could be {}",
}
_CONFIDENCES: Mapping[Reason, Confidence] = {
    Reason.SPELLING: Confidence.LIKELY,
    Reason.ONLY_ONE: Confidence.LIKELY,
    Reason.LIKELY: Confidence.LIKELY,
    Reason.CONTEXT: Confidence.LIKELY,
    Reason.ROLE: Confidence.LIKELY,
    Reason.TEAM: Confidence.LIKELY,
    Reason.OPEN: Confidence.OPEN,
}


class Draft(NamedTuple):
    """An article as a source yields it, its text canonical already (see :mod:`analysis.text`).

    ``external_id`` is the imported id, or the path relative to the folder that was added.
    ``published`` is UTC ISO 8601, or None when the source does not say.
    """

    external_id: str
    text: str
    title: str
    published: str | None = None
    author: str | None = None
    url: str | None = None
    source_name: str | None = None


class Mention(NamedTuple):
    """A stretch of an article that names something: ``text == article.text[start:end]``."""

    start: int
    end: int
    text: str
    label: Label
    kind: Kind = Kind.NAME


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


class Article(NamedTuple):
    """A stored article; ``language`` is its ISO 639 code, None while nobody has looked."""

    id: int
    external_id: str
    source: str
    title: str
    text: str
    published: str | None
    author: str | None
    url: str | None
    is_read: bool
    is_starred: bool
    is_analysed: bool
    is_missing: bool
    words: int
    language: str | None = None


class ArticleRef(NamedTuple):
    """An article as its source calls it: ``id`` is the external id, ``source`` the shown name."""

    source: str
    id: str


class ArticleRow(NamedTuple):
    """A line of the article list; ``placed`` is the date it is listed under (UTC ISO 8601).

    ``is_watched`` says that it mentions an entity that is watched.
    """

    id: int
    title: str
    placed: str
    has_date: bool
    source: str
    is_read: bool
    is_starred: bool
    is_analysed: bool
    is_missing: bool
    words: int
    is_watched: bool = False


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


class SourceKind(StrEnum):
    """What a source is: files on this machine, a feed, or the pages that a person saved."""

    FILES = "files"
    FEED = "feed"
    PAGES = "pages"


class SourceRow(NamedTuple):
    """A source as lists show it; ``name`` is what the person or, else, the source calls it.

    ``location`` is its path, or its address, as bytes. Of feeds: ``home`` is the address of the
    site, ``came`` the number of new articles of the last look that worked, ``failures`` those in a
    row, ``next_look_at`` before when it is only asked if the person asks; ``is_gone`` if its server
    says it is no more, ``is_full`` if the full text is fetched of every entry. Articles are kept
    ``keep_days``: None as the library's own setting is, 0 for ever. ``unread`` leaves out what is
    hidden.
    """

    id: int
    location: bytes
    name: str
    added_at: str
    looked_at: str | None
    trouble: str | None
    articles: int
    unread: int
    kind: SourceKind = SourceKind.FILES
    tags: tuple[str, ...] = ()
    home: str | None = None
    came: int = 0
    failures: int = 0
    next_look_at: str | None = None
    is_gone: bool = False
    is_full: bool = False
    keep_days: int | None = None
