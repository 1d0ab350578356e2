"""Alike: entities that are named so much alike that they may be one, worth asking a person.

As in record linkage (Fellegi and Sunter 1969): only names in one block, which share a word, say,
are compared, and a person judges those between the sure and the hopeless.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from analysis.lexicon.vocabulary import COMPANY, GENERIC, SMALL, UMBRELLA, listed
from analysis.linking.naming.acronyms import plain_acronyms
from analysis.linking.naming.keys import words_of
from analysis.linking.naming.names import PEOPLES, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CROWD = 40
"""Most entities that share a word and are compared: a word of more tells nothing."""

_GIVEN = 75.0
_SURNAME = 80.0
_WORD = 75.0
"""Least likeness (0-100) of given names, of surnames, and of other words."""


_FORMS = COMPANY | UMBRELLA | SMALL | {"companies", "company", "international", "usa"}
"""Words that make no other thing of a name."""
_COMPASS = listed(
    "new north south east west northern southern eastern western upper lower first second"
)
"""Words that make another thing of a name."""
_OF_COUNTRY = listed(
    "us uk american british european french german japanese canadian national federal central"
    " royal state united general economic ec"
)
"""Words that may make another thing of a name, or only say whose it is."""
_PARTS = listed(
    "bank capital markets financial finance securities services trust investment investments"
    " insurance partners unit division news canada realty media"
)
"""Words that mostly make a part of a company of its name."""


class Known(NamedTuple):
    """An entity as it is compared: the keys it is known by in full, its mentions, its label."""

    id: int
    keys: tuple[str, ...]
    mentions: int
    label: str = ""


class Doubt(NamedTuple):
    """Two entities that may be one, the more widely mentioned first.

    ``likeness`` says how likely that is by their names, from 0 to 1; ``needed`` how alike their
    articles have to be for it to be worth asking.
    """

    one: int
    other: int
    likeness: float
    needed: float


class _Grade(NamedTuple):
    likeness: float
    needed: float


_NOT = _Grade(0.0, 1.0)
_PERSON, _WORDS, _SURNAME_ALONE = "person", "words", "surname"
_INITIALS, _SPACED = "initials", "spaced"
"""How names that share something are compared."""
_OTHERWISE = {
    _SURNAME_ALONE: _Grade(0.8, 0.15),
    _INITIALS: _Grade(0.9, 0.1),
    _SPACED: _Grade(0.9, 0.1),
}
_LEAST_INITIALS = 3


def doubts(entities: Iterable[Known]) -> list[Doubt]:
    """Pairs of entities that may be one by their names, each once, in no order.

    Persons who share a surname and whose given names are alike, or an initial of each other; others
    whose names differ in words that tell little or in a letter or two.
    """
    found: dict[tuple[int, int], _Grade] = {}
    for one, other, grade in _pairs(entities):
        first, second = sorted((one, other), key=lambda known: (-known.mentions, known.id))
        pair = first.id, second.id
        found[pair] = max(grade, found.get(pair, _NOT))
    return [Doubt(*pair, *grade) for pair, grade in found.items()]


_Member = tuple[Known, str, tuple[str, ...]]
"""An entity, the class of one of its keys, and the words of that."""


def _pairs(entities: Iterable[Known]) -> Iterator[tuple[Known, Known, _Grade]]:
    blocks: dict[tuple[str, str], list[_Member]] = defaultdict(list)
    for entity in entities:
        for key in entity.keys:
            words = words_of(key)
            for block in _blocks(key[0], words):
                blocks[block].append((entity, key[0], words))
    for (kind, _), members in blocks.items():
        if len(members) > CROWD:
            continue
        for one, other in combinations(members, 2):
            if one[0].id != other[0].id and _class(one[0].label) == _class(other[0].label):
                grade = _graded(kind, one, other)
                if grade.likeness:
                    yield one[0], other[0], grade


def _graded(kind: str, one: _Member, other: _Member) -> _Grade:
    """How likely two that share a block are one."""
    _, first, these = one
    _, second, those = other
    if kind == _PERSON:
        return _persons(these, those)
    if kind == _WORDS:
        return _others(these, those)
    # What is written otherwise is one of each: a surname that was taken for no person's, an
    # acronym, a name with and without a space.
    return _OTHERWISE[kind] if first != second else _NOT


def _class(label: str) -> str:
    """What is never the same as something of another class: places, peoples, all other things."""
    return "place" if label in PLACES else "people" if label in PEOPLES else ""


def _blocks(kind: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What names that are compared share, and how it is compared."""
    if kind == "p" and len(words) > 1:
        yield _PERSON, words[-1]
        yield _PERSON, f"{words[0]} {words[-1][:2]}*"
        yield _SURNAME_ALONE, words[-1]
    elif kind in "no":
        telling = {word for word in words if _tells(word)}
        # Of a body that has general words alone ("Treasury Department") the first two are used.
        for word in telling or {word for word in words[:2] if word not in SMALL}:
            yield _WORDS, word
        if kind == "o":
            yield _SURNAME_ALONE, words[0]
            yield _INITIALS, words[0]
            yield _SPACED, words[0]
        else:
            for letters in plain_acronyms(words):
                if len(letters) >= _LEAST_INITIALS:
                    yield _INITIALS, letters
            yield _SPACED, "".join(words)


def _tells(word: str) -> bool:
    is_plain = word in GENERIC or word in SMALL or word in COMPANY
    return len(word) > 2 and not is_plain and not word.startswith("(")


def _persons(one: Sequence[str], other: Sequence[str]) -> _Grade:
    """How likely two full person names are one person's."""
    given, others = one[0], other[0]
    if one[-1] == other[-1]:
        return _NOT if _middles_clash(one, other) else _given_names(given, others)
    is_alike = given == others and len(given) > 1 and one[-1][0] == other[-1][0]
    is_alike = is_alike and fuzz.ratio(one[-1], other[-1]) >= _SURNAME
    return _Grade(0.8, 0.05) if is_alike else _NOT


def _given_names(one: str, other: str) -> _Grade:
    """How likely two given names before the same surname are one person's."""
    if one[0] != other[0]:
        return _NOT
    if one == other:
        return _Grade(0.9, 0.03)
    if min(len(one), len(other)) == 1:
        return _Grade(0.6, 0.1)
    if one.startswith(other) or other.startswith(one):
        return _Grade(0.9, 0.05)
    return _Grade(0.6, 0.1) if fuzz.ratio(one, other) >= _GIVEN else _NOT


def _middles_clash(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have middle names, or their initials, that cannot be the same."""
    pairs = list(zip(one[1:-1], other[1:-1], strict=False))
    return any(a[0] != b[0] for a, b in pairs)


def _others(one: Sequence[str], other: Sequence[str]) -> _Grade:
    """How likely two names of other things name the same thing."""
    these, those = set(one), set(other)
    if these == those:
        return _Grade(0.9, 0.1)
    if these < those or those < these:
        return _extended(these ^ those, these & those)
    return _respelt(one, other)


def _extended(more: set[str], short: set[str]) -> _Grade:
    """How likely a name means the same without some of its words."""
    is_other = more & _COMPASS or (more & _PARTS and not more <= _PARTS | _FORMS)
    is_too_short = len(short) == 1 and short <= GENERIC
    cases = (
        # One of a country, and one that is not said to be of any.
        (any(word.startswith("(") for word in more), _Grade(0.7, 0.4)),
        (is_other or is_too_short, _NOT),
        (more <= _FORMS, _Grade(0.9, 0.1)),
        (more & _PARTS, _Grade(0.3, 0.4)),
        (more <= _OF_COUNTRY | _FORMS and more & {"us", "uk"}, _Grade(0.7, 0.25)),
        (more <= _OF_COUNTRY | _FORMS, _Grade(0.6, 0.45)),
        (more <= GENERIC | _FORMS, _Grade(0.8 if len(short) > 1 else 0.7, 0.25)),
    )
    return next((grade for is_so, grade in cases if is_so), _NOT)


def _respelt(one: Sequence[str], other: Sequence[str]) -> _Grade:
    """How likely names of as many words are spellings of one: every word alike, small ones off."""
    these = [word for word in one if word not in _FORMS]
    those = [word for word in other if word not in _FORMS]
    if len(these) != len(those) or not these or len("".join(these)) < _LONG:
        return _NOT
    is_alike = all(a == b or _is_spelling(a, b) for a, b in zip(these, those, strict=True))
    return _Grade(0.9, 0.03) if is_alike else _NOT


_LONG = 8
"""Letters that a name has at least whose spelling may vary."""


def _is_spelling(one: str, other: str) -> bool:
    """Whether two words are spellings, numbers or abbreviations of one."""
    if one[0] != other[0] or {one, other} <= _COMPASS or min(len(one), len(other)) < 4:
        return False
    short, long = sorted((one, other), key=len)
    is_short_for = (
        short[-1] == long[-1] and _is_in_order(short, long) and len(short) * 2 >= len(long)
    )
    return is_short_for or fuzz.ratio(one, other) >= _WORD


def _is_in_order(short: str, long: str) -> bool:
    """Whether a word's letters stand in another one in the same order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
