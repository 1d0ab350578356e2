"""National teams: in an article about a team sport, a country that plays is its team."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import SPORTS
from analysis.linking.naming.names import PLACES, find, plain
from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import Mention

_CHARACTERS_A_WORD = 1500
"""An article whose words of a sport are spread thinner only mentions it."""

_SHARE = 2 / 3
"""Least share of the words of all sports that the sport of an article has."""

_VERBS = (
    r"(?:have |has |had |will |to |were |was |are )?"
    r"(?:beat|beaten|beating|defeat(?:ed|s)?|rout(?:ed)?|edged?|thrash(?:ed)?|crush(?:ed)?|won|wins?"
    r"|lost|loses?|drew|draw|scored?|bowled|batted|leads?|led|faced?|faces|hosts?|plays?|played"
    r"|qualif(?:y|ied)|eliminated|kick(?:ed)? off|dominated?|defend(?:ed)?|scraped?|slumped?"
    r"|advanced?|chased?|declared|tour(?:ed)?|took the field|at (?-i:[A-Z]))\b"
)
_PLAYERS = (
    r"(?:national team|team|(?:[\w-]+ )?(?:coach|captain|manager|squad|players?|side|striker"
    r"|midfielder|defender|winger|goalkeeper|keeper|forward|batsman|bowler|skipper|scrum-half"
    r"|fly-half|XI|debut|under-\d\d|selectors?))\b"
)
_NUMBER = (
    r"\d{1,3}(?:-\d{1,3})?(?! ?(?:percent|million|billion|trillion|years?|people|%))(?:[ ,.;)\n]|$)"
)
_PLAYS = re.compile(
    rf"(?:['’]s)? (?:{_VERBS}|{_PLAYERS}|(?:v|vs\.?|versus|against) |{_NUMBER})|, {_NUMBER}"
    rf"| ?[-–:] ?\d{{1,2}}\b",
    re.IGNORECASE,
)
_OPPOSES = re.compile(
    r"(?:\b(?:against|beat|beats|beating|defeat(?:ed)?|v|vs\.?|versus|over|edged?|thrash(?:ed)?"
    r"|rout(?:ed)?|downed|past|lost to|loss to|play(?:s|ed|ing)?|face[sd]?|facing|captain of"
    r"|coach of|\d-\d|\d-\d with"
    r"|(?:play(?:s|ed|ing)?|caps?|goals?|debut|duty|career|appearances?) (?:for|with)"
    r"|(?:match|game|tie|qualifier|test|final|series|draw|drew) with"
    r"|(?:match|game|tie|qualifier|test|final|series|matches|friendly) between)"
    r"(?: the| hosts| champions| holders)? )$",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?:\b(?:in|near|from|outside|to|of|across|into|visit|around|through|visiting|leave|left|native)"
    r" (?:the |\w+ern )?|\()$|[^\W\d], $",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r",? (?:\(|--? |\d{4}-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_AND = re.compile(r",? (?:and|or|v|-) (?:the )?")
FOOTBALL = "football"
_LABELS = PLACES | {Label.ORG}
_BEFORE = 26
"""How many characters before a name say whether it plays."""


def sport_of(text: str) -> str | None:
    """The team sport that an article is about; None for articles about anything else."""
    small = text.lower()
    counts = {sport: sum(map(small.count, words)) for sport, words in SPORTS.items()}
    total = sum(counts.values())
    if total * _CHARACTERS_A_WORD < len(text) or not total:
        return None
    if counts["gridiron"]:
        counts["gridiron"] += counts["football"]
        counts["football"] = 0
    if counts["tennis"]:
        return "tennis"
    sport = max(counts, key=lambda one: counts[one])
    return sport if counts[sport] >= _SHARE * total else None


def teams_in(mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> dict[int, str]:
    """The sport of each mention that means the team of a place, by the mention's ordinal.

    A country that plays, and a city that recognition takes for a club, wherever the article names
    them and not as places; of football clubs only those mentions that it does not take for one,
    as a city's club has a name of its own.
    """
    countries, clubs, cities = dict[int, str](), dict[int, str](), dict[int, str]()
    for ordinal, mention in enumerate(mentions):
        if mention.kind is not Kind.NAME or mention.label not in _LABELS:
            continue
        entry = find(plain(mention.text), lexicon)
        if entry is None or entry.label is not Label.GPE:
            continue
        if entry.code is not None:
            countries[ordinal] = entry.canonical
        elif mention.label is Label.ORG:
            clubs[ordinal] = entry.canonical
        else:
            cities[ordinal] = entry.canonical
    sport = sport_of(text) if countries or clubs else None
    if sport is None:
        return {}
    playing, able = _playing(mentions, text, countries)
    found = {ordinal for ordinal in countries if countries[ordinal] in playing and ordinal in able}
    names = set(clubs.values())
    found.update(n for n in cities if cities[n] in names and not _is_place(text, mentions[n]))
    found.update(n for n in clubs if sport != FOOTBALL or " " in plain(mentions[n].text))
    return dict.fromkeys(found, sport)


def _is_place(text: str, mention: Mention) -> bool:
    """Whether a city is where something is or comes from, or where a report was written."""
    before = text[max(0, mention.start - _BEFORE) : mention.start].rpartition("\n")[2]
    return _WHERE.search(before) is not None or _DATELINE.match(text, mention.end) is not None


def _playing(
    mentions: Sequence[Mention], text: str, countries: Mapping[int, str]
) -> tuple[set[str], set[int]]:
    """The countries that play somewhere in a text, and the mentions that are no places."""
    playing, able = set[str](), set[int]()
    last: tuple[int, str, bool] | None = None
    for ordinal, name in countries.items():
        mention = mentions[ordinal]
        before = text[max(0, mention.start - _BEFORE) : mention.start]
        line = before.rpartition("\n")[2]
        is_opposed = _OPPOSES.search(before.replace("\n", " ")) is not None
        plays = is_opposed or _PLAYS.match(text, mention.end) is not None
        if last is not None and _AND.fullmatch(text, last[0], mention.start):
            if plays or last[2]:
                playing |= {name, last[1]}
                plays = True
        elif not is_opposed and _WHERE.search(line):
            last = None
            continue
        able.add(ordinal)
        if plays:
            playing.add(name)
        last = mention.end, name, plays
    return playing, able
