"""A question on a short name: whether it is this bearer in the articles that have it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.editing import saying
from analysis.editing.questions.question import Doubtful, Question, Subject, subject_of_key
from analysis.editing.questions.survey import telling
from analysis.linking.corrections.correction import Correction, Deed
from analysis.storage import articles, entities, reviews

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from analysis.editing.questions.survey import Survey
    from analysis.linking.doubts.surroundings import Sighting
    from analysis.models import ArticleRef
    from analysis.storage.reviews import Bearer, ShortName


class ShortDraft(NamedTuple):
    """Asks if a short name means this bearer, in all articles that have it now or in some."""

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
        decided = self._decided(connection)
        count = len(decided)
        where = "this article" if count == 1 else f"these {count:,} articles"
        counted = f"in {count:,} article{'s' * (count > 1)}"
        yes = tuple(
            Correction(Deed.SETTLE, self.name.keys, others[:1], ref, value=other, said=said)
            for said in (f"“{name}” is “{other}” {counted}",)
            for ref in decided
        )
        no = tuple(self._no(decided, others, f"“{name}” is not “{other}” {counted}"))
        kind = Doubtful.OPEN if self.name.signature is None else Doubtful.LIKELY
        words = f"Is “{name}” {other} in {where}?"
        but = left_out(self.name, self.bearer)
        sides = (
            telling(self.seen, self.survey.profile(self.bearer.entity, but=but)),
            telling(
                self.survey.look(self.bearer.entity, but=but),
                self.survey.profile(self.name.entity, only=self.name.signature),
            ),
        )
        return Question(self.key, kind, words, self.decides, name, other, *sides, yes, no)

    def _decided(self, connection: sqlite3.Connection) -> list[ArticleRef]:
        """The articles that an answer speaks of: later ones may mean somebody else."""
        chosen: Iterable[int] = self.in_articles
        if self.is_whole:
            keys = set(self.name.keys)
            known = reviews.own_keys(connection, self.name.entity)
            chosen = sorted(article for article, own in known.items() if keys & own)
        refs = (articles.ref(connection, article) for article in chosen)
        return [ref for ref in refs if ref is not None]

    def _no(
        self, decided: Sequence[ArticleRef], others: tuple[str, ...], said: str
    ) -> Iterator[Correction]:
        """That it is not the bearer; where it goes to that one now, it becomes one of its own."""
        if not (self.is_whole and self.name.entity == self.bearer.entity):
            yield Correction(Deed.CONFIRM, self.name.keys, others, said=said)
            return
        first = ""
        for ref in decided:
            split = Correction(Deed.SPLIT, self.name.keys, article=ref, said=said)
            yield split
            if first:
                yield Correction(Deed.MERGE, (split.mark,), (first,), said=said)
            first = first or split.mark


def _surface(connection: sqlite3.Connection, name: ShortName) -> str:
    if name.signature is None:
        return entities.rows(connection, [name.entity])[0].name
    return reviews.surface(connection, name.signature)


def left_out(name: ShortName, bearer: Bearer) -> int | None:
    """The signature to leave out of a bearer's articles: the short name that went to it."""
    return name.signature if bearer.entity == name.entity else None
