"""Titles: what an article says its persons are."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.linking.article.spots import Names, Spot, Title, spots_in
from analysis.linking.naming.offices import COUNTERPART, is_leader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.models import Mention
    from analysis.models.chain import Chain

_NEAR = 6
"""How many names, or offices, back the person may be whose counterpart somebody is."""


class Offices:
    """The offices that one article names, and what they say of its persons."""

    def __init__(self, text: str, mentions: Sequence[Mention], chains: Sequence[Chain]) -> None:
        """``chains`` are those of the article's ``mentions``."""
        self._names = Names(mentions, chains)
        self.spots = spots_in(text, self._names, chains)
        self._spot_starts = [spot.start for spot in self.spots]

    def titles(self) -> dict[int, tuple[Title, ...]]:
        """The titles of each person, by the index of the chain."""
        found: dict[int, list[Title]] = {}
        named = [spot for spot in self.spots if spot.bearer is not None]
        for spot in sorted(named, key=lambda spot: not spot.is_sure):
            if spot.title.office != COUNTERPART:
                self._remember(found, spot, spot.title)
        for spot in named:
            if spot.title.office == COUNTERPART:
                for title in self.counterpart(spot, found):
                    self._remember(found, spot, title)
        return {number: tuple(dict.fromkeys(titles)) for number, titles in found.items()}

    def counterpart(self, spot: Spot, found: dict[int, list[Title]]) -> list[Title]:
        """The titles of the counterpart of whom the article named last before, if it says them."""
        at = bisect_left(self._names.starts, spot.start)
        near = (one for one in reversed(self._names.order[max(0, at - _NEAR) : at]))
        last = next((ordinal for ordinal in near if self._names.is_person(ordinal)), None)
        told = self._told_before(spot, -1 if last is None else self._names.mentions[last].end)
        if told is not None:
            return [Title(told.title.office, spot.title.owner)]
        if last is None or self._names.chain_of[last] == spot.bearer:
            return []
        offices = {
            one.office for one in found.get(self._names.chain_of[last], ()) if not one.is_former
        }
        return [Title(office, spot.title.owner) for office in sorted(offices)]

    def _told_before(self, spot: Spot, least: int) -> Spot | None:
        """The office that stands by itself between a name and a counterpart."""
        at = bisect_left(self._spot_starts, spot.start)
        for one in reversed(self.spots[max(0, at - _NEAR) : at]):
            if one.start < least:
                break
            if one.bearer is None and one.title.office != COUNTERPART:
                return one
        return None

    @staticmethod
    def _remember(found: dict[int, list[Title]], spot: Spot, title: Title) -> None:
        """Take a title; one beside a comma only if the person does not lead another country."""
        assert spot.bearer is not None
        known = found.setdefault(spot.bearer, [])
        others = {one.owner for one in known if is_leader(one.office)} - {title.owner, None}
        if spot.is_sure or not others or not is_leader(title.office):
            known.append(title)


def titles(
    text: str, mentions: Sequence[Mention], chains: Sequence[Chain]
) -> dict[int, tuple[Title, ...]]:
    """What an article says its persons are, by the index of the person's chain.

    Before the name ("Russian President Vladimir Putin"), after it ("Xi Jinping, the Chinese
    president"), and of counterparts ("his Ukrainian counterpart Volodymyr Zelensky").
    """
    return Offices(text, mentions, chains).titles()
