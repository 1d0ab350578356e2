"""Rulings: all corrections that count, in the form in which linking asks for them."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from analysis.linking.corrections.correction import Correction, Deed, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analysis.models import ArticleRef, Label


class Rulings:
    """What a person has ruled, of several contradicting words the last.

    A pure function of the corrections in the order in which they were said. ``merged`` and
    ``apart`` map a key to the keys it means the same as, or never means the same as, each with the
    number of the correction that says so. ``of_article`` are the corrections of single articles.
    """

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self.merged: dict[str, dict[str, int]] = defaultdict(dict)
        self.apart: dict[str, dict[str, int]] = defaultdict(dict)
        self._kin: dict[str, tuple[tuple[str, str, int], ...]] = {}
        self.renamed: dict[str, tuple[int, str]] = {}
        self.retyped: dict[str, tuple[int, Label]] = {}
        self.dropped: dict[str, int] = {}
        self._confirmed: dict[str, set[str]] = defaultdict(set)
        self._denied: dict[str, set[str]] = defaultdict(set)
        self.of_article: dict[ArticleRef, list[Correction]] = defaultdict(list)
        for number, correction in enumerate(corrections):
            self._take(number, correction)

    def _take(self, number: int, correction: Correction) -> None:
        match correction.deed:
            case Deed.MERGE:
                self._pair(number, correction, self.merged, self.apart)
            case Deed.APART:
                self._pair(number, correction, self.apart, self.merged)
            case Deed.RENAME:
                self.renamed |= dict.fromkeys(correction.names, (number, correction.value))
            case Deed.RETYPE:
                self.retyped |= dict.fromkeys(correction.names, (number, label_of(correction)))
            case Deed.DROP if correction.article is None:
                self.dropped |= dict.fromkeys(correction.names, number)
            case Deed.CONFIRM:
                for key in correction.names:
                    self._confirmed[key].update(correction.others or correction.names)
                    self._denied[key].update(correction.others)
            case _:
                assert correction.article is not None
                self.of_article[correction.article].append(correction)

    def _pair(
        self,
        number: int,
        correction: Correction,
        into: Mapping[str, dict[str, int]],
        out_of: Mapping[str, dict[str, int]],
    ) -> None:
        # One pair of names is enough to merge two things; all names are kept apart.
        is_merge = correction.deed is Deed.MERGE
        for nth, (one, other) in enumerate(product(correction.names, correction.others)):
            for a, b in ((one, other), (other, one)):
                if nth == 0 or not is_merge:
                    into[a][b] = number
                if a in out_of:
                    out_of[a].pop(b, None)

    def kin(self, key: str) -> tuple[tuple[str, str, int], ...]:
        """All merges that lead from a key to others, over names that no article has, too."""
        if key not in self.merged:
            return ()
        found = self._kin.get(key)
        if found is None:
            reached, waiting = {key}, [key]
            while waiting:
                beyond = self.merged[waiting.pop()].keys() - reached
                reached |= beyond
                waiting += beyond
            found = tuple(
                (one, other, number)
                for one in sorted(reached)
                for other, number in self.merged[one].items()
                if one < other
            )
            self._kin |= dict.fromkeys(reached, found)
        return found

    def are_apart(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a name of the ones never means the same as one of the others."""
        if not self.apart:
            return False
        against = {key for one in some for key in self.apart.get(one, ())}
        return bool(against) and not against.isdisjoint(others)

    def is_confirmed(self, names: Iterable[str], others: Iterable[str] = ()) -> bool:
        """Whether it was asked already if names are one thing's, or mean what the others do."""
        known = {other for key in names if key in self._confirmed for other in self._confirmed[key]}
        return bool(known) and not known.isdisjoint(others or names)

    def is_denied(self, key: str, others: Iterable[str]) -> bool:
        """Whether a person said that articles do not mean the others by a name: none is sure to."""
        return key in self._denied and not self._denied[key].isdisjoint(others)

    def type_of(self, keys: Iterable[str]) -> tuple[int, Label | None]:
        """The last label given to one of these names, and its number; -1: none."""
        given = [self.retyped[key] for key in keys if key in self.retyped]
        return max(given, key=lambda one: one[0]) if given else (-1, None)

    def dropped_by(self, keys: Iterable[str]) -> int:
        """The number of the last correction that says one of these is no name; -1: none."""
        return max((self.dropped.get(key, -1) for key in keys), default=-1)

    def name_of(self, keys: Iterable[str]) -> str | None:
        """The name a person gave to what is known by these keys, the last one given."""
        if not self.renamed:
            return None
        given = [self.renamed[key] for key in keys if key in self.renamed]
        return max(given)[1] if given else None


NO_RULINGS = Rulings()
