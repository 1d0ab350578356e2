"""Which entries of a feed are one and the same, and by what an entry is known from look to look."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.sources.entries import Entry

_LONGEST_GUID = 1000
_LONGEST_COMPARED = 4000
_ALIKE = 0.5
"""Share of words that versions of a title or a text have in common, of all words of the two."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+")


def identified(entries: Sequence[Entry], home: str | None) -> tuple[Entry, ...]:
    """Give every entry a guid, and of those with the same one keep the newest, else the last.

    Entries with one guid are versions of one entry, unless they say quite different things: then
    the feed writes the same guid everywhere by mistake, and each is known by its link and title as
    well. Without a guid, an entry is known by its link, if that is its own, else by a digest of its
    title and text.
    """
    titles: dict[str, set[str]] = defaultdict(set)
    guids: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.guid:
            guids[entry.guid].append(entry)
        elif entry.link:
            titles[entry.link].add(entry.title)
    shared = {guid for guid, bearers in guids.items() if len(bearers) > 1 and _differ(bearers)}
    kept: dict[str, Entry] = {}
    for entry in entries:
        if entry.guid in shared:
            guid = f"{_short(entry.guid)}#{digest(f'{entry.link} {entry.title}')}"
        elif entry.guid:
            guid = _short(entry.guid)
        elif entry.link:
            is_own = entry.link != home and len(titles[entry.link]) == 1
            guid = _short(entry.link) if is_own else f"{entry.link}#{digest(entry.title)}"
        else:
            guid = digest(f"{entry.title}\n{entry.text}")
        other = kept.get(guid)
        if other is None or _moment(entry) >= _moment(other):
            kept[guid] = entry._replace(guid=guid) if guid != entry.guid else entry
    return tuple(kept.values())


def digest(text: str) -> str:
    """Digest a text to 16 hexadecimal digits."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _differ(bearers: Sequence[Entry]) -> bool:
    """Whether some neighbours among the bearers of one guid have nothing to do with each other."""
    words = ((_words(entry.title), _words(entry.text)) for entry in bearers)
    return any(
        not (_are_alike(title, other_title) or (text and _are_alike(text, other_text)))
        for (title, text), (other_title, other_text) in pairwise(words)
    )


def _words(text: str) -> frozenset[str]:
    """The words of a text, without its numbers: those are what often differs between versions."""
    return frozenset(_WORD.findall(text[:_LONGEST_COMPARED].casefold()))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def _short(guid: str) -> str:
    if len(guid) <= _LONGEST_GUID:
        return guid
    return f"{guid[:100]}#{digest(guid)}"


def _moment(entry: Entry) -> str:
    return entry.updated or entry.published or ""
