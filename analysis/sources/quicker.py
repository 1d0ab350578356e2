"""feedparser with short cuts: the same answers for less work.

Of every element it finds out anew where the feed lies; it asks for each field of an entry by all
names that earlier versions of it had for the field; and it copies what holds nothing but strings
with a tool for anything.
"""

from __future__ import annotations

from functools import cache, lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_KNOWN = "6.0."
"""Versions of feedparser whose inside is known to be as it is taken here."""
_ADDRESSES = 256
"""Addresses kept, few of which a feed uses as a base; a hostile one has them of any length."""


@cache
def quicken() -> None:
    """Put the short cuts into feedparser, once, if it is a version that is known."""
    from feedparser import __version__, mixin
    from feedparser.util import FeedParserDict

    if not __version__.startswith(_KNOWN):
        return
    mixin.make_safe_absolute_uri = lru_cache(_ADDRESSES)(mixin.make_safe_absolute_uri)
    mixin.copy = SimpleNamespace(deepcopy=FeedParserDict)
    _ask_directly(FeedParserDict)


def _ask_directly(mapping: type[dict[str, object]]) -> None:
    """Let keys that have one name be looked up as those of any dictionary."""
    find: Callable[..., object] = mapping.__getitem__
    has: Callable[..., bool] = mapping.__contains__
    get: Callable[..., object] = mapping.get
    own = {"category", "enclosures", "license", "updated", "updated_parsed"}
    several = frozenset(own.union(mapping.keymap))  # type: ignore[attr-defined]

    def find_one(self: dict[str, object], key: str) -> object:
        return find(self, key) if key in several else dict.__getitem__(self, key)

    def has_one(self: dict[str, object], key: str) -> bool:
        return has(self, key) if key in several else dict.__contains__(self, key)

    def get_one(self: dict[str, object], key: str, default: object = None) -> object:
        return get(self, key, default) if key in several else dict.get(self, key, default)

    for name, method in (("__getitem__", find_one), ("__contains__", has_one), ("get", get_one)):
        setattr(mapping, name, method)
