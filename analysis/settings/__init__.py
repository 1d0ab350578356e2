"""Settings of a person: one small TOML file, in which a mistake costs one sentence and no more."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from analysis.settings.places import library_file, log_file, settings_file
from analysis.settings.values import Settings

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Settings", "library_file", "load", "log_file", "settings_file"]


def load(path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings, and one sentence for each mistake, for which the default is used."""
    path = path or settings_file()
    if not os.path.lexists(path):
        return Settings(), ()
    from analysis.settings.table import read_file  # most people have no settings file

    return read_file(path)
