"""What the reader remembers from one start to the next."""

from __future__ import annotations

import json
from typing import NamedTuple

from tui.pane import Pane

KEY = "reader"
"""The key of the library's state under which it is kept."""


class Memory(NamedTuple):
    """Where one left the reader: ``only``, ``source``, ``tag`` and so on are the list's filter.

    ``top`` is the first code point of the text on screen.

    ``theme`` is the one picked in the reader, ``asked_theme`` the settings' at that time: when
    the settings ask for another one later, theirs wins.
    """

    article: int = 0
    top: int = 0
    pane: int = int(Pane.ARTICLES)
    entity: int = 0
    only: int = 0
    source: int = 0
    tag: str = ""
    place: str = ""
    is_unread: bool = False
    is_hidden: bool = False
    words: str = ""
    is_unfolded: bool = False
    has_folds: bool = False
    is_zen: bool = False
    is_library: bool = False
    is_without_roles: bool = False
    theme: str = ""
    asked_theme: str = ""

    def write(self) -> str:
        """Put it on one line."""
        return json.dumps(self._asdict(), separators=(",", ":"))

    @classmethod
    def read(cls, line: str) -> Memory:
        """Read such a line; what is missing or makes no sense is as at the first start."""
        try:
            values = json.loads(line or "{}")
        except ValueError:
            return cls()
        if not isinstance(values, dict):
            return cls()
        first = cls()
        good = {
            name: values[name]
            for name, default in first._asdict().items()
            if type(values.get(name)) is type(default)
        }
        if good.get("pane", Pane.ARTICLES) not in list(Pane):
            del good["pane"]
        return cls(**good)
