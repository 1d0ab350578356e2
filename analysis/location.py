"""Locations as people write them: web addresses and paths."""

from __future__ import annotations

_SCHEMES = ("http:", "https:", "feed:")


def is_address(location: str) -> bool:
    """Whether a location is a web address rather than a path."""
    return location.lstrip().lower().startswith(_SCHEMES)
