"""Entries of feeds, whatever their format: what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models.draft import Draft
from analysis.text import canonical_line, shorten
from analysis.text.title import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.sources.link import Link

LONGEST_TITLE = 500
_MOST_TAGS = 50
_LONGEST_TAG = 100
_LONGEST_CREDIT = 120


class Entry(NamedTuple):
    """An entry of a feed; every string of it is canonical.

    ``guid`` tells it from all others of its feed, now and later. ``text`` is without the title;
    ``is_whole`` if the feed calls it the content rather than a summary. ``published`` and
    ``updated`` are UTC ISO 8601 and may lie in the future. ``origin`` names whom the feed has the
    entry from.
    """

    guid: str
    title: str
    text: str
    link: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    language: str | None = None
    origin: str | None = None
    is_whole: bool = False


class Feed(NamedTuple):
    """What a feed holds, its entries in its own order.

    ``home`` is the address of the site, ``found`` the number of entries before those with one guid
    became one. ``trouble`` completes a sentence where something could not be read.
    """

    title: str
    home: str | None
    entries: tuple[Entry, ...]
    found: int = 0
    language: str | None = None
    trouble: str = ""


def draft_of(entry: Entry, feed_title: str = "") -> Draft:
    """Make an article of an entry: its title begins the text, which may be short."""
    return Draft(
        external_id=entry.guid,
        text=beginning_with(entry.title, _uncredited(entry)) if entry.text else entry.title,
        title=entry.title,
        published=entry.published or entry.updated,
        author=entry.author,
        url=entry.link,
        source_name=entry.origin or feed_title or None,
    )


def beginning_with(title: str, text: str) -> str:
    """Put a title before a text that does not begin with it: it holds names that matter."""
    if canonical_line(text[:1000]).startswith(title.rstrip("…")):
        return text
    return f"{title}\n\n{text}"


def _uncredited(entry: Entry) -> str:
    """Leave out the last paragraph if it only says, in any language, where the entry is from.

    It links the title of the entry with the entry itself.
    """
    rest, _, last = entry.text.rpartition("\n\n")
    is_credit = (
        rest
        and entry.title in last
        and len(last) < len(entry.title) + _LONGEST_CREDIT
        and any(
            link.address == entry.link and entry.title.startswith(link.text.rstrip("…"))
            for link in entry.links
        )
    )
    return rest if is_credit else entry.text


def title_for(title: str, text: str) -> str:
    """Shorten a canonical title, or derive one from the text."""
    if title:
        return shorten(title, LONGEST_TITLE)
    return title_of(text)[0] or "(untitled)"


def tags_of(words: Iterable[object]) -> tuple[str, ...]:
    """Clean the tags of an entry: each once, short, and not too many."""
    found: dict[str, None] = {}
    for word in words:
        if isinstance(word, str) and (line := canonical_line(word)):
            found[shorten(line, _LONGEST_TAG)] = None
        if len(found) >= _MOST_TAGS:
            break
    return tuple(found)


def language_of(code: object) -> str | None:
    """Read the code of a language, such as ``en-GB``, in lower case; None if it is none."""
    if not isinstance(code, str):
        return None
    code = code.strip().replace("_", "-").lower()
    parts = code.split("-")
    if not (2 <= len(parts[0]) <= 3 and len(code) <= 35 and code.isascii()):
        return None
    return code if parts[0].isalpha() and all(part.isalnum() for part in parts) else None
