"""Names in the tables of sport: results, standings and line-ups, which are no sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Label
from analysis.recognition.rules.sport.scorecards import scorecard, side
from analysis.recognition.spans.overlap import covers, merge
from analysis.recognition.spans.page import Span
from analysis.recognition.spans.trimming import has_capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page

_CLUB = (
    r"[^\W\d_a-z][^\W\d_]*[.']?(?:[ '-](?:of |de |& )?[^\W\d_a-z][^\W\d_]*\.?){0,3}"
    r"(?: \([A-Z]{1,3}\))?"
)
_TABLE_LINE = re.compile(rf"^({_CLUB})(?: +[.\d][\d./]*){{3,}}", re.MULTILINE)
_RESULT_LINE = re.compile(
    rf"^({_CLUB}) (?:\d{{1,3}}|v) +({_CLUB})(?: \d{{1,3}})?(?= *(?:\(|\n|$))", re.MULTILINE
)
_ABROAD_LINE = re.compile(
    rf"^({_CLUB}) \(({_CLUB})\) (?:\d{{1,3}}|beat) ({_CLUB}) \(({_CLUB})\) \d{{1,3}}(?![-\d:])",
    re.MULTILINE,
)
"""A result between clubs of two countries."""
_FIXTURE_LINE = re.compile(rf"^({_CLUB}) (?:AT|at|At) ({_CLUB})$", re.MULTILINE)
"""Who plays, and where: what stands behind *at* is a place as it is in a sentence."""
_PERSON = r"[^\W\d_a-z][\w'’]*\.?(?:[ -](?:(?:van|de|der|den|von|del|di) )*[^\W\d_a-z][\w'’]*){1,3}"
_NUMBERED = re.compile(
    rf"(?<![\w-])\d{{1,2}}\.? ?- ?({_PERSON})(?= ?[,;(.\n]| \d)|^\d{{1,2}}\. ({_PERSON})(?= [(\d])",
    re.MULTILINE,
)
_MINUTE = r"\d{1,3}(?:st|nd|rd|th|')"
_SCORER = re.compile(
    rf"(?:[-:,;(]|\bTries:)\s({_PERSON}|[^\W\d_a-z][\w'’]+)(?=\s\({_MINUTE}[ ,)\w])"
    rf"|\((?:\d{{1,2}} ?- ?)?({_PERSON}|[^\W\d_a-z][\w'’]+)(?=,? {_MINUTE}\))"
)
"""Who scored, and who came on: ``Panama - Valdes (50th)``, ``(16 - Gomez 86th)``."""
_TEAM_OF_ONE = re.compile(
    rf"{_PERSON} \(({_CLUB}|[A-Z.]{{2,5}})\),? ({_CLUB})(?=,? \d|\n| (?:all )?same)"
)
_OF_COUNTRY = re.compile(rf"(?<![\w.-])({_PERSON}) \(({_CLUB}|[A-Z.]{{2,5}})\)")
_NUMBERS = re.compile(r"\s+\d+(?:[-/:.]\d+)*(?:st|nd|rd|th)?(?![\w])\s*|^\d+\s+")


def read_tables(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Add the clubs of tables and the players of line-ups; no number is part of a name there."""
    spans = list(_without_numbers(page, spans, lexicon))
    proposed = [*_clubs(page, lexicon), *_players(page, lexicon)]
    spans = merge(spans, list(scorecard(page, lexicon)), is_better=lambda _new, _old: True)
    return merge(spans, proposed, is_better=covers)


def _clubs(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    for line in (_TABLE_LINE, _RESULT_LINE):
        for found in line.finditer(page.text):
            for group in range(1, line.groups + 1):
                yield side(found.span(group), found[group], lexicon)
    for found in _ABROAD_LINE.finditer(page.text):
        if all(lexicon.is_home(found[group]) for group in (2, 4)):
            yield from (Span(*found.span(group), Label.ORG) for group in (1, 3))
    for found in _FIXTURE_LINE.finditer(page.text):
        yield side(found.span(1), found[1], lexicon)
        yield Span(*found.span(2), Label.GPE)


def _players(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    for line in (_NUMBERED, _SCORER):
        for found in line.finditer(page.text):
            yield Span(*found.span(1 if found[1] else 2), Label.PERSON)
    for found in _TEAM_OF_ONE.finditer(page.text):
        entry = lexicon.get(found[1])
        if entry is not None and entry.label == Label.GPE and lexicon.get(found[2]) is None:
            yield Span(*found.span(2), Label.ORG)
    for found in _OF_COUNTRY.finditer(page.text):
        entry = lexicon.get(found[2])
        if entry is not None and entry.label == Label.GPE and lexicon.get(found[1]) is None:
            yield Span(*found.span(1), Label.PERSON)


def _without_numbers(page: Page, spans: list[Span], lexicon: Lexicon) -> Iterator[Span]:
    for span in spans:
        name = page[span]
        if (
            not any(map(str.isdigit, name))
            or lexicon.get(name) is not None
            or span.label == Label.EVENT
        ):
            yield span
            continue
        yield from _between_numbers(page, span)


def _between_numbers(page: Page, span: Span) -> Iterator[Span]:
    """The parts of a span that numbers divide; one without a capital names nothing."""
    ends = [span.start]
    for found in _NUMBERS.finditer(page.text, span.start, span.end):
        ends += found.span()
    ends.append(span.end)
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        if has_capital(page.text[start:end]):
            yield span._replace(start=start, end=end)
