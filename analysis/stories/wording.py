"""What an article says in its own words: its text without agency lines, datelines and trailers."""

from __future__ import annotations

import re

_UNSPACED = (
    r"\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"\d+(?:[.,:/]\d+)*|[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""A figure, a character of a script that writes without spaces, or a word."""

_LONGEST_TRAILER = 300
LONGEST_TIME = 50
"""Code points of a line that tells a time alone."""
_FIRST, _LAST = 4, 2
"""Lines at the start and end that may tell the time alone."""
_FIRST_WORD = re.compile(r"\W*([^\W\d_]*)")
_TRAILER = re.compile(
    r"\W*(?:"
    r"c\)|copyright\b"
    r"|(?:read|continue|keep|see|learn|hear|watch|view) (?:more|reading|also|the full|comments)\b"
    r"|(?:click here|subscribe|sign up|follow us|share this|advertisement|also read|related\b"
    r"|more on this|more from|download our|join our|get our|support our|listen to this)"
    r"|(?:additional |with )?(?:reporting|writing|editing|compiled|produced|translated|graphics?)"
    r"(?: and \w+)? by\b"
    r"|(?:this|the) (?:story|article|report|material|content) (?:may not be|(?:was|has been)"
    r" (?:first|originally|produced|published|supplied|provided|updated|edited|translated))\b"
    r"|(?:the post|our standards)\b.*(?:appeared first on|trust principles)\b"
    r"|(?:weiterlesen|mehr zum thema|lesen sie auch|alle rechte vorbehalten|anzeige)\b"
    r"|(?:lire la suite|lire aussi|à lire|tous droits réservés|publicité|abonnez-vous)\b"
    r"|(?:leer más|lea también|seguir leyendo|todos los derechos|suscríbete)\b"
    r"|(?:leggi anche|leggi tutto|continua a leggere|tutti i diritti|leia mais|leia também)\b"
    r"|(?:lees meer|lees ook|lees verder|läs mer|læs også|les også|czytaj)\b"
    r"|(?:читать далее|читайте также|подписывайтесь|все права)"
    r")",
    re.IGNORECASE,
)
_TRAILING_WORDS = (
    "c copyright read continue keep see learn hear watch view click subscribe sign follow share"
    " advertisement also related more download join get support listen additional with reporting"
    " writing editing compiled produced translated graphic graphics this the our weiterlesen"
    " mehr lesen alle anzeige lire à tous publicité abonnez leer lea seguir todos suscríbete"
    " leggi continua tutti leia lees läs læs les czytaj читать читайте подписывайтесь все"
)
_TRAILING = frozenset(_TRAILING_WORDS.split())
"""The words with which trailers begin: most lines need no closer look."""
_RIGHTS = ("all rights reserved", "©")
_DATELINE = re.compile(
    r"[^\n.!?(]{0,60}\([^\W\d_][\w&./ -]{1,24}\)\s*[-–—:]+\s*|\([A-Z][\w&./ -]{1,24}\)\s*[-–—]*\s*"
)
"""``LONDON, March 3 (Reuters) -``, ``BERLIN (dpa/AFP) —``."""
_EDITION = re.compile(
    r"\W*(?:(?:correct(?:ed|ion|s)|update[ds]?|refile[d]?|rpt|repeat|wrapup|wrap|lead|breaking"
    r"|clarification|korrektur|berichtigung)(?: ?-?\d{1,2})?(?:\s\([^)\n]{1,30}\))?\s*[-:–—]+\s*)+",
    re.IGNORECASE,
)
"""``UPDATE 2-``, ``CORRECTED-``: which edition this is, not what it says."""
_EDITIONS_WORDS = (
    "corrected correction corrects update updated updates refile refiled rpt repeat wrapup wrap"
    " lead breaking clarification korrektur berichtigung"
)
_EDITIONS = frozenset(_EDITIONS_WORDS.split())
_OF_TIME_WORDS = (
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july"
    " august september october november december mon tue wed thu fri sat sun monday tuesday"
    " wednesday thursday friday saturday sunday am pm a p m utc gmt est edt cet cest bst pst pdt"
    " z t at on the of published updated posted last modified date time"
)
_OF_TIME = frozenset(_OF_TIME_WORDS.split())
_LETTERS = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """The words of an article's own text in order, as they are written."""
    return _WORD.findall(own(text))


def own(text: str) -> str:
    """What an article says itself, line by line."""
    lines = text.split("\n")
    kept = []
    for number, line in enumerate(lines):
        # Where lines are broken to fit, one may hold nothing but a date that is told.
        is_apart = number < _FIRST or number >= len(lines) - _LAST or not lines[number - 1].strip()
        kept.append(_own(line, is_apart=is_apart))
    return "\n".join(kept)


def all_words(text: str) -> list[str]:
    """Every word of a text, in lower case and in order."""
    return _WORD.findall(text.lower())


def _own(line: str, *, is_apart: bool) -> str:
    first = _FIRST_WORD.match(line)
    word = first[1].lower() if first else ""
    if len(line) <= _LONGEST_TRAILER and _is_trailer(line, word):
        return ""
    if (
        is_apart
        and len(line) <= LONGEST_TIME
        and (not word or word in _OF_TIME)
        and tells_time(line)
    ):
        return ""
    if word in _EDITIONS:
        line = _EDITION.sub("", line, count=1)
    if "(" in line[:64] and (found := _DATELINE.match(line)):
        line = line[found.end() :]
    return line


def _is_trailer(line: str, word: str) -> bool:
    if word in _TRAILING and _TRAILER.match(line):
        return True
    small = line.lower()
    return any(mark in small for mark in _RIGHTS)


def tells_time(line: str) -> bool:
    """Whether a line tells a time alone: when it was written is not what it says."""
    return any(map(str.isdigit, line)) and all(
        word in _OF_TIME for word in _LETTERS.findall(line.lower())
    )
