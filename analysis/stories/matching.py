"""When two articles are copies of each other: most of what the shorter says, in the same words."""

from __future__ import annotations

from hashlib import blake2b
from math import log2
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.stories.details import details, told_at
from analysis.stories.reports import (
    LONG,
    Report,
    are_of_the_same_days,
    are_told_by_titles,
    could_be_one,
)
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
_IN_COMMON = 0.5, 0.6
"""Share of the shorter one's shingles: in texts of 120 words and more, and in the shortest."""
_EQUAL = 0.9, 0.9
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
    grouping: longer texts come first. It is None where there is nothing to compare. The first
    ``head`` words are its title; the days of its report are counted by threes.
    """

    key: int | None
    head: int
    words: Hashes
    shingles: Hashes
    report: Report
    title: frozenset[int]
    subject: tuple[int, ...]
    vocabulary: frozenset[int]

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
        said = all_words(text[:_LONGEST])
        small = [*all_words(title), "\n", *said] if said else []
    day = told_at(text.removeprefix(title).lstrip()) if published is None else published
    days = None if day is None else day // _DAYS
    head = len(words(title))
    key = _key(small, len(own), (days, head, detailed.is_edition))
    names, figures, title_words = (
        frozenset(hashed(tuple(each)).tolist())
        for each in (detailed.names, detailed.figures, detailed.title)
    )
    report = Report(len(own), days, detailed.is_edition, names, figures)
    subject = tuple(hashed(detailed.subject).tolist())
    vocabulary = frozenset(made.tolist())
    return Wording(key, head, made, shingles(made), report, title_words, subject, vocabulary)


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
    shortness = max(0.0, 1 - min(len(one.words), len(other.words)) / LONG)
    return (
        could_be_one(one.report, other.report)
        and _say_whose(one, other)
        and (are_of_the_same_days(one.report, other.report) or _are_almost_equal(one, other))
        and _contain(one.shingles, other.shingles, shortness)
        and _are_alike_inside(one, other)
    )


def _say_whose(one: Wording, other: Wording) -> bool:
    """Whether both may be about the same body or person, by what they begin with."""
    is_edition = one.report.is_edition or other.report.is_edition
    if not (is_edition or _speaks_of(one, other) or _speaks_of(other, one)):
        return False
    if not are_told_by_titles(one.report, other.report):
        return True
    return _has_title(one, other) or _has_title(other, one)


def _are_almost_equal(one: Wording, other: Wording) -> bool:
    """Whether a text comes again unchanged, or nearly."""
    return _contain(one.shingles, other.shingles, shortness=0, needed=_EQUAL)


def _needed(share: tuple[float, float], shortness: float) -> float:
    long, short = share
    return long + (short - long) * shortness


def _speaks_of(one: Wording, other: Wording) -> bool:
    """Whether a report speaks of whom another begins with: it may begin further down itself.

    One word of a name but the first may be written in another way.
    """
    missing = sum(word not in one.vocabulary for word in other.subject)
    return not other.subject or (other.subject[0] in one.vocabulary and missing <= 1)


def _has_title(one: Wording, other: Wording) -> bool:
    """Whether a report has most words that stand above another: so short ones say whose it is."""
    return len(other.title & one.vocabulary) >= _SAME_TITLE * len(other.title)


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
    shortness = max(0.0, 1 - min(len(first), len(second)) / LONG)
    return _contain(shingles(first), shingles(second), shortness)


def _common(one: Hashes, other: Hashes) -> int:
    """How many words two runs begin with in common."""
    shorter = min(len(one), len(other))
    differing = np.flatnonzero(one[:shorter] != other[:shorter])
    return int(differing[0]) if len(differing) else shorter
