"""Short forms: which names of an article are short for, spellings or acronyms of others in it."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.lexicon.vocabulary import COMPANY, FAMILY_FIRST, GENERIC, PARTICLES
from analysis.linking.article.organisations import join_products, join_short_organisations
from analysis.linking.article.other_names import join_called, join_sides
from analysis.linking.naming.acronyms import acronyms, is_another, stands_for
from analysis.linking.naming.names import PEOPLES, Name, fold, read_name, singular
from analysis.linking.naming.persons import blocks, is_spelling
from analysis.models import Label, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.linking.article.nodes import Nodes
    from analysis.models import Mention

_BRACKETED = 4
"""Most characters between a long name and its bracketed acronym."""

_MOST = 100
"""How many names of one article a name is compared with at most: no text takes for ever."""

_NEVER_SHORTENED = PEOPLES | {Label.LOC}
"""Kinds of names that have initials by chance only."""


def join_names(nodes: Nodes, mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> None:
    """Join the names of an article that name one thing; ``mentions`` are all of the article's."""
    _join_persons(nodes)
    _join_bracketed(nodes, mentions, text, lexicon)
    _join_acronyms(nodes, lexicon)
    join_short_organisations(nodes, lexicon)
    join_products(nodes, lexicon)
    join_called(nodes, mentions, text)
    join_sides(nodes)
    _join_plurals(nodes)
    _join_persons_read_as_others(nodes)


def _join_persons(nodes: Nodes) -> None:
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
                for other in alike[block][:_MOST]:
                    if is_spelling(name.words, nodes[other].name.words):
                        nodes.join(key, other, Reason.SPELLING, is_short=False)
                alike[block].append(key)
    for key in sorted(persons, key=lambda key: -len(nodes[key].name.words)):
        _join_short_person(nodes, key, longer)


def _join_short_person(nodes: Nodes, key: str, longer: dict[str, list[str]]) -> None:
    words = nodes[key].name.words
    if not words or nodes[key].parent is not None:
        return
    best, fitting = _NONE, list[str]()
    named = [word for word in words if len(word) > 1] or words
    for other in min((longer[word] for word in named), key=len):
        rank = _rank(words, nodes[other].name.words)
        if rank < _NONE and _is_half(nodes[key].name.text, nodes[other].name.text):
            continue
        if rank < best:
            best, fitting = rank, []
        if rank == best and rank < _NONE:
            fitting.append(other)
    hosts = {nodes.root(other) for other in fitting}
    if len(hosts) > 1:
        hosts = _introduced(nodes, key, fitting)
    if len(hosts) == 1:
        (host,) = hosts
        reason = _RANKS[best]
        if reason is Reason.GIVEN_NAME and words[0] in FAMILY_FIRST:
            reason = Reason.SURNAME
        nodes.join(key, host, reason, is_short=True)


def _introduced(nodes: Nodes, key: str, fitting: Sequence[str]) -> set[str]:
    """Those of several persons who were named before the short name first was.

    A namesake who comes in later comes in under the full name.
    """
    first = nodes[key].first
    return {nodes.root(other) for other in fitting if nodes[other].first < first}


def _is_half(short: str, long: str) -> bool:
    """Whether a short name is one side of a hyphen: Jean is not Jean-Claude, nor al-Assad "al"."""
    if long.startswith(short + "-"):
        return fold(long).split()[0] not in FAMILY_FIRST
    before = long.removesuffix("-" + short)
    return before != long and before.split()[-1].casefold() not in PARTICLES


_RANKS = (Reason.SURNAME, Reason.GIVEN_NAME, Reason.SHORT_NAME)
"""Why a short name fits a longer one, best first: it ends, it begins, or it is inside it."""
_NONE = len(_RANKS)


def _rank(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    """How well a short person name fits a longer one: an index into the reasons, or none."""
    size = len(short)
    if size > len(long) or short == long:
        return _NONE
    if long[-size:] == short:
        return 0
    if long[:size] == short:
        return 1
    if size == 2 and len(short[0]) == 1 and long[0][0] == short[0] and long[-1] == short[1]:
        return 0
    if size > 1:
        rest = iter(long)
        fits = long[0] == short[0] and long[-1] == short[-1] and all(word in rest for word in short)
        return 0 if fits else _NONE
    return 2 if short[0] in long else _NONE


def _join_bracketed(nodes: Nodes, mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> None:
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
            _join_acronym(nodes, short, long, lexicon)


def _join_acronyms(nodes: Nodes, lexicon: Lexicon) -> None:
    """Join an acronym with the only long form in the article that has these initials."""
    shorts = {
        node.name.words[0]: key
        for key, node in nodes.items()
        if node.name.is_acronym
        and not (node.name.is_listed or node.name.is_person)
        and node.name.words[0] not in COMPANY
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
            _join_acronym(nodes, nodes[shorts[letters]].name, nodes[long].name, lexicon)


def _join_acronym(nodes: Nodes, short: Name, long: Name, lexicon: Lexicon) -> None:
    """Hang an acronym from its long form, unless the lexicon knows it for another."""
    if short.is_listed:
        known = spelled_out(lexicon).get(short.key, ())
        if long.is_listed or any(is_another(short.words[0], long.words, one) for one in known):
            return
    nodes.join(short.key, long.key, Reason.ACRONYM, is_short=not short.is_listed)


@lru_cache(maxsize=4)
def spelled_out(lexicon: Lexicon) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The long forms that the lexicon has, by the key of the name."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in lexicon:
        if " " in entry.name and entry.label not in PEOPLES:
            name = read_name(entry.name, entry.label, lexicon)
            found[name.key].append(name.words)
    return found


def _join_plurals(nodes: Nodes) -> None:
    """Join “Democrats” with “Democrat”."""
    for key in list(nodes):
        one = singular(key)
        if one != key and key[0] in "on" and one in nodes and one[2:] not in GENERIC:
            nodes.join(key, one, Reason.PLURAL, is_short=False)


def _join_persons_read_as_others(nodes: Nodes) -> None:
    """Join a person with the same name where it was taken for another kind of name.

    A lone surname only with what was taken for a place that nobody knows, as firms and teams are
    named after persons.
    """
    for key, node in nodes.items():
        if not node.name.is_person:
            continue
        other = ("n" if node.name.is_full else "g") + key[1:]
        if other in nodes and not nodes[other].name.is_listed:
            nodes.join(other, key, Reason.SAME_NAME, is_short=not node.name.is_full)
            nodes[other].is_local = not node.name.is_full
