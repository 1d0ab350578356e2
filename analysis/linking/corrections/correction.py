"""Corrections: what a person says of names and links, in the words in which it is kept.

A correction speaks of names by their keys (see :mod:`analysis.linking.naming.names`) and of
articles by what their source calls them, never by row numbers: so it holds for articles that come
later, for other recognisers and for other libraries.
"""

from __future__ import annotations

from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.naming.keys import APART
from analysis.models import ArticleRef, Label

if TYPE_CHECKING:
    from collections.abc import Iterable


class Deed(StrEnum):
    """What a correction does.

    ``MERGE``: the first names mean the same thing as the others, everywhere. ``APART``: they never
    do. ``SPLIT``: a name in one article, or one mention of it, means something else than it seems.
    ``SETTLE``: a name in one article means what is known by another name. ``RENAME`` and
    ``RETYPE``: how what is known by a name is shown, and what it is. ``DROP``: a name is none,
    everywhere or in one article, or one mention of it. ``CONFIRM``: the answer to a question that
    changes nothing, so that it is not asked again: the names are one thing's, or those that
    ``others`` have are not meant.
    """

    MERGE = "merge"
    APART = "apart"
    SPLIT = "split"
    SETTLE = "settle"
    RENAME = "rename"
    RETYPE = "retype"
    DROP = "drop"
    CONFIRM = "confirm"

    @property
    def needs_others(self) -> bool:
        """Whether it sets names against others."""
        return self in {Deed.MERGE, Deed.APART, Deed.SETTLE}

    @property
    def needs_article(self) -> bool:
        """Whether it speaks of one article alone."""
        return self in {Deed.SPLIT, Deed.SETTLE}

    @property
    def needs_value(self) -> bool:
        """Whether it says how something is shown, or what it is."""
        return self in {Deed.RENAME, Deed.RETYPE}


class Spot(NamedTuple):
    """One mention of an article: the ``nth`` occurrence (from 0) of a surface in its text."""

    surface: str
    nth: int

    def start_in(self, text: str) -> int | None:
        """The code point at which it begins in a text; None when it is not there."""
        at = -1
        for _ in range(self.nth + 1):
            at = text.find(self.surface, at + 1)
            if at < 0:
                return None
        return at


class Correction(NamedTuple):
    """One thing a person said.

    ``names`` are the keys it is about and ``others`` the keys it sets them against; ``said`` says
    it in words. Which of the other fields count depends on the deed.
    """

    deed: Deed
    names: tuple[str, ...]
    others: tuple[str, ...] = ()
    article: ArticleRef | None = None
    spot: Spot | None = None
    value: str = ""
    said: str = ""

    @property
    def mark(self) -> str:
        """The key of what a split makes: the same for the same words in every library."""
        about = (*(self.article or ()), *(self.spot or ()), *sorted(self.names))
        digest = blake2b("\n".join(map(str, about)).encode(), digest_size=8).hexdigest()
        return f"{APART}:{digest}"


class Step(NamedTuple):
    """Corrections that were made, and are undone, together; ``made_at`` is UTC ISO 8601."""

    number: int
    made_at: str
    is_undone: bool
    corrections: tuple[Correction, ...]


def spot_of(text: str, start: int, surface: str) -> Spot | None:
    """The spot of a mention that starts at a code point; None when it is not there."""
    nth, at = 0, text.find(surface)
    while 0 <= at < start:
        nth, at = nth + 1, text.find(surface, at + 1)
    return Spot(surface, nth) if at == start else None


def label_of(correction: Correction) -> Label:
    """The label a retyping gives."""
    return Label(correction.value)


def contradicted(correction: Correction, earlier: Iterable[Correction]) -> list[Correction]:
    """Those of the earlier corrections that a new one overrules; the later word counts."""
    return [one for one in earlier if _overrules(correction, one)]


def _overrules(new: Correction, old: Correction) -> bool:
    same_names = not set(new.names).isdisjoint(old.names)
    if {new.deed, old.deed} == {Deed.MERGE, Deed.APART}:
        return not _pairs(new).isdisjoint(_pairs(old))
    if new.deed.needs_value and new.deed is old.deed:
        return same_names and new.value != old.value
    if new.deed.needs_article and (old.deed.needs_article or old.deed is Deed.DROP):
        is_same = new.article == old.article and new.spot == old.spot and same_names
        return is_same and (new.deed, new.others) != (old.deed, old.others)
    return False


def _pairs(correction: Correction) -> set[tuple[str, str]]:
    return {
        (min(one, other), max(one, other))
        for one in correction.names
        for other in correction.others
    }
