"""The library file: SQLite, one small module a subject, no business logic.

The modules are imported when they are first used: the list of articles needs few of them, and is
on screen before the others are asked anything.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from analysis.storage import articles as articles
    from analysis.storage import corrections as corrections
    from analysis.storage import database as database
    from analysis.storage import entities as entities
    from analysis.storage import mentions as mentions
    from analysis.storage import neighbours as neighbours
    from analysis.storage import queue as queue
    from analysis.storage import reviews as reviews
    from analysis.storage import search as search
    from analysis.storage import signatures as signatures
    from analysis.storage import sources as sources
    from analysis.storage import state as state
    from analysis.storage import watches as watches


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        raise AttributeError(name) from error
