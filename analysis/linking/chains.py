"""Chains: the names of one thing inside one article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.linking.acronyms import acronyms, is_another, stands_for
from analysis.linking.entities import describe, describe_one
from analysis.linking.names import PEOPLES, Name, fold, read_name, singular
from analysis.linking.persons import blocks, is_spelling
from analysis.linking.words import FAMILY_FIRST
from analysis.models import VALUES, Chain, Evidence, Kind, Label, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import Mention

_SAME = Evidence(Reason.SAME_NAME)
_BRACKETED = 4
"""Most characters between a long name and its bracketed acronym."""
_NEVER_SHORTENED = PEOPLES | {Label.LOC}
"""Kinds of names that have initials by chance only."""


@dataclass(slots=True)
class _Node:
    """A distinct name of the article, the mentions of each spelling, and what it hangs from."""

    name: Name
    spellings: dict[tuple[str, Label], list[int]] = field(default_factory=dict)
    parent: str | None = None
    evidence: Evidence = _SAME
    is_short: bool = False


class _Nodes(dict[str, _Node]):
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


def chain_mentions(mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> list[Chain]:
    """Chains of one article's mentions, by first mention; values are in none.

    Sources are chains apart from names, with the same keys, so that Reuters as a credit and
    Reuters in the text are one entity.
    """
    names, sources = _distinct(mentions, lexicon)
    _join_persons(names)
    _join_bracketed(names, mentions, text)
    _join_acronyms(names)
    _join_short_organisations(names)
    _join_plurals(names)
    _join_persons_read_as_others(names)
    found = [*_chains(names, lexicon), *_chains(sources, lexicon)]
    found.sort(key=lambda chain: chain.members[0])
    return found


def _distinct(mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[_Nodes, _Nodes]:
    """The distinct names of an article, and those of its sources."""
    names: dict[tuple[str, Label], list[int]] = {}
    sources: dict[tuple[str, Label], list[int]] = {}
    for ordinal, mention in enumerate(mentions):
        if mention.label not in VALUES and mention.kind is not Kind.VALUE:
            spellings = names if mention.kind is Kind.NAME else sources
            spellings.setdefault((mention.text, mention.label), []).append(ordinal)
    return _nodes(names, lexicon), _nodes(sources, lexicon)


def _nodes(spellings: dict[tuple[str, Label], list[int]], lexicon: Lexicon) -> _Nodes:
    nodes = _Nodes()
    for spelling, ordinals in spellings.items():
        name = read_name(*spelling, lexicon)
        node = nodes.get(name.key)
        if node is None:
            node = nodes[name.key] = _Node(name)
        node.spellings[spelling] = ordinals
    return nodes


def _join_persons(nodes: _Nodes) -> None:
    """Spellings of one full name, then each short name with the only longer one it fits."""
    persons = [key for key, node in nodes.items() if node.name.is_person]
    longer: dict[str, list[str]] = defaultdict(list)
    alike: dict[str, list[str]] = defaultdict(list)
    for key in persons:
        name = nodes[key].name
        if len(name.words) < 2:
            continue
        for word in dict.fromkeys(name.words):
            longer[word].append(key)
        if name.is_full:
            for block in blocks(name.words):
                for other in alike[block]:
                    if is_spelling(name.words, nodes[other].name.words):
                        nodes.join(key, other, Reason.SPELLING, is_short=False)
                alike[block].append(key)
    for key in sorted(persons, key=lambda key: -len(nodes[key].name.words)):
        _join_short_person(nodes, key, longer)


def _join_short_person(nodes: _Nodes, key: str, longer: dict[str, list[str]]) -> None:
    words = nodes[key].name.words
    if not words or nodes[key].parent is not None:
        return
    best, hosts = len(_RANKS), set[str]()
    for other in longer[words[0] if len(words[0]) > 1 else words[-1]]:
        rank = _rank(words, nodes[other].name.words)
        if rank < best:
            best, hosts = rank, set()
        if rank == best and rank < len(_RANKS):
            hosts.add(nodes.root(other))
    if len(hosts) == 1:
        (host,) = hosts
        reason = _RANKS[best]
        if reason is Reason.GIVEN_NAME and words[0] in FAMILY_FIRST:
            reason = Reason.SURNAME
        nodes.join(key, host, reason, is_short=True)


_RANKS = (Reason.SURNAME, Reason.GIVEN_NAME, Reason.SHORT_NAME)
"""Why a short name fits a longer one, best first: it ends, it begins, or it is inside it."""


def _rank(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    """How well a short person name fits a longer one: an index into the reasons, or past them."""
    size = len(short)
    if size > len(long) or short == long:
        return len(_RANKS)
    if long[-size:] == short:
        return 0
    if long[:size] == short:
        return 1
    if size == 2 and len(short[0]) == 1 and long[0][0] == short[0] and long[-1] == short[1]:
        return 0
    if size > 1:
        rest = iter(long)
        fits = long[0] == short[0] and long[-1] == short[-1] and all(word in rest for word in short)
        return 0 if fits else len(_RANKS)
    return 2 if short[0] in long else len(_RANKS)


def _join_bracketed(nodes: _Nodes, mentions: Sequence[Mention], text: str) -> None:
    """Join “Long Form (LF)” and “LF (Long Form)”, never with a person."""
    if "(" not in text:
        return
    of = {
        ordinal: key
        for key, node in nodes.items()
        for ordinals in node.spellings.values()
        for ordinal in ordinals
    }
    order = sorted(of, key=lambda ordinal: mentions[ordinal].start)
    for before, after in pairwise(order):
        start, end = mentions[before].end, mentions[after].start
        if not 0 < end - start <= _BRACKETED or text[start:end].strip(" '\"“”’") != "(":
            continue
        if not text[mentions[after].end :][:2].lstrip("'\"”’").startswith(")"):
            continue
        one, other = nodes[of[before]].name, nodes[of[after]].name
        long, short = (one, other) if len(one.words) > 1 else (other, one)
        if long.is_person or short.is_person or len(short.words) != 1 or len(long.words) < 2:
            continue
        if stands_for(short.words[0], long.words):
            _join_acronym(nodes, short, long)


def _join_acronyms(nodes: _Nodes) -> None:
    """Join an acronym with the only long form in the article that has these initials."""
    shorts = {
        node.name.words[0]: key
        for key, node in nodes.items()
        if node.name.is_acronym and not node.name.is_listed and not node.name.is_person
    }
    if not shorts:
        return
    found: dict[str, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        if key[0] == "n" and node.name.label not in _NEVER_SHORTENED:
            for letters in acronyms(node.name.words) & shorts.keys():
                found[letters].add(key)
    for letters, longs in found.items():
        if len(longs) == 1:
            (long,) = longs
            _join_acronym(nodes, nodes[shorts[letters]].name, nodes[long].name)


def _join_acronym(nodes: _Nodes, short: Name, long: Name) -> None:
    """Hang an acronym from its long form, unless the lexicon knows it for another."""
    known = tuple(short.key[2:].split())
    if short.is_listed and (long.is_listed or is_another(short.words[0], long.words, known)):
        return
    nodes.join(short.key, long.key, Reason.ACRONYM, is_short=not short.is_listed)


def _join_short_organisations(nodes: _Nodes) -> None:
    """Join one word of an organisation with the only longer organisation that has it."""
    longer: dict[str, list[str]] = defaultdict(list)
    shorts = list[str]()
    for key, node in nodes.items():
        if node.name.label is Label.ORG:
            if key[0] == "n":
                for word in dict.fromkeys(key[2:].split()):
                    longer[word].append(key)
            elif key[0] == "o" and not node.name.is_listed and node.parent is None:
                shorts.append(key)
    for key in shorts:
        hosts = {nodes.root(other) for other in longer[key[2:]]}
        if len(hosts) == 1:
            nodes.join(key, hosts.pop(), Reason.SHORT_NAME, is_short=True)


def _join_plurals(nodes: _Nodes) -> None:
    """Join “Democrats” with “Democrat”."""
    for key in list(nodes):
        one = singular(key)
        if one != key and key[0] in "on" and one in nodes:
            nodes.join(key, one, Reason.PLURAL, is_short=False)


def _join_persons_read_as_others(nodes: _Nodes) -> None:
    """Join a full person name with itself where it was taken for another kind of name."""
    for key, node in nodes.items():
        other = "n" + key[1:]
        if node.name.is_person and node.name.is_full and other in nodes:
            nodes.join(other, key, Reason.SAME_NAME, is_short=False)


def _chains(nodes: _Nodes, lexicon: Lexicon) -> Iterable[Chain]:
    grouped: dict[str, list[str]] = {}
    for key in nodes:
        grouped.setdefault(nodes.root(key), []).append(key)
    for root, keys in grouped.items():
        if len(keys) == 1 and len(nodes[root].spellings) == 1:
            yield _plain_chain(root, nodes[root], lexicon)
            continue
        why = dict[int, Evidence]()
        counts = dict[tuple[str, Label], int]()
        for key in keys:
            node = nodes[key]
            for spelling, ordinals in node.spellings.items():
                counts[spelling] = len(ordinals)
                why.update(dict.fromkeys(ordinals, _why(node, spelling, lexicon)))
        members = tuple(sorted(why))
        shown, label = describe(counts, lexicon)
        strong, weak = _strong_and_weak(nodes, keys)
        nation = nodes[root].name.nationality_of
        evidence = tuple(map(why.__getitem__, members))
        yield Chain(label, shown, members, evidence, strong, weak, nation)


def _plain_chain(key: str, node: _Node, lexicon: Lexicon) -> Chain:
    """The chain of a name that the article always writes the same, as most are."""
    ((spelling, ordinals),) = node.spellings.items()
    shown, label = describe_one(*spelling, lexicon)
    keys, none = frozenset((key,)), frozenset[str]()
    strong, weak = (keys, none) if node.name.is_full else (none, keys)
    why = (_SAME,) * len(ordinals)
    return Chain(label, shown, tuple(ordinals), why, strong, weak, node.name.nationality_of)


def _strong_and_weak(nodes: _Nodes, keys: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    strong = {key for key in keys if not nodes[key].is_short and nodes[key].name.is_full}
    return frozenset(strong), frozenset(keys) - strong


def _why(node: _Node, spelling: tuple[str, Label], lexicon: Lexicon) -> Evidence:
    """Evidence of a spelling: its name's link, or the alias or plural that it is itself."""
    if node.evidence is not _SAME or len(node.spellings) == 1:
        return node.evidence
    name = read_name(*spelling, lexicon)
    if name.words == node.name.words or name.is_person:
        return _SAME
    if name.label in PEOPLES or not name.is_listed:
        return Evidence(Reason.PLURAL, node.name.text) if _is_plural(name, node.name) else _SAME
    return Evidence(Reason.ALIAS, f"{name.text} = {node.name.text}")


def _is_plural(one: Name, other: Name) -> bool:
    return singular(fold(one.text)) == singular(fold(other.text)) and one.text != other.text
