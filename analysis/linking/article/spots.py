"""Spots: where an article names an office, whose office it is, and who bears it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.naming.names import PEOPLES, PLACES
from analysis.linking.naming.offices import COUNTERPART, HEAD, is_former, modifiers, office_of
from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.models import Mention
    from analysis.models.chain import Chain


class Title(NamedTuple):
    """What somebody is: an office, and whose: the key of a country, an organisation, a person."""

    office: str
    owner: str | None
    is_former: bool = False


class Spot(NamedTuple):
    """Where an article names an office, in code points, and who bears it if it says so.

    ``bearer`` is the index of a chain. ``is_sure`` is false where a comma may stand in a list.
    ``is_definite`` says that the words can stand for a person: "the Chinese leader".
    """

    start: int
    end: int
    title: Title
    bearer: int | None
    is_sure: bool
    is_definite: bool


_OF = re.compile(r"[ \n](of|to|for)[ \n](?:the[ \n])?")
_TO_PERSONS = ("adviser", "aide", "envoy", "spokesman", "lawyer", "attorney")
_BEFORE = re.compile(r"(?<![\w-])(the|an?|his|her|their|its)[ \n]$", re.IGNORECASE)
_FORMERLY = re.compile(r"(?<!\w)(?:former|late|then|ousted|deposed|ex)[ -]$", re.IGNORECASE)
_CLOSED = re.compile(r"(?:[ \n]?[,.;:)—–]|\n|$)(?![ \n](?:and|or)\b)|[ \n](?:who|since)\b")
_APPOSED = re.compile(r",[ \n](?:\d{1,3},[ \n])?$|[ \n]\($|[ \n](?:is|became)[ \n]$")
_MORE = re.compile(r"[ \n]+[a-z]|[- ](?:elect|designate)\b")
_ON = re.compile(
    r"[ \n]+(?:said|says|told|tells|has|had|is|was|will|would|also|who|and|or|on|in|at|by|for|to|of"
    r"|with|as|that|after|before|during|from|but|not|may|can|could|should|did|does|made|met|added"
    r"|called|wants?|warned|announced|urged|added|insisted)\b"
)
_LISTED = re.compile(rf",[ \n](?:[a-z-]+[ \n]){{0,2}}(?:{HEAD.pattern})", re.IGNORECASE)
_FOR_SOMETHING = frozenset({"minister", "secretary"})
_MEANS_MORE = ("chief", "head", "secretary", "director", "party chief", "commander")
_BACK = 12
"""How many characters before an office say whether it stands beside a name."""


class Names:
    """The linked names of one article, in text order, by where they start and end."""

    def __init__(self, mentions: Sequence[Mention], chains: Sequence[Chain]) -> None:
        self.mentions = mentions
        self.chain_of = {
            ordinal: number
            for number, chain in enumerate(chains)
            for ordinal in chain.members
            if mentions[ordinal].kind is Kind.NAME
        }
        self.order = sorted(self.chain_of, key=lambda ordinal: mentions[ordinal].start)
        self.starts = [mentions[ordinal].start for ordinal in self.order]
        self.starting = {mentions[ordinal].start: ordinal for ordinal in self.order}
        self.ending = {mentions[ordinal].end: ordinal for ordinal in self.order}

    def is_person(self, ordinal: int) -> bool:
        """Whether a mention is a person's name."""
        return self.mentions[ordinal].label is Label.PERSON


def spots_in(text: str, names: Names, chains: Sequence[Chain]) -> list[Spot]:
    """All offices that an article names, in text order; ``names`` are those of its ``chains``."""
    reader = _Reader(text, names, chains)
    return [spot for spot in map(reader.spot, HEAD.finditer(text)) if spot is not None]


class _Reader:
    """Reads what stands around an office."""

    def __init__(self, text: str, names: Names, chains: Sequence[Chain]) -> None:
        self._text = text
        self._names = names
        self._owners = _owners(chains)

    def spot(self, head: re.Match[str]) -> Spot | None:
        """Read the office whose last word is ``head``; None if it is part of something else."""
        text = self._text
        start, before = modifiers(text, head.start())
        office, end = office_of(head[0], before), head.end()
        inside = self._overlapping(start, end)
        if inside is not None:
            return self._titled(inside, start, end, Title(office, None, is_former(before)))
        owner, is_owned, start = self._owner_before(start)
        if owner is None:
            owner, end = self._owner_after(office, end)
        if owner is None and self._names.starting.get(end + 1) is None:
            return None
        article = _BEFORE.search(text, max(0, start - _BACK), start)
        start = start if article is None else article.start()
        was = is_former(before) or _FORMERLY.search(text, max(0, start - _BACK), start)
        bearer, is_sure = self._bearer(start, end)
        behind = self._names.starting.get(end + 1)
        if owner is None and behind is not None and self._names.chain_of[behind] == bearer:
            owner = self._owner_behind(self._names.mentions[behind])
        if self._goes_on(office, end):
            return None
        word = "" if article is None else article[1].lower()
        is_definite = owner is not None and not was and (is_owned or word == "the")
        is_definite |= office == COUNTERPART and word in {"his", "her", "its", "their"}
        return Spot(start, end, Title(office, owner, bool(was)), bearer, is_sure, is_definite)

    def _goes_on(self, office: str, end: int) -> bool:
        """Whether an office has another word: "chief negotiator"."""
        if HEAD.match(self._text, end + 1) or _LISTED.match(self._text, end):
            return True
        if office in _FOR_SOMETHING and _OF.match(self._text, end):
            return True
        is_open = office.endswith(_MEANS_MORE) and _MORE.match(self._text, end) is not None
        return is_open and _ON.match(self._text, end) is None

    def _overlapping(self, start: int, end: int) -> int | None:
        """The mention that has part of a stretch of the text."""
        at = bisect_left(self._names.starts, end) - 1
        if at >= 0 and self._names.mentions[self._names.order[at]].end > start:
            return self._names.order[at]
        return None

    def _titled(self, ordinal: int, start: int, end: int, title: Title) -> Spot | None:
        """The title that a person's mention begins with: "President Vladimir Putin"."""
        mention = self._names.mentions[ordinal]
        if mention.label is not Label.PERSON or mention.start != start or mention.end <= end:
            return None
        owner, _, start = self._owner_before(start)
        title = title._replace(owner=owner or self._owner_behind(mention))
        return Spot(
            start, end, title, self._names.chain_of[ordinal], is_sure=True, is_definite=False
        )

    def _owner_before(self, start: int) -> tuple[str | None, bool, int]:
        """Whose an office is, whether with a possessive, and where that begins."""
        end = start - 1
        if end < 1 or self._text[end] not in " \n":
            return None, False, start
        ordinal, is_owned = self._names.ending.get(end), False
        if ordinal is None and self._text[end - 1] in "s'’":
            is_owned = True
            at = end - 2 if self._text[end - 2 : end] in ("'s", "’s") else end - 1
            ordinal = self._names.ending.get(at)
        if ordinal is None:
            return None, False, start
        start = self._names.mentions[ordinal].start
        before = self._names.ending.get(start - 1)
        if before is not None and self._text[start - 1] == " " and not is_owned:
            start = self._names.mentions[before].start
        return self._owners[self._names.chain_of[ordinal]], is_owned, start

    def _owner_after(self, office: str, end: int) -> tuple[str | None, int]:
        of = _OF.match(self._text, end)
        if of is None or (of[1] != "of" and not office.endswith(_TO_PERSONS)):
            return None, end
        ordinal = self._names.starting.get(of.end())
        if ordinal is None or self._names.mentions[ordinal].label in PEOPLES:
            return None, end
        after = self._names.mentions[ordinal].end
        if self._text[after : after + 1] in {"'", "’"}:
            return None, end
        return self._owners[self._names.chain_of[ordinal]], self._names.mentions[ordinal].end

    def _owner_behind(self, mention: Mention) -> str | None:
        """The country behind a name with a title: President Dilma Rousseff of Brazil."""
        of = _OF.match(self._text, mention.end)
        ordinal = None if of is None or of[1] != "of" else self._names.starting.get(of.end())
        if ordinal is None or self._names.mentions[ordinal].label not in PLACES:
            return None
        return self._owners[self._names.chain_of[ordinal]]

    def _bearer(self, start: int, end: int) -> tuple[int | None, bool]:
        """The person beside an office, and whether that is sure."""
        text = self._text
        gap = 2 if text[end : end + 1] == "," else 1
        after = self._names.starting.get(end + gap)
        if after is not None and text[end + gap - 1] in " \n" and self._names.is_person(after):
            if gap == 1:
                return self._names.chain_of[after], True
            mention = self._names.mentions[after]
            if " " in mention.text and _CLOSED.match(text, mention.end):
                return self._names.chain_of[after], False
        apposed = _APPOSED.search(text, max(0, start - _BACK), start)
        if apposed is not None:
            before = self._names.ending.get(apposed.start())
            if before is not None and self._names.is_person(before) and _CLOSED.match(text, end):
                return self._names.chain_of[before], False
        return None, False


def _owners(chains: Sequence[Chain]) -> list[str]:
    """A key for each chain by which it owns offices; a people's is that of its country."""
    nations = {chain.nationality_of for chain in chains if chain.nationality_of}
    return [
        chain.nationality_of
        or min(chain.strong & nations, default=None)
        or min(chain.strong or chain.weak)
        for chain in chains
    ]
