"""Words inside a name that say what it is: Ministry, Bank, Treaty, Airport."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Kind, Label

if TYPE_CHECKING:
    from analysis.lexicon import Lexicon
    from analysis.recognition.spans.page import Page, Span

_LAST = {
    Label.ORG: """Party Bank Ministry FC AC Inc Corp Co Ltd AG GmbH plc PLC SA Association
        Federation Union Committee Commission Council Agency Authority Institute
        University College Academy Foundation Company Corporation Group Airlines
        Airways Motors Industries Holdings Partners Department Bureau Parliament
        Assembly Congress Senate Court Army Navy Police Guard Front Movement Brigade
        Brigades Organization Organisation Society Club United Rovers Wanderers Times
        Post Herald Tribune Gazette Zeitung Newspaper Radio TV Television Network
        Alliance Coalition Office Center Centre Ltda SpA NV BV""",
    Label.EVENT: """Cup Championship Championships Games Olympics Open Masters Prix War Festival
        Summit Conference Revolution Uprising Massacre Tour Trophy Marathon Derby
        Playoffs Final Finals""",
    Label.LAW: """Treaty Act Constitution Convention Protocol Accord Accords Agreement Amendment
        Charter""",
    Label.FAC: """Airport Bridge Stadium Arena Tunnel Hospital Prison Cathedral Mosque Highway
        Tower Palace Museum Street Square Avenue Boulevard Road Pipeline Dam""",
    Label.LOC: """River Sea Ocean Lake Island Islands Mountains Desert Valley Peninsula Strait
        Bay Gulf Coast Canal""",
}
_FIRST = {
    Label.ORG: """University Bank Ministry Department Institute FC AC Borussia Dynamo Dinamo
        Sporting Organization Organisation Association Committee Council Academy Party
        Court""",
    Label.LAW: "Treaty Convention",
    Label.EVENT: "Battle",
    Label.FAC: "Port",
}
_BY_LAST = {word: label for label, text in _LAST.items() for word in text.split()}
_BY_FIRST = {word: label for label, text in _FIRST.items() for word in text.split()}
_GROUP = re.compile(r"(?:\w+ )?Group (?:[A-L]|Stage)")
"""Of a tournament."""
_OF = re.compile(r" (?:of|for) ")
_PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})
"""Of these the model knows best; and Picabo Street is a person."""


def type_by_cue(page: Page, spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Give spans of several words the type that their last or first word names, if it names one."""
    return [
        span._replace(label=label)
        if (label := _cued(page[span], span, lexicon)) is not None
        else span
        for span in spans
    ]


def names_its_kind(name: str) -> bool:
    """Whether the first or the last word says what this is: ``Ford Foundation``."""
    words = name.split()
    return words[0] in _BY_FIRST or words[-1] in _BY_LAST


def _cued(name: str, span: Span, lexicon: Lexicon) -> Label | None:
    if " " not in name or span.kind != Kind.NAME or lexicon.get(name) is not None:
        return None
    if _GROUP.fullmatch(name):
        return Label.EVENT
    words = name.split()
    label = _BY_FIRST.get(words[0]) if _OF.search(name) or len(words) == 2 else None
    label = label or _BY_LAST.get(words[-1].rstrip("."))
    if label is None and _OF.search(name):
        label = _BY_LAST.get(_OF.split(name)[0].split()[-1])
    if label in _PLACES and (span.label in _PLACES or span.label == Label.PERSON):
        return None
    return label
