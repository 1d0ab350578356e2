"""Names that only a headline in capitals has: they may have a verb in them."""

from __future__ import annotations

import pytest

from analysis.lexicon import shipped
from analysis.linking.across.clusters import relink
from analysis.linking.article.chains import chain_mentions
from analysis.linking.naming.shown import describe
from analysis.models import Label, Mention, Reason
from analysis.models.chain import Chain, Signature
from tests.analysis.linking.memory_index import MemoryIndex

PERSON, ORG = Label.PERSON, Label.ORG
BODY = "\nwho said what he had to say,\nand said it again."


def chains_of(text: str, *names: tuple[str, Label]) -> list[Chain]:
    found, at = [], 0
    for name, label in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(Mention(start, at, name, label))
    return chain_mentions(found, text, shipped())


def test_a_full_name_of_a_headline_alone_makes_no_surname_ambiguous() -> None:
    articles = [
        chains_of(f"Ronald Quimby spoke.{BODY}", ("Ronald Quimby", PERSON)),
        chains_of(f"QUIMBY DENOUNCES IT{BODY}", ("QUIMBY DENOUNCES", PERSON)),
        chains_of(f"He saw Quimby.{BODY}", ("Quimby", PERSON)),
    ]
    signatures = [
        Signature(number, chain.label, chain.strong, chain.weak)
        for number, (chain,) in enumerate(articles)
    ]
    groups = relink(MemoryIndex(signatures), signatures)
    (group,) = (group for group in groups if 2 in group.members)
    assert group.members == {0, 2}
    assert group.evidence[2].reason is Reason.ONLY_ONE


def test_a_chain_is_known_by_what_its_body_calls_it() -> None:
    text = f"DIMINISHES QUIMBY\nQuimby spoke.{BODY}"
    (chain,) = chains_of(text, ("DIMINISHES QUIMBY", PERSON), ("Quimby", PERSON))
    assert (chain.name, chain.strong, chain.weak) == ("Quimby", frozenset(), {"p:quimby"})


def test_a_full_name_that_the_body_has_too_is_one() -> None:
    text = f"RONALD QUIMBY SPEAKS\nRonald Quimby spoke.{BODY}"
    (chain,) = chains_of(text, ("RONALD QUIMBY", PERSON), ("Ronald Quimby", PERSON))
    assert (chain.name, chain.strong) == ("Ronald Quimby", {"p:ronald quimby"})


def test_in_a_text_all_in_capitals_full_names_are_full_names() -> None:
    text = "RONALD QUIMBY SPOKE\nAND SPOKE AGAIN.\nQUIMBY SAID IT."
    (chain,) = chains_of(text, ("RONALD QUIMBY", PERSON), ("QUIMBY", PERSON))
    assert (chain.name, chain.strong) == ("RONALD QUIMBY", {"p:ronald quimby"})


@pytest.mark.parametrize(
    ("surfaces", "name"),
    [
        ({("ZDA ACTION", ORG): 3, ("ZDA", ORG): 2, ("Zda", ORG): 1}, "Zda"),
        ({("QUIMBY DENOUNCES", PERSON): 9, ("Quimby", PERSON): 1}, "Quimby"),
        ({("RON QUIMBY", PERSON): 1, ("QUIMBY", PERSON): 5}, "RON QUIMBY"),
    ],
)
def test_an_entity_is_not_called_what_only_headlines_call_it(
    surfaces: dict[tuple[str, Label], int], name: str
) -> None:
    assert describe(surfaces, shipped())[0] == name
