"""The details of a report: its names, figures and dates, which are the news in a text of a form."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from analysis.stories.wording import LONGEST_TIME, all_words, own, tells_time

Set = frozenset[str]


class Details(NamedTuple):
    """What a report tells besides its words.

    ``subject`` are the names that the body begins with, if it does: "Nordbank AG", "Kari Haugen".
    ``names`` are words within sentences of the body that are written as names are: what a paper
    puts above a text is its own. ``figures`` are numbers, in digits or words, and months, of the
    body if that has any.
    ``is_edition`` says that the text calls itself an edition or a correction of another.
    """

    title: Set
    subject: tuple[str, ...]
    names: Set
    figures: Set
    is_edition: bool


def details(title: str, text: str) -> Details:
    """The details of an article."""
    body = own(text.removeprefix(title))
    head = own(title)
    return Details(
        frozenset(all_words(head)),
        _subject(body),
        frozenset(name.lower() for name in _INSIDE.findall(body) if _is_name(name)),
        figures_of(body) or figures_of(head),
        _is_edition(title, text),
    )


def told_at(text: str) -> int | None:
    """The day (seconds) that a line at the start of a text gives as its own; None where none is."""
    for line in text[:_START].split("\n")[:_LINES]:
        if len(line) <= LONGEST_TIME and tells_time(line):
            return _day(_CLOCK.sub(" ", line))
    return None


def _day(line: str) -> int | None:
    months = [_MONTHS[word] for word in _ENGLISH_MONTH.findall(line.lower())]
    numbers = [int(number) for number in re.findall(r"\d{1,4}", line)]
    years = [number for number in numbers if number >= _FIRST_YEAR]
    others = [number for number in numbers if number <= _LAST_DAY]
    if not years or len(months) + len(others) < 2:
        return None
    month, day = (months[0], others[0]) if months else (others[0], others[1])
    try:
        return int(datetime(years[0], month, day, tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _subject(body: str) -> tuple[str, ...]:
    found: list[str] = []
    for word in _WORD.findall(body[:_START]):
        if not found and word.lower() in _ARTICLES:
            continue
        if not _is_name(word):
            break
        found.append(word.lower())
    # A word by itself may only begin the sentence.
    return tuple(found) if len(found) > 1 else ()


def _is_name(word: str) -> bool:
    return word[0].isupper() and word not in _OF_CALENDAR


def figures_of(text: str) -> Set:
    """The figures of a text: its numbers, in digits or words, and its months."""
    found = {_plain(figure) for figure in _FIGURE.findall(text)}
    words = {*_WORD.findall(text)}
    found.update(_NUMBERS[word] for word in {word.lower() for word in words} & _NUMBERS.keys())
    found.update(word[:3].lower() for word in words & _MONTH_NAMES)
    return frozenset(found)


def _plain(figure: str) -> str:
    """A figure without what papers write in their own ways: commas, and noughts at its end."""
    if _THOUSANDS.fullmatch(figure):
        figure = figure.replace(",", "")
    return figure.rstrip("0").rstrip(".") if _DECIMAL.fullmatch(figure) else figure


def _is_edition(title: str, text: str) -> bool:
    start = (title, *text[:_START].split("\n")[:_LINES])
    return any(map(_MARK.match, start)) or _CORRECTS.search(text[-_END:]) is not None


_START = 400
_END = 400
_LINES = 4
_INSIDE = re.compile(r"(?<=[\w,;()<]\s)<?([^\W\d_]\w*)")
"""A word that begins no sentence and no paragraph."""
_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*(?:-\d+/\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+\.\d+")
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(
    r"\W*(?:correct(?:ed|ion|s)|update[ds]?|refile[d]?|clarification|korrektur|berichtigung)"
    r" ?\d{0,2}\)?\s*[-:–—]",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\bcorrect(?:s|ed|ion)\b|\bclarif(?:ies|ication)\b|\bberichtig|\brectif", re.IGNORECASE
)
_NUMBER_WORDS = (
    *("two zwei deux dos due", "three drei trois tres tre", "four vier quatre cuatro"),
    *("five fünf cinq cinco", "six sechs seis sei", "seven sieben sept siete sette"),
    *("eight acht huit ocho otto", "nine neun neuf nueve nove", "ten zehn dix diez dieci"),
    *("eleven elf onze", "twelve zwölf douze doce dodici"),
)
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(_NUMBER_WORDS, start=2)
    for word in words.split()
}
_MONTH_STARTS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_STARTS.split(), start=1)}
_MONTHS_WRITTEN = (
    "January February March April May June July August September October November December"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT"
    " NOV DEC Januar Februar März Mai Juni Juli Oktober Dezember janvier février mars avril mai"
    " juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo"
    " junio julio agosto septiembre octubre noviembre diciembre"
)
_MONTH_NAMES = frozenset(_MONTHS_WRITTEN.split())
_DAYS_WRITTEN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_OF_CALENDAR = _MONTH_NAMES | frozenset(_DAYS_WRITTEN.split())
_ARTICLES_WRITTEN = "the a an der die das ein eine le la les un une el los las il lo i gli"
_ARTICLES = frozenset(_ARTICLES_WRITTEN.split())
_CLOCK = re.compile(r"\d+:\d+(?::\d+)?(?:\.\d+)?")
_FIRST_YEAR = 1900
_LAST_DAY = 31
_ENGLISH_MONTH = re.compile(rf"\b({_MONTH_STARTS.replace(' ', '|')})")
