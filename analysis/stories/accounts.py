"""When two articles tell of one event: the same names in the same days, in much the same words."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.stories.details import figures_of
from analysis.stories.sketch import hashed
from analysis.stories.wording import all_words, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_DAY = 86_400
APART = 2 * _DAY
"""Seconds that two accounts of an event lie apart at most."""
_HEAD = 4 * 8
_WINDOW = 4
_KEPT = 8
_MOST_NAMES = 300
"""Names of an article that are looked at: each is compared with all that are chiefer."""
_BUCKETED = 5
_LEAD = 150
_SHORTEST_WORD = 4
_FEWEST_WORDS = 12
_MOST_FIGURES = 0.2
_MANY = 6
"""So many persons and bodies, each named once, make a list of what happened, not a story."""

_PLACES = frozenset({"GPE", "LOC", "NORP", "LANGUAGE"})
_ALMOST_SAME_WORDS = 0.4
_SAME_WORDS = 0.25
_SAME_NAMES = 0.5
_AT_ONCE = _DAY // 2
"""Seconds within which what is told of one body alone is one event: by tomorrow it is a routine."""
_SAME_FIGURES = 0.6
_SOME = 2


class Named(NamedTuple):
    """A name of an article: a key it is known by, its label, how often and where it comes first."""

    key: str
    label: str
    mentions: int
    first: int


class Account(NamedTuple):
    """What an article tells: when (seconds), the names it is about, and what its start says.

    ``subjects`` are those that few articles of a day share: persons and bodies; ``places`` the
    others. The chief ones come first.
    """

    placed: int
    subjects: tuple[int, ...]
    places: tuple[int, ...]
    words: frozenset[int]
    figures: frozenset[int]


def account(placed: int, title: str, text: str, names: Iterable[Named]) -> Account | None:
    """The account of an article; None where it says too little to tell whose story it is."""
    ordered = sorted(names, key=lambda name: (-name.mentions, name.first, name.key))
    chief = _distinct(ordered[:_MOST_NAMES])
    subjects = [name.key for name in chief if name.label not in _PLACES][:_KEPT]
    places = [name.key for name in chief if name.label in _PLACES][:_KEPT]
    told = text if text.startswith(title) else f"{title}\n{text}"
    lead = told[: 12 * _LEAD]
    said = words(lead)[:_LEAD]
    # Names count by themselves: what is said of them has to be alike as well.
    named = {word for name in chief for word in all_words(name.key.partition(":")[2])}
    start = {
        word.lower()
        for word in said
        if len(word) >= _SHORTEST_WORD and word[0].isalpha() and word.lower() not in _COMMON
    } - named
    is_table = sum(word[0].isdigit() for word in said) > _MOST_FIGURES * len(said)
    bodies = [name.mentions for name in chief if name.label not in _PLACES]
    is_roundup = len(bodies) >= _MANY and bodies[0] == 1
    if not subjects or is_table or is_roundup or len(start) < _FEWEST_WORDS:
        return None
    return Account(
        placed,
        tuple(hashed(subjects).tolist()),
        tuple(hashed(places).tolist()),
        frozenset(hashed(sorted(start)).tolist()),
        frozenset(hashed(sorted(figures_of(lead))).tolist()),
    )


def _distinct(names: Iterable[Named]) -> list[Named]:
    """Names without those that are part of a chiefer one's, or the other way round, of one kind."""
    kept: list[Named] = []
    seen: list[frozenset[str]] = []
    for name in names:
        said = frozenset(all_words(name.key.partition(":")[2]))
        is_place = name.label in _PLACES
        if is_place or not any(said <= other or other <= said for other in seen):
            kept.append(name)
            if not is_place and said:
                seen.append(said)
    return kept


def packed(one: Account) -> bytes:
    """An account as it is stored."""
    sizes = [len(one.subjects), len(one.places), len(one.figures)]
    head = np.array([one.placed, *sizes], "<i8")
    rest = [*one.subjects, *one.places, *sorted(one.figures), *sorted(one.words)]
    return head.tobytes() + np.array(rest, "<u4").tobytes()


def unpacked(content: bytes) -> Account:
    """An account that was stored."""
    placed, *sizes = np.frombuffer(content[:_HEAD], "<i8").tolist()
    rest: list[int] = np.frombuffer(content[_HEAD:], "<u4").tolist()
    first, second, third = accumulate(sizes)
    return Account(
        placed,
        tuple(rest[:first]),
        tuple(rest[first:second]),
        words=frozenset(rest[third:]),
        figures=frozenset(rest[second:third]),
    )


def buckets(content: bytes) -> Sequence[int]:
    """The buckets of a stored account: its chief subjects, each in two windows of four days."""
    one = unpacked(content)
    day = one.placed // _DAY
    windows = (2 * (day // _WINDOW), 2 * ((day + _WINDOW // 2) // _WINDOW) + 1)
    return [
        (subject * 0x9E3779B1 + window * 0x85EBCA77) % 2**32 - 2**31
        for subject in one.subjects[:_BUCKETED]
        for window in windows
    ]


def tell_of_one_event(one: Account, other: Account) -> bool:
    """Whether two articles tell of one event."""
    if abs(one.placed - other.placed) > APART:
        return False
    fewer = min(len(one.words), len(other.words))
    words_in_common = len(one.words & other.words) / fewer
    if words_in_common < _SAME_WORDS:
        return False
    subjects = _in_common(one.subjects, other.subjects)
    names = _in_common(one.subjects + one.places, other.subjects + other.places)
    few = min(len(one.subjects) + len(one.places), len(other.subjects) + len(other.places))
    if not (_has_chief(one.subjects, other.subjects) and _has_chief(one.places, other.places)):
        return False
    if not _is_no_routine(one, other, subjects):
        return False
    if subjects >= _SOME and names >= _SAME_NAMES * few:
        return True
    return words_in_common >= _ALMOST_SAME_WORDS and names >= min(_SOME, few)


def _is_no_routine(one: Account, other: Account, subjects: int) -> bool:
    """Whether more is the same than what some body does every day, in its own words.

    One body in common is enough on the same day; from one day to the next the figures have to be
    the same as well, and of two bodies one at least.
    """
    fewest = min(len(one.figures), len(other.figures))
    same = len(one.figures & other.figures)
    if abs(one.placed - other.placed) <= _AT_ONCE or subjects > _SOME:
        return True
    if subjects == _SOME:
        return same > 0 or fewest < _SOME
    return same >= max(_SOME, _SAME_FIGURES * fewest)


def _has_chief(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether the first name of each is among those of the other, where both have any."""
    return not one or not other or (one[0] in other and other[0] in one)


def _in_common(one: Sequence[int], other: Sequence[int]) -> int:
    return len(set(one) & set(other))


_COMMON_WORDS = (
    "about above after again against also although among another around because been before"
    " being below between both came come could does doing down during each even every first from"
    " further have having here himself into itself just last like made make many more most much"
    " must near never next once only other others over people same said says second several"
    " should since some still such take than that their them then there these they this those"
    " three through time today told tomorrow took under until upon very want week well went were"
    " what when where which while whom whose will with without would year years yesterday your"
    " monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december according added based expected including"
    " month months number part percent report reported reporters statement spokesman spokeswoman"
    " auch aber alle beim dass dem den der die das dieser durch eine einem einen einer haben"
    " hatte hatten nach nicht noch oder sein seine sich sind sowie über unter vom wird wurde"
    " wurden zum zur avec aussi cette dans depuis elle être leur mais nous pour plus sont sous"
    " tout desde donde entre está esta este fueron había hasta para pero porque según sobre"
    " también todo alla anche che come con dalla della delle dopo hanno nella nelle sono stata"
    " stato"
)
_COMMON = frozenset(_COMMON_WORDS.split())
