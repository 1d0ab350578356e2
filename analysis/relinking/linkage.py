"""Putting articles' names and links into the library, taking them out, and linking again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analysis.linking.across.clusters import relink
from analysis.linking.across.grounds import confidence_of
from analysis.linking.across.index import keys_of, short
from analysis.linking.article.link import link_article
from analysis.linking.corrections.rulings import Rulings
from analysis.linking.naming.shown import describe
from analysis.models.chain import Signature
from analysis.relinking.regrouping import Regrouping
from analysis.storage import (
    analyses,
    articles,
    corrections,
    descriptions,
    entities,
    queue,
    settling,
    signatures,
)
from analysis.storage.descriptions import Description

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from analysis.lexicon import Lexicon
    from analysis.models import Mention
    from analysis.models.chain import Chain
    from analysis.storage.descriptions import Facts


class Analysed(NamedTuple):
    """An article with the mentions that were found in it; ``digest`` is that of its text."""

    article: int
    digest: bytes
    text: str
    mentions: Sequence[Mention]


def store(
    connection: sqlite3.Connection,
    batch: Iterable[Analysed],
    recogniser: int,
    lexicon: Lexicon,
) -> list[int]:
    """Store analysed articles and link them to all others; call it inside a transaction.

    Articles whose text has changed since are left waiting. Returns the articles stored.
    """
    linkage, done = Linkage(connection, lexicon), list[int]()
    for one in batch:
        if queue.digest(connection, one.article) != one.digest:
            continue
        linkage.withdraw(one.article)
        linkage.enter(one.article, one.text, one.mentions)
        queue.analysed(connection, one.article, recogniser)
        done.append(one.article)
    linkage.finish()
    return done


def withdraw(connection: sqlite3.Connection, article: int, lexicon: Lexicon) -> None:
    """Take an article's names out, before its text changes; call it inside a transaction."""
    linkage = Linkage(connection, lexicon)
    linkage.withdraw(article)
    linkage.finish()


class Linkage:
    """A batch of changes inside one transaction, gathered so that each row is written once.

    What counts are the corrections as they are when it begins. After :meth:`finish` ``changed``
    are the entities that are other than before, ``moved`` which entity signatures have lost, by
    their digests.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        lexicon: Lexicon,
        former: Mapping[bytes, int] | None = None,
        *,
        is_settling: bool = False,
    ) -> None:
        self._connection = connection
        self._lexicon = lexicon
        self._rulings = Rulings(corrections.active(connection))
        self._regrouping = Regrouping(connection, former or {})
        self._chains: Counter[int] = Counter()
        self._surfaces: Counter[tuple[int, str, str]] = Counter()
        self._touched: set[int] = set()
        self._doubted: set[str] = set()
        self._is_settling = is_settling
        self.changed: set[int] = self._regrouping.changed
        self.moved: dict[bytes, int] = self._regrouping.moved

    # --- articles

    def withdraw(self, article: int) -> None:
        """Take an article's names and links out."""
        self._doubted.update(settling.of_article(self._connection, article))
        of_number = {}
        for chain in analyses.chains(self._connection, article):
            of_number[chain.number] = chain.signature
            self._chains[chain.signature] -= 1
        if of_number:
            for number, surface, label in analyses.spans(self._connection, article):
                self._surfaces[of_number[number], _flat(surface), label] -= 1
        analyses.erase(self._connection, article)

    def enter(self, article: int, text: str, found: Sequence[Mention]) -> None:
        """Put in an article's names, as they were found and as they count."""
        ref = articles.ref(self._connection, article) if self._rulings.of_article else None
        settled = settling.of_article(self._connection, article)
        linked = link_article(found, text, self._lexicon, self._rulings, ref, settled)
        ids = self._signatures(linked.chains)
        for chain, signature in zip(linked.chains, ids, strict=True):
            self._chains[signature] += 1
            for member in chain.members:
                mention = linked.mentions[member]
                self._surfaces[signature, _flat(mention.text), mention.label.value] += 1
        analyses.write(self._connection, article, found, linked, ids)

    def again(self, article: int) -> None:
        """Chain an article again from what was found in it.

        What is known otherwise now, as all its mentions were given another label, stays the entity
        that most of them were.
        """
        text, found = analyses.as_found(self._connection, article)
        before = dict(analyses.entities_at(self._connection, article))
        self.withdraw(article)
        self.enter(article, text, found)
        votes: Counter[tuple[bytes, int]] = Counter()
        for digest, start in analyses.signatures_at(self._connection, article):
            if start in before:
                votes[digest, before[start]] += 1
        for (digest, entity), _ in votes.most_common():
            self._regrouping.suggest(digest, entity)

    def touch(self, keys: Collection[str]) -> None:
        """Link again what is known by some keys though no article has changed."""
        self._touched |= corrections.owners(self._connection, keys)
        self._doubted.update(keys)

    def _signatures(self, chains: Sequence[Chain]) -> list[int]:
        """The signatures of some chains; those that are new are stored."""
        digests = [signatures.digest(chain) for chain in chains]
        known = signatures.find(self._connection, set(digests))
        for digest, chain in zip(digests, chains, strict=True):
            if digest not in known:
                new = signatures.insert(self._connection, digest, chain)
                keys = keys_of(Signature(new, chain.label, chain.strong, chain.weak))
                signatures.add_keys(self._connection, new, keys)
                known[digest] = new
        return [known[digest] for digest in digests]

    # --- links

    def finish(self) -> None:
        """Link all that has changed, and describe the entities that are other than before."""
        connection, moved = self._connection, {s: n for s, n in self._chains.items() if n}
        signatures.count_chains(connection, moved)
        signatures.count_surfaces(connection, {k: n for k, n in self._surfaces.items() if n})
        gone = signatures.unused(connection, (s for s, n in self._chains.items() if n <= 0))
        removed = signatures.get(connection, gone)
        for standing in signatures.standings(connection, gone).values():
            if standing.entity is not None:
                self.changed.add(standing.entity)
                self.moved[standing.digest] = standing.entity
        if not self._is_settling:
            self._doubt()
        for signature in gone:
            signatures.remove(connection, signature)
        present = (self._chains.keys() | self._touched) - set(gone)
        weighed = signatures.get(connection, self._weighed(present))
        index = signatures.StoredNameIndex(connection)
        self._regrouping.give(relink(index, [*weighed, *removed], self._rulings))
        standings = signatures.standings(connection, present)
        self.changed.update(one.entity for one in standings.values() if one.entity is not None)
        left = entities.remove_empty(connection, self.changed)
        facts = descriptions.facts(connection, left)
        descriptions.describe(connection, [self._described(*one) for one in facts.items()])

    def _doubt(self) -> None:
        """Note which short names may mean somebody else after this."""
        for one in signatures.get(self._connection, self._chains.keys() | self._touched):
            self._doubted |= short(one) if one.strong else one.weak
        settling.doubt(self._connection, self._doubted)

    def _weighed(self, present: set[int]) -> list[int]:
        """Those of the signatures that linking has to hear of: touched, new, or of other weight."""
        return [
            signature
            for signature, one in signatures.standings(self._connection, present).items()
            if signature in self._touched
            or one.chains.bit_length() != (one.chains - self._chains[signature]).bit_length()
        ]

    def _described(self, entity: int, facts: Facts) -> Description:
        """How an entity is shown, a person's word going before all."""
        name, label = describe(facts.surfaces, self._lexicon, facts.keys)
        name = self._rulings.name_of(facts.keys) or name
        label = self._rulings.type_of(facts.keys)[1] or label
        return Description(entity, name, label, confidence_of(facts.reasons))


def _flat(surface: str) -> str:
    return " ".join(surface.split())
