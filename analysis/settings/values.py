"""What a person can set, with what holds where nothing is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.models import Label


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has set.

    ``theme`` None is the reader's own choice, ``model`` None the one that ships with the reader.
    ``keys`` maps ids of commands to keys separated by spaces; ``colours`` maps labels to
    ``#rrggbb`` or a colour's name. ``workers`` 0 leaves a core for the person. ``hosts`` (``host``
    or ``host:port``) may have private addresses; ``logins`` maps hosts to name and password. The
    reader looks at feeds by itself every ``refresh_minutes``; 0 is never. An article that is shown
    for ``read_after`` seconds counts as read once one leaves it, with 0 at once; None: by key only.
    """

    theme: str | None = None
    model: str | None = None
    workers: int = 0
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    colours: Mapping[Label, str] = field(default_factory=lambda: MappingProxyType({}))
    hosts: frozenset[str] = frozenset()
    logins: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    refresh_minutes: int = 0
    read_after: int | None = 3
