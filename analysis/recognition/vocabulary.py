"""Word lists that rules go by, written as running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text, which spaces or line breaks separate."""
    return frozenset(text.split())
