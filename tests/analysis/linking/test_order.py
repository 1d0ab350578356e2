"""The same articles give the same entities, in whatever order and batches they come and go."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.lexicon import shipped
from analysis.linking.across.clusters import relink
from analysis.linking.article.chains import chain_mentions
from analysis.linking.naming.shown import describe
from analysis.models import Evidence, Kind, Label, Mention
from analysis.models.chain import Chain, Signature
from tests.analysis.linking.memory_index import MemoryIndex

NAMES = [
    ("Vladimir Putin", Label.PERSON),
    ("Lyudmila Putin", Label.PERSON),
    ("Putin", Label.PERSON),
    ("George W. Bush", Label.PERSON),
    ("George H. W. Bush", Label.PERSON),
    ("George Bush", Label.PERSON),
    ("Bush", Label.PERSON),
    ("Yuri Ushakov", Label.PERSON),
    ("Yury Ushakov", Label.PERSON),
    ("Ushakov", Label.PERSON),
    ("Xi Jinping", Label.PERSON),
    ("Xi", Label.PERSON),
    ("Peter Hansen", Label.PERSON),
    ("Peter Hanson", Label.PERSON),
    ("Peter Hansson", Label.PERSON),
    ("Peter", Label.PERSON),
    ("Sony", Label.ORG),
    ("Sony Music", Label.ORG),
    ("Sony Pictures", Label.ORG),
    ("Central Dairy Union", Label.ORG),
    ("Civic Defence Unit", Label.ORG),
    ("CDU", Label.ORG),
    ("ZQX", Label.ORG),
    ("Zebra Quartz Xylophones", Label.ORG),
    ("Russia", Label.GPE),
    ("Russians", Label.NORP),
    ("Smithtown", Label.GPE),
    ("Finance Ministry", Label.ORG),
    ("Russian Finance Ministry", Label.ORG),
    ("Brazilian Finance Ministry", Label.ORG),
    ("Borussia Dortmund", Label.ORG),
    ("Dortmund", Label.ORG),
    ("Volodymyr Zelenskyy", Label.PERSON),
    ("Volodymyr Zelensky", Label.PERSON),
    ("Volodymyr Zelenskyy!", Label.ORG),
    ("Otto Smith!", Label.FAC),
    ("Kim Smith!", Label.ORG),
    ("J.K. Rowling", Label.PERSON),
    ("JK Rowling", Label.ORG),
    ("J K Rowling", Label.ORG),
    ("Zelenskiy", Label.PERSON),
    *(
        (f"{given} Smith", Label.PERSON)
        for given in ["Ada", "Bob", "Carl", "Dora", "Emil", "Frank", "Gus"]
    ),
    *(
        (f"{given} Smith", Label.PERSON)
        for given in ["Hal", "Ian", "Jack", "Kim", "Leo", "Max", "Nora", "Otto"]
    ),
    ("Smith", Label.PERSON),
    ("Jack Q. Smith", Label.PERSON),
    ("Jack R. Smith", Label.PERSON),
]


class Books:
    """A library that only keeps which article has which chain, and applies what linking says."""

    def __init__(self) -> None:
        self.index = MemoryIndex()
        self.ids: dict[tuple[frozenset[str], frozenset[str]], Signature] = {}
        self.known: dict[int, Signature] = {}
        self.uses: Counter[int] = Counter()
        self.articles: dict[int, list[tuple[Chain, tuple[str, ...]]]] = {}
        self.group_of: dict[int, object] = {}
        self.evidence: dict[int, Evidence] = {}

    def change(self, comes: dict[int, list[str]], goes: list[int]) -> None:
        used: Counter[int] = Counter()
        for article in goes:
            used.update({self.signature(chain).id: -1 for chain, _ in self.articles.pop(article)})
        for article, names in comes.items():
            self.articles[article] = chains(names)
            used.update(self.signature(chain).id for chain, _ in self.articles[article])
        touched = [self.weigh(number, change) for number, change in used.items()]
        for group in relink(self.index, filter(None, touched)):
            token = object()
            for member in group.members:
                self.group_of[member] = token
            self.evidence.update(group.evidence)

    def weigh(self, number: int, change: int) -> Signature | None:
        """Count a signature's chains; what linking has to hear of it, if anything."""
        before = self.uses[number]
        self.uses[number] += change
        old = self.known[number]
        new = old._replace(weight=self.uses[number].bit_length())
        if not self.uses[number]:
            self.index.remove(old)
            self.group_of.pop(number, None)
            self.evidence.pop(number, None)
            del self.ids[old.strong, old.weak], self.known[number]
        elif new != old or not before:
            self.known[number] = self.ids[new.strong, new.weak] = new
            self.index.add(new)
        else:
            return None
        return new

    def signature(self, chain: Chain) -> Signature:
        key = chain.strong, chain.weak
        if key not in self.ids:
            new = Signature(random.getrandbits(60), chain.label, chain.strong, chain.weak)
            self.ids[key] = self.known[new.id] = new
        return self.ids[key]

    def outcome(self) -> set[tuple[object, ...]]:
        """Every entity: its mentions, its name, and why each is in it."""
        members: dict[object, set[tuple[int, str, Evidence]]] = {}
        surfaces: dict[object, Counter[tuple[str, Label]]] = {}
        for article, rows in self.articles.items():
            for chain, texts in rows:
                signature = self.signature(chain).id
                group = self.group_of[signature]
                for text in texts:
                    row = (article, text, self.evidence[signature])
                    members.setdefault(group, set()).add(row)
                    label = Label.PERSON if chain.label is Label.PERSON else chain.label
                    surfaces.setdefault(group, Counter())[text, label] += 1
        return {
            (frozenset(rows), describe(surfaces[group], shipped()))
            for group, rows in members.items()
        }


def chains(names: list[str]) -> list[tuple[Chain, tuple[str, ...]]]:
    labels = dict(NAMES)
    text, mentions = "", []
    for name in names:
        mentions.append(Mention(len(text), len(text) + len(name), name, labels[name]))
        text += name + " . "
    found = chain_mentions(mentions, text, shipped())
    return [(c, tuple(mentions[m].text for m in c.members)) for c in found]


article = st.lists(st.sampled_from([name for name, _ in NAMES]), min_size=1, max_size=5)
articles = st.lists(
    st.tuples(article, st.sampled_from([1, 1, 1, 2, 17])), min_size=1, max_size=20
).map(lambda drawn: [names for names, times in drawn for _ in range(times)])
"""Articles, some of them many times over, so that some names outweigh others."""


@settings(max_examples=100, deadline=None)
@given(articles, st.randoms(use_true_random=False))
def test_order_and_batches_do_not_matter(found: list[list[str]], chance: random.Random) -> None:
    at_once = Books()
    at_once.change(dict(enumerate(found)), [])
    in_parts = Books()
    order = list(enumerate(found))
    chance.shuffle(order)
    while order:
        size = chance.choice([1, 2, 5, 40])
        part, order = order[:size], order[size:]
        in_parts.change(dict(part), [])
    assert in_parts.outcome() == at_once.outcome()


@settings(max_examples=100, deadline=None)
@given(articles, articles, st.randoms(use_true_random=False))
def test_a_removed_article_leaves_no_trace(
    kept: list[list[str]], gone: list[list[str]], chance: random.Random
) -> None:
    plain = Books()
    plain.change(dict(enumerate(kept)), [])
    other = Books()
    everything = list(enumerate(kept + gone))
    chance.shuffle(everything)
    here: list[int] = []
    for number, names in everything:
        other.change({number: names}, [])
        here.append(number)
        leaving = [one for one in here if one >= len(kept) and chance.random() < 0.3]
        other.change({}, leaving)
        here = [one for one in here if one not in leaving]
    other.change({}, [one for one in here if one >= len(kept)])
    assert other.outcome() == plain.outcome()


def test_a_crowded_surname_stays_open_whatever_comes_first() -> None:
    found = [[name] for name, _ in NAMES if name.endswith(" Smith")] + [["Smith"], ["Smith"]]
    forth, back = Books(), Books()
    for number, names in enumerate(found):
        forth.change({number: names}, [])
    for number, names in reversed(list(enumerate(found))):
        back.change({number: names}, [])
    assert forth.outcome() == back.outcome()
    assert sum(len({a for a, _, _ in rows}) == 2 for rows, _ in forth.outcome()) == 1


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.SOURCE])
def test_a_credit_and_a_name_are_one_entity(kind: Kind) -> None:
    mention = Mention(0, 7, "Reuters", Label.ORG, kind)
    (chain,) = chain_mentions([mention], "Reuters", shipped())
    assert chain.strong == {"o:reuters"}
