"""feedparser with limits: what a hostile feed makes it do costs bounded time.

Some steps of its take the square of what they are given: the attributes of one element, the tags of
one entry, the search for a mail address in the name of an author.
"""

from __future__ import annotations

import io
import re
import threading
import time
from functools import cache
from typing import TYPE_CHECKING, cast

from analysis.sources.quicker import quicken

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

MOST_TAGS = 100
"""Tags of one entry that are looked at."""
LONGEST_AUTHOR = 500
"""Characters of the name of an author."""
_SECONDS = 10.0
_SECONDS_PER_BYTE = 3e-6
_HUGE_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
_MAIL = re.compile(r"(?<![^\s(<\"])(?:mailto:)?[^\s@()<>\"]{1,100}@[^\s@()<>\"]{1,200}")
_until = threading.local()


class TooSlowError(Exception):
    """A feed takes far longer than its size explains."""


def parse(text: str, base: str) -> dict[str, object]:
    """Let feedparser read a feed, whose encoding it need not find out: it would try any.

    Raises what feedparser raises, which may be anything, and :class:`TooSlowError`.
    """
    source = _HUGE_TAG.sub("", text).encode()
    headers = {"content-location": base, "content-type": "application/xml; charset=utf-8"}
    _until.time = time.thread_time() + _SECONDS + _SECONDS_PER_BYTE * len(source)
    parsed = _bounded().parse(
        io.BytesIO(source),
        response_headers=headers,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    return cast("dict[str, object]", parsed)


@cache
def _bounded() -> ModuleType:
    """Put the limits into the two parsers of feedparser, once."""
    from feedparser import api

    quicken()
    for name in ("StrictFeedParser", "LooseFeedParser"):
        setattr(api, name, _with_limits(getattr(api, name)))
    return cast("ModuleType", api)


def name_of(author: str) -> str:
    """Take the name out of ``ann@news.example (Ann Lee)`` and the like; the address if alone."""
    author = author[:LONGEST_AUTHOR]
    return _MAIL.sub("", author).strip(' \t\n,;:()<>"') or author.strip()


def _with_limits(parser: type) -> type:
    start: Callable[..., None] = parser.unknown_starttag  # type: ignore[attr-defined]
    add_tag: Callable[..., None] = parser._add_tag  # type: ignore[attr-defined]
    sync: Callable[..., None] = parser._sync_author_detail  # type: ignore[attr-defined]

    def unknown_starttag(self: object, tag: str, attributes: list[tuple[str, str]]) -> None:
        if time.thread_time() > _until.time:
            raise TooSlowError
        start(self, tag, attributes)

    def add_one_tag(self: object, *words: str | None) -> None:
        context = self._get_context()  # type: ignore[attr-defined]
        if len(context.get("tags") or ()) < MOST_TAGS:
            add_tag(self, *words)

    def sync_author(self: object, key: str = "author") -> None:
        context = self._get_context()  # type: ignore[attr-defined]
        details, said = context.get(f"{key}s"), context.get(key)
        if (details and details[-1]) or not isinstance(said, str):
            sync(self, key)
            return
        context[key] = name_of(said)
        if details:
            details[-1]["name"] = context[key]

    # A guid is what is written, wherever the feed lies: joined with its address it would be another
    # one for each entry once the feed moves.
    relative: set[str] = parser.can_be_relative_uri  # type: ignore[attr-defined]
    limits = {
        "can_be_relative_uri": relative - {"id"},
        "unknown_starttag": unknown_starttag,
        "_add_tag": add_one_tag,
        "_sync_author_detail": sync_author,
    }
    return type(parser.__name__, (parser,), limits)
