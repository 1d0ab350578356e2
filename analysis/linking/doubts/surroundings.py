"""Surroundings: what stands around mentions and with whom, to compare whom two names may mean.

Words and company are vectors weighed by rarity (TF–IDF), compared by their cosine; what is usual
for an entity is the mean of its articles (a centroid, Rocchio 1971).
"""

from __future__ import annotations

import re
from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from analysis.lexicon.vocabulary import COMPANY, GENERIC, TITLES
from analysis.linking.naming.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from analysis.models import Place

LEAST_WORD = 4
"""Letters of a word that tells something."""
COMPANY_SHARE = 0.5
"""How much the company counts beside the words around."""
TELLING = 1.0
"""What a given name directly before a surname is worth, as likeness."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_TICKER = re.compile(r"^\s*[<(]\s*(?:[A-Z]{2,8}:\s*)?([A-Z]{1,6})(?:\.[A-Z]{1,2})?\s*[>)]")
_JOINED_AFTER = re.compile(r"^,?\s+(?:and|AND|&)\s+[A-Z]")
_JOINED_BEFORE = re.compile(r"[A-Z][\w.']*,?\s+(?:and|AND|&)\s+$")
_PLACED = re.compile(r"(?:\b(?:in|at|near)|\b(?:port|city|town|state|field) of)\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"^\s[A-Z][a-z]+")
_LAST_WORD = re.compile(r"([^\W\d_][\w.'-]*)\s+$")


class Sighting(NamedTuple):
    """One article in which something is mentioned: the first mention with the text around it.

    ``company`` are the other entities of the article, ``mentions`` how many of it there are.
    """

    place: Place
    before: str
    name: str
    after: str
    company: frozenset[int]
    mentions: int = 1

    @property
    def ticker(self) -> str:
        """The symbol behind the name, as of a company's share; empty for none."""
        found = _TICKER.match(self.after)
        return found[1] if found else ""

    @property
    def previous(self) -> str:
        """The word directly before the name, folded."""
        found = _LAST_WORD.search(self.before)
        return fold(found[1]) if found else ""

    @property
    def is_of_company(self) -> bool:
        """Whether the name seems to be a part of a company's or a longer name."""
        follows = fold(self.after.lstrip(" ,")[:24]).split(" ")[0]
        return bool(
            self.ticker
            or follows in COMPANY
            or _JOINED_AFTER.match(self.after)
            or _JOINED_BEFORE.search(self.before)
        )

    @property
    def is_partial(self) -> bool:
        """Whether the name seems to go on behind where it ends, or to be that of a place."""
        goes_on = _GOES_ON.match(self.after) is not None and not self.name.isupper()
        return goes_on or _PLACED.search(self.before) is not None

    @property
    def has_title(self) -> bool:
        """Whether a title stands before the name."""
        return self.previous in TITLES


Vector = dict[object, float]


class Scale:
    """What words and companions are worth: the rarer, the more."""

    def __init__(
        self, sightings: Iterable[Sighting], articles: int, spread: Callable[[int], int]
    ) -> None:
        """``spread`` says how many of all the articles mention an entity."""
        words: Counter[str] = Counter()
        count = 0
        for one in sightings:
            words.update(_words(one))
            count += 1
        self._words = {word: log((1 + count) / n) for word, n in words.items()}
        self._most = log(1 + count)
        self._articles = articles
        self._spread = spread
        self._kept: dict[Place, tuple[Sighting, Vector, Vector]] = {}

    def vectors(self, sighting: Sighting) -> tuple[Vector, Vector]:
        """The words around a mention and its company, as vectors of length 1."""
        kept = self._kept.get(sighting.place)
        if kept is None or kept[0] is not sighting:
            words = _unit({word: self._words.get(word, self._most) for word in _words(sighting)})
            company = _unit({one: self._rarity(one) for one in sighting.company})
            kept = self._kept[sighting.place] = sighting, words, company
        return kept[1:]

    def _rarity(self, entity: int) -> float:
        return log((1 + self._articles) / max(self._spread(entity), 1))


class Profile:
    """What usually stands around something: the mean of its sightings."""

    def __init__(self, sightings: Sequence[Sighting], scale: Scale) -> None:
        self._scale = scale
        vectors = [scale.vectors(sighting) for sighting in sightings]
        self._words = _unit(_sum(words for words, _ in vectors))
        self._company = _unit(_sum(company for _, company in vectors))

    def likeness(self, sighting: Sighting) -> float:
        """How much a mention elsewhere looks as if it were of this one, 0 to 1."""
        words, company = self._scale.vectors(sighting)
        return _mixed(_dot(self._words, words), _dot(self._company, company))

    def nearness(self, other: Profile) -> float:
        """How much two profiles are alike, 0 to 1."""
        words = _dot(self._words, other._words)
        company = _dot(self._company, other._company)
        return _mixed(words, company)


def given_name_tells(sighting: Sighting, name: str) -> float:
    """1 where the given name of somebody stands before a surname, -1 where another's does."""
    words = fold(name).split()
    previous = sighting.previous
    if not previous or len(words) < 2 or previous in TITLES or previous in GENERIC:
        return 0.0
    if previous in words[:-1]:
        return TELLING
    raw = _LAST_WORD.search(sighting.before)
    is_given = raw is not None and raw[1].istitle() and not sighting.before.rstrip().isupper()
    return -TELLING if is_given and len(previous) >= LEAST_WORD else 0.0


def _words(sighting: Sighting) -> set[str]:
    return set(_WORD.findall(f"{sighting.before} {sighting.after}".casefold()))


def _mixed(words: float, company: float) -> float:
    return (1 - COMPANY_SHARE) * words + COMPANY_SHARE * company


def _sum(vectors: Iterable[Vector]) -> Vector:
    total: Vector = {}
    for vector in vectors:
        for key, value in vector.items():
            total[key] = total.get(key, 0.0) + value
    return total


def _unit(vector: Mapping[object, float] | Mapping[str, float] | Mapping[int, float]) -> Vector:
    length = sqrt(sum(value * value for value in vector.values()))
    return {key: value / length for key, value in vector.items()} if length else {}


def _dot(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[key] for key, value in one.items() if key in other)
