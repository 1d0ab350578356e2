"""Names: what a spelling with its label says, above all the key that it shares with its likes.

Names that the lexicon lists have the key of their canonical name.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import COMPANY, UMBRELLA
from analysis.linking.naming.persons import split_person
from analysis.models import Label

if TYPE_CHECKING:
    from analysis.lexicon import Entry, Lexicon

PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})
PEOPLES = frozenset({Label.NORP, Label.LANGUAGE})
ACRONYM = re.compile(r"(?:[A-Z]\.){2,6}|[A-Z]{2,6}s?|[A-Z][a-z]?[A-Z]{1,4}")

_SPACE = re.compile(r"[\s\-‐-―/,_:]+")
_POSSESSIVE = re.compile(r"(?:['’`´]s|(?<=[sS])['’])$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_TAIL = re.compile(r"(?<=\w)\.? ?[<(\[].*$")
_EDGES = " \t\n\r\"'“”‘’«»„()[]{}<>*|,;:-–—"
_DROPPED = dict.fromkeys(map(ord, ".'’`´\"“”‘„«»()[]{}*|!?"), None)
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "&": " and ",
    }
)
_AT_END = frozenset({"fc", "afc", "cf", "and"})
_AT_START = frozenset({"1", "fc", "afc", "pjsc", "ojsc", "jsc", "oao", "ooo", "zao"})
_BRITISH = {
    "center": "centre",
    "centers": "centres",
    "defense": "defence",
    "labor": "labour",
    "theater": "theatre",
    "harbor": "harbour",
    "program": "programme",
}
_MORE = COMPANY | UMBRELLA
_IZE = re.compile(r"iz(?=(?:ation|ations|e|ed|ing)$)")
_SAME_PLURAL = ("ss", "us", "is", "ese")


@dataclass(frozen=True, slots=True)
class Name:
    """What linking knows of one spelling with its label.

    ``text`` is the name as written without article, possessive and edges; ``words`` are its folded
    words (of a person: without titles); ``titles`` are the folded titles before it. ``is_full``
    says whether the name identifies its bearer by itself.
    """

    key: str
    label: Label
    text: str
    words: tuple[str, ...]
    is_full: bool
    is_listed: bool = False
    is_acronym: bool = False
    titles: tuple[str, ...] = ()
    nationality_of: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether this names a person."""
        return self.key[0] == "p"


@lru_cache(maxsize=1 << 14)
def plain(surface: str) -> str:
    """A name as written, without leading article, possessive, quotes and format characters."""
    text = surface
    if not surface.isascii():
        text = unicodedata.normalize("NFKC", surface)
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    text = _TAIL.sub("", " ".join(text.split())).strip(_EDGES)
    text = _POSSESSIVE.sub("", text)
    bare = text if text.startswith("The Hague") else _ARTICLE.sub("", text)
    return bare.strip(_EDGES) or text or surface


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """A name for comparison: no case, accents, dots or hyphens; empty only for an empty name."""
    folded = text.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not "\u0300" <= c <= "\u036f")
    folded = _SPACE.sub(" ", folded.translate(_LETTERS).translate(_DROPPED)).strip()
    return folded or text.casefold()


def singular(word: str) -> str:
    """An English plural's singular ("Russians", "Countries"); other words as they are."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(_SAME_PLURAL):
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1]


@lru_cache(maxsize=1 << 14)
def read_name(surface: str, label: Label, lexicon: Lexicon) -> Name:
    """What linking knows of a name as written; cached, since articles repeat the same names."""
    text = plain(surface)
    if label is Label.PERSON:
        return _person(text)
    entry = find(text, lexicon) or find_company(text, label, lexicon)
    if entry is not None and _agrees(entry, label, text):
        return _listed(text, entry, lexicon)
    return _unlisted(text, label)


def find_company(text: str, label: Label, lexicon: Lexicon) -> Entry | None:
    """The lexicon's entry of a company that is written with more than its name: Ford Motor Co."""
    words = text.split()
    while label is Label.ORG and len(words) > 1 and fold(words[-1]) in _MORE:
        words.pop()
        entry = find(" ".join(words), lexicon)
        if entry is not None:
            return entry if entry.label is Label.ORG else None
    return None


def find(text: str, lexicon: Lexicon) -> Entry | None:
    """The lexicon's entry of a plain name; a name in capitals counts as written in title case."""
    entry = lexicon.get(text)
    if entry is None and text.isupper() and len(text) > 2:
        entry = lexicon.get(text.title())
    if entry is None and "." in text:
        entry = lexicon.get(text.replace(".", ""))
    return entry


def _agrees(entry: Entry, label: Label, text: str) -> bool:
    """Whether a listed name means its entry: a one-word city is not the club of that name."""
    if " " in text or entry.label not in (Label.GPE, Label.ORG):
        return True
    if entry.label is Label.GPE:
        return label is not Label.ORG or text.isupper()
    return label not in PLACES or bool(ACRONYM.fullmatch(text))


def _listed(text: str, entry: Entry, lexicon: Lexicon) -> Name:
    words = tuple(fold(text).split())
    if entry.label in PEOPLES:
        country = entry.nationality_of
        key = "d:" + singular(fold(entry.canonical))
        nation = None if country is None else read_name(country, Label.GPE, lexicon).key
        return Name(key, entry.label, text, words, True, True, nationality_of=nation)
    canonical = _unlisted(entry.canonical, entry.label)
    acronym = bool(ACRONYM.fullmatch(text))
    return Name(canonical.key, entry.label, text, words, True, True, acronym)


def _person(text: str) -> Name:
    written = text.replace(".", ". ")
    person = split_person(fold(written).split())
    key = "p:" + " ".join(person.words)
    is_reigning = person.titles[-1:] == person.words[:1]
    is_one_word = len(written.split()) - len(person.titles) < 2 and not is_reigning
    is_full = person.is_full and not is_one_word
    is_full = is_full or (len(person.words) == 2 and text.startswith(("Al ", "Ben ")))
    return Name(key, Label.PERSON, text, person.words, is_full, titles=person.titles)


def _unlisted(text: str, label: Label) -> Name:
    words = [_IZE.sub("is", _BRITISH.get(word, word)) for word in fold(text).split()]
    words = words or ["·"]
    acronym = bool(ACRONYM.fullmatch(text)) and not (
        label in PLACES and len(text) > 3 and text.isalpha()
    )
    if label is Label.ORG:
        words = _without_suffix(words)
    if label in PEOPLES or label is Label.PRODUCT:
        words[-1] = singular(words[-1])
    if len(words) > 1:
        key = "n:" + " ".join(words)
    elif label in PLACES and not acronym:
        key = "g:" + words[0]
    else:
        key = "o:" + words[0]
    return Name(key, label, text, tuple(words), True, is_acronym=acronym)


def _without_suffix(words: list[str]) -> list[str]:
    """Words of an organisation without company suffixes and the marks of a football club."""
    start, end = 0, len(words)
    while end - start > 1 and (words[end - 1] in COMPANY or words[end - 1] in _AT_END):
        end -= 1
    while end - start > 1 and words[start] in _AT_START:
        start += 1
    return words[start:end]
