"""The two sample articles, from their files to linked names, with the trained model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.models import Kind, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.models import EntityRow

pytestmark = pytest.mark.model
SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = Path(__file__).parent / "data" / "seeds.jsonl"
COARSE = {Label.PERSON: "PER", Label.ORG: "ORG", **dict.fromkeys(("GPE", "LOC", "FAC"), "LOC")}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library.open(tmp_path_factory.mktemp("seeds") / "library.db")
    outcome = library.refresh([str(SEEDS)])
    assert (outcome.added, outcome.analysed, outcome.failures) == (2, 2, [])
    yield library
    library.close()


def one(library: Library, name: str) -> EntityRow:
    found = [e for e in library.named(name) if name in dict(library.names(e.id))]
    assert len(found) == 1, (name, found)
    return found[0]


def test_putin_is_vladimir_putin_in_both_articles(library: Library) -> None:
    putin = one(library, "Vladimir Putin")
    assert putin.id == one(library, "Putin").id
    assert (putin.name, putin.label, putin.articles) == ("Vladimir Putin", Label.PERSON, 2)
    assert putin.mentions >= 20


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Yuri Ushakov", "Yury Ushakov"),
        ("SCO", "Shanghai Cooperation Organisation"),
        ("Xi", "Xi Jinping"),
        ("MoD", "Ministry of Defence"),
        ("US", "United States"),
    ],
)
def test_two_names_of_one_are_one(library: Library, name: str, other: str) -> None:
    assert one(library, name).id == one(library, other).id


@pytest.mark.parametrize(
    ("people", "country"),
    [("Russian", "Russia"), ("Chinese", "China"), ("Iranian", "Iran"), ("Ukrainians", "Ukraine")],
)
def test_a_people_and_its_country_are_two_and_related(
    library: Library, people: str, country: str
) -> None:
    assert one(library, people).id != one(library, country).id
    assert one(library, people).nationality_of == one(library, country).id


def test_iran_bears_no_other_name(library: Library) -> None:
    assert [name for name, _ in library.names(one(library, "Iran").id)] == ["Iran"]


def test_a_picture_agency_is_no_person(library: Library) -> None:
    agencies = [
        library.article(article).text[m.start : m.end]
        for article in library.article_ids()
        for m in library.mentions(article)
        if m.kind is Kind.SOURCE
    ]
    assert "Getty Images" in agencies
    assert all(e.label is not Label.PERSON for e in library.named("Getty Images"))


@pytest.fixture(scope="module")
def gold() -> dict[tuple[str, int, int], tuple[str, str]]:
    """Names as people marked them: (article, start, end) to (coarse type, who it is)."""
    return {
        (article["id"], m["start"], m["end"]): (COARSE.get(m["type"], "MISC"), m["entity"])
        for article in map(json.loads, GOLD.read_text("utf-8").splitlines())
        for m in article["mentions"]
        if m["kind"] == "name"
    }


@pytest.fixture(scope="module")
def found(library: Library) -> dict[tuple[str, int, int], tuple[str, int | None]]:
    """The same of the library's mentions, a people counted with its country."""
    of_country = {e.id: e.nationality_of or e.id for e in library.entity_rows(library.entity_ids())}
    return {
        (library.article(article).external_id.removesuffix(".txt"), m.start, m.end): (
            COARSE.get(m.label, "MISC"),
            of_country[m.entity],
        )
        for article in library.article_ids()
        for m in library.mentions(article)
        if m.entity is not None
    }


def test_names_are_found_and_typed_as_people_did(gold, found) -> None:
    right = sum(where in found and found[where][0] == kind for where, (kind, _) in gold.items())
    assert 2 * right / (len(gold) + len(found)) >= 0.97


def test_no_two_are_taken_for_one(gold, found) -> None:
    whom: dict[object, set[str]] = {}
    for where in gold.keys() & found.keys():
        whom.setdefault(found[where][1], set()).add(gold[where][1])
    assert [who for who in whom.values() if len(who) > 1] == []
