"""Review: what is open, as questions with an answer each, those first that decide most."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from analysis.editing import applying, saying
from analysis.lexicon import shipped
from analysis.linking.corrections import Correction, Deed
from analysis.linking.doubts import doubts
from analysis.linking.rulings import Rulings
from analysis.storage import corrections, entities, mentions, reviews

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager

    from analysis.editing.applying import Corrected
    from analysis.models import EntityRow, Place

    Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]

MOST = 20_000
"""Entities that are compared for being named alike: the most mentioned ones."""
LEAST = 2
"""Mentions that the answer to a question decides at least."""
SHOWN = 12
"""Mentions of each side that a question shows at most."""
_LIKELY = 0.1
"""How much a link that is likely right counts beside one that is open."""


class Doubtful(StrEnum):
    """What a question is about: an open name, a likely link, or two that are named alike."""

    OPEN = "open"
    LIKELY = "likely"
    ALIKE = "alike"


class Question(NamedTuple):
    """Is this one that one? ``decides`` counts the mentions that the answer moves or keeps.

    ``here`` and ``there`` are mentions of either side, to be read beside each other; ``name`` and
    ``other`` are what they are called. ``key`` is the same for the same question.
    """

    key: str
    kind: Doubtful
    words: str
    decides: int
    name: str
    other: str
    here: tuple[Place, ...]
    there: tuple[Place, ...]
    yes: tuple[Correction, ...]
    no: tuple[Correction, ...]


class Review:
    """The questions of one library; answers are corrections, and can be undone like them."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    def questions(self, limit: int = 50, skip: Collection[str] = ()) -> list[Question]:
        """What is most worth asking, without the questions of these keys.

        Looks through the whole library, a second for a large one: call it from a thread.
        """
        with self._reading() as connection:
            rulings = Rulings(corrections.active(connection))
            drafts = [
                *_open(connection),
                *_likely(connection, rulings),
                *_alike(connection, rulings),
            ]
            drafts.sort(key=lambda draft: (-draft.worth, draft.key))
            found: list[Question] = []
            for draft in drafts:
                if len(found) == limit:
                    break
                if draft.key not in skip and (question := draft.question(connection)) is not None:
                    found.append(question)
            return found

    def answer(self, question: Question, *, is_same: bool) -> Corrected:
        """Take an answer."""
        said = question.yes if is_same else question.no
        with self._writing() as connection:
            return applying.correct(connection, said, shipped())


class _Draft(NamedTuple):
    """A question before its mentions are looked up."""

    worth: float
    key: str
    kind: Doubtful
    decides: int
    entity: int
    other: int
    signature: int | None = None

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is shown; None where there is nothing to show."""
        rows = {row.id: row for row in entities.rows(connection, [self.entity, self.other])}
        one, other = rows.get(self.entity), rows.get(self.other)
        if one is None or other is None:
            return None
        if self.signature is not None:
            return self._likely(connection, other, self.signature)
        here = mentions.places(connection, one.id)[:SHOWN]
        there = mentions.places(connection, other.id)[:SHOWN]
        return Question(
            self.key,
            self.kind,
            _words(one.name, one, other),
            self.decides,
            one.name,
            other.name,
            tuple(here),
            tuple(there),
            tuple(saying.merge(connection, one.id, other.id)),
            tuple(saying.keep_apart(connection, one.id, other.id)),
        )

    def _likely(
        self, connection: sqlite3.Connection, other: EntityRow, signature: int
    ) -> Question | None:
        unsure = reviews.unsure(connection, signature)
        keys = tuple(key for key in entities.keys(connection, other.id) if key not in unsure.keys)
        if not keys:
            return None
        here, there = reviews.places(connection, other.id, signature, SHOWN)
        name, said = unsure.name, f"“{unsure.name}”"
        return Question(
            self.key,
            self.kind,
            f"Is {said} {other.name} here?",
            self.decides,
            name,
            other.name,
            here,
            there,
            (Correction(Deed.MERGE, unsure.keys, keys, said=f"{said} is “{other.name}”"),),
            (Correction(Deed.APART, unsure.keys, keys, said=f"{said} is not “{other.name}”"),),
        )


def _open(connection: sqlite3.Connection) -> Iterator[_Draft]:
    """Names that several may bear, with the one who is mentioned most."""
    for one in reviews.open_names(connection):
        if one.decides >= LEAST:
            key = f"open {one.key} {one.candidate_key}"
            # One who is hardly ever mentioned is not whom many mean by a surname.
            worth = min(one.decides, one.candidate_mentions)
            yield _Draft(worth, key, Doubtful.OPEN, one.decides, one.entity, one.candidate)


def _likely(connection: sqlite3.Connection, rulings: Rulings) -> Iterator[_Draft]:
    """Short names that were given to the likely one of several."""
    for one in reviews.likely_links(connection):
        if one.decides >= LEAST and not any(key in rulings.merged for key in one.keys):
            key = f"likely {' '.join(one.keys)}"
            worth = one.decides * _LIKELY
            yield _Draft(
                worth, key, Doubtful.LIKELY, one.decides, one.entity, one.entity, one.signature
            )


def _alike(connection: sqlite3.Connection, rulings: Rulings) -> Iterator[_Draft]:
    """Entities that are named alike and are never named together."""
    known = {one.id: one for one in reviews.most_mentioned(connection, MOST)}
    for one, other, likeness in doubts(known.values()):
        decides = known[other].mentions
        if decides < LEAST or rulings.are_apart(known[other].keys, known[one].keys):
            continue
        if reviews.are_together(connection, one, other):
            continue
        key = f"alike {known[other].keys[0]} {known[one].keys[0]}"
        yield _Draft(decides * likeness, key, Doubtful.ALIKE, decides, other, one)


def _words(name: str, one: EntityRow, other: EntityRow) -> str:
    return f"Is {name} ({one.mentions:,}) the same as {other.name} ({other.mentions:,})?"
