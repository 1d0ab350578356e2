"""Homes: which country's parliament, police or army an article means."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analysis.linking.naming.bodies import AMERICAN_ONLY, Home, body_of, country_of, usual_home
from analysis.linking.naming.names import PEOPLES, PLACES, fold, plain
from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import Mention

_MARGIN = 2
"""How many times as often as any other the country of an article is named."""

_BRITISH = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})
_LABELS = PLACES | {Label.ORG}
_OWNS = re.compile(r"(?:['’]s?)?[ \n]$")
_OF = re.compile(r"[ \n]of[ \n](?:the[ \n])?")


def homes_in(mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> dict[int, Home]:
    """The country of each mention of a public body, by its ordinal; those left out are open.

    It is said in the name, right before it ("Japan's Finance Ministry") or after it; else of the
    same body in this article; else it is the country that the article is about.
    """
    bodies = dict[int, tuple[str, str | None]]()
    others = set[str]()
    for ordinal, mention in enumerate(mentions):
        if mention.kind is Kind.NAME and mention.label in _LABELS:
            body = body_of(mention.text, lexicon)
            if body is not None:
                bodies[ordinal] = body
            elif mention.label is Label.ORG:
                others.update(fold(mention.text).split())
    return _homes(bodies, others, mentions, text, lexicon) if bodies else {}


def _homes(
    bodies: Mapping[int, tuple[str, str | None]],
    others: Collection[str],
    mentions: Sequence[Mention],
    text: str,
    lexicon: Lexicon,
) -> dict[int, Home]:
    """The country of each body; ``others`` are the words of other organisations.

    "Parliament" may be short for the European Parliament.
    """
    countries = _countries(mentions, lexicon)
    starting = {mentions[ordinal].start: country for ordinal, country in countries.items()}
    ending = {mentions[ordinal].end: country for ordinal, country in countries.items()}
    said: dict[str, set[str]] = {}
    found: dict[int, Home] = {}
    for ordinal, (body, country_named) in bodies.items():
        country = country_named or _beside(mentions[ordinal], text, starting, ending)
        if country is not None:
            found[ordinal] = Home(body, country, True)
            said.setdefault(body, set()).add(country)
    about, named = _about(countries.values()), set(countries.values())
    if not named.isdisjoint(_BRITISH):
        named.add("United Kingdom")
    for ordinal, (body, _named) in bodies.items():
        homes = said.get(body, set())
        if ordinal in found or len(homes) > 1 or (not homes and body in others):
            continue
        home = next(iter(homes), None) or usual_home(body, lexicon)
        if home is None or (not homes and home not in named and body not in AMERICAN_ONLY):
            home = about or home
        if home is not None:
            found[ordinal] = Home(body, home, bool(homes))
    return found


def _countries(mentions: Sequence[Mention], lexicon: Lexicon) -> dict[int, str]:
    """The country of each mention that names one, or its people."""
    found = dict[int, str]()
    for ordinal, mention in enumerate(mentions):
        if mention.kind is Kind.NAME and (mention.label in PLACES or mention.label in PEOPLES):
            country = country_of(plain(mention.text), lexicon)
            if country is not None:
                found[ordinal] = country
    return found


def _beside(
    mention: Mention, text: str, starting: Mapping[int, str], ending: Mapping[int, str]
) -> str | None:
    """The country right before a body, or after it."""
    owns = _OWNS.search(text, max(0, mention.start - 3), mention.start)
    if owns is not None and owns.start() in ending:
        return ending[owns.start()]
    of = _OF.match(text, mention.end)
    return None if of is None else starting.get(of.end())


def _about(countries: Iterable[str]) -> str | None:
    """The country that an article is about, if it names one far more often than any other."""
    top, second = (*Counter(countries).most_common(2), ("", 0), ("", 0))[:2]
    return top[0] if top[1] >= _MARGIN * second[1] and top[1] else None
