"""Versions of this program and of what it stands on."""

from __future__ import annotations

from importlib import metadata

DISTRIBUTION = "newsreader-tui"


def version(distribution: str = DISTRIBUTION) -> str:
    """Give the installed version of a distribution, or say that there is none."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "(not installed)"
