"""Settings of a person: one small TOML file, in which a mistake costs one sentence and no more."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.models import Label

NAME = "newsreader"
LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has set.

    ``theme`` None is the reader's own choice, ``model`` None the one that ships with the reader.
    ``keys`` maps ids of commands to keys separated by spaces; ``colours`` maps labels to
    ``#rrggbb`` or a colour's name. ``workers`` 0 leaves a core for the person. ``hosts`` (``host``
    or ``host:port``) may have private addresses; ``logins`` maps hosts to name and password. The
    reader looks at feeds by itself every ``refresh_minutes``; 0 is never.
    """

    theme: str | None = None
    model: str | None = None
    workers: int = 0
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    colours: Mapping[Label, str] = field(default_factory=lambda: MappingProxyType({}))
    hosts: frozenset[str] = frozenset()
    logins: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    refresh_minutes: int = 0


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


def load(path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings, and one sentence for each mistake, for which the default is used."""
    path = path or settings_file()
    if not os.path.lexists(path):
        return Settings(), ()
    from analysis.settings_table import read_file  # most people have no settings file

    return read_file(path)
