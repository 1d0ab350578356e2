"""Other names that an article gives to what it names: by saying so, or by a part of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.linking.naming.names import PLACES
from analysis.models import Label, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.linking.article.nodes import Nodes
    from analysis.models import Mention

_AGAIN = (
    r"(?:also|better|formerly|otherwise|previously|commonly|popularly) (?:known|called)(?: as| by)?"
)
_CALLED = re.compile(
    rf"(?:,? ?\(?|, (?:who|which) (?:is|was) )(?:{_AGAIN}|formerly|a\.?k\.?a\.?)"
    r" ?[\"'“‘(]?(?:the )?"
)
"""What stands between two names of one organisation, or of one person."""

_NAMED = re.compile(
    r"(?:,? ?\(?|, (?:who|whose|his|her) )(?:(?:real|stage|birth) name(?: is| was)?:?|nom de guerre"
    r"(?: is| was)?,?|alias|n[ée]e|known as|nicknamed|(?:is |was )born) ?[\"'“‘(]?"
)
"""What stands between two names of one person."""

_BETWEEN = 40
_FULLY = frozenset({Label.PERSON, Label.ORG})

DIVIDED = frozenset({"korea", "sudan", "vietnam", "yemen", "germany", "ossetia"})
"""Countries whose parts an article calls the North and the South, the East and the West."""

_SIDES = frozenset({"north", "south", "east", "west"})


def join_called(nodes: Nodes, mentions: Sequence[Mention], text: str) -> None:
    """Join “Osama Nasr, also known as Abu Omar”; only names of one kind."""
    of = {
        ordinal: key
        for key, node in nodes.items()
        for (_, label), ordinals in node.spellings.items()
        for ordinal in ordinals
        if label in _FULLY
    }
    order = sorted(of, key=lambda ordinal: mentions[ordinal].start)
    for before, after in pairwise(order):
        start, end = mentions[before].end, mentions[after].start
        if not 0 < end - start <= _BETWEEN or not _are_alike(
            mentions[before], mentions[after], text
        ):
            continue
        between = text[start:end].replace("\n", " ")
        is_person = mentions[before].label is Label.PERSON
        if _CALLED.fullmatch(between) or (is_person and _NAMED.fullmatch(between)):
            short = not nodes[of[after]].name.is_full
            nodes.join(of[after], of[before], Reason.CALLED, is_short=short)


def join_sides(nodes: Nodes) -> None:
    """Join “the North” with North Korea, where that is the only North."""
    for key, node in nodes.items():
        (word, *rest) = node.name.words or ("",)
        if rest or word not in _SIDES or node.name.label not in PLACES:
            continue
        hosts = [f"n:{word} {country}" for country in DIVIDED if f"n:{word} {country}" in nodes]
        if len(hosts) == 1:
            nodes.join(key, hosts[0], Reason.SHORT_NAME, is_short=True)
            node.is_local = True


def _are_alike(one: Mention, other: Mention, text: str) -> bool:
    """Whether two names are of one kind, and the second owns nothing: "formerly Varity's plant"."""
    return one.label is other.label and text[other.end : other.end + 2] not in {"'s", "’s"}
