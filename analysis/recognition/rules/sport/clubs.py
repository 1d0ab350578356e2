"""In an article about sport, a city that plays is its club."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import listed
from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_SPORT = listed(
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
    r"['’]s (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\d+th|lead|loss|win"
    r"|opening|home|away|hopes|title|winner|batting|rotation|bullpen|defence|attack)\b"
    r"| (?:has|have|had) (?:won|lost|drawn|beaten)\b"
    r"| (?:an? )?\d{1,3}-\d{1,3} (?:lead|win|victory)\b"
    r"|(?:['’]s)? (?:beat|beats|defeated|routed|edged|won|lost|drew|scored|led|leads|hosts?|faced?"
    r"|visit|play|played|coach|striker|midfielder|defender|(?:goal)?keeper|captain|manager|fans"
    r"|side|team|club|starters?|attackers?|hooker|hitters?|supporters|were|have|are|players?"
    r"|defen[cs]e|forward|winger|fullback|trainer|skipper|batsman|pitcher|quarterback"
    r"|have won|had won|finished|v|vs|at [A-Z]|against|\d{1,3}(?![\w:/,.-])|\d{1,3}-\d)\b"
    r"|,? \d{1,2} (?!years|people|[a-z]+ (?:people|killed))[A-Z]"
)
_OPPOSES = re.compile(
    r"(?:\b(?:against|faced?|faces|hosts?|v|vs\.?|over|beats?|defeated|edged|routed|downed"
    r"|at [A-Z]\w+ -|visited|hosting|thrashed|stunned|\d at|[A-Za-z] at|joined|than|champions"
    r"|side|club|leaders|lowly|struggling|hosts|visitors|neighbours|rivals|hopefuls|minnows"
    r"|newcomers|draw with"
    r"|loss to|lost to|losing to|defeat (?:to|by)|homered for|scored for|plays? for"
    r"|played for|point for|season (?:at|with|for)|signed from)| - |\d[ \n])\s?$"
)
_MISTAKEN = frozenset(
    {Label.PERSON, Label.PRODUCT, Label.EVENT, Label.WORK_OF_ART, Label.NORP, Label.LANGUAGE}
)
_LIST = 3
"""Names that commas alone make a list of: two are a town and its country."""
_LISTED = re.compile(r", |,? (and|or) ")
_CITIES = frozenset({Label.GPE, Label.LOC, Label.FAC})
_SIDES = _CITIES | {Label.ORG}
_SPORTY = 4
_CHARACTERS_A_SPORT_WORD = 220
"""An article with fewer sport words, or thinner spread, is not about sport."""
_WHERE = re.compile(r"\b(?:in|In|At|near|from|outside|of|to)\s$")
_SIDE_BEFORE = re.compile(
    r"\b(?:side|club|team|outfit|contenders|minnows|newcomers|strugglers|lowly|relegated)\s$"
)
_OF_CLUB = re.compile(r"\b(?:[Tt]he|north|south|east|west)\s$")
_CLUB = re.compile(r"(?:-based)? (?:club|side|team|outfit)\b")
_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?: \d{4}-\d\d|,? \(|, [A-Z][a-z]{2,8}\.? \d| [-–—]{1,2} )"
)


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
    spans = _as_bodies(page, spans, _bodies_taken_for_persons(page, spans))
    spans = _as_bodies(page, spans, _short_names(page, spans, lexicon))
    company = _in_company(page, spans, playing, lexicon)
    spans = _as_bodies(page, spans, company)
    playing |= company
    return [
        span._replace(label=Label.ORG)
        if span.label in _CITIES and page[span] in playing and not _is_where(page.text, span)
        else span
        for span in spans
    ]


def _bodies_taken_for_persons(page: Page, spans: list[Span]) -> set[str]:
    """Names taken for persons behind *club* or *team*: ``first division team Deportivo Coruna``."""
    return {
        page[span]
        for span in spans
        if span.label == Label.PERSON
        and _SIDE_BEFORE.search(page.text, max(0, span.start - 12), span.start)
    }


def _as_bodies(page: Page, spans: list[Span], names: set[str]) -> list[Span]:
    return [
        span._replace(label=Label.ORG) if span.label in _MISTAKEN and page[span] in names else span
        for span in spans
    ]


def _short_names(page: Page, spans: list[Span], lexicon: Lexicon) -> set[str]:
    """First words of clubs, taken for something else alone: ``Rotor``, of ``Rotor Volgograd``."""
    names = [(page[span], span.label) for span in spans if span.kind == Kind.NAME]
    parts = {part for name, label in names if label == Label.PERSON for part in name.split()[1:]}
    firsts = {
        name.split()[0] for name, label in names if label == Label.ORG and name.count(" ") == 1
    }
    others = {name for name, label in names if label in _MISTAKEN and lexicon.get(name) is None}
    return (firsts & others) - parts


def _in_company(page: Page, spans: list[Span], playing: set[str], lexicon: Lexicon) -> set[str]:
    """Cities that a list names with one that plays: ``Essex, Derbyshire and Surrey``."""
    found: set[str] = set()
    persons = [page[span] for span in spans if span.label == Label.PERSON]
    parts = {word for name in persons if " " in name for word in name.split()}
    lone = {name for name in persons if " " not in name and name not in parts}
    bodies = {page[span] for span in spans if span.label == Label.ORG}
    for row in _rows(page, spans, lone):
        if not playing.isdisjoint(row) or not bodies.isdisjoint(row):
            found.update(name for name in row if not _is_country(name, lexicon))
    return found


def _rows(page: Page, spans: list[Span], lone: set[str]) -> Iterator[list[str]]:
    """Cities, bodies and what was taken for a person's one name, joined by commas and *and*."""
    row: list[str] = []
    last = 0
    for span in spans:
        joined = _LISTED.fullmatch(page.text, last, span.start)
        is_side = span.label in _SIDES or (span.label == Label.PERSON and page[span] in lone)
        if not is_side or (not row and _is_where(page.text, span)):
            row = []
        elif joined is None or not row:
            row = [page[span]]
        else:
            row.append(page[span])
            if joined[1] or len(row) >= _LIST:
                yield row
        last = span.end


def plays(text: str, span: Span) -> bool:
    """Whether what stands around a name says that it plays."""
    if _is_where(text, span):
        return False
    return (
        _PLAYS.match(text, span.end) is not None
        or _OPPOSES.search(text, max(0, span.start - 15), span.start) is not None
    )


def _is_where(text: str, span: Span) -> bool:
    """Whether a name says where: ``in London``, ``the London club``, ``LONDON, Sept 5``."""
    if _WHERE.search(text, max(0, span.start - 9), span.start) is not None:
        return True
    if _CLUB.match(text, span.end):
        return _OF_CLUB.search(text, max(0, span.start - 7), span.start) is not None
    is_first = span.start == 0 or text[span.start - 1] == "\n"
    return is_first and _DATELINE.match(text, span.end) is not None


def _is_country(name: str, lexicon: Lexicon) -> bool:
    entry = lexicon.get(name)
    return entry is not None and (entry.code is not None or entry.nationality_of is not None)
