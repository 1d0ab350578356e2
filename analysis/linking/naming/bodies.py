"""Public bodies that every country has, and the country of each."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.lexicon.vocabulary import BODIES, BODIES_ALONE, BODY_FIELDS, PARTIES
from analysis.linking.naming.names import PEOPLES, PLACES, find, fold, plain, read_name
from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from analysis.lexicon import Entry, Lexicon
    from analysis.models import Mention


class Home(NamedTuple):
    """A body and its country, and whether the article says so or it is what it is about."""

    body: str
    country: str
    is_said: bool


_WORDS = BODIES | BODY_FIELDS
_ALMOST = {"foreign affairs": "foreign", "home affairs": "home", "external affairs": "foreign"}
_AMERICAN = "United States"
_AMERICAN_ONLY = frozenset(
    f"{field} department"
    for field in (
        "state", "treasury", "defence", "justice", "interior", "agriculture", "commerce", "labour",
        "energy", "transportation",
    )
)  # fmt: skip
"""What nobody calls so but the departments of the government of the United States."""

_MARGIN = 2
"""How many times as often as any other the country of an article is named."""

_LABELS = PLACES | {Label.ORG}
_OWNS = re.compile(r"(?:['’]s?)?[ \n]$")
_OF = re.compile(r"[ \n]of[ \n](?:the[ \n])?")


@lru_cache(maxsize=1 << 14)
def body_of(text: str, lexicon: Lexicon) -> tuple[str, str | None] | None:
    """A body's name without its country, and the country if the name says it; None for others.

    "Ministry of Finance" is "finance ministry", "U.S. Air Force" "air force" of the United States.
    """
    words = fold(plain(text)).split()
    if BODIES.isdisjoint(words) and "party" not in words:
        return None
    written, country = plain(text).split(), None
    for size in (2, 1):
        if len(written) > size and country is None:
            country = country_of(" ".join(written[:size]), lexicon)
            if country is not None:
                words = fold(" ".join(written[size:])).split()
    body = _canonical([_SPELLED.get(word, word) for word in words])
    return None if body is None else (body, country)


_SPELLED = {"defense": "defence", "labor": "labour"}


def _canonical(words: Sequence[str]) -> str | None:
    if words[-1:] == ["party"] and len(words) > 1 and PARTIES.issuperset(words[:-1]):
        return " ".join(words)
    if BODIES.isdisjoint(words) or not _WORDS.issuperset(words):
        return None
    if len(words) == 1:
        return words[0] if words[0] in BODIES_ALONE else None
    if words[0] in BODIES and words[1] in {"of", "for"}:
        field = " ".join(word for word in words[2:] if word != "the")
        return f"{_ALMOST.get(field, field)} {words[0]}" if field else None
    if words[-1] not in BODIES:
        return None
    field = " ".join(words[:-1])
    return f"{_ALMOST.get(field, field)} {words[-1]}"


def country_of(text: str, lexicon: Lexicon) -> str | None:
    """The country that a plain name is, or whose people it is; no larger region."""
    entry = find(text, lexicon)
    if entry is not None and entry.nationality_of is not None:
        entry = lexicon.get(entry.nationality_of)
    return None if entry is None or entry.code is None else entry.canonical


def homes_in(mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> dict[int, Home]:
    """The country of each mention of such a body, by its ordinal; those left out are open.

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
        home = next(iter(homes), None) or _usual_home(body, lexicon)
        if home is None or (not homes and home not in named and body not in _AMERICAN_ONLY):
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


_BRITISH = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})


def _usual_home(body: str, lexicon: Lexicon) -> str | None:
    """The country of a body whose name the lexicon has for it alone."""
    if body in _HOMES:
        return _HOMES[body]
    if body in _AMERICAN_ONLY:
        return _AMERICAN
    plainly, listed = find(body.title(), lexicon), _listed(body, _AMERICAN, lexicon)
    if plainly is None or listed is None or plainly.canonical != listed.canonical:
        return None
    return _AMERICAN


_HOMES = {
    "labour party": "United Kingdom",
    "conservative party": "United Kingdom",
    "republican party": _AMERICAN,
    "democratic party": _AMERICAN,
    "social democratic party": "Germany",
    "free democratic party": "Germany",
    "green party": "Germany",
    "left party": "Germany",
}
"""Whose the parties are that the lexicon has with their other names: Tories, SPD, Greens, GOP."""


def _listed(body: str, country: str, lexicon: Lexicon) -> Entry | None:
    """The lexicon's entry of a body of a country."""
    if _HOMES.get(body) == country or (country == _AMERICAN and body in _AMERICAN_ONLY):
        plainly = find(body.title(), lexicon)
        if plainly is not None:
            return plainly
    ours = "U.S." if country == _AMERICAN else _adjectives(lexicon).get(country, country)
    return find(f"{ours} {body.title()}", lexicon)


@lru_cache(maxsize=4)
def _adjectives(lexicon: Lexicon) -> Mapping[str, str]:
    """The word for what is of a country: Chinese."""
    found: dict[str, str] = {}
    for entry in lexicon:
        if entry.nationality_of is not None:
            found.setdefault(entry.nationality_of, entry.canonical)
    return found


def key_of(home: Home, lexicon: Lexicon) -> str:
    """The key of a body of a country; that of the lexicon where it knows it."""
    listed = _listed(home.body, home.country, lexicon)
    if listed is not None:
        return read_name(listed.canonical, listed.label, lexicon).key
    return f"n:{home.body} ({fold(home.country)})"


def without_country(key: str, lexicon: Lexicon) -> str | None:
    """The key of a body whose country nobody says; None if that is one country's, or no body."""
    if not key.endswith(")"):
        return None
    body = key[2:].rpartition(" (")[0]
    if _usual_home(body, lexicon) is not None:
        return None
    return ("n:" if " " in body else "o:") + body
