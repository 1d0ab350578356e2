"""Nodes: the distinct names of one article, joined as rules find that they name one thing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.article.homes import homes_in
from analysis.linking.article.teams import FOOTBALL, teams_in
from analysis.linking.naming.bodies import country_of, key_of
from analysis.linking.naming.names import Name, read_name
from analysis.models import VALUES, Evidence, Kind, Label, Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import Mention

_CHAINED = frozenset({Kind.NAME, Kind.SOURCE})

SAME = Evidence(Reason.SAME_NAME)
"""The evidence of a name that stands for itself."""


@dataclass(slots=True)
class Node:
    """A distinct name of the article, the mentions of each spelling, and what it hangs from.

    ``is_shouted`` says that only lines in capitals have this name, in an article that has others:
    it may have a verb in it. ``is_local`` that a short name means this thing in this article only.
    """

    name: Name
    spellings: dict[tuple[str, Label], list[int]] = field(default_factory=dict)
    parent: str | None = None
    evidence: Evidence = SAME
    is_short: bool = False
    is_shouted: bool = False
    is_local: bool = False

    @property
    def is_known_in_full(self) -> bool:
        """Whether the name identifies its bearer by itself, and is sure to be one."""
        return self.name.is_full and not self.is_shouted

    @property
    def first(self) -> int:
        """The ordinal of its first mention."""
        return min(ordinals[0] for ordinals in self.spellings.values())


class Nodes(dict[str, Node]):
    """The distinct names of an article by key, joined as the rules find them.

    ``apart`` maps keys to those that never mean the same.
    """

    apart: Mapping[str, Collection[str]] = MappingProxyType({})

    def root(self, key: str) -> str:
        """The key of the name that a name's chain hangs from."""
        node = self[key]
        while node.parent is not None:
            key, node = node.parent, self[node.parent]
        return key

    def join(self, short: str, long: str, reason: Reason, *, is_short: bool) -> None:
        """Hang a name's chain from a longer name; nothing if they are one chain already."""
        top, goal = self.root(short), self.root(long)
        if top == goal or top != short or (self.apart and self._are_apart(top, goal)):
            return
        node = self[short]
        node.parent, node.is_short = goal, is_short
        node.evidence = Evidence(reason, self[long].name.text)

    def _are_apart(self, one: str, other: str) -> bool:
        """Whether a person keeps a name of one chain apart from a name of another."""
        members: dict[str, list[str]] = {one: [], other: []}
        for key in self:
            members.get(self.root(key), []).append(key)
        against = {key for name in members[one] for key in self.apart.get(name, ())}
        return not against.isdisjoint(members[other])


def distinct(mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> tuple[Nodes, Nodes]:
    """The distinct names of an article, and those of its sources."""
    senses = _senses(mentions, text, lexicon)
    names: dict[_Spelling, list[int]] = {}
    sources: dict[_Spelling, list[int]] = {}
    for ordinal, mention in enumerate(mentions):
        if mention.label not in VALUES and mention.kind in _CHAINED:
            spellings = names if mention.kind is Kind.NAME else sources
            spelling = mention.text, mention.label, senses.get(ordinal)
            spellings.setdefault(spelling, []).append(ordinal)
    return _nodes(names, lexicon), _nodes(sources, lexicon)


class _Sense(NamedTuple):
    """What a name means that alone would mean another thing: its key, and how one knows."""

    key: str
    evidence: Evidence


_Spelling = tuple[str, "Label", _Sense | None]


def _senses(mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> dict[int, _Sense]:
    """The mentions of teams of places, and of bodies of countries, by ordinal."""
    found = dict[int, _Sense]()
    for ordinal, home in homes_in(mentions, text, lexicon).items():
        key = key_of(home, lexicon)
        found[ordinal] = _Sense(
            key, SAME if home.is_said else Evidence(Reason.CONTEXT, key[2:].title())
        )
    for ordinal, sport in teams_in(mentions, text, lexicon).items():
        name = read_name(mentions[ordinal].text, mentions[ordinal].label, lexicon)
        key = f"t:{name.key[2:]} {sport}"
        if sport == FOOTBALL and name.key[0] == "g" and country_of(name.text, lexicon) is None:
            key = f"o:{name.key[2:]}"
        found[ordinal] = _Sense(key, Evidence(Reason.TEAM, sport))
    return found


def _nodes(spellings: dict[_Spelling, list[int]], lexicon: Lexicon) -> Nodes:
    nodes = Nodes()
    for (text, label, sense), ordinals in spellings.items():
        name = read_name(text, label, lexicon)
        if sense is not None:
            name = replace(name, key=sense.key)
        node = nodes.get(name.key)
        if node is None:
            node = nodes[name.key] = Node(name)
            if sense is not None:
                node.evidence = sense.evidence
        node.spellings.setdefault((text, label), []).extend(ordinals)
    return nodes


def mark_shouted(groups: Iterable[Nodes], mentions: Sequence[Mention], text: str) -> None:
    """Mark the unlisted names of several words that only headlines in capitals have."""
    found = [
        node
        for nodes in groups
        for node in nodes.values()
        if len(node.name.words) > 1
        and not node.name.is_listed
        and all(surface.isupper() for surface, _ in node.spellings)
        and all(
            _is_in_capitals(text, mentions[ordinal].start)
            for ordinals in node.spellings.values()
            for ordinal in ordinals
        )
    ]
    if found and _has_case(text):
        for node in found:
            node.is_shouted = True


def _is_in_capitals(text: str, at: int) -> bool:
    """Whether the line of an offset is all in capitals."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)].isupper()


def _has_case(text: str) -> bool:
    """Whether an article writes small letters where they belong: most of its lines have some."""
    lines = [line for line in text.split("\n") if line.strip()]
    return 2 * sum(line.isupper() for line in lines) < len(lines)
