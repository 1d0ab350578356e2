"""The fetcher: the one part of the reader that asks other machines for something."""

from __future__ import annotations

from analysis.sources.fetching.fetch import fetch
from analysis.sources.fetching.fetched import FEED, PAGE, Fetched, Limits, Login, Status

__all__ = ["FEED", "PAGE", "Fetched", "Limits", "Login", "Status", "fetch"]
