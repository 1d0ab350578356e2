"""Questions on names that have two labels: one thing that was taken for two, or two of one name."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from analysis.editing import saying
from analysis.editing.questions.question import Choice, Doubtful, Question, Subject, subject_of
from analysis.editing.questions.survey import telling
from analysis.errors import NewsreaderError
from analysis.models import Label
from analysis.storage import reviews

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from analysis.editing.questions.survey import Survey
    from analysis.linking.corrections.rulings import Rulings
    from analysis.models import EntityRow
    from analysis.storage.reviews import Labelled

MOST = 60
"""Pairs that are asked about, those that decide most."""
FULL, SHORT = 3.0, 0.4
"""How much such a question counts: a full name is nearly always one thing, a city has a club."""


class LabelledDraft(NamedTuple):
    """Asks if two entities of one name and two labels are one; ``other`` is mentioned more."""

    one: Labelled
    other: Labelled
    survey: Survey

    @property
    def key(self) -> str:
        """The same for the same pair."""
        return f"labelled {self.one.name} {self.one.label} {self.other.label}"

    @property
    def worth(self) -> float:
        """Mentions that it decides, more for a full name."""
        return (FULL if " " in self.other.name else SHORT) * self.decides

    @property
    def decides(self) -> int:
        """The mentions of the one that is mentioned less."""
        return self.one.mentions

    @property
    def about(self) -> tuple[int, ...]:
        """The two, the smaller first."""
        return self.one.id, self.other.id

    @property
    def subject(self) -> Subject:
        """What it is mostly, or a place where that is one of the two."""
        mostly, else_ = subject_of(self.other.label), subject_of(self.one.label)
        return else_ if mostly is Subject.OTHER and else_ is Subject.PLACE else mostly

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is asked."""
        try:
            yes = saying.merge(connection, self.one.id, self.other.id)
            no = saying.keep_apart(connection, self.one.id, self.other.id)
            choices = (
                self._choice(connection, self.other, self.one),
                self._choice(connection, self.one, self.other),
            )
        except NewsreaderError:
            return None
        name, other = said(self.one), said(self.other)
        sides = (
            telling(self.survey.look(self.one.id), self.survey.profile(self.other.id)),
            telling(self.survey.look(self.other.id), self.survey.profile(self.one.id)),
        )
        words, kind = f"Is the {name} the {other}?", Doubtful.LABELLED
        answers = tuple(yes), tuple(no)
        return Question(self.key, kind, words, self.decides, name, other, *sides, *answers, choices)

    def _choice(self, connection: sqlite3.Connection, wrong: Labelled, right: Labelled) -> Choice:
        """That the two are one, and which of the labels is right."""
        yes = saying.merge_as(connection, wrong.id, right.id, Label(right.label))
        return Choice(Label(right.label).noun, right.mentions, (), tuple(yes))


def said(row: Labelled | EntityRow) -> str:
    """An entity with what it is and how often it is mentioned."""
    return f"{Label(row.label).noun} {row.name} ({row.mentions:,})"


class TwoLabels:
    """The pairs of a library that have one name and two labels."""

    def __init__(self, survey: Survey, rulings: Rulings) -> None:
        self._survey = survey
        pairs = reviews.labelled_twice(survey.connection)
        drafts = [LabelledDraft(one, other, survey) for one, other in pairs]
        drafts.sort(key=lambda draft: (-draft.worth, draft.key))
        open_ones = (one for one in drafts if not self._is_ruled(one.one, one.other, rulings))
        self._drafts = list(islice(open_ones, MOST))
        for draft in self._drafts:
            survey.look(draft.one.id)
            survey.look(draft.other.id)

    def drafts(self) -> Iterator[LabelledDraft]:
        """Questions on them; call it when all has been looked at."""
        yield from self._drafts

    def _is_ruled(self, one: Labelled, other: Labelled, rulings: Rulings) -> bool:
        if not rulings.apart:
            return False
        connection = self._survey.connection
        return rulings.are_apart(
            saying.known_by(connection, one.id), saying.known_by(connection, other.id)
        )
