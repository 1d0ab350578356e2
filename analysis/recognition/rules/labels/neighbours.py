"""Words beside a name that say what it is: “the daily X”, “the X movement”."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from analysis.models import Kind, Label
from analysis.recognition.rules.labels.cues import names_its_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_BODY_BEFORE = re.compile(
    r"(?:\b(?:broadcaster|newspaper|daily|weekly|magazine|tabloid|company|firm|agency|bank|airline"
    r"|carmaker|manufacturer|retailer|insurer|operator|giants?|conglomerate|publisher|charity|NGO"
    r"|companies|firms|banks|airlines|carmakers|manufacturers|retailers|newspapers|broadcasters"
    r"|party|movement|club|side|champions|parent|subsidiary|rival|website|station|network|group"
    r"|think tank|union))\s[\"“'‘]?$"
)
_BODY_APPOSED = re.compile(
    r"\b(?:company|newspaper|publisher|publishing house|agency|bank|airline|carmaker|charity|firm"
    r"|broadcaster|party|think tank), $"
)
_PUBLISHED_BY = re.compile(r"\bpublished by\s$")
_OPERATION = re.compile(
    r"(?:, the (?:[\w-]+ ){0,3}| )(?:military|naval|police|(?:sea )?rescue|peacekeeping)"
    r" operation\b"
)
_BODY_AFTER = re.compile(
    r"[\"”'’]?\s(?:group|movement|newspaper|daily|weekly|magazine|tabloid|party|news agency|company"
    r"|network|think tank|bid|shares|stock|board|shareholders|chief executive)\b"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:(?:town|city|village|port|suburb|municipality|province|district|region)s? of"
    r"|(?:town|village|suburb|province) (?:called|named))\s$"
)
_PLACE_AFTER = re.compile(
    r",? \d[\d,.]* (?:km|kilomet(?:re|er)s|miles)\b|,? a (?:town|village|suburb)\b"
)
_DATED = re.compile(
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?: \d{4}-\d\d-\d\d$"
    r"|,? \((?:Reuters|AP|AFP|dpa|DPA|UPI|TASS)\)|, [A-Z][a-z]{2,8}\.? \d{1,2} \()",
    re.MULTILINE,
)
_VESSEL_BEFORE = re.compile(
    r"\b(?:aircraft carriers?|frigates?|destroyers?|tankers?|ferry|ferries|cruise (?:ship|liner)s?"
    r"|liner|vessels?|submarines?|yacht|trawler|freighter|warships?|spacecraft|space shuttle"
    r"|icebreaker)\s[\"“'‘]?$"
)
_ROLE = (
    r"(?:spokes(?:man|woman|person)|chair(?:man|woman)|president|director|executive|manager|captain"
    r"|coach|(?:goal)?keeper|striker|midfielder|defender|winger|skipper|analysts?|economists?|editor"
    r"|founder|boss|chief|lawmaker|trader|all-rounder|officer|secretary|official|lawyer)"
)
_HAS_OFFICER = re.compile(
    r" (?:(?:general|chief|managing|vice|deputy|executive|senior|sales|press) ){0,3}"
    rf"{_ROLE}s? [A-Z][\w'-]+ [A-Z]"
)
_PERSON_BEFORE = re.compile(
    r"\b(?:chief|[Ll]eader|spokes(?:man|woman|person)|striker|midfielder|defender|(?:goal)?keeper|president"
    r"|minister|lawmaker|act(?:or|ress)|singer|coach|captain|director|analyst|economist|professor"
    r"|author|writer|attorney|senator|governor|mayor|journalist|activist|politician|chancellor"
    r"|premier|historian|scientist|rapper|filmmaker|general|colonel|winger|driver|boxer|champion"
    r"|businessman|commander|finalist|compatriot)\s$"
)
_PERSON_APPOSED = re.compile(
    r"\b(?:leader|president|head|chairman|chief|director|founder|chancellor|minister|secretary|author"
    r"|singer|actor|actress|coach)(?: of (?:the )?[A-Z][\w' -]{2,40}?)?, $"
)
_PERSON_AFTER = re.compile(r" (?:administration|presidency)\b")
_AT = re.compile(r"\b(?:in|In|near|from|around|outside)\s$")
_AGAINST_PERSON = 3
_SAYS_OF_ITSELF = re.compile(
    r" (?:said|says|announced|reported)(?: on \w+day)? (?:its\b"
    r"|it (?:also |almost |nearly |more than )?(?:has|had|doubled|expects?|plans?|intends?|sold|may"
    r"|bought|acquired|signed|agreed|received|completed|filed|raised|earned|reported|made|formed"
    r"|cut|lost|named|(?:will|would) (?!be\b|take\b|not\b))\b)"
)
_INDEX_AFTER = re.compile(
    r"(?<!Exchange)(?:(?: (?:[Ii]ndustrials?|[Cc]omposite|[Tt]ransportation|stock|share)){1,2}"
    r" (?:[Ii]ndex|[Aa]verage)| [Ii]ndex(?!-))\b"
)
_DOUBTFUL = frozenset(
    {Label.PERSON, Label.LOC, Label.FAC, Label.PRODUCT, Label.NORP, Label.WORK_OF_ART, Label.GPE}
)


_OWNING = frozenset({"'s ", "’s "})
_TAKEN_FOR_PERSONS = frozenset({Label.ORG, Label.PRODUCT, Label.NORP, Label.EVENT, Label.FAC})
_PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})


def type_by_neighbour(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Type a name the lexicon does not know by the words beside it, and by what it mostly is.

    One name has one type in an article: the one it has most often, where there is one.
    """
    surnames = {
        page[span].split()[-1] for span in spans if span.label == Label.PERSON and " " in page[span]
    }
    bodies = {
        page[span]
        for span, following in zip_longest(spans, spans[1:])
        if span.label in _DOUBTFUL
        and page[span] not in surnames
        and span.kind == Kind.NAME
        and (_is_body(page, span) or _has_person(page, span, following))
        and lexicon.get(page[span]) is None
    }
    told = dict.fromkeys(bodies, Label.ORG) | _told(page, spans, lexicon)
    usual = _usual(page, spans)
    return [
        span._replace(label=Label.PRODUCT)
        if span.label == Label.ORG and _INDEX_AFTER.match(page.text, span.end)
        else span
        if span.kind != Kind.NAME or lexicon.get(name := page[span]) is not None
        else span._replace(label=told.get(name) or usual.get(name, span.label))
        for span in spans
    ]


def _told(page: Page, spans: Iterable[Span], lexicon: Lexicon) -> dict[str, Label]:
    """What the words beside a place or a vessel say that it is."""
    return {
        page[span]: label
        for span in spans
        if span.kind == Kind.NAME
        and (label := _outer(page, span)) is not None
        and lexicon.get(page[span]) is None
    }


def _outer(page: Page, span: Span) -> Label | None:
    before = page.text[max(0, span.start - 24) : span.start]
    if _VESSEL_BEFORE.search(before):
        return Label.PRODUCT
    if _OPERATION.match(page.text, span.end) and span.label not in _PLACES:
        return Label.EVENT
    if " of " in page[span]:
        return None
    if _is_person(page, span, before):
        return Label.PERSON
    if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(page.text, span.end):
        return span.label if span.label in _PLACES else Label.GPE
    is_first = span.start == 0 or page.text[span.start - 1] == "\n"
    is_dated = is_first and span.label not in _PLACES and _DATED.match(page.text, span.end)
    return Label.GPE if is_dated else None


def _is_person(page: Page, span: Span, before: str) -> bool:
    """Whether this is who is called so: ``striker Bo Quux``, ``the Quux administration``."""
    name = page[span]
    if span.label not in _TAKEN_FOR_PERSONS or names_its_kind(name) or name.isupper():
        return False
    if " " not in name:
        return _PERSON_AFTER.match(page.text, span.end) is not None
    if page.text.startswith((",", " ("), span.end):
        longer = page.text[max(0, span.start - 70) : span.start]
        return _PERSON_APPOSED.search(longer) is not None or bool(_PERSON_BEFORE.search(before))
    return _PERSON_BEFORE.search(before) is not None


def _is_body(page: Page, span: Span) -> bool:
    text = page.text
    return span.label != Label.GPE and (
        _BODY_AFTER.match(text, span.end) is not None
        or (" " not in page[span] and _SAYS_OF_ITSELF.match(text, span.end) is not None)
        or (span.label == Label.PERSON and _HAS_OFFICER.match(text, span.end) is not None)
        or _BODY_BEFORE.search(text, max(0, span.start - 16), span.start) is not None
        or _PUBLISHED_BY.search(text, max(0, span.start - 14), span.start) is not None
        or (
            " " not in page[span]
            and text.startswith(",", span.end)
            and _BODY_APPOSED.search(text, max(0, span.start - 20), span.start) is not None
        )
    )


def _has_person(page: Page, span: Span, following: Span | None) -> bool:
    """Whether somebody is said to be of it: ``Quux's Bo Baz``."""
    return (
        following is not None
        and span.label == Label.PERSON
        and following.label == Label.PERSON
        and " " not in page[span]
        and " " in page[following]
        and page.text[span.end : following.start] in _OWNING
    )


def _usual(page: Page, spans: Iterable[Span]) -> dict[str, Label]:
    """The label that more occurrences have than any other, for names that have several.

    Peoples are in the lexicon: a name of another people that is something else too is that. What
    is a place once, behind *in* or *near*, is a person elsewhere only if that is far more often.
    """
    votes: defaultdict[str, Counter[Label]] = defaultdict(Counter)
    for span in spans:
        if span.kind == Kind.NAME:
            labels = votes[page[span]]
            labels[span.label] += 1
            if span.label in _PLACES and _is_at(page, span):
                labels[Label.PERSON] -= _AGAINST_PERSON
    usual = {}
    for name, labels in votes.items():
        if len(labels) > 1:
            del labels[Label.NORP]
            first, *others = labels.most_common(2)
            if not others or first[1] > others[0][1]:
                usual[name] = first[0]
    return usual


def _is_at(page: Page, span: Span) -> bool:
    return _AT.search(page.text, max(0, span.start - 9), span.start) is not None
