"""A question on a short name: whether it is this bearer, everywhere or in some articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.editing import saying
from analysis.editing.questions.question import Doubtful, Question, Subject, subject_of_key
from analysis.editing.questions.survey import telling
from analysis.linking.corrections.correction import Correction, Deed
from analysis.storage import articles, entities, reviews

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from analysis.editing.questions.survey import Survey
    from analysis.linking.doubts.surroundings import Sighting
    from analysis.storage.reviews import Bearer, ShortName


class ShortDraft(NamedTuple):
    """Asks if a short name means this bearer, everywhere or in some articles."""

    name: ShortName
    bearer: Bearer
    worth: float
    decides: int
    is_whole: bool
    seen: Sequence[Sighting]
    in_articles: tuple[int, ...]
    survey: Survey

    @property
    def key(self) -> str:
        """The same for the same name and bearer."""
        return f"{'whole' if self.is_whole else 'part'} {self.name.keys[0]} {self.bearer.key}"

    @property
    def subject(self) -> Subject:
        """What goes by the name."""
        return subject_of_key(self.name.keys[0])

    @property
    def about(self) -> tuple[int, ...]:
        """The name's entity and the bearer."""
        return self.name.signature or self.name.entity, self.bearer.entity

    def question(self, connection: sqlite3.Connection) -> Question | None:
        """The question as it is asked."""
        rows = entities.rows(connection, [self.bearer.entity])
        if not rows:
            return None
        keys = saying.known_by(connection, self.bearer.entity)
        others = tuple(key for key in keys if key not in self.name.keys)
        if not others:
            return None
        name, other = _surface(connection, self.name), rows[0].name
        said, count = f"“{name}”", len(self.in_articles)
        if self.is_whole:
            yes: tuple[Correction, ...] = (
                Correction(Deed.MERGE, self.name.keys, others, said=f"{said} is “{other}”"),
            )
            no = (Correction(Deed.APART, self.name.keys, others, said=f"{said} is not “{other}”"),)
            where = ""
        else:
            where = " in this article" if count == 1 else f" in these {count:,} articles"
            words = f"{said} is “{other}” in {count:,} article{'s' * (count > 1)}"
            yes = tuple(self._settled(connection, others[0], other, words))
            words = f"{said} is not “{other}” in {count:,} article{'s' * (count > 1)}"
            no = (Correction(Deed.CONFIRM, self.name.keys, others, said=words),)
        kind = Doubtful.OPEN if self.name.signature is None else Doubtful.LIKELY
        words = f"Is {said} {other}{where}?"
        but = left_out(self.name, self.bearer)
        sides = (
            telling(self.seen, self.survey.profile(self.bearer.entity, but=but)),
            telling(
                self.survey.look(self.bearer.entity, but=but),
                self.survey.profile(self.name.entity, only=self.name.signature),
            ),
        )
        return Question(self.key, kind, words, self.decides, name, other, *sides, yes, no)

    def _settled(
        self, connection: sqlite3.Connection, key: str, name: str, said: str
    ) -> Iterator[Correction]:
        for article in self.in_articles:
            ref = articles.ref(connection, article)
            if ref is not None:
                yield Correction(Deed.SETTLE, self.name.keys, (key,), ref, value=name, said=said)


def _surface(connection: sqlite3.Connection, name: ShortName) -> str:
    if name.signature is None:
        return entities.rows(connection, [name.entity])[0].name
    return reviews.surface(connection, name.signature)


def left_out(name: ShortName, bearer: Bearer) -> int | None:
    """The signature to leave out of a bearer's articles: the short name that went to it."""
    return name.signature if bearer.entity == name.entity else None
