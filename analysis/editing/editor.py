"""Editor: what a person can say of names and links, and take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.editing import applying, candidates, exchange, saying
from analysis.lexicon import current
from analysis.linking.corrections.correction import Deed
from analysis.storage import articles, corrections, entities, mentions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator
    from contextlib import AbstractContextManager

    from analysis.editing.applying import Corrected
    from analysis.editing.exchange import Exchanged
    from analysis.editing.saying import Subject
    from analysis.linking.corrections.correction import Correction, Step
    from analysis.models import EntityRow, Label, Place

    Writing = Callable[[], AbstractContextManager[sqlite3.Connection]]


class Editor:
    """Corrections of one library; every method may raise NewsreaderError with one sentence.

    A correction counts at once and for articles that come later. Usual ones take some
    milliseconds; those of names that thousands of articles have, seconds: call them from a thread.
    """

    def __init__(self, reading: Writing, writing: Writing) -> None:
        self._reading = reading
        self._writing = writing
        self._lexicon = current()

    # --- entities

    def merge(self, entity: int, into: int) -> Corrected:
        """The two entities are one; what is mentioned more often keeps its label."""
        with self._writing() as connection:
            said = saying.merge(connection, entity, into)
            one, other = sorted(
                entities.rows(connection, [entity, into]), key=lambda row: row.id != entity
            )
            done = applying.correct(connection, said, self._lexicon)
            now = entities.rows(connection, [into, entity])
            is_mixed = one.label is not other.label and bool(now)
            return done._replace(
                moved=(one.mentions, one.articles), label=now[0].label if is_mixed else None
            )

    def keep_apart(self, entity: int, other: int) -> Corrected:
        """The two are never one; an open name is never this candidate."""
        return self._say(lambda c: saying.keep_apart(c, entity, other))

    def rename(self, entity: int, name: str) -> Corrected:
        """Show the entity under another name."""
        return self._say(lambda c: saying.rename(c, entity, name))

    def retype(self, entity: int, label: Label) -> Corrected:
        """Give all names of the entity another label."""
        return self._say(lambda c: saying.retype(c, entity, label))

    def drop(self, entity: int) -> Corrected:
        """The names of the entity are no names, in no article."""
        return self._say(lambda c: saying.drop(c, entity))

    # --- single mentions

    def split_mention(self, place: Place) -> Corrected:
        """This one mention means something else."""
        return self._say_of(place, lambda _, about: saying.split_mention(about))

    def split_article(self, place: Place) -> Corrected:
        """What is one with this mention in its article means something else there."""
        return self._say_of(place, lambda _, about: saying.split_article(about))

    def split_name(self, place: Place) -> Corrected:
        """The name of this mention is none of its entity, everywhere."""
        return self._say_of(place, saying.split_name)

    def reject(self, place: Place) -> Corrected:
        """The link of this mention is wrong, for good."""
        return self._say_of(place, saying.reject)

    def settle(self, place: Place, into: int) -> Corrected:
        """In this article the name of the mention means the entity."""
        with self._writing() as connection:
            about = saying.subject(connection, place, self._lexicon)
            before = len(mentions.in_article(connection, into, place.article))
            said = saying.settle_here(connection, about, into)
            done = applying.correct(connection, said, self._lexicon)
            after = len(mentions.in_article(connection, into, place.article))
            return done._replace(moved=(after - before, 1))

    def drop_mention(self, place: Place) -> Corrected:
        """This one mention is no name."""
        return self._say_of(place, lambda _, about: saying.drop_mention(about))

    def drop_here(self, place: Place) -> Corrected:
        """The name of this mention is none in its article."""
        return self._say_of(place, lambda _, about: saying.drop_here(about))

    # --- the journal

    def undo(self, step: int | None = None) -> Corrected | None:
        """Take the last correction back, or the step of a number; None when there is none."""
        with self._writing() as connection:
            return applying.undo(connection, self._lexicon, step)

    def redo(self) -> Corrected | None:
        """Make the correction again that was taken back last; None when there is none."""
        with self._writing() as connection:
            return applying.redo(connection, self._lexicon)

    def steps(self) -> list[Step]:
        """All that was said, oldest first, what is undone included."""
        with self._reading() as connection:
            return corrections.steps(connection)

    def about(self, step: Step) -> tuple[int | None, int | None]:
        """The article and the entity that a step speaks of now, as far as they are there."""
        with self._reading() as connection:
            refs = [one.article for one in step.corrections if one.article is not None]
            found = [article for ref in refs for article in articles.referred(connection, ref)]
            keys = [key for one in step.corrections for key in (*one.names, *one.others)]
            return next(iter(found), None), corrections.entity_of(connection, keys)

    def concerning(self, entity: int) -> list[str]:
        """What was said of names of the entity and counts, in words, the last first."""
        with self._reading() as connection:
            known = set(entities.keys(connection, entity))
            said = corrections.active(connection)
        # What was retyped is known by keys of another class since.
        bare = {key[2:] for key in known}
        return list(
            dict.fromkeys(
                one.said
                for one in reversed(said)
                if not known.isdisjoint((*one.names, *one.others))
                or (one.deed is Deed.RETYPE and any(key[2:] in bare for key in one.names))
            )
        )

    def lines(self) -> Iterator[str]:
        """The corrections that count, as JSON Lines, oldest first."""
        with self._reading() as connection:
            yield from exchange.lines(connection)

    def take(self, lines: Iterable[str]) -> Exchanged:
        """Make the corrections of an exported file that are not made yet, as one step."""
        with self._writing() as connection:
            return exchange.take(connection, lines, self._lexicon)

    # --- candidates

    def candidates(self, entity: int, words: str = "", limit: int = 50) -> list[EntityRow]:
        """Entities to merge with, likely ones first; ``words`` are part of a name."""
        with self._reading() as connection:
            return candidates.for_merging(connection, entity, words, limit)

    def merged_labels(self, entity: int, others: Collection[int]) -> dict[int, Label]:
        """What an entity and each of some others would be if the two were one."""
        with self._reading() as connection:
            return candidates.merged_labels(connection, entity, others, self._lexicon)

    def _say(self, words: Callable[[sqlite3.Connection], list[Correction]]) -> Corrected:
        with self._writing() as connection:
            return applying.correct(connection, words(connection), self._lexicon)

    def _say_of(
        self, place: Place, words: Callable[[sqlite3.Connection, Subject], list[Correction]]
    ) -> Corrected:
        return self._say(lambda c: words(c, saying.subject(c, place, self._lexicon)))
