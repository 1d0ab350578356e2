"""When two articles are copies of each other: most of what the shorter says, in the same words."""

from __future__ import annotations

from hashlib import blake2b
from math import log2
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.stories.details import Details, details, told_at
from analysis.stories.sketch import hashed, shingles
from analysis.stories.wording import all_words, words

if TYPE_CHECKING:
    from analysis.stories.sketch import Hashes

SHORTEST = 10
"""Words of a text that can be a copy without being equal."""

_SIZES = 64
_DIGEST = 57
"""Bits of a key that tell texts of one size apart."""
_LONGEST = 200_000
"""Code points that are looked at: what is longer is a book, known by how it begins."""
_DAYS = 3 * 86_400
_LONG = 120
_IN_COMMON = 0.5, 0.6
"""Share of the shorter one's shingles: in texts of 120 words and more, and in the shortest."""
_EQUAL = 0.9, 0.9
_SAME_NAMES = 0.65, 0.8
_SAME_FIGURES = 0.6, 0.8
"""Share of names and figures: with others a report is another report in the same form."""
_SOME = 3
"""Fewer names or figures than these tell little of what a report is about."""
_MANY = 8
"""Figures that tell one report from all others; one in so many may be rounded, or set right."""
_BRIEF = 60
"""Words in which a figure may be another without a word of it that something is corrected."""
_SAME_TITLE = 0.8
_LEAST_ALIKE = 0.15
_LEAST_SEEN = 0.12
_MARGIN = 0.7
"""Sketches are wrong by five in a hundred: what they show may be so much less than it is."""
_HEAD = 20
_TAIL = 80
"""Words at the start and end of both that may be the paper's rather than the story's."""
_FEWEST_INSIDE = 16


class Wording(NamedTuple):
    """What is compared of a text: its words as numbers, in order, and the details it tells.

    The key is equal for equal texts of the same days alone, and the keys' order is one for
    grouping: longer texts come first. It is None where there is nothing to compare. ``days``
    numbers the days it is from, by threes, and is None where nobody says. The first ``head`` words
    are its title.
    """

    key: int | None
    days: int | None
    head: int
    words: Hashes
    shingles: Hashes
    details: Details

    @property
    def can_be_copied(self) -> bool:
        """Whether it is long enough to be told from others that are not equal to it."""
        return len(self.words) >= SHORTEST and len(self.shingles) > 0


def wording(title: str, text: str, published: int | None = None) -> Wording:
    """The wording of an article that was published at a time (seconds), if that is known."""
    told = text if text.startswith(title) else f"{title}\n{text}"
    own = words(told[:_LONGEST])
    small = [word.lower() for word in own]
    made = hashed(small)
    detailed = details(title, told[:_LONGEST])
    if len(own) < SHORTEST:
        # So short a text is known by all its words: what is cut off elsewhere may be all it says.
        small = [*all_words(title), "\n", *all_words(text)] if all_words(text) else []
    day = told_at(text.removeprefix(title).lstrip()) if published is None else published
    days = None if day is None else day // _DAYS
    head = len(words(title))
    key = _key(small, len(own), (days, head, detailed.is_edition))
    return Wording(key, days, head, made, shingles(made), detailed)


def _key(own: list[str], length: int, others: tuple[object, ...]) -> int | None:
    if not own:
        return None
    size = min(_SIZES - 1, int(2 * log2(length + 1)))
    digest = blake2b(f"{others} {' '.join(own)}".encode(), digest_size=8).digest()
    return (_SIZES - 1 - size) << _DIGEST | int.from_bytes(digest) >> (64 - _DIGEST)


def could_be_copies(key: int, other: int, likeness: float) -> bool:
    """Whether a close look is worth while, by what sketches say of the likeness of two wordings.

    Of texts of unequal length fewer shingles are in common; the keys tell the lengths.
    """
    shorter = 2 ** (-abs((key >> _DIGEST) - (other >> _DIGEST)) / 2)
    common = _IN_COMMON[0] * shorter
    return likeness >= max(_LEAST_SEEN, _MARGIN * common / (1 + shorter - common))


def are_copies(one: Wording, other: Wording) -> bool:
    """Whether one is a copy, an edition or a cut of the other."""
    if min(len(one.words), len(other.words)) < SHORTEST:
        return False
    if not (_are_of_the_same_days(one, other) or _are_almost_equal(one, other)):
        return False
    shortness = max(0.0, 1 - min(len(one.words), len(other.words)) / _LONG)
    return (
        _have_same_details(one, other, shortness)
        and _contain(one.shingles, other.shingles, shortness)
        and _are_alike_inside(one, other)
    )


def _have_same_details(one: Wording, other: Wording, shortness: float) -> bool:
    """Whether both report the same: in a text of a form the names and figures alone are the news.

    A figure for another makes another report of a brief text that does not say that it corrects
    something; in a longer one it is a correction, and of many figures some may be rounded.
    """
    words = min(len(one.words), len(other.words))
    first, second = one.details, other.details
    names, fewest_names = _in_common(first.names, second.names)
    figures, fewest_figures = _in_common(first.figures, second.figures)
    replaced = fewest_figures - figures
    if first.is_edition or second.is_edition:
        is_same_report = figures >= _needed(_SAME_FIGURES, shortness) * fewest_figures
        is_same_report = is_same_report or (fewest_figures < _SOME and figures > 0)
    else:
        corrected = max(words // _BRIEF, fewest_figures // _MANY)
        is_same_report = replaced <= min(corrected, (1 - _SAME_FIGURES[0]) * fewest_figures)
        is_same_report = is_same_report and (_speaks_of(one, other) or _speaks_of(other, one))
    if not is_same_report:
        return False
    if words < _BRIEF and names < _SOME and figures < _MANY:
        return _has_title(one, other) or _has_title(other, one)
    return fewest_names < _SOME or names >= _needed(_SAME_NAMES, shortness) * fewest_names


def _are_of_the_same_days(one: Wording, other: Wording) -> bool:
    """Whether they are from the same days, so far as is known.

    Weeks apart much the same words tell of the same thing come again: a rate that is left as it is.
    """
    return one.days is None or other.days is None or abs(one.days - other.days) <= 1


def _are_almost_equal(one: Wording, other: Wording) -> bool:
    """Whether a long text comes again unchanged, or nearly."""
    is_long = min(len(one.words), len(other.words)) >= _LONG
    common, fewest = _in_common(one.details.figures, other.details.figures)
    return (
        is_long
        and common >= _EQUAL[0] * fewest
        and _contain(one.shingles, other.shingles, shortness=0, needed=_EQUAL)
    )


def _needed(share: tuple[float, float], shortness: float) -> float:
    long, short = share
    return long + (short - long) * shortness


def _speaks_of(one: Wording, other: Wording) -> bool:
    """Whether a report speaks of whom another begins with: it may begin further down itself.

    One word of a name but the first may be written in another way.
    """
    found = np.isin(hashed(other.details.subject), one.words)
    return len(found) == 0 or bool(found[0] and np.count_nonzero(~found) <= 1)


def _has_title(one: Wording, other: Wording) -> bool:
    """Whether a report has most words that stand above another: so short ones say whose it is."""
    title = hashed(tuple(other.details.title))
    return int(np.count_nonzero(np.isin(title, one.words))) >= _SAME_TITLE * len(title)


def _in_common(one: frozenset[str], other: frozenset[str]) -> tuple[int, int]:
    """How many both have, and how many the one with fewer has."""
    return len(one & other), min(len(one), len(other))


def _contain(
    one: Hashes, other: Hashes, shortness: float, needed: tuple[float, float] = _IN_COMMON
) -> bool:
    fewer = min(len(one), len(other))
    if not fewer:
        return False
    common = len(np.intersect1d(one, other, assume_unique=True))
    is_most = common >= _needed(needed, shortness) * fewer
    return is_most and common >= _LEAST_ALIKE * (len(one) + len(other) - common)


def _are_alike_inside(one: Wording, other: Wording) -> bool:
    """Whether they are alike without what both begin and end with, as a paper's articles may."""
    bodies = [each.words[each.head :] for each in (one, other)]
    head = _common(*(body[:_HEAD] for body in bodies))
    tail = _common(*(body[head:][::-1][:_TAIL] for body in bodies))
    if head + tail == 0:
        return True
    first, second = (body[head : len(body) - tail] for body in bodies)
    if min(len(first), len(second)) < _FEWEST_INSIDE:
        return True
    shortness = max(0.0, 1 - min(len(first), len(second)) / _LONG)
    return _contain(shingles(first), shingles(second), shortness)


def _common(one: Hashes, other: Hashes) -> int:
    """How many words two runs begin with in common."""
    shorter = min(len(one), len(other))
    differing = np.flatnonzero(one[:shorter] != other[:shorter])
    return int(differing[0]) if len(differing) else shorter
