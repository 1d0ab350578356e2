"""Questions on one article: whom of several it means by a short name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.editing import saying
from analysis.editing.questions.question import (
    SHOWN,
    Choice,
    Doubtful,
    Question,
    Subject,
    subject_of_key,
)
from analysis.editing.questions.survey import telling
from analysis.linking.corrections.correction import Correction, Deed
from analysis.models import Place
from analysis.storage import articles, entities, mentions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from analysis.editing.questions.survey import Survey
    from analysis.linking.doubts.surroundings import Sighting
    from analysis.models import ArticleRef
    from analysis.storage.reviews import Bearer, ShortName

WORTH = 0.5
"""How much such a question counts beside one that settles a name in all articles."""
AT_ONCE = 3
"""Articles of one name that are asked about at once, the newest."""


class WhomDraft(NamedTuple):
    """Asks whom an article means by an open name; ``bearers`` are who may be meant."""

    name: ShortName
    bearers: Sequence[Bearer]
    sighting: Sighting
    survey: Survey

    @property
    def key(self) -> str:
        """The same for the same name and article."""
        return f"whom {self.name.keys[0]} {self.sighting.place.article}"

    @property
    def worth(self) -> float:
        """Mentions that it decides, less as it is one article alone."""
        return WORTH * self.decides

    @property
    def decides(self) -> int:
        """The mentions of the article."""
        return self.sighting.mentions

    @property
    def about(self) -> tuple[int, ...]:
        """The name in its article, which no other question is about, and the name everywhere."""
        return -(self.name.entity << 32 | self.sighting.place.article), self.name.entity

    @property
    def subject(self) -> Subject:
        """What goes by the name."""
        return subject_of_key(self.name.keys[0])

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is asked."""
        article = self.sighting.place.article
        ref, rows = articles.ref(connection, article), articles.rows(connection, [article])
        named = entities.rows(connection, [self.name.entity])
        if ref is None or not rows or not named:
            return None
        name, where = named[0].name, saying.titled(rows[0].title or ref.id)
        choices = tuple(self._choices(connection, ref, name, where))
        if not choices:
            return None
        said = f"“{name}” is another in {where}"
        no = (Correction(Deed.SPLIT, self.name.keys, article=ref, said=said),)
        words = f"{'Who' if self.subject is Subject.PERSON else 'What'} is “{name}” in {where}?"
        found = mentions.in_article(connection, self.name.entity, article)
        here = tuple(Place(article, ordinal) for _, ordinal in found[:SHOWN])
        return Question(
            self.key, Doubtful.WHOM, words, self.decides, name, "", here, (), (), no, choices
        )

    def _choices(
        self, connection: sqlite3.Connection, ref: ArticleRef, name: str, where: str
    ) -> Iterator[Choice]:
        rows = {row.id: row for row in entities.rows(connection, [b.entity for b in self.bearers])}
        mine = self.survey.profile(self.name.entity)
        for bearer in self.bearers:
            row = rows.get(bearer.entity)
            keys = saying.known_by(connection, bearer.entity) if row else ()
            key = next((key for key in keys if key not in self.name.keys), None)
            if row is None or key is None:
                continue
            said = f"“{name}” is “{row.name}” in {where}"
            yes = Correction(Deed.SETTLE, self.name.keys, (key,), ref, value=row.name, said=said)
            there = telling(self.survey.look(bearer.entity), mine)
            yield Choice(row.name, row.mentions, there, (yes,))
