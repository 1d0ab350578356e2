"""When two reports can be one: the names and figures are the news in a text of a form.

A report is small and is kept, so that most texts which only look alike need no close look.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

LONG = 120
"""Words of a text that is known by its words as well as by its names and figures."""
BRIEF = 60
"""Words in which a figure may be another without a word of it that something is corrected."""

_SAME_NAMES = 0.65, 0.8
_SAME_FIGURES = 0.6, 0.8
"""Share of the fewer: in texts of many words, and in the shortest."""
_SOME = 3
"""Fewer names or figures than these tell little of what a report is about."""
_MANY = 8
"""Figures that tell one report from all others; one in so many may be rounded, or set right."""
_EQUAL = 0.9
_MOST = 250
"""Names or figures that are kept: more make a book, which is always looked at closely."""
_HEAD = 5
_UNKNOWN = -1


class Report(NamedTuple):
    """What a text of some words tells; ``days`` numbers the days it is from, if that is known."""

    words: int
    days: int | None
    is_edition: bool
    names: frozenset[int]
    figures: frozenset[int]


def packed(one: Report) -> bytes:
    """A report as it is kept; nothing of one that tells too much."""
    if max(len(one.names), len(one.figures)) > _MOST:
        return b""
    days = _UNKNOWN if one.days is None else one.days
    head = [one.words, days, one.is_edition, len(one.names), len(one.figures)]
    rest = [*sorted(one.names), *sorted(one.figures)]
    return np.array(head, "<i4").tobytes() + np.array(rest, "<u4").tobytes()


def unpacked(content: bytes) -> Report | None:
    """A report that was kept; None for one that tells too much."""
    if not content:
        return None
    words, days, is_edition, names, _ = np.frombuffer(content[: 4 * _HEAD], "<i4").tolist()
    rest: list[int] = np.frombuffer(content[4 * _HEAD :], "<u4").tolist()
    known = None if days == _UNKNOWN else days
    return Report(words, known, bool(is_edition), frozenset(rest[:names]), frozenset(rest[names:]))


def are_of_the_same_days(one: Report, other: Report) -> bool:
    """Whether they are from the same days, so far as is known.

    Weeks apart much the same words tell of the same thing come again: a rate that is left as it is.
    """
    return one.days is None or other.days is None or abs(one.days - other.days) <= 1


def could_be_one(one: Report, other: Report) -> bool:
    """Whether both tell the same, but for the words.

    A figure for another makes another report of a brief text that does not say that it corrects
    something; in a longer one it is a correction, and of many figures some may be rounded.
    """
    words = min(one.words, other.words)
    shortness = max(0.0, 1 - words / LONG)
    figures, fewest = _in_common(one.figures, other.figures)
    if not are_of_the_same_days(one, other) and (words < LONG or figures < _EQUAL * fewest):
        return False
    if one.is_edition or other.is_edition:
        is_one = figures >= _needed(_SAME_FIGURES, shortness) * fewest
        is_one = is_one or (fewest < _SOME and figures > 0)
    else:
        corrected = max(words // BRIEF, fewest // _MANY)
        is_one = fewest - figures <= min(corrected, (1 - _SAME_FIGURES[0]) * fewest)
    if not is_one or are_told_by_titles(one, other):
        return is_one
    names, fewest = _in_common(one.names, other.names)
    return fewest < _SOME or names >= _needed(_SAME_NAMES, shortness) * fewest


def are_told_by_titles(one: Report, other: Report) -> bool:
    """Whether so little is told in a few words that only what stands above says whose it is."""
    return (
        min(one.words, other.words) < BRIEF
        and len(one.figures & other.figures) < _MANY
        and len(one.names & other.names) < _SOME
    )


def _needed(share: tuple[float, float], shortness: float) -> float:
    long, short = share
    return long + (short - long) * shortness


def _in_common(one: frozenset[int], other: frozenset[int]) -> tuple[int, int]:
    """How many both have, and how many the one with fewer has."""
    return len(one & other), min(len(one), len(other))
