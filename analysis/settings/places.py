"""Where a person's files lie: settings, library and log."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

NAME = "newsreader"
LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"


def settings_file() -> Path:
    """Name the file of the settings, whether or not there is one."""
    return platformdirs.user_config_path(NAME) / "settings.toml"


def library_file(chosen: str | Path | None = None) -> Path:
    """Name the library to open: the chosen one, else NEWSREADER_LIBRARY, else the person's."""
    named = chosen or os.environ.get(LIBRARY_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return platformdirs.user_data_path(NAME) / "library.db"


def log_file() -> Path:
    """Name the file in which a crash leaves its trace."""
    return platformdirs.user_log_path(NAME) / "newsreader.log"
