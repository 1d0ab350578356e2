"""Completing the path of a file or folder as a shell does."""

from __future__ import annotations

import os
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple

MOST_LOOKED_AT = 20_000
"""Entries of a folder that are looked at: one with more would hold the keys up."""


class Completion(NamedTuple):
    """``words`` as far as they are certain; ``choices`` are the names that could follow."""

    words: str
    choices: tuple[str, ...] = ()


def complete(words: str) -> Completion:
    """Complete the last name of a path; hidden files are left out unless a dot is typed.

    Spaces and quotes stay as they are typed. A folder that cannot be read completes nothing.
    """
    folder, slash, begun = words.rpartition("/")
    if words == "~":
        return Completion("~/")
    try:
        with os.scandir(Path(folder + slash).expanduser()) as entries:
            found = sorted(
                entry.name + ("/" if entry.is_dir() else "")
                for entry in islice(entries, MOST_LOOKED_AT)
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            )
    except (OSError, ValueError, RuntimeError):
        return Completion(words)
    if not found:
        return Completion(words)
    least, most = found[0], found[-1]  # in order: what these two share, all do
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(least, most, strict=False))
    shared = "".join(one for one, _ in alike)
    return Completion(folder + slash + shared, tuple(found) if len(found) > 1 else ())
