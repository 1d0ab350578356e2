"""What does not belong to a name is cut off its ends: articles, possessives, marks, scores."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from analysis.models import Label

if TYPE_CHECKING:
    from analysis.recognition.spans.page import Span

_KEPT_AT_START = "([{"
_KEPT_AT_END = ")]}.+$"
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_KEPT_ARTICLE = re.compile(r"The (?:Hague|Valley)\b")
_POSSESSIVE = re.compile(r"['’`´][sS]$")
_SCORE = re.compile(r"[\s,(]+\d{1,3}\s?[-–:]\s?\d{1,3}\)?$")
_AGE = re.compile(r"[\s,(]+\d{1,3}(?:st|nd|rd|th|')?\)?$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Jr|Sr|St|Ft|Mt|No|plc|Intl|Assn|Dept)|\b[^\W\d_]"
    r"|\.[^\W\d_]{1,2})\.$",
)
_COMPANY = re.compile(r"\b(?:Inc|Corp|Co|Cos|Ltd|Bros|plc)\.$")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_OPENING = frozenset(_BRACKETS.values())


def has_capital(name: str) -> bool:
    """Whether a letter of the name is a capital."""
    return name != name.lower()


def trimmed_span(text: str, span: Span) -> Span | None:
    """Cut off what does not belong to the name; None when nothing is left."""
    name = text[span.start : span.end]
    before = None
    while name != before:
        before = name
        span, name = _trim_start(span, name)
        span, name = _trim_end(text, span, name)
    return span if name else None


def _trim_start(span: Span, name: str) -> tuple[Span, str]:
    first = 0
    while first < len(name) and _is_mark(name[first], _KEPT_AT_START):
        first += 1
    kept = name[first:]
    if kept and kept[0] in _OPENING and not _closes(kept):
        kept = kept[1:]
    if kept and kept[0] in _BRACKETS:
        kept = kept[1:]
    article = _ARTICLE.match(kept)
    if article and not _KEPT_ARTICLE.match(kept):
        kept = kept[article.end() :]
    if len(kept) == len(name):
        return span, name
    return span._replace(start=span.end - len(kept)), kept


def _trim_end(text: str, span: Span, name: str) -> tuple[Span, str]:
    last = len(name)
    while last > 0 and _is_mark(name[last - 1], _KEPT_AT_END):
        last -= 1
    kept = name[:last]
    kept = _POSSESSIVE.sub("", kept)
    if kept and kept[-1] in _BRACKETS and _BRACKETS[kept[-1]] not in kept[:-1]:
        kept = kept[:-1]
    if kept and kept[-1] in _OPENING:
        kept = kept[:-1]
    opening = max(kept.rfind("("), kept.rfind("["))
    if opening > 0 and not _closes(kept[opening:]):
        kept = kept[:opening]
    if kept.endswith(".") and (not _ABBREVIATION.search(kept) or _ends_text(text, span, kept)):
        kept = kept[:-1]
    kept = _SCORE.sub("", kept)
    if span.label in _AGED:
        kept = _AGE.sub("", kept)
    if len(kept) == len(name):
        return span, name
    return span._replace(end=span.start + len(kept)), kept


def _ends_text(text: str, span: Span, name: str) -> bool:
    """Whether the dot of a company's suffix is that of the last sentence of a paragraph."""
    end = span.start + len(name)
    return _COMPANY.search(name) is not None and text[end : end + 1] in ("", "\n")


_AGED = frozenset({Label.PERSON, Label.GPE, Label.NORP})


def _is_mark(character: str, kept: str) -> bool:
    """Whether this is punctuation, a symbol or a space that does not belong to a name's end."""
    return (
        not character.isalnum()
        and character not in kept
        and unicodedata.category(character)[0] in "PSZC"
    )


def _closes(name: str) -> bool:
    """Whether the bracket that opens the name is closed in it."""
    return {"(": ")", "[": "]", "{": "}"}[name[0]] in name
