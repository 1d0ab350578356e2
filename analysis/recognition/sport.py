"""In an article about sport, a city that plays is its club."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Kind, Label
from analysis.recognition.vocabulary import words

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.page import Page, Span

_SPORT = words(
    """goal goals scored scorer scorers midfielder striker defender goalkeeper keeper penalty
    league League Bundesliga Division division halftime inning innings wicket wickets bowled
    batsman match matches coach season team teams champion champions championship Cup
    tournament player players quarterback touchdown touchdowns pitcher homer basketball
    baseball soccer football Soccer Cricket Baseball Standings standings cricket rugby
    hockey defeated beat semifinal semifinals quarterfinal quarterfinals playoff playoffs
    club relegation Scorers Scoreboard halftime knockout unseeded seeded birdie bogey putt
    qualifier qualifying rugby Rugby Tennis tennis Golf golf athletics boxing featherweight
    heavyweight overs Innings sprinter medallist Matches Teams standings Results pole lap"""
)
_SLUG = re.compile(
    r"\W*(?:[A-Z]+ )?(?:soccer|football|rugby(?: (?:union|league))?|cricket|baseball|basketball"
    r"|(?:ice )?hockey|tennis|golf|athletics|boxing|cycling|swimming|squash|badminton|volleyball"
    r"|handball|(?:motor|horse|auto) racing|(?:alpine |nordic )?skiing|skating|gymnastics|rowing"
    r"|sailing|judo|wrestling|olympics|sports?|bundesliga|NFL|NBA|NHL)\b[^\n]{0,20}?(?:\s?[-–—]|:)\s?\w",
    re.IGNORECASE,
)
"""How an agency heads its news of sport: ``SOCCER - ``."""
_PLAYS = re.compile(
    r"(?:['’]s)? (?:beat|beats|defeated|routed|edged|won|lost|drew|scored|led|leads|host|hosts|face"
    r"|faced|visit|play|played|coach|striker|midfielder|defender|goalkeeper|keeper|captain|manager|fans"
    r"|side|players?|defen[cs]e|forward|winger|fullback|trainer|skipper|batsman|pitcher|quarterback"
    r"|have won|had won|finished|v|vs|at [A-Z]|against|\d{1,3}(?![\w:/,.-])|\d{1,3}-\d)\b"
    r"|,? \d{1,2} (?!years|people|[a-z]+ (?:people|killed))[A-Z]|: [A-Z][a-z]+ \d"
)
_OPPOSES = re.compile(
    r"(?:\b(?:against|v|vs\.?|over|beat|beats|defeated|edged|routed|downed|at [A-Z]\w+ -"
    r"|visited|hosting|thrashed|stunned|\d at|[A-Za-z] at|joined|than)| - |\d[ \n])\s?$"
)
_CITIES = frozenset({Label.GPE, Label.LOC, Label.FAC})
_SPORTY = 4
_CHARACTERS_A_SPORT_WORD = 220
"""An article with fewer sport words, or thinner spread, is not about sport."""
_WHERE = re.compile(r"\b(?:in|In|near|from|outside|of|to)\s$")


def is_about(page: Page) -> bool:
    """Whether the article is about sport."""
    if _SLUG.match(page.text):
        return True
    sporty = sum(page.words[word] for word in _SPORT)
    return sporty >= _SPORTY and sporty * _CHARACTERS_A_SPORT_WORD >= len(page.text)


def clubs(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Type a city that plays as a club, wherever it is no place; never a country."""
    playing = {
        page[span]
        for span in spans
        if span.label in _CITIES
        and span.kind == Kind.NAME
        and plays(page.text, span)
        and not _is_country(page[span], lexicon)
    }
    return [
        span._replace(label=Label.ORG)
        if span.label in _CITIES and page[span] in playing and not _is_where(page.text, span)
        else span
        for span in spans
    ]


def plays(text: str, span: Span) -> bool:
    """Whether what stands around a name says that it plays."""
    if _is_where(text, span):
        return False
    return (
        _PLAYS.match(text, span.end) is not None
        or _OPPOSES.search(text, max(0, span.start - 12), span.start) is not None
    )


def _is_where(text: str, span: Span) -> bool:
    return _WHERE.search(text, max(0, span.start - 9), span.start) is not None


def _is_country(name: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get(name)
    return entry is not None and (entry.code is not None or entry.nationality_of is not None)
