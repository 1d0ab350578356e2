"""What armies call things: aircraft and guns (``F-16``, ``AK-47s``), and ``Operation Sophia``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import listed
from analysis.models import Label
from analysis.recognition.spans.overlap import covers, merge
from analysis.recognition.spans.page import Span

if TYPE_CHECKING:
    from analysis.recognition.spans.page import Page

_SPEAKS_OF_THEM = listed(
    """fighter fighters jet jets warplane warplanes aircraft bomber bombers helicopter helicopters
    missile missiles rifle rifles tank tanks gunship gunships drone drones howitzer howitzers
    artillery weapons squadron"""
)
_DESIGNATION = re.compile(
    r"(?<![\w-])(?<!/ )(?:A|AH|AK|AN|An|B|C|CH|E|EA|F|F/A|IL|Il|KC|M|MQ|Mi|MiG|Mig|MIG|OH|RQ|S"
    r"|SA|SS|SU|Su|T|TU|Tu|U|UH|V)-\d{1,3}[A-Z]?s?(?![\w-])"
)
_OPERATION = re.compile(
    r"(?<!\w)Operation [^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+)?(?![\w'’])"
)


def name_designations(page: Page, spans: list[Span]) -> list[Span]:
    """Add operations, and weapons in an article that speaks of such things."""
    operations = [Span(*found.span(), Label.EVENT) for found in _OPERATION.finditer(page.text)]
    spans = merge(spans, operations, is_better=covers)
    if _SPEAKS_OF_THEM.isdisjoint(page.words):
        return spans
    return merge(
        spans, [Span(*found.span(), Label.PRODUCT) for found in _DESIGNATION.finditer(page.text)]
    )
