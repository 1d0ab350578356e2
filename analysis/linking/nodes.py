"""The distinct names of one article, joined as rules find that they name one thing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.linking.names import Name, read_name
from analysis.models import VALUES, Evidence, Kind, Label, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import Mention

SAME = Evidence(Reason.SAME_NAME)
"""The evidence of a name that stands for itself."""


@dataclass(slots=True)
class Node:
    """A distinct name of the article, the mentions of each spelling, and what it hangs from.

    ``is_shouted`` says that only lines in capitals have this name, in an article that has others:
    it may have a verb in it.
    """

    name: Name
    spellings: dict[tuple[str, Label], list[int]] = field(default_factory=dict)
    parent: str | None = None
    evidence: Evidence = SAME
    is_short: bool = False
    is_shouted: bool = False

    @property
    def is_known_in_full(self) -> bool:
        """Whether the name identifies its bearer by itself, and is sure to be one."""
        return self.name.is_full and not self.is_shouted


class Nodes(dict[str, Node]):
    """The distinct names of an article by key, joined as the rules find them."""

    def root(self, key: str) -> str:
        """The key of the name that a name's chain hangs from."""
        node = self[key]
        while node.parent is not None:
            key, node = node.parent, self[node.parent]
        return key

    def join(self, short: str, long: str, reason: Reason, *, is_short: bool) -> None:
        """Hang a name's chain from a longer name; nothing if they are one chain already."""
        top, goal = self.root(short), self.root(long)
        if top == goal or top != short:
            return
        node = self[short]
        node.parent, node.is_short = goal, is_short
        node.evidence = Evidence(reason, self[long].name.text)


def distinct(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Nodes, Nodes]:
    """The distinct names of an article, and those of its sources."""
    names: dict[tuple[str, Label], list[int]] = {}
    sources: dict[tuple[str, Label], list[int]] = {}
    for ordinal, mention in enumerate(mentions):
        if mention.label not in VALUES and mention.kind is not Kind.VALUE:
            spellings = names if mention.kind is Kind.NAME else sources
            spellings.setdefault((mention.text, mention.label), []).append(ordinal)
    return _nodes(names, lexicon), _nodes(sources, lexicon)


def _nodes(spellings: dict[tuple[str, Label], list[int]], lexicon: Lexicon) -> Nodes:
    nodes = Nodes()
    for spelling, ordinals in spellings.items():
        name = read_name(*spelling, lexicon)
        node = nodes.get(name.key)
        if node is None:
            node = nodes[name.key] = Node(name)
        node.spellings[spelling] = ordinals
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
    ]
    if not found:
        return
    headlines = _headlines(text)
    for node in found:
        node.is_shouted = all(
            _is_inside(headlines, mentions[ordinal].start)
            for ordinals in node.spellings.values()
            for ordinal in ordinals
        )


def _headlines(text: str) -> list[tuple[int, int]]:
    """Where the lines all in capitals begin and end; none where most lines are."""
    found, others, start = list[tuple[int, int]](), 0, 0
    for line in text.split("\n"):
        if line.isupper():
            found.append((start, start + len(line)))
        elif line.strip():
            others += 1
        start += len(line) + 1
    return found if len(found) < others else []


def _is_inside(stretches: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(stretches, offset, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and offset < stretches[at][1]
