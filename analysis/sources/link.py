"""The links of a text, in its order and each address once."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.sources.address import absolute
from analysis.text import canonical_line, shorten

MOST_LINKS = 1000
"""Links that are kept of one text."""
_LONGEST_LABEL = 200
_BARE = re.compile(r"https?://[^\s<>\"“”«»()|]+", re.IGNORECASE)


class Link(NamedTuple):
    """A link of a text: its label on one line, and an absolute http(s) address."""

    text: str
    address: str


def add_link(links: dict[str, Link], base: str, link: str, label: str) -> None:
    """Add a link to those of a text, by its address, if it leads to a web address."""
    if len(links) >= MOST_LINKS:
        return
    address = absolute(base, link)
    if address is not None and address not in links:
        words = shorten(canonical_line(label) or address, _LONGEST_LABEL)
        links[address] = Link(words, address)


def with_bare(text: str, links: dict[str, Link]) -> tuple[Link, ...]:
    """Add the addresses that stand in the text itself, and give all."""
    if "://" in text:
        for match in _BARE.finditer(text):
            address = match[0].rstrip(".,;:!?'*_")
            add_link(links, "", address, address)
    return tuple(links.values())
