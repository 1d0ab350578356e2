"""Leftovers: files in a folder that hold no articles, counted by what their names end in."""

from __future__ import annotations

import os
from collections import Counter

from analysis.text import shown_name

_MOST_NAMED = 2
_MOST_SUFFIXES = 4
_LONGEST_SUFFIX = 10


class Leftovers:
    """What a look through a folder leaves out."""

    def __init__(self) -> None:
        self.suffixes: Counter[str] = Counter()
        self.first: list[str] = []

    def add(self, path: bytes) -> None:
        """Leave a file out."""
        name = os.path.basename(path)  # noqa: PTH119
        suffix = shown_name(os.path.splitext(name)[1].lower())  # noqa: PTH122
        is_usual = 1 < len(suffix) <= _LONGEST_SUFFIX
        self.suffixes[suffix if is_usual else "other"] += 1
        if len(self.first) <= _MOST_NAMED:
            self.first.append(shown_name(name))

    def words(self) -> str:
        """Say what was left out in a sentence; empty where nothing was."""
        count = self.suffixes.total()
        if not count:
            return ""
        if count <= _MOST_NAMED:
            verb = "is no article and was" if count == 1 else "are no articles and were"
            return f"{' and '.join(self.first)} {verb} left out."
        most = self.suffixes.most_common(_MOST_SUFFIXES)
        kinds = ", ".join(f"{number:,} {suffix}" for suffix, number in most)
        more = ", …" if len(self.suffixes) > len(most) else ""
        return f"{count:,} files are no articles and were left out: {kinds}{more}."
