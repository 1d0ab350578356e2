"""Offices: the words for what a person is, and which of them can mean the same person."""

from __future__ import annotations

import re

from analysis.lexicon.vocabulary import listed

LEADERS = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "king",
        "queen",
        "emperor",
        "sultan",
        "emir",
        "dictator",
        "ruler",
        "strongman",
        "head of state",
        "supreme leader",
        "military ruler",
        "communist party chief",
        "party chief",
    }
)
"""Offices of whom an article may call the leader of a country or a party."""

CHIEFS = frozenset(
    {
        "ceo",
        "president",
        "chairman",
        "director",
        "director general",
        "managing director",
        "secretary general",
        "general secretary",
        "governor",
        "commissioner",
        "head",
        "boss",
    }
)
"""Offices of whom an article may call the chief, head or boss of an organisation."""

_SAME = {
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "pm": "prime minister",
    "chief executive": "ceo",
    "chief executive officer": "ceo",
    "monarch": "king",
    "advisor": "adviser",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "manager": "coach",
    "trainer": "coach",
    "skipper": "captain",
    "defense": "defence",
    "congresswoman": "congressman",
    "cofounder": "founder",
    "co-founder": "founder",
    "press secretary": "spokesman",
}

_FORMER = listed("former ex late then ousted deposed exiled ex-")
_QUIET = listed(
    """
    acting interim current new longtime long-time outgoing long-serving veteran senior top
    controversial embattled
    """
)
_MODIFIERS = (
    _FORMER
    | _QUIET
    | listed(
        """
        vice deputy first second prime foreign defence defense finance interior justice economy
        economic economics trade health education transport energy environment agriculture labour
        labor oil culture sports home security national affairs policy political party communist
        opposition far-right right-wing left-wing socialist conservative liberal rebel separatist
        military army navy police intelligence chief executive operating financial managing general
        secretary press media government central bank supreme spiritual religious state federal
        human rights special peace military legal campaign club team assistant junior head
        """
    )
)

_HEADS = (
    "prime minister, head of state, secretary of state, chief of staff, secretary[- ]general"
    ", director[- ]general, chief executive(?: officer)?, chief (?:operating|financial) officer"
    ", general secretary, party chief, president, premier, chancellor, taoiseach, leader, king"
    ", queen, emperor, sultan, emir, monarch, dictator, strongman, ruler, minister, secretary"
    ", governor, mayor, ambassador, envoy, negotiator, spokes(?:man|woman|person), advis[eo]r"
    ", aide, ceo, chair(?:man|woman|person)?, chief, head, boss, director, commissioner, coach"
    ", manager, trainer, captain, skipper, striker, goalkeeper, midfielder, defender, commander"
    ", prosecutor, lawyer, attorney, speaker, co-?founder, founder, wife, husband, widow"
    ", counterpart"
)
_ALIKE = {"s": "\u017f", "k": "\u212a"}
"""Letters that are another one in capitals or small."""


def _any_of(words: str) -> str:
    """An expression for the first of some words that fits, put together by their first letters.

    Where none begins with the letter that stands there, no word is tried: three times as fast.
    """
    rest: dict[str, list[str]] = {}
    for word in words.split(", "):
        rest.setdefault(word[0], []).append(word[1:])
    return "|".join(
        f"(?-i:[{letter}{letter.upper()}{_ALIKE.get(letter, '')}])(?:{'|'.join(ends)})"
        for letter, ends in rest.items()
    )


HEAD = re.compile(rf"(?<![\w-])(?:{_any_of(_HEADS)})(?![\w-])", re.IGNORECASE)
"""The last word, or words, of an office."""

COUNTERPART = "counterpart"
"""The office of whom an article calls the counterpart of another person."""

_WORD = re.compile(r"(?<![\w-])[A-Za-z]+(?:-[A-Za-z]+)?(?=[ \n]$)")
_MOST, _LONGEST = 4, 20


def modifiers(text: str, start: int) -> tuple[int, tuple[str, ...]]:
    """Where the words before a head begin that belong to its office, and the words, folded."""
    found: list[str] = []
    while len(found) < _MOST:
        word = _WORD.search(text[max(0, start - _LONGEST) : start])
        if word is None or word[0].lower() not in _MODIFIERS:
            break
        found.insert(0, word[0].lower())
        start -= len(word[0]) + 1
    return start, tuple(found)


def office_of(head: str, before: tuple[str, ...]) -> str:
    """The office that a head and the words before it name, spelled one way."""
    last = " ".join(head.lower().replace("-general", " general").split())
    words = [_SAME.get(word, word) for word in before if word not in _QUIET | _FORMER]
    whole = " ".join((*words, last))
    return _SAME.get(whole) or " ".join((*words, _SAME.get(last, last)))


def is_former(before: tuple[str, ...]) -> bool:
    """Whether somebody was in an office, and is not any more."""
    return not _FORMER.isdisjoint(before)


def is_leader(office: str) -> bool:
    """Whether the office is that of the leader of a country."""
    return office == "leader" or office in LEADERS


def fits(role: str, title: str) -> bool:
    """Whether an article that gives somebody a title may mean them by a role.

    The leader may be the president, the chief the chairman; an adviser, a foreign affairs adviser,
    but a president is no vice president.
    """
    if role == title:
        return True
    if role == "leader":
        return title in LEADERS
    if role in {"chief", "head", "boss"}:
        return title in CHIEFS
    return role in _PART and title.endswith(" " + role)


_PART = listed("minister adviser aide spokesman secretary lawyer attorney envoy")
"""Offices that are named with and without what they are for."""
