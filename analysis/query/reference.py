"""The names under which other programs meet entities."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"e([1-9]\d{0,17})", re.ASCII)


def reference(entity: int | None) -> str | None:
    """Write the id of an entity as exports do: 12 is ``e12``."""
    return None if entity is None else f"e{entity}"


def referred(text: str) -> int | None:
    """Read the id of an entity as exports write it; None if it is none."""
    match = _REFERENCE.fullmatch(text)
    return int(match[1]) if match else None
