"""Questions on namesakes: one full name that two persons may bear."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.editing import saying
from analysis.editing.questions.question import SHOWN, Doubtful, Question, Subject
from analysis.linking.corrections.correction import Correction, Deed
from analysis.linking.doubts.namesakes import LEAST, namesakes
from analysis.models import Label, Place
from analysis.storage import articles, entities, mentions, reviews

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from analysis.linking.corrections.rulings import Rulings

MOST_ARTICLES = 120
"""Articles of a person that is looked at, at most: who is in more is well known."""
MOST = 200
"""Persons that are looked at, those of most articles."""
COMMON, MANY = 0.05, 20
"""Share of all articles, and articles at least, from which on an entity tells nothing of those it
is named with."""
WORTH = 0.3
"""How much such a question counts beside others: most names are one person's."""


class NamesakeDraft(NamedTuple):
    """Asks if one name is borne by two."""

    entity: int
    key: str
    worth: float
    decides: int
    smaller: frozenset[int]
    larger: frozenset[int]

    @property
    def subject(self) -> Subject:
        """It is always a person."""
        return Subject.PERSON

    @property
    def about(self) -> tuple[int, ...]:
        """The entity."""
        return (self.entity,)

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is asked."""
        rows = entities.rows(connection, [self.entity])
        if not rows:
            return None
        keys = saying.known_by(connection, self.entity)
        name = rows[0].name
        here, there = (
            tuple(_first_places(connection, self.entity, group))
            for group in (self.smaller, self.larger)
        )
        yes = (Correction(Deed.CONFIRM, keys, said=f"All “{name}” are one"),)
        no = tuple(self._split(connection, name))
        words = f"Are these two the same {name}?"
        kind = Doubtful.NAMESAKES
        return Question(self.key, kind, words, self.decides, name, name, here, there, yes, no)

    def _split(self, connection: sqlite3.Connection, name: str) -> Iterator[Correction]:
        """Split the smaller group off, article by article, and make one of the parts."""
        said = f"“{name}” is another in {len(self.smaller):,} articles"
        known, first = reviews.own_keys(connection, self.entity), ""
        for article in sorted(self.smaller):
            ref = articles.ref(connection, article)
            if ref is None or article not in known:
                continue
            names = tuple(sorted(known[article]))
            split = Correction(Deed.SPLIT, names, article=ref, said=said)
            yield split
            if first:
                yield Correction(Deed.MERGE, (split.mark,), (first,), said=said)
            first = first or split.mark


def _first_places(
    connection: sqlite3.Connection, entity: int, group: Iterable[int]
) -> Iterator[Place]:
    for article in sorted(group, reverse=True)[:SHOWN]:
        found = mentions.in_article(connection, entity, article)
        if found:
            yield Place(article, found[0][1])


def drafts(connection: sqlite3.Connection, rulings: Rulings) -> Iterator[NamesakeDraft]:
    """Questions on persons who are never named with the same others."""
    total, spread = reviews.spread(connection)
    common = {entity for entity, count in spread.items() if count >= max(COMMON * total, MANY)}
    for entity in reviews.persons(connection, 2 * LEAST, MOST_ARTICLES)[:MOST]:
        company = {
            article: {_key(*one) for one in beside if one[0] not in common}
            for article, beside in reviews.companies(connection, entity).items()
        }
        groups = namesakes(company)
        if groups is None:
            continue
        keys = saying.known_by(connection, entity)
        if rulings.is_confirmed(keys):
            continue
        larger, smaller = groups
        key = f"namesakes {keys[0]}"
        decides = len(smaller)
        yield NamesakeDraft(entity, key, WORTH * decides, decides, smaller, larger)


_PLACES = frozenset({Label.GPE, Label.LOC, Label.NORP})


def _key(entity: int, label: str) -> str:
    """An entity as a key; places and peoples have classes of their own."""
    return f"{'g' if label in _PLACES else 'n'}:{entity}"
