"""Chains: the names of one thing inside one article (coreference of names)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.linking.article.nodes import SAME, distinct, mark_shouted
from analysis.linking.article.organisations import club_names
from analysis.linking.article.short_forms import join_names
from analysis.linking.corrections.rulings import NO_RULINGS
from analysis.linking.naming.bodies import without_country
from analysis.linking.naming.names import PEOPLES, Name, fold, read_name, singular
from analysis.linking.naming.shown import describe
from analysis.models import Evidence, Label, Reason
from analysis.models.chain import Chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.lexicon import Lexicon
    from analysis.linking.article.nodes import Node, Nodes
    from analysis.linking.corrections.rulings import Rulings
    from analysis.models import Mention


def chain_mentions(
    mentions: Sequence[Mention], text: str, lexicon: Lexicon, rulings: Rulings = NO_RULINGS
) -> list[Chain]:
    """Chains of one article's mentions, by first mention; values are in none.

    Sources are chains apart from names, with the same keys, so that Reuters as a credit and
    Reuters in the text are one entity. Names that a person keeps apart are not joined.
    """
    names, sources = distinct(mentions, text, lexicon)
    names.apart = rulings.apart
    mark_shouted((names, sources), mentions, text)
    join_names(names, mentions, text, lexicon)
    found = [*_chains(names, lexicon), *_chains(sources, lexicon)]
    found.sort(key=lambda chain: chain.members[0])
    return found


def _chains(nodes: Nodes, lexicon: Lexicon) -> Iterable[Chain]:
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
        strong, weak = _strong_and_weak(nodes, keys, lexicon)
        shown, label = describe(counts, lexicon, strong)
        nation = nodes[root].name.nationality_of
        evidence = tuple(map(why.__getitem__, members))
        yield Chain(label, shown, members, evidence, strong, weak, nation)


def _plain_chain(key: str, node: Node, lexicon: Lexicon) -> Chain:
    """The chain of a name that the article always writes the same, as most are."""
    ((spelling, ordinals),) = node.spellings.items()
    keys, none = frozenset((key,)), frozenset[str]()
    shown, label = describe({spelling: 1}, lexicon, keys)
    strong, weak = (keys, none) if node.is_known_in_full else (none, keys)
    if strong:
        weak = frozenset(_implied([node.name], lexicon))
    why = (node.evidence,) * len(ordinals)
    return Chain(label, shown, tuple(ordinals), why, strong, weak, node.name.nationality_of)


def _strong_and_weak(
    nodes: Nodes, keys: list[str], lexicon: Lexicon
) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of a chain; a full name that only a headline in capitals has is none beside others."""
    strong = {key for key in keys if not nodes[key].is_short and nodes[key].is_known_in_full}
    weak = {key for key in keys if key not in strong and not nodes[key].is_shouted}
    known = {key for key in weak if not nodes[key].is_local}
    if strong or known:
        weak = known
    if strong:
        weak |= _implied((nodes[key].name for key in strong), lexicon) - strong
    return frozenset(strong), frozenset(weak if strong or weak else keys)


def _implied(names: Iterable[Name], lexicon: Lexicon) -> set[str]:
    """What full names of an article go by elsewhere: a club by its city, a ministry as such."""
    found = set[str]()
    for name in names:
        plainly = without_country(name.key, lexicon)
        found |= club_names(name) if plainly is None else {plainly}
    return found


def _why(node: Node, spelling: tuple[str, Label], lexicon: Lexicon) -> Evidence:
    """Evidence of a spelling: its name's link, or the alias or plural that it is itself."""
    if node.evidence is not SAME or len(node.spellings) == 1:
        return node.evidence
    name = read_name(*spelling, lexicon)
    if name.words == node.name.words or name.is_person:
        return SAME
    if name.label in PEOPLES or not name.is_listed:
        return Evidence(Reason.PLURAL, node.name.text) if _is_plural(name, node.name) else SAME
    return Evidence(Reason.ALIAS, f"{name.text} = {node.name.text}")


def _is_plural(one: Name, other: Name) -> bool:
    return singular(fold(one.text)) == singular(fold(other.text)) and one.text != other.text
