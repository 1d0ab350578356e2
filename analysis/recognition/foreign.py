"""Mentions in languages that the rules do not know: the model's spans, trimmed, with our labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.models import Kind, Label, Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_LONGEST = 200
_SHORTEST = 2
_LABELS: Mapping[str, Label] = {
    **{label.value: label for label in Label},
    "PER": Label.PERSON,
    "PRS": Label.PERSON,
    "persName": Label.PERSON,
    "PS": Label.PERSON,
    "ORGANIZATION": Label.ORG,
    "orgName": Label.ORG,
    "OG": Label.ORG,
    "GPE_ORG": Label.ORG,
    "GPE_LOC": Label.GPE,
    "placeName": Label.GPE,
    "LC": Label.GPE,
    "geogName": Label.LOC,
    "FACILITY": Label.FAC,
    "NAT_REL_POL": Label.NORP,
    "DERIV_PER": Label.NORP,
    "DRV": Label.NORP,
    "EVN": Label.EVENT,
    "EVT": Label.EVENT,
    "MISC": Label.EVENT,
    "OBJ": Label.PRODUCT,
    "PROD": Label.PRODUCT,
    "WRK": Label.WORK_OF_ART,
    "DATETIME": Label.DATE,
    "PERIOD": Label.DATE,
    "DT": Label.DATE,
    "date": Label.DATE,
    "TME": Label.TIME,
    "TI": Label.TIME,
    "time": Label.TIME,
    "MSR": Label.QUANTITY,
    "QT": Label.QUANTITY,
    "NUMERIC_VALUE": Label.CARDINAL,
}
"""Labels of spaCy's models. Their MISC is for the most part championships, wars and treaties."""
_MARKS = "\"'`´‘’“”„«»‹›()[]{}<>.,;:!?…·•*/|\\-–—_#~ \t\n\u3000、。「」『』（）《》"
_ELISION = re.compile(r"(?:[ldLD]|qu|[dD]ell|[nN]ell|[aA]ll|[sS]ull)['’](?=[^\W\d_])")
_LOWER_START = re.compile(r"(?:[^\W\d_]+\s+)+?(?=[^\W\d_]*[^\W\d_a-z])")


def mentions(
    text: str, found: Iterable[tuple[int, int, str]], labels: Collection[str] = ()
) -> tuple[Mention, ...]:
    """Turn what a model found in an article into its mentions, in text order.

    ``labels`` are all that the model knows: one without a label for states and cities calls them
    LOC. What has a label we do not know is left out.
    """
    kept: list[Mention] = []
    for first, last, name in sorted(found):
        label = _LABELS.get(name)
        if label is None or last - first > _LONGEST:
            continue
        if label == Label.LOC and name == "LOC" and "GPE" not in labels:
            label = Label.GPE
        start, end = _trimmed(text, first, last, label)
        is_first = not kept or start >= kept[-1].end
        if is_first and _is_name(text[start:end]):
            kind = Kind.VALUE if label.is_value else Kind.NAME
            kept.append(Mention(start, end, text[start:end], label, kind))
    return tuple(kept)


def _trimmed(text: str, start: int, end: int, label: Label) -> tuple[int, int]:
    """Cut marks off both ends, and articles off the start of what is not a person."""
    line = text.find("\n\n", start, end)
    end = end if line < 0 else line
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    elision = _ELISION.match(text, start, end)
    if elision:
        start = elision.end()
    if label not in {Label.PERSON, Label.NORP} and not label.is_value:
        article = _LOWER_START.match(text, start, end)
        if article and article[0] == article[0].lower() != article[0].upper():
            start = article.end()
    return start, end


def _is_name(name: str) -> bool:
    is_long = len(name) >= _SHORTEST or (name > "\u2e80" and len(name) == 1)
    return is_long and any(map(str.isalnum, name))
