"""Short names of organisations inside one article: Opel for Opel AG, Dortmund for its Borussia."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import CLUB_FIRST, CLUB_LAST, GENERIC, UMBRELLA
from analysis.linking.naming.keys import words_of
from analysis.linking.naming.names import Name, find
from analysis.models import Label, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analysis.lexicon import Lexicon
    from analysis.linking.article.nodes import Nodes

_TEAM = "t"


def join_short_organisations(nodes: Nodes, lexicon: Lexicon) -> None:
    """Join one word of an organisation, or its place, with the only longer one that has it."""
    longer: dict[str, list[str]] = defaultdict(list)
    shorts = list[tuple[str, tuple[str, ...]]]()
    for key, node in nodes.items():
        if key[0] == _TEAM:
            shorts.append((key, tuple(key[2:].split()[:-1])))
        elif node.name.label is not Label.ORG:
            continue
        elif key[0] == "n":
            if not node.is_shouted:
                for word in dict.fromkeys(words_of(key)):
                    longer[word].append(key)
            if len(node.name.words) <= _FEW and not node.name.is_listed:
                shorts.append((key, words_of(key)))
        elif key[0] == "o" and not node.name.is_listed:
            shorts.append((key, words_of(key)))
    for key, words in shorts:
        able = min((longer[word] for word in words if word in longer), key=len, default=[])
        if nodes[key].parent is None and len(able) <= _MOST:
            hosts = [host for host in able if _fits(words, nodes[host].name, lexicon)]
            _join(nodes, key, words, hosts)


_FEW = 3
"""Words of a name that may be short for a longer one, at most."""

_MOST = 100
"""A word that more names of one article have is short for none of them."""


def _fits(short: tuple[str, ...], long: Name, lexicon: Lexicon) -> bool:
    """Whether an organisation may go by a short name that has a word of it."""
    words = words_of(long.key)
    size = len(short)
    if size > 1:
        return (words[-size:] == short and _is_place(words[:-size], lexicon)) or (
            words[:size] == short and size < len(words) and words[size:] in _AFTER
        )
    return not (words[0] == short[0] and _is_branch(words[1:], lexicon))


_AFTER = frozenset(
    {*((word,) for word in UMBRELLA), ("airlines",), ("airways",), ("news", "agency")}
)


def _is_place(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    entry = find(" ".join(words).title(), lexicon) if words else None
    return entry is not None and entry.label in {Label.GPE, Label.LOC}


def _is_branch(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether what follows a company's name makes it the one of a country: CCTV America."""
    entry = find(" ".join(words).title(), lexicon) if words else None
    return entry is not None and (entry.code is not None or entry.label is Label.LOC)


def _join(nodes: Nodes, key: str, words: tuple[str, ...], hosts: Iterable[str]) -> None:
    """Hang a short name from the only host; of hosts that hold each other, from the shortest."""
    found = {nodes.root(host) for host in hosts} - {key}
    if len(found) > 1:
        least = min(found, key=lambda host: (len(host), host))
        if all(f" {least[2:]} " in f" {host[2:]} " for host in found):
            found = {least}
    if len(found) != 1:
        return
    (host,) = found
    is_first = words_of(host)[: len(words)] == words
    nodes.join(key, host, Reason.SHORT_NAME, is_short=True)
    if nodes[key].parent is not None and not is_first and len(words_of(host)) > len(words) + 1:
        nodes[key].is_local = True


def join_products(nodes: Nodes, lexicon: Lexicon) -> None:
    """Join a product with the only one that its maker's name stands before: Airbus A380."""
    longer: dict[str, list[str]] = defaultdict(list)
    for key, node in nodes.items():
        words = words_of(key)
        if key[0] == "n" and node.name.label is Label.PRODUCT:
            maker = find(words[0].title(), lexicon)
            if f"o:{words[0]}" in nodes or (maker is not None and maker.label is Label.ORG):
                longer[" ".join(words[1:])].append(key)
    for name, hosts in longer.items():
        short = f"n:{name}" if " " in name else f"o:{name}"
        if short in nodes and len(hosts) == 1 and nodes[short].name.label is Label.PRODUCT:
            nodes.join(short, hosts[0], Reason.SHORT_NAME, is_short=True)


def club_names(name: Name) -> set[str]:
    """Keys that the name of a sports club implies: Borussia Dortmund is Dortmund."""
    words = words_of(name.key)
    if name.label is not Label.ORG or name.key[0] != "n" or len(words) != _CLUB:
        return set()
    found = set[str]()
    if words[0] in CLUB_FIRST and words[1] not in GENERIC:
        found.add("o:" + words[1])
    if words[1] in CLUB_LAST and words[0] not in GENERIC:
        found.add("o:" + words[0])
    return found


_CLUB = 2
