"""Settings of a person: one small TOML file, in which a mistake costs one sentence and no more."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import platformdirs

from analysis.models import NAMES, Label
from analysis.text import canonical_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAME = "newsreader"
LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"
MOST_WORKERS = 64
_LARGEST_FILE = 1 << 20
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[a-z][a-z0-9_]{2,30}")
_MODEL = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,99}")
_KEY = re.compile(r"[a-z][a-z0-9_+-]*|[^\s\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has set.

    ``theme`` None is the reader's own choice, ``model`` None the one that ships with the reader.
    ``keys`` maps ids of commands to keys separated by spaces; ``colours`` maps labels to
    ``#rrggbb`` or a colour's name. ``workers`` 0 leaves a core for the person.
    """

    theme: str | None = None
    model: str | None = None
    workers: int = 0
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    colours: Mapping[Label, str] = field(default_factory=lambda: MappingProxyType({}))


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
    try:
        if not path.exists():
            return Settings(), ()
        if not path.is_file():
            return Settings(), (f"{_shown(path)}: this is no file; the defaults are used.",)
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE)
        import tomllib

        table: dict[str, object] = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        reason = canonical_line(error.strerror or "cannot be read").lower()
        return Settings(), (f"{_shown(path)}: {reason}; the defaults are used.",)
    except (ValueError, RecursionError) as error:
        reason = canonical_line(str(error)).rstrip(".")[:200] or "nested too deeply"
        return Settings(), (f"{_shown(path)} is no TOML: {reason}; the defaults are used.",)
    settings, mistakes = read_table(table)
    return settings, tuple(f"{_shown(path)}: {mistake}" for mistake in mistakes)


def read_table(table: Mapping[str, object]) -> tuple[Settings, list[str]]:
    """Read the settings from a TOML table, and one sentence for each key that is wrong."""
    settings = Settings()
    mistakes: list[str] = []
    for key, value in table.items():
        name = "colours" if key == "colors" else key
        if name not in _READERS:
            mistakes.append(f"there is no setting {_quoted(key)}{_near(key, _READERS)}.")
            continue
        settings = _READERS[name](settings, value, mistakes)
    return settings, mistakes


def _theme(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if isinstance(value, str) and value.strip():
        return replace(settings, theme=canonical_line(value))
    mistakes.append('theme must be the name of a theme, such as "nord".')
    return settings


def _model(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if isinstance(value, str) and _MODEL.fullmatch(value):
        return replace(settings, model=value)
    mistakes.append('model must be the name of an installed pipeline, such as "en_core_web_trf".')
    return settings


def _workers(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_WORKERS:
        return replace(settings, workers=value)
    mistakes.append(f"workers must be a whole number from 0 (automatic) to {MOST_WORKERS}.")
    return settings


def _keys(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if not isinstance(value, dict):
        mistakes.append('keys must be a table, such as [keys] with next-mention = "] x" below it.')
        return settings
    keys: dict[str, str] = {}
    for command, given in cast("dict[str, object]", value).items():
        each = given.split() if isinstance(given, str) else given
        if isinstance(each, list) and each and all(map(_is_key, each)):
            keys[canonical_line(command)] = " ".join(each)
        else:
            mistakes.append(
                f'the keys of {_quoted(command)} must be one or more, such as "x" or "x ctrl+x".'
            )
    return replace(settings, keys=MappingProxyType(keys))


def _colours(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if not isinstance(value, dict):
        mistakes.append('colours must be a table, such as [colours] with PERSON = "#ffaf00" in it.')
        return settings
    colours: dict[Label, str] = {}
    for key, colour in cast("dict[str, object]", value).items():
        label = next((label for label in NAMES if label == key.upper()), None)
        if label is None:
            mistakes.append(f"no label is called {_quoted(key)}; there are {', '.join(NAMES)}.")
        elif isinstance(colour, str) and _COLOUR.fullmatch(colour):
            colours[label] = colour
        else:
            mistakes.append(f'the colour of {label} must be like "#ffaf00" or a name like "red".')
    return replace(settings, colours=MappingProxyType(colours))


_READERS: Mapping[str, Callable[[Settings, object, list[str]], Settings]] = MappingProxyType(
    {
        "theme": _theme,
        "model": _model,
        "workers": _workers,
        "keys": _keys,
        "colours": _colours,
    }
)


def _is_key(value: object) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def _quoted(key: str) -> str:
    return f"“{canonical_line(key)[:60]}”"


def _near(key: str, names: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key, names, 1)
    return f" (is it {close[0]}?)" if close else f"; there are {', '.join(names)}"


def _shown(path: Path) -> str:
    return canonical_line(os.fsencode(path).decode("utf-8", "backslashreplace"))
