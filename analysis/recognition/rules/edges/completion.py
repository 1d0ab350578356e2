"""Names that the model cut short are completed: particles, initials, ``al-``, titles of works."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from analysis.models import Label
from analysis.recognition.spans.acronyms import is_acronym
from analysis.recognition.spans.overlap import without_overlaps
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page

_CAPITAL = r"[^\W\d_a-z](?:\w|-(?=\w)|['’](?=\w\w))*"
_PARTICLE = (
    r"(?:[Vv]an(?: (?:der|den|de|Der|Den|De))?|[Vv]on(?: (?:der|dem|und zu))?|[Dd]el|[Dd]ella"
    r"|[Dd]e(?: (?:la|los|las|La))?|[Dd]i|[Dd]u|[Dd]os|[Dd]a|[Ll]e|[Tt]er|[Tt]en|[Bb]in|[Bb]int"
    r"|[Ii]bn|[Aa]bu|[Zz]u)"
)
_BEFORE = re.compile(
    rf"(?<![\w.])(?:(?:[^\W\d_a-z]\.[ -]?){{1,3}}|(?:{_PARTICLE} )+|[Aa]l-|[Ee]l-)$"
)
_AFTER = re.compile(
    rf"(?: {_PARTICLE})+ {_CAPITAL}|[ -](?:al|el|ul|ur|ud|Al|El)[-‑]{_CAPITAL}(?:-{_CAPITAL})?"
    rf"|-[a-z]{{2,4}}(?:-{_CAPITAL})?(?![\w-])|-{_CAPITAL}(?![\w-])"
    r"|\s(?:II|III|IV|VI|VII|VIII|XVI|XXIII)(?!\w)"
    r"| the (?:Great|Terrible|Elder|Younger|Magnificent|Conqueror|Bold|Wise|Pious)(?!\w)"
)
_GIVEN = rf"{_CAPITAL}(?: {_CAPITAL}\.?){{0,2}}"
_NICKNAMED = re.compile(
    rf"(?<![\w-])(?P<given>{_GIVEN}) (?:[\"“'‘]{{1,2}} ?(?:The )?{_CAPITAL}"
    rf"(?: (?:{_CAPITAL}|of|the)){{0,3}} ?[\"”'’]{{1,2}}|\((?P<nick>[^\W\d_a-z][a-z]+)\))"
    rf" (?P<surname>{_CAPITAL})"
)
"""``Roberto "Hands of Stone" Duran``, ``James Leander (Leo) Nichols``."""
_PARTY = re.compile(r"-(?:PF|Renamo|Frelimo|IP|JP)(?!\w)")
_UP_TO_ACRONYM = re.compile(
    rf"((?: (?:and|at|for|former|in|of|on|the|to)| {_CAPITAL}){{1,12}})(?<! the)(?<! of)"
    r" \(([A-Z]{3,8})\)"
)
_ROUTE = re.compile(
    r"(?<![\w-])[^\W\d_a-z]\w*(?:[-–][^\W\d_a-z]\w*)+ (?:(?:natural )?gas |(?:crude )?oil "
    r"|high-speed )?(?:railway|railroad|pipeline|corridor|highway|motorway|canal|ferry)(?!\w)"
)
"""``China-Kyrgyzstan-Uzbekistan railway``."""
_PLACES = frozenset({Label.GPE, Label.LOC})
_ON_RIVER = re.compile(
    rf"-(?:am|an|der|en|in|la|le|les|next|on|sous|sur|the|under|upon)(?:-[a-z]{{2,4}})?-{_CAPITAL}(?!\w)"
)
"""``Rostov-on-Don``, ``Chester-le-Street``."""
_TITLE_OF_WORK = re.compile(r"[^\"“”„«»\n]{1,60}?(?=[,.!?]?[\"”“»])")
_LITTLE = re.compile(r"(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|de|la|le|der|die|das)$")


def complete(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Extend the spans of names that go on before or behind them."""
    whole = []
    for at, span in enumerate(spans):
        if span.label == Label.PERSON:
            whole.append(whole_person(page.text, span))
        elif span.label == Label.WORK_OF_ART:
            whole.append(_work(page.text, span))
        elif span.label == Label.ORG:
            following = spans[at + 1] if at + 1 < len(spans) else None
            whole.append(_body(page.text, span, following))
        elif span.label in _PLACES:
            river = _ON_RIVER.match(page.text, span.end)
            whole.append(span._replace(end=river.end()) if river else span)
        else:
            whole.append(span)
    return without_overlaps([*_nicknamed(page, whole, lexicon), *_routes(page, lexicon), *whole])


def _body(text: str, span: Span, following: Span | None) -> Span:
    """A body's name goes on up to the acronym that counts its last words in."""
    party = _PARTY.match(text, span.end)
    if party:
        return span._replace(end=party.end())
    rest = _UP_TO_ACRONYM.match(text, span.end)
    if rest is None or is_acronym(rest[2], text[span.start : span.end]):
        return span
    end = rest.end(1)
    if following is not None and following.start < end and following.label not in _PLACES:
        return span
    is_short = is_acronym(rest[2], text[span.start : end])
    return span._replace(end=end) if is_short else span


def _nicknamed(page: Page, spans: list[Span], lexicon: Lexicon) -> Iterator[Span]:
    """Persons whose nickname divides their name, where both of its parts were found."""
    starts = [span.start for span in spans]
    for found in _NICKNAMED.finditer(page.text):
        if lexicon.get(found["nick"] or "") is not None:
            continue
        given, surname = found.span("given"), found.span("surname")
        near = spans[max(0, bisect_left(starts, given[0]) - 1) : bisect_left(starts, surname[1])]
        parts = [
            span
            for span in near
            if span.label == Label.PERSON and span.end > given[0] and span.start < surname[1]
        ]
        if any(span.start < given[1] for span in parts) and any(
            span.end > surname[0] for span in parts
        ):
            start = min(span.start for span in parts)
            yield parts[0]._replace(start=start, end=max(parts[-1].end, surname[1]))


def _routes(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    """What runs between places has their names joined by hyphens."""
    for found in _ROUTE.finditer(page.text):
        first = re.split(r"[-–]", found[0])[0]
        entry = lexicon.get(first)
        if entry is not None and entry.label in _PLACES:
            yield Span(*found.span(), Label.FAC)


def whole_person(text: str, span: Span) -> Span:
    """Extend a person by an initial or particle before, and what is hyphenated on behind."""
    before = _BEFORE.search(text, max(0, span.start - 14), span.start)
    after = _AFTER.match(text, span.end)
    return span._replace(
        start=before.start() if before else span.start, end=after.end() if after else span.end
    )


def _work(text: str, span: Span) -> Span:
    """A title in quotation marks is whole when each of its greater words has a capital."""
    opening = max(text.rfind(mark, max(0, span.start - 30), span.start) for mark in '"“„«')
    if opening < 0:
        return span
    found = _TITLE_OF_WORK.match(text, opening + 1)
    if found is None or found.end() < span.end or found.start() > span.start:
        return span
    words = found[0].split()
    if all(not word[0].islower() or _LITTLE.match(word) for word in words):
        title = found[0]
        return span._replace(
            start=found.end() - len(title.lstrip()), end=found.start() + len(title.rstrip())
        )
    return span
