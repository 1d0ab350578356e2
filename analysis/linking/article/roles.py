"""Roles: persons whom an article means by what they are, "the Chinese leader"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.article.titles import Offices
from analysis.linking.naming.offices import COUNTERPART, fits
from analysis.models import Evidence, Label, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analysis.linking.article.spots import Title
    from analysis.models import Mention
    from analysis.models.chain import Chain


class Role(NamedTuple):
    """Words that mean a person of the article: code points, and the index of the chain."""

    start: int
    end: int
    chain: int
    evidence: Evidence


def roles(text: str, mentions: Sequence[Mention], chains: Sequence[Chain]) -> list[Role]:
    """The roles of an article that mean one of its persons for sure, in text order.

    Those that stand beside a name ("the Chinese leader Xi Jinping") are none: they are titles.
    A role means the only person whose title in this article says the same of the same country,
    organisation or person; with two such persons, or none, it is left out.
    """
    offices = Offices(text, mentions, chains)
    asked = [spot for spot in offices.spots if spot.is_definite and spot.bearer is None]
    if not asked:
        return []
    titles = {
        number: known
        for number, known in offices.titles().items()
        if chains[number].label is Label.PERSON
    }
    found: list[Role] = []
    for spot in asked:
        wanted: Iterable[Title] = [spot.title]
        if spot.title.office == COUNTERPART:
            wanted = offices.counterpart(spot, {n: [*known] for n, known in titles.items()})
        meant = _meant(wanted, titles)
        if meant is not None:
            why = Evidence(Reason.ROLE, chains[meant].name)
            found.append(Role(spot.start, spot.end, meant, why))
    return found


def _meant(wanted: Iterable[Title], titles: Mapping[int, Sequence[Title]]) -> int | None:
    """The only person who has one of the titles."""
    fitting = {
        number
        for number, known in titles.items()
        for title in known
        for role in wanted
        if title.owner == role.owner and not title.is_former and fits(role.office, title.office)
    }
    return fitting.pop() if len(fitting) == 1 else None
