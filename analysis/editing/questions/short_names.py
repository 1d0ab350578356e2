"""Questions on short names: whom an open one means, and whether a likely link is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.editing.questions.short_draft import ShortDraft, left_out
from analysis.editing.questions.whom import AT_ONCE, WhomDraft
from analysis.linking.doubts.surroundings import given_name_tells
from analysis.linking.naming.keys import words_of
from analysis.storage import reviews

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analysis.editing.questions.survey import Survey
    from analysis.linking.corrections.rulings import Rulings
    from analysis.linking.doubts.surroundings import Sighting
    from analysis.storage.reviews import Bearer, ShortName

LEAST = 2
"""Mentions that the answer to a question decides at least."""
MOST_OPEN, MOST_LIKELY = 150, 120
"""Names that are looked at, the most mentioned ones."""
CANDIDATES = 4
"""Bearers of a name that are looked at, those of most articles."""
ALIKE = 0.08
"""Least likeness of a mention to a bearer that says it may be theirs."""
STRANGE = 0.06
"""Likeness below which a mention does not look like its bearer at all."""
STRANGE_WORTH = 0.8
"""How much a question on such a link counts."""
SAME_TITLE = 0.06
"""What it adds to likeness that the same title stands before both: President Clinton."""
MARGIN = 2.0
"""How many times as alike as to any other bearer it has to be."""
PART_OF_ANOTHER = 0.5
"""Share of the articles in which a name is a piece of a company's: no question about a person."""


class _Part(NamedTuple):
    """The articles of a short name that seem to mean one bearer, and how much they look like it."""

    bearer: Bearer
    sightings: list[Sighting]
    likeness: float


def _mentions(sightings: Sequence[Sighting]) -> int:
    return sum(one.mentions for one in sightings)


def _is_variant(one: Bearer, other: Bearer) -> bool:
    """Whether one full name is the other with more words."""
    these, those = set(words_of(one.key)), set(words_of(other.key))
    return these <= those or those <= these


class ShortNames:
    """The short names of a library that are worth looking at, with their bearers."""

    def __init__(self, survey: Survey, rulings: Rulings) -> None:
        self._survey = survey
        self._rulings = rulings
        self._names = [
            *(self._with_bearers(one) for one in self._open()),
            *(self._with_bearers(one) for one in self._likely()),
        ]

    def drafts(self) -> Iterator[ShortDraft | WhomDraft]:
        """Questions on them; call it when all has been looked at."""
        for name, bearers in self._names:
            if name.signature is None:
                yield from self._on_open(name, bearers)
            else:
                yield from self._on_likely(name, bearers)

    def _open(self) -> Sequence[ShortName]:
        return reviews.open_names(self._survey.connection, 1)[:MOST_OPEN]

    def _likely(self) -> Sequence[ShortName]:
        found = reviews.likely_names(self._survey.connection, LEAST)
        return [one for one in found if not self._is_ruled(one)][:MOST_LIKELY]

    def _is_ruled(self, name: ShortName) -> bool:
        return any(key in self._rulings.merged for key in name.keys)

    def _with_bearers(self, name: ShortName) -> tuple[ShortName, list[Bearer]]:
        found = reviews.bearers(self._survey.connection, name.keys, CANDIDATES)
        found = [one for one in found if not self._is_excluded(name, one)]
        self._look(name)
        for one in found:
            self._survey.look(one.entity, but=left_out(name, one))
        return name, found

    def _is_excluded(self, name: ShortName, bearer: Bearer) -> bool:
        is_open = name.signature is None
        if is_open and bearer.entity == name.entity:
            return True
        keys = (bearer.key,)
        return self._rulings.are_apart(name.keys, keys) or self._rulings.is_confirmed(
            name.keys, keys
        )

    def _look(self, name: ShortName) -> Sequence[Sighting]:
        return self._survey.look(name.entity, only=name.signature)

    # --- open names

    def _on_open(
        self, name: ShortName, bearers: Sequence[Bearer]
    ) -> Iterator[ShortDraft | WhomDraft]:
        """Whom it means, everywhere or where one is in sight; else article by article."""
        seen = self._look(name)
        real = [one for one in seen if not (one.is_of_company or one.is_partial)]
        if name.keys[0][0] != "p":
            real = list(seen)
        if len(real) < (1 - PART_OF_ANOTHER) * len(seen) or not real:
            return
        parts = self._parts(name, bearers, real)
        # Articles that tell nothing go with the others where only one bearer is in sight.
        if len(parts) == 1 and 2 * len(parts[0].sightings) >= len(real):
            yield self._draft(name, parts[0], name.mentions, is_whole=True, all_seen=seen)
        else:
            for part in parts:
                decides = _mentions(part.sightings)
                yield self._draft(name, part, decides, is_whole=False, all_seen=part.sightings)
            told = {one.place for part in parts for one in part.sightings}
            for one in [one for one in real if one.place not in told][:AT_ONCE]:
                yield WhomDraft(name, self._likeliest(name, bearers, one), one, self._survey)

    def _likeliest(
        self, name: ShortName, bearers: Sequence[Bearer], sighting: Sighting
    ) -> list[Bearer]:
        """The bearers, those first that an article looks most like, then those of most articles."""
        return sorted(bearers, key=lambda one: -round(self._score(name, one, sighting), 2))

    def _parts(
        self, name: ShortName, bearers: Sequence[Bearer], sightings: Sequence[Sighting]
    ) -> list[_Part]:
        parts: dict[int, _Part] = {}
        for one in sightings:
            scores = sorted(
                ((self._score(name, bearer, one), -nth) for nth, bearer in enumerate(bearers)),
                reverse=True,
            )
            if not scores or scores[0][0] < ALIKE:
                continue
            best = bearers[-scores[0][1]]
            rivals = (score for score, nth in scores[1:] if not _is_variant(best, bearers[-nth]))
            if scores[0][0] < MARGIN * next(rivals, 0.0):
                continue
            part = parts.get(best.entity, _Part(best, [], 0.0))
            part.sightings.append(one)
            parts[best.entity] = part._replace(likeness=part.likeness + scores[0][0])
        return [
            part._replace(likeness=part.likeness / len(part.sightings)) for part in parts.values()
        ]

    def _score(self, name: ShortName, bearer: Bearer, sighting: Sighting) -> float:
        but = left_out(name, bearer)
        profile = self._survey.profile(bearer.entity, but=but)
        titles = {one.previous for one in self._survey.look(bearer.entity, but=but)}
        has_same = sighting.has_title and sighting.previous in titles
        return (
            has_same * SAME_TITLE
            + profile.likeness(sighting)
            + given_name_tells(sighting, bearer.key[2:])
        )

    def _draft(
        self,
        name: ShortName,
        part: _Part,
        decides: int,
        *,
        is_whole: bool,
        all_seen: Sequence[Sighting],
    ) -> ShortDraft:
        return ShortDraft(
            name,
            part.bearer,
            decides * min(1.0, 2 * part.likeness),
            decides,
            is_whole,
            all_seen,
            tuple(one.place.article for one in part.sightings),
            self._survey,
        )

    # --- likely links

    def _on_likely(self, name: ShortName, bearers: Sequence[Bearer]) -> Iterator[ShortDraft]:
        """Those articles of a likely name that look more like another bearer's.

        With one bearer alone: the name as a whole where no article looks like that one's.
        """
        if len(bearers) == 1:
            yield from self._on_strange(name, bearers[0])
            return
        seen = [one for one in self._look(name) if not (one.is_of_company or one.is_partial)]
        for part in self._parts(name, bearers, seen):
            if part.bearer.entity == name.entity:
                continue
            decides = _mentions(part.sightings)
            if decides >= LEAST:
                yield self._draft(name, part, decides, is_whole=False, all_seen=part.sightings)

    def _on_strange(self, name: ShortName, bearer: Bearer) -> Iterator[ShortDraft]:
        seen = self._look(name)
        if bearer.entity != name.entity or any(
            self._score(name, bearer, one) >= STRANGE for one in seen
        ):
            return
        part = _Part(bearer, [], STRANGE_WORTH / 2)
        yield self._draft(name, part, name.mentions, is_whole=True, all_seen=seen)
