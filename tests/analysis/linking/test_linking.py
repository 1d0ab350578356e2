"""Chains inside an article, entities across articles, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.lexicon import shipped
from analysis.linking.across.clusters import relink
from analysis.linking.article.chains import chain_mentions
from analysis.linking.naming.shown import describe
from analysis.models import Evidence, Kind, Label, Mention, Reason
from analysis.models.chain import Chain, Signature
from tests.analysis.linking.memory_index import MemoryIndex

if TYPE_CHECKING:
    from analysis.linking.across.index import Role

PERSON, ORG, GPE, NORP, DATE = Label.PERSON, Label.ORG, Label.GPE, Label.NORP, Label.DATE
LABELS = {"P": PERSON, "O": ORG, "G": GPE, "N": NORP, "D": DATE, "X": Label.PRODUCT}


def chains_of(*written: str, between: str = " … ") -> tuple[list[Chain], list[str]]:
    """Chains of an article made of "P:Vladimir Putin" and the like, and its mentions' texts."""
    text, mentions = "", []
    for item in written:
        label, _, name = item.partition(":")
        mentions.append(Mention(len(text), len(text) + len(name), name, LABELS[label]))
        text += name + between
    return chain_mentions(mentions, text, shipped()), [mention.text for mention in mentions]


def together(*written: str) -> set[frozenset[str]]:
    chains, texts = chains_of(*written)
    return {frozenset(texts[member] for member in chain.members) for chain in chains}


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (("P:Vladimir Putin", "P:Putin"), Reason.SURNAME),
        (("P:Putin", "P:Russian President Vladimir Putin"), Reason.SURNAME),
        (("P:Xi Jinping", "P:Xi"), Reason.SURNAME),
        (("P:Aatish Taseer", "P:Aatish"), Reason.GIVEN_NAME),
        (("P:Ahmed Said Khadr", "P:Said"), Reason.SHORT_NAME),
        (("P:Ursula von der Leyen", "P:von der Leyen"), Reason.SURNAME),
        (("P:Bashar al-Assad", "P:Assad"), Reason.SURNAME),
        (("P:Ricky Ponting", "P:R. Ponting"), Reason.SURNAME),
        (("P:Yuri Ushakov", "P:Yury Ushakov"), Reason.SPELLING),
        (("O:Zebra Quartz Xylophones", "O:ZQX"), Reason.ACRONYM),
        (("O:ZQX", "O:Zebra Quartz Xylophones"), Reason.ACRONYM),
        (("O:Adam Zopel AG", "O:Zopel"), Reason.SHORT_NAME),
        (("O:SCO", "O:Shanghai Cooperation Organisation"), Reason.ALIAS),
        (("O:Democrat", "O:Democrats"), Reason.PLURAL),
        (("N:Russian", "N:Russians"), Reason.PLURAL),
        (("P:Seyran Ates", "O:Seyran Ates"), Reason.SAME_NAME),
        (("O:Zopel AG", "O:Zopel"), Reason.SAME_NAME),
    ],
)
def test_names_of_one_thing_in_an_article_are_one_chain(
    written: tuple[str, ...], reason: Reason
) -> None:
    (chain,), _ = chains_of(*written)
    assert len(chain.members) == 2
    assert reason in {evidence.reason for evidence in chain.evidence}
    assert reason is Reason.SAME_NAME or Reason.SAME_NAME in {e.reason for e in chain.evidence}


@pytest.mark.parametrize(
    "written",
    [
        ("P:John Smith", "P:Jane Smith"),
        ("G:Iran", "G:Iraq"),
        ("G:Austria", "G:Australia"),
        ("G:Russia", "N:Russian"),
        ("P:Ulla Schmidt", "G:US"),
        ("G:Chelsea", "O:Chelsea"),
        ("O:Manchester United", "G:GBR"),
    ],
)
def test_different_things_in_an_article_are_two_chains(written: tuple[str, ...]) -> None:
    assert len(chains_of(*written)[0]) == 2


def test_a_surname_of_two_persons_of_the_article_is_neither() -> None:
    assert together("P:Bill Clinton", "P:Hillary Clinton", "P:Clinton") == {
        frozenset({"Bill Clinton"}),
        frozenset({"Hillary Clinton"}),
        frozenset({"Clinton"}),
    }


def test_a_surname_used_before_its_second_bearer_comes_in_is_that_of_the_first() -> None:
    assert together("P:Omar Khadr", "P:Khadr", "P:Ahmed Said Khadr") == {
        frozenset({"Omar Khadr", "Khadr"}),
        frozenset({"Ahmed Said Khadr"}),
    }


def test_a_long_form_and_its_bracketed_letters_are_one() -> None:
    text = "the Christlich Demokratische Union Deutschlands (CDU) said"
    found = [
        Mention(4, 47, text[4:47], ORG),
        Mention(49, 52, text[49:52], ORG),
    ]
    (chain,) = chain_mentions(found, text, shipped())
    assert chain.evidence[1] == Evidence(
        Reason.ACRONYM, "Christlich Demokratische Union Deutschlands"
    )


def test_short_forms_are_weak_and_full_names_strong() -> None:
    (chain,), _ = chains_of("P:Vladimir Putin", "P:Putin")
    assert (chain.strong, chain.weak) == ({"p:vladimir putin"}, {"p:putin"})
    (chain,), _ = chains_of("P:Putin")
    assert (chain.strong, chain.weak) == (frozenset(), {"p:putin"})
    (chain,), _ = chains_of("O:Gazprom")
    assert chain.strong == {"o:gazprom"}


def test_values_are_in_no_chain_and_sources_in_their_own() -> None:
    mentions = [
        Mention(0, 7, "Reuters", ORG, Kind.SOURCE),
        Mention(9, 16, "Reuters", ORG),
        Mention(18, 24, "Monday", DATE, Kind.VALUE),
    ]
    chains = chain_mentions(mentions, "Reuters  Reuters  Monday", shipped())
    assert [chain.members for chain in chains] == [(0,), (1,)]
    assert chains[0].strong == chains[1].strong


def test_a_demonym_names_its_country() -> None:
    country, people = chains_of("G:Russia", "N:Russian")[0]
    assert {people.nationality_of} == country.strong
    assert (people.label, people.name) == (NORP, "Russian")


def groups_of(*articles: tuple[str, ...]) -> dict[str, tuple[int, Evidence]]:
    """Where the chains of some articles end up: group and evidence by "article:name"."""
    signatures: dict[tuple[frozenset[str], frozenset[str]], Signature] = {}
    where: dict[str, Signature] = {}
    for number, written in enumerate(articles):
        chains, texts = chains_of(*written)
        for chain in chains:
            key = chain.strong, chain.weak
            new = Signature(len(signatures), chain.label, *key)
            signature = signatures.setdefault(key, new)
            where.update({f"{number}:{texts[member]}": signature for member in chain.members})
    groups = relink(MemoryIndex(signatures.values()), signatures.values())
    place = {one: (n, g.evidence[one]) for n, g in enumerate(groups) for one in g.members}
    return {name: place[signature.id] for name, signature in where.items()}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("P:Vladimir Putin", "P:Putin"), ("P:Putin",), Reason.ONLY_ONE),
        (("P:Vladimir Putin",), ("P:Putin",), Reason.ONLY_ONE),
        (("P:Xi Jinping",), ("P:Xi",), Reason.ONLY_ONE),
        (("P:Bashar al-Assad",), ("P:Assad",), Reason.ONLY_ONE),
        (("P:Ursula von der Leyen",), ("P:von der Leyen",), Reason.ONLY_ONE),
        (("P:George W. Bush",), ("P:George Bush",), Reason.ONLY_ONE),
        (("P:Kumara Dharmasena",), ("P:K. Dharmasena",), Reason.ONLY_ONE),
        (("P:Robin Leigh-Pemberton",), ("P:Leigh-Pemberton",), Reason.ONLY_ONE),
        (("P:Gabriel García Márquez",), ("P:Garcia Marquez",), Reason.ONLY_ONE),
        (("P:Yuri Ushakov",), ("P:Yury Ushakov",), Reason.SPELLING),
        (("O:Zebra Quartz Union",), ("O:ZQU",), Reason.ACRONYM),
        (("O:Adam Zopel AG", "O:Zopel"), ("O:Zopel",), Reason.ONLY_ONE),
        (("O:Zopel Group",), ("O:Zopel",), Reason.ONLY_ONE),
        (("O:Volkswagen Group",), ("O:Volkswagen",), Reason.SAME_NAME),
        (("G:US",), ("G:United States",), Reason.SAME_NAME),
    ],
)
def test_one_thing_in_two_articles_is_one_entity(
    one: tuple[str, ...], other: tuple[str, ...], reason: Reason
) -> None:
    found = groups_of(one, other)
    assert len({group for group, _ in found.values()}) == 1
    reasons = {evidence.reason for _, evidence in found.values()}
    assert reasons == {reason, Reason.SAME_NAME}


def test_a_surname_that_two_bear_is_open_and_names_both() -> None:
    found = groups_of(("P:Bill Clinton",), ("P:Hillary Clinton",), ("P:Clinton",))
    assert len({group for group, _ in found.values()}) == 3
    assert found["2:Clinton"][1] == Evidence(Reason.OPEN, "Bill Clinton or Hillary Clinton")


@pytest.mark.parametrize(
    ("weights", "reason"), [((6, 1), Reason.LIKELY), ((4, 3), Reason.OPEN), ((0, 0), Reason.OPEN)]
)
def test_a_surname_means_the_one_whom_nearly_all_articles_mean(
    weights: tuple[int, int], reason: Reason
) -> None:
    keys = (("p:ronald reagan", weights[0]), ("p:nancy reagan", weights[1]))
    bearers = [
        Signature(number, PERSON, frozenset({key}), frozenset(), weight)
        for number, (key, weight) in enumerate(keys)
    ]
    short = Signature(9, PERSON, frozenset(), frozenset({"p:reagan"}), 3)
    groups = relink(MemoryIndex([*bearers, short]), [short])
    (evidence,) = (group.evidence[9] for group in groups if 9 in group.members)
    assert evidence.reason is reason
    assert ({0, 9} in [group.members for group in groups]) is (reason is Reason.LIKELY)


def test_in_a_crowd_only_one_that_stands_out_counts() -> None:
    index = MemoryIndex()
    short = Signature(99, PERSON, frozenset(), frozenset({"p:smith"}), 2)
    index.add(short)
    for number in range(40):
        one = Signature(number, PERSON, frozenset({f"p:given{number} smith"}), frozenset(), 1)
        index.add(one)
        relink(index, [one])
    famous = Signature(77, PERSON, frozenset({"p:ada smith"}), frozenset({"p:smith"}), 10)
    index.add(famous)
    groups = relink(index, [famous])
    assert [group.members for group in groups] == [{77, 99}]
    assert groups[0].evidence[99] == Evidence(Reason.LIKELY, "Ada Smith")
    assert relink(index, [short])[0].members == {77, 99}
    index.remove(famous)
    assert [group.members for group in relink(index, [famous])] == [{99}]


def test_letters_that_stand_for_two_things_never_join_them() -> None:
    found = groups_of(
        ("O:Zebra Quartz Union", "O:ZQU"), ("O:Zinc Quarry Unit", "O:ZQU"), ("O:ZQU",)
    )
    assert found["0:ZQU"][0] == found["0:Zebra Quartz Union"][0]
    assert found["1:ZQU"][0] == found["1:Zinc Quarry Unit"][0]
    assert len({group for group, _ in found.values()}) == 3


def test_names_across_three_articles_are_joined_without_renaming() -> None:
    found = groups_of(("O:Shanghai Cooperation Organisation", "O:SCO"), ("O:SCO",), ("O:the SCO",))
    assert len({group for group, _ in found.values()}) == 1


def test_a_word_that_many_organisations_share_stays_in_its_article() -> None:
    found = groups_of(("O:Ghana Cocoa Board", "O:Board"), ("O:Board",))
    assert found["0:Board"][0] == found["0:Ghana Cocoa Board"][0]
    assert found["1:Board"][0] != found["0:Board"][0]


class CountingIndex(MemoryIndex):
    """An index that knows how often, and how much, it was asked."""

    calls = rows = 0

    def by_keys(self, keys: object, role: Role) -> object:  # type: ignore[override]
        found = super().by_keys(keys, role)  # type: ignore[arg-type]
        self.calls += 1
        self.rows += sum(map(len, found.values()))
        return found


def test_a_new_signature_reads_only_what_shares_a_name_with_it() -> None:
    index = CountingIndex()
    for number in range(3000):
        given = f"{'BCDFGHJKLM'[number % 10]}a{number}"
        surname = "Smith" if number < 300 else f"Qu{number}"
        (chain,), _ = chains_of(f"P:{given} {surname}")
        index.add(Signature(number, chain.label, chain.strong, chain.weak))
    (chain,), _ = chains_of("P:Zed Smith")
    new = Signature(9999, chain.label, chain.strong, chain.weak)
    index.add(new)
    groups = relink(index, [new])
    assert [group.members for group in groups] == [{9999}]
    assert index.calls < 12
    assert index.rows < 1000


@pytest.mark.parametrize(
    ("surfaces", "name", "label"),
    [
        ({("Putin", PERSON): 90, ("Vladimir Putin", PERSON): 2}, "Vladimir Putin", PERSON),
        ({("President Xi Jinping", PERSON): 2, ("Xi", PERSON): 3}, "Xi Jinping", PERSON),
        ({("Putin’s", PERSON): 1}, "Putin", PERSON),
        ({("SCO", ORG): 4, ("Shanghai Cooperation Organisation", ORG): 1}, None, ORG),
        ({("ZQX", ORG): 9, ("Zebra Quartz Xylophones", ORG): 1}, "Zebra Quartz Xylophones", ORG),
        ({("Russians", NORP): 3, ("Russian", NORP): 1}, "Russian", NORP),
        ({("RUSSIA", GPE): 3, ("Russia’s", ORG): 1}, "Russia", GPE),
        ({("MERKEL", PERSON): 2, ("Merkel", PERSON): 1}, "Merkel", PERSON),
        ({("Disney", ORG): 9, ("Walt Disney Co", ORG): 3}, "Disney", ORG),
        ({("Moon Jae-in", PERSON): 1, ("President Moon Jae-in", PERSON): 2}, "Moon Jae-in", PERSON),
        ({("Pope Francis", PERSON): 1, ("Francis", PERSON): 8}, "Pope Francis", PERSON),
    ],
)
def test_an_entity_is_called_by_its_best_name(
    surfaces: dict[tuple[str, Label], int], name: str | None, label: Label
) -> None:
    expected = (name or "Shanghai Cooperation Organisation", label)
    assert describe(surfaces, shipped()) == expected
    assert describe(dict(reversed(surfaces.items())), shipped()) == expected


def test_a_lone_name_that_was_taken_for_a_place_too_is_the_person_in_this_article_only() -> None:
    (chain,), _ = chains_of("P:Burzek", "G:Burzek")
    assert (chain.strong, chain.weak) == (frozenset(), {"p:burzek"})
    chains, _ = chains_of("P:Jordan", "G:Jordan")
    assert len(chains) == 2


@pytest.mark.parametrize(
    ("long", "short", "is_one"),
    [
        ("Jean-Claude Duvalier", "Jean", False),
        ("Carla Bruni-Sarkozy", "Sarkozy", False),
        ("Bashar al-Assad", "Assad", True),
        ("Ban Ki-moon", "Ban", True),
        ("Carla Bruni-Sarkozy", "Bruni-Sarkozy", True),
        ("Kim Jong-un", "Kim Jong", True),
    ],
)
def test_half_of_a_hyphenated_name_is_another(long: str, short: str, *, is_one: bool) -> None:
    chains, _ = chains_of(f"P:{long}", f"P:{short}")
    assert (len(chains) == 1) is is_one
