"""Questions on entities that are named alike, and may be one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from analysis.editing import saying
from analysis.editing.questions.labelled import said
from analysis.editing.questions.question import Doubtful, Question, Subject, subject_of
from analysis.editing.questions.survey import telling
from analysis.errors import NewsreaderError
from analysis.linking.corrections.correction import Correction, Deed
from analysis.linking.doubts.alike import doubts
from analysis.linking.naming.names import fold
from analysis.models import Label
from analysis.storage import articles, entities, reviews

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from analysis.editing.questions.survey import Survey
    from analysis.linking.corrections.rulings import Rulings
    from analysis.linking.doubts.alike import Doubt
    from analysis.models import EntityRow

COMPARED = 8_000
"""Entities that are compared for being named alike: the most mentioned ones."""
LEAST = 2
"""Mentions that the answer to a question decides at least."""
MOST = 160
"""Pairs whose articles are compared, those that decide most."""
MARGIN = 1.3
"""How many times as likely as with any other a name has to be one with the likeliest."""
TIMES = 8
"""How many times as often a word is a person's surname as another thing's name, to be asked about
whatever the articles are like."""
SHORT = 0.5
"""How likely it is that person's then."""


class AlikeDraft(NamedTuple):
    """Asks if two entities are one."""

    one: int
    other: int
    key: str
    worth: float
    decides: int
    survey: Survey
    subject: Subject

    @property
    def about(self) -> tuple[int, ...]:
        """The two, the smaller first."""
        return self.one, self.other

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is asked."""
        rows = {row.id: row for row in entities.rows(connection, [self.one, self.other])}
        if len(rows) < 2:
            return None
        names = rows[self.one].name, rows[self.other].name
        name, other = names if fold(names[0]) != fold(names[1]) else self._told_apart(connection)
        try:
            typed = list(_typed(connection, rows))
            yes = typed or saying.merge(connection, self.one, self.other)
            no = saying.keep_apart(connection, self.one, self.other)
        except NewsreaderError:
            return None
        words = f"Is {name} the same as {other}?"
        if typed:
            name, other = said(rows[self.one]), said(rows[self.other])
            words = f"Is the {name} the {other}?"
        sides = (
            telling(self.survey.look(self.one), self.survey.profile(self.other)),
            telling(self.survey.look(self.other), self.survey.profile(self.one)),
        )
        kind = Doubtful.ALIKE
        return Question(
            self.key, kind, words, self.decides, name, other, *sides, tuple(yes), tuple(no)
        )

    def _told_apart(self, connection: sqlite3.Connection) -> tuple[str, str]:
        """Names of the two that the other does not have, the most frequent ones."""
        mine = [name for name, _ in entities.names(connection, self.one)]
        theirs = [name for name, _ in entities.names(connection, self.other)]
        return _first_not_in(mine, theirs), _first_not_in(theirs, mine)


def _typed(connection: sqlite3.Connection, rows: Mapping[int, EntityRow]) -> Iterator[Correction]:
    """That what is the same as a person is one: a surname alone may have been taken for a body.

    Where others bear that surname it is this one's in the articles that have it now.
    """
    persons = [row for row in rows.values() if row.label is Label.PERSON]
    for row in rows.values():
        keys = saying.known_by(connection, row.id)
        if len(persons) == 1 and row not in persons and all(" " not in key for key in keys):
            (person,) = persons
            words = f"“{row.name}” is “{person.name}”"
            surnames = tuple(f"p:{key[2:]}" for key in keys)
            full = saying.known_by(connection, person.id)
            bearers = {one.entity for one in reviews.bearers(connection, surnames, 2)}
            if set(surnames) <= set(full) or bearers == {person.id}:
                # Of the person, too: what an answer speaks of is linked again when it is undone.
                both = (*keys, *full)
                yield Correction(Deed.RETYPE, both, value=Label.PERSON.value, said=words)
                continue
            yield Correction(Deed.RETYPE, full, value=Label.PERSON.value, said=words)
            for article in sorted(reviews.own_keys(connection, row.id)):
                ref = articles.ref(connection, article)
                if ref is not None:
                    yield Correction(
                        Deed.SETTLE, keys, full[:1], ref, value=person.name, said=words
                    )


def _first_not_in(names: Sequence[str], others: Sequence[str]) -> str:
    known = {fold(name) for name in others}
    return next((name for name in names if fold(name) not in known), names[0])


class Alike:
    """The pairs of a library that are named alike."""

    def __init__(self, survey: Survey, rulings: Rulings) -> None:
        self._survey = survey
        connection = survey.connection
        self._known = {one.id: one for one in reviews.most_mentioned(connection, COMPARED)}
        found = [one for one in doubts(self._known.values()) if self._decides(one) >= LEAST]
        found.sort(key=lambda one: (-self._decides(one) * one.likeness, one.one, one.other))
        self._doubts = [one for one in found if not self._is_ruled(one, rulings)][:MOST]
        for one in self._doubts:
            survey.look(one.one)
            survey.look(one.other)

    def _decides(self, doubt: Doubt) -> int:
        return self._known[doubt.other].mentions

    def _is_ruled(self, doubt: Doubt, rulings: Rulings) -> bool:
        one, other = self._known[doubt.one], self._known[doubt.other]
        if rulings.are_apart(one.keys, other.keys):
            return True
        # An article that gives persons names that are only alike means two.
        return one.label == "PERSON" and reviews.are_together(
            self._survey.connection, doubt.one, doubt.other
        )

    def drafts(self) -> Iterator[AlikeDraft]:
        """Questions on them; call it when all has been looked at."""
        weighed: dict[int, list[tuple[float, Doubt]]] = defaultdict(list)
        for doubt in self._doubts:
            near = self._survey.profile(doubt.one).nearness(self._survey.profile(doubt.other))
            if self._is_mostly_short(doubt):
                near = max(near, doubt.needed, SHORT)
            if not self._tickers_clash(doubt):
                weighed[doubt.other].append((near * doubt.likeness, doubt))
        for found in weighed.values():
            found.sort(key=lambda one: (-one[0], one[1].one))
            chance, doubt = found[0]
            is_clear = len(found) == 1 or chance >= MARGIN * found[1][0]
            if is_clear and chance >= doubt.likeness * doubt.needed:
                yield self._draft(doubt, chance)

    def _is_mostly_short(self, doubt: Doubt) -> bool:
        """Whether a word that was taken for no person's is what one is nearly always called."""
        big, small = self._known[doubt.one], self._known[doubt.other]
        if big.label != Label.PERSON or small.label == Label.PERSON:
            return False
        words = {key[2:] for key in small.keys}
        written = entities.names(self._survey.connection, big.id)
        short = sum(count for name, count in written if fold(name) in words)
        return short >= TIMES * small.mentions

    def _tickers_clash(self, doubt: Doubt) -> bool:
        """Whether symbols of shares say that they are two companies."""
        one, other = (
            {sighting.ticker for sighting in self._survey.look(entity)} - {""}
            for entity in (doubt.one, doubt.other)
        )
        return bool(one and other) and one.isdisjoint(other)

    def _draft(self, doubt: Doubt, chance: float) -> AlikeDraft:
        big, small = self._known[doubt.one], self._known[doubt.other]
        decides = self._decides(doubt)
        return AlikeDraft(
            small.id,
            big.id,
            f"alike {small.keys[0]} {big.keys[0]}",
            decides * min(1.0, 2 * chance),
            decides,
            self._survey,
            subject_of(small.label if big.label != Label.PERSON else big.label),
        )
