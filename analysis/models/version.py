"""Versions of an article: what it says, and what it said before its source changed it."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """What an article says, or said."""

    title: str
    text: str


class Rewriting(NamedTuple):
    """What an article said before and says now, and when that was found (UTC ISO 8601)."""

    before: Wording
    after: Wording
    found_at: str
