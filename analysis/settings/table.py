"""Reading the settings' file: each key by itself, each mistake in one sentence."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from analysis.models import NAMES, Label
from analysis.settings.values import Settings
from analysis.settings.words import COLOURS, KEYS, is_key
from analysis.text import canonical_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

MOST_WORKERS = 64
MOST_SECONDS = 3600
ONLY_BY_KEY = "key"
FEWEST_MINUTES, MOST_MINUTES = 5, 7 * 24 * 60
"""Between two looks of the reader at a feed by itself: no server likes to be asked all the time."""
_LARGEST_FILE = 1 << 20
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_EXAMPLES = ': a key is like "x", "ctrl+x", "f2" or "pagedown"'
_HOST = re.compile(r"[\w.-]{1,253}(?::\d{1,5})?|\[?[0-9a-fA-F:.]{2,45}\]?(?::\d{1,5})?")
_MODEL = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,99}")


def read_file(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings from a file that is there, and one sentence for each mistake."""
    try:
        if not path.is_file():
            return Settings(), (f"{_shown(path)}: this is no file; the defaults are used.",)
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE)
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


def _read_after(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if value == ONLY_BY_KEY:
        return replace(settings, read_after=None)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_SECONDS:
        return replace(settings, read_after=value)
    mistakes.append(
        f"read_after must be a whole number of seconds from 0 (at once) to {MOST_SECONDS:,}, or"
        f' "{ONLY_BY_KEY}" (only by the key that marks an article).'
    )
    return settings


def _keys(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if not isinstance(value, dict):
        mistakes.append('keys must be a table, such as [keys] with next-mention = "] x" below it.')
        return settings
    keys: dict[str, str] = {}
    for command, given in cast("dict[str, object]", value).items():
        each = _texts(given.split() if isinstance(given, str) else given)
        unknown = next((key for key in each if not is_key(key)), None)
        if each and unknown is None:
            keys[canonical_line(command)] = " ".join(each)
            continue
        mistake = f"the keys of {_quoted(command)} must be one or more"
        if unknown is not None:
            mistake += f", and {_quoted(unknown)} is none{_near(unknown, KEYS, _EXAMPLES)}."
        else:
            mistake += ', such as "x" or "x ctrl+x".'
        mistakes.append(mistake)
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
        elif isinstance(colour, str) and (colour in COLOURS or _COLOUR.fullmatch(colour)):
            colours[label] = colour
        else:
            hint = _near(colour, COLOURS, "") if isinstance(colour, str) else ""
            mistakes.append(
                f'the colour of {label} must be like "#ffaf00" or a name like "red"{hint}.'
            )
    return replace(settings, colours=MappingProxyType(colours))


def _network(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    if not isinstance(value, dict):
        mistakes.append(
            'network must be a table such as [network] with allow = ["nas.local"] below.'
        )
        return settings
    for key, given in cast("dict[str, object]", value).items():
        if key == "allow":
            settings = _allow(settings, given, mistakes)
        elif key == "refresh_minutes":
            settings = _refresh_minutes(settings, given, mistakes)
        else:
            near = _near(key, ("allow", "refresh_minutes"))
            mistakes.append(f"there is no setting {_quoted(key)} in network{near}.")
    return settings


def _allow(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    hosts = _texts(value)
    if (hosts or value == []) and all(map(_HOST.fullmatch, hosts)):
        return replace(settings, hosts=frozenset(host.lower() for host in hosts))
    mistakes.append('allow in network must be a list of hosts, such as ["nas.local"].')
    return settings


def _refresh_minutes(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    minutes = value if isinstance(value, int) and not isinstance(value, bool) else -1
    if minutes == 0 or FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        return replace(settings, refresh_minutes=minutes)
    mistakes.append(
        f"refresh_minutes in network must be a whole number from {FEWEST_MINUTES} to "
        f"{MOST_MINUTES:,}, or 0 (feeds are looked at only when you ask)."
    )
    return settings


def _logins(settings: Settings, value: object, mistakes: list[str]) -> Settings:
    logins: dict[str, tuple[str, str]] = {}
    for host, login in cast("dict[str, object]", value if isinstance(value, dict) else {}).items():
        fields = cast("dict[str, object]", login if isinstance(login, dict) else {})
        user, password = fields.get("user"), fields.get("password")
        if (
            _HOST.fullmatch(host)
            and isinstance(user, str)
            and isinstance(password, str)
            and len(fields) == 2
        ):
            logins[host.lower()] = (user, password)
            continue
        example = '[logins."example.org"] with user = "…" and password = "…"'
        mistakes.append(f"the login for {_quoted(host)} must be like {example}.")
    if not isinstance(value, dict):
        mistakes.append('logins must be tables such as [logins."example.org"].')
    return replace(settings, logins=MappingProxyType(logins))


_READERS: Mapping[str, Callable[[Settings, object, list[str]], Settings]] = MappingProxyType(
    {
        "theme": _theme,
        "model": _model,
        "workers": _workers,
        "read_after": _read_after,
        "keys": _keys,
        "colours": _colours,
        "network": _network,
        "logins": _logins,
    }
)


def _texts(value: object) -> list[str]:
    """A list of texts; nothing for anything else."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return cast("list[str]", value)
    return []


def _quoted(key: str) -> str:
    return f"“{canonical_line(key)[:60]}”"


def _near(word: str, names: Collection[str], otherwise: str | None = None) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(names), 1)
    if close:
        return f" (is it {close[0]}?)"
    return f"; there are {', '.join(names)}" if otherwise is None else otherwise


def _shown(path: Path) -> str:
    return canonical_line(os.fsencode(path).decode("utf-8", "backslashreplace"))
