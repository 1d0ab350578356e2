"""The door of this folder: one article linked, with what a person has ruled about its names."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.article.chains import chain_mentions
from analysis.linking.article.roles import Role, roles
from analysis.linking.corrections.correction import Correction, Deed
from analysis.linking.corrections.rulings import NO_RULINGS, Rulings
from analysis.linking.naming.keys import implied_by, own_keys, pointer
from analysis.linking.naming.names import read_name
from analysis.models import Evidence, Kind, Mention, Reason
from analysis.models.chain import Chain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import ArticleRef


class Linked(NamedTuple):
    """The mentions of an article as they count, the chains they form, and roles that mean them.

    Each mention stands where it stood among those that were found; ``Kind.DROPPED`` are those that
    the person says are none.
    """

    mentions: list[Mention]
    chains: list[Chain]
    roles: list[Role]


def link_article(
    mentions: Sequence[Mention],
    text: str,
    lexicon: Lexicon,
    rulings: Rulings = NO_RULINGS,
    ref: ArticleRef | None = None,
    settled: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> Linked:
    """Chain the mentions that were found in an article; a pure function of all that is given.

    ``settled`` tells whom the article means by short names: a key of that, and its name. What a
    person has ruled goes before it.
    """
    desk = _Desk(mentions, text, lexicon, rulings)
    corrections = rulings.of_article.get(ref, ()) if ref is not None else ()
    if rulings.retyped or rulings.dropped:
        desk.rule_names()
    if corrections:
        desk.rule_article(corrections)
    if settled:
        desk.settle(settled)
    return Linked(desk.mentions, desk.chains, roles(text, desk.mentions, desk.chains))


class _Desk:
    """The mentions of an article while rulings are applied to them."""

    def __init__(
        self, mentions: Sequence[Mention], text: str, lexicon: Lexicon, rulings: Rulings
    ) -> None:
        self._found = mentions
        self.mentions = list(mentions)
        self._text = text
        self._lexicon = lexicon
        self._rulings = rulings
        self._plain = self.chains = self._chained(self.mentions)

    def _chained(self, mentions: Sequence[Mention]) -> list[Chain]:
        return chain_mentions(mentions, self._text, self._lexicon, self._rulings)

    # --- what holds everywhere

    def rule_names(self) -> None:
        """Give names the labels they were given, or drop them; the last word on each counts."""
        applied = dict[int, int]()
        while self._rule_chains(applied):
            self.chains = self._chained(self.mentions)

    def _rule_chains(self, applied: dict[int, int]) -> bool:
        """Apply the rulings on the names of each chain; whether any mention changed.

        ``applied`` tells the number of the last correction that changed each mention: only later
        ones change it again.
        """
        is_changed = False
        for chain in self.chains:
            keys = own_keys(chain.strong, chain.weak)
            number, label = self._rulings.type_of(keys)
            dropped = self._rulings.dropped_by(keys)
            for member in chain.members:
                if max(number, dropped) <= applied.get(member, -1):
                    continue
                applied[member] = max(number, dropped)
                old = self.mentions[member]
                new = old._replace(kind=Kind.DROPPED) if dropped > number else old
                if label is not None and number > dropped:
                    new = old._replace(label=label)
                self.mentions[member] = new
                is_changed = is_changed or new != old
        return is_changed

    # --- what holds in this article

    def rule_article(self, corrections: Iterable[Correction]) -> None:
        """Take apart, settle or drop names of this article; the last word on each counts.

        What is said of a name here goes before what is said of it everywhere.
        """
        marks = dict[int, Correction]()
        for correction in corrections:
            meant = self._meant(correction, self._plain, self._found)
            for member in meant:
                self.mentions[member] = self._found[member]
            meant |= self._meant(correction, self.chains, self.mentions)
            meant |= {m for m, one in marks.items() if _key(one) in correction.names}
            marks |= dict.fromkeys(meant, correction)
        parts: dict[tuple[Deed, str], set[int]] = {}
        for member, correction in marks.items():
            parts.setdefault((correction.deed, _key(correction)), set()).add(member)
        chains = self._chained(self._only(lambda member: member not in marks))
        for (deed, key), members in parts.items():
            if deed is Deed.DROP:
                for member in members:
                    self.mentions[member] = self.mentions[member]._replace(kind=Kind.DROPPED)
            else:
                why = _why(next(marks[member] for member in sorted(members)))
                chains.append(self._apart(members, key, why))
        chains.sort(key=lambda chain: chain.members[0])
        self.chains = chains

    # --- what the company tells

    def settle(self, settled: Mapping[str, tuple[str, str]]) -> None:
        """Let chains that are known by a short name only mean whom the article means by it.

        Of a name that others of the article bear in full it is one of those, or stays open.
        """
        for number, chain in enumerate(self.chains):
            if chain.strong:
                continue
            key = next((key for key in sorted(chain.weak) if key in settled), None)
            if key is not None and self._may_be(key, settled[key][0]):
                target, name = settled[key]
                self.chains[number] = chain._replace(
                    strong=frozenset((pointer(target),)),
                    weak=frozenset(),
                    evidence=(Evidence(Reason.CONTEXT, name),) * len(chain.members),
                )

    def _may_be(self, key: str, target: str) -> bool:
        """Whether no full name of the article says that a short one is not what it points to."""
        bearers = [
            chain.strong
            for chain in self.chains
            if any(key in implied_by(full) for full in chain.strong)
        ]
        return not bearers or any(target in strong for strong in bearers)

    def _only(self, is_kept: Callable[[int], bool]) -> list[Mention]:
        return [
            mention if is_kept(member) else mention._replace(kind=Kind.DROPPED)
            for member, mention in enumerate(self.mentions)
        ]

    def _apart(self, members: set[int], key: str, why: Evidence) -> Chain:
        """The chain of some mentions, known by one key alone."""
        found = self._chained(self._only(members.__contains__))
        main = max(found, key=lambda chain: (len(chain.strong), len(chain.members)))
        ordered = tuple(sorted(members))
        return Chain(
            main.label,
            main.name,
            ordered,
            (why,) * len(ordered),
            frozenset((key,)),
            frozenset(),
            main.nationality_of,
        )

    def _meant(
        self, correction: Correction, chains: Iterable[Chain], mentions: Sequence[Mention]
    ) -> set[int]:
        """The mentions a correction of this article speaks of, as they are chained."""
        names, spot, found = set(correction.names), correction.spot, set[int]()
        at = None if spot is None else spot.start_in(self._text)
        for chain in chains:
            if spot is not None:
                found.update(
                    member
                    for member in chain.members
                    if mentions[member].start == at and mentions[member].text == spot.surface
                )
            elif not names.isdisjoint(own_keys(chain.strong, chain.weak)):
                found.update(chain.members)
            elif not names.isdisjoint(chain.weak):
                found.update(
                    member for member in chain.members if self._key(mentions[member]) in names
                )
        return found

    def _key(self, mention: Mention) -> str:
        return read_name(mention.text, mention.label, self._lexicon).key


def _key(correction: Correction) -> str:
    """The key of the chain that a correction of an article makes; empty for none."""
    if correction.deed is Deed.SETTLE:
        return pointer(correction.others[0])
    return correction.mark if correction.deed is Deed.SPLIT else ""


def _why(correction: Correction) -> Evidence:
    if correction.deed is Deed.SETTLE:
        return Evidence(Reason.SETTLED, correction.value or correction.others[0][2:].title())
    return Evidence(Reason.SPLIT)
