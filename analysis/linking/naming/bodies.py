"""Public bodies that every country has: parliaments, ministries, armies, parties."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analysis.lexicon.vocabulary import BODIES, BODIES_ALONE, BODY_FIELDS, PARTIES
from analysis.linking.naming.names import find, fold, plain, read_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.lexicon import Entry, Lexicon


class Home(NamedTuple):
    """A body and its country, and whether the article says so or it is what it is about."""

    body: str
    country: str
    is_said: bool


_WORDS = BODIES | BODY_FIELDS
_ALMOST = {"foreign affairs": "foreign", "home affairs": "home", "external affairs": "foreign"}
_SPELLED = {"defense": "defence", "labor": "labour"}
_AMERICAN = "United States"
AMERICAN_ONLY = frozenset(
    f"{field} department"
    for field in (
        "state", "treasury", "defence", "justice", "interior", "agriculture", "commerce", "labour",
        "energy", "transportation",
    )
)  # fmt: skip
"""What nobody calls so but the departments of the government of the United States."""


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


def usual_home(body: str, lexicon: Lexicon) -> str | None:
    """The country of a body whose name the lexicon has for it alone."""
    if body in _HOMES:
        return _HOMES[body]
    if body in AMERICAN_ONLY:
        return _AMERICAN
    plainly, listed = find(body.title(), lexicon), _listed(body, _AMERICAN, lexicon)
    if plainly is None or listed is None or plainly.canonical != listed.canonical:
        return None
    return _AMERICAN


def _listed(body: str, country: str, lexicon: Lexicon) -> Entry | None:
    """The lexicon's entry of a body of a country."""
    if _HOMES.get(body) == country or (country == _AMERICAN and body in AMERICAN_ONLY):
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
    if usual_home(body, lexicon) is not None:
        return None
    return ("n:" if " " in body else "o:") + body
