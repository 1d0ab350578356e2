"""Endings: where a text breaks off, as those that feeds give of their entries do."""

from __future__ import annotations

import re

_ELLIPSIS = r"(?:…|\.\.\.+|\[\s*(?:…|\.{2,})\s*\]|\(\s*(?:…|\.{2,})\s*\))"
_INVITATION = (
    r"(?:(?:continue|keep)\s+reading|read(?:\s+(?:more|on|the\s+(?:full|whole|rest)))|(?:full|more)\b"
    r"|weiter\w*|mehr\b|lire\s+la\s+suite|leer\s+m[aá]s|seguir\s+leyendo|\[link\]|→|»|>)"
)
_BROKEN = re.compile(rf"{_ELLIPSIS}[\s.]*(?:{_INVITATION}[^\n.]{{0,80}})?[\s.…»→>\])]*\Z", re.I)
_REACH = 200
"""Code points before the end of a text within which it breaks off, an invitation after that."""


def broken_at(text: str) -> int | None:
    """Where a text breaks off, before its dots; None for one that ends as texts do.

    Nothing but an invitation to read on may follow the dots.
    """
    first = max(0, len(text) - _REACH)
    found = _BROKEN.search(text, first)
    return found.start() if found else None
