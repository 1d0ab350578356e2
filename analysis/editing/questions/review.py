"""Review: what is open, as questions with an answer each, those first that decide most."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from analysis.editing import applying
from analysis.editing.questions import shared_names
from analysis.editing.questions.alike import Alike
from analysis.editing.questions.labelled import TwoLabels
from analysis.editing.questions.question import SHOWN, Choice, Doubtful, Question, Subject
from analysis.editing.questions.short_names import ShortNames
from analysis.editing.questions.survey import Survey
from analysis.lexicon import current
from analysis.linking.corrections.rulings import Rulings
from analysis.storage import corrections

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator
    from contextlib import AbstractContextManager

    from analysis.editing.applying import Corrected
    from analysis.editing.questions.question import Draft

    Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]

__all__ = ["SHOWN", "Choice", "Doubtful", "Question", "Review"]

AT_ONCE = 2
"""Questions of one call in which the same entity is what something else may be."""


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
            drafts = [draft for draft in _drafts(connection) if draft.key not in skip]
            found: list[Question] = []
            for draft in _distinct(_in_turn(drafts)):
                if len(found) == limit:
                    break
                question = draft.question(connection)
                if question is not None and _is_shown(question):
                    found.append(question)
            return found

    def answer(self, question: Question, *, is_same: bool, choice: int | None = None) -> Corrected:
        """Take an answer; of a question with choices which one it is."""
        yes = question.yes if choice is None else question.choices[choice].yes
        said = yes if is_same else question.no
        with self._writing() as connection:
            return applying.correct(connection, said, current())


def _drafts(connection: sqlite3.Connection) -> Iterator[Draft]:
    rulings = Rulings(corrections.active(connection))
    survey = Survey(connection)
    # All that is compared is looked at first: what is frequent is known only then.
    short_names, alike = ShortNames(survey, rulings), Alike(survey, rulings)
    labelled = TwoLabels(survey, rulings)
    yield from short_names.drafts()
    yield from labelled.drafts()
    yield from alike.drafts()
    yield from shared_names.drafts(connection, rulings)


def _is_shown(question: Question) -> bool:
    """Whether there are mentions of both sides."""
    there = [question.there] if question.yes else [one.there for one in question.choices]
    return bool(question.here) and all(there)


def _in_turn(drafts: Iterable[Draft]) -> list[Draft]:
    """The questions that decide most first, those on people, places and other things in turn.

    The names of companies are doubtful more often, and mentioned more, than those of people, which
    a reader asks for first.
    """
    found: dict[Subject, list[Draft]] = {subject: [] for subject in Subject}
    for draft in sorted(drafts, key=lambda draft: (-draft.worth, draft.key)):
        found[draft.subject].append(draft)
    turns = (each for turn in zip_longest(*found.values()) for each in turn)
    return [draft for draft in turns if draft is not None]


def _distinct(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The questions without those whose answer another one may change."""
    moved = set[int]()
    others: Counter[int] = Counter()
    for draft in drafts:
        first, *rest = draft.about
        if first in moved or others[first] or any(one in moved for one in rest):
            continue
        if any(others[one] >= AT_ONCE for one in rest):
            continue
        moved.add(first)
        others.update(rest)
        yield draft
