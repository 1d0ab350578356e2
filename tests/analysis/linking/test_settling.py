"""Whom an article means by a short name that several bear: who else is named there tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.linking.across.company import profile, whom
from analysis.linking.corrections.correction import Correction, Deed
from tests.analysis.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GEORGE = [{"Texas", "Exxon", "Russia"}] * 6
LAURA = [{"Chelsea", "Opel", "Russia"}] * 6

NEWS = {
    **{f"george{n}": "George W. Bush and Texas and Exxon and Russia" for n in range(6)},
    **{f"laura{n}": "Laura Bush and Chelsea and Opel and Russia" for n in range(6)},
}


@pytest.mark.parametrize(
    ("company", "meant"),
    [
        ({"Texas", "Exxon"}, 1),
        ({"Chelsea", "Opel", "Russia"}, 2),
        ({"Russia"}, None),
        ({"Texas", "Chelsea"}, None),
        ({"Kremlin"}, None),
        (set(), None),
    ],
)
def test_the_company_a_name_keeps_tells_whom_it_means(company: set[str], meant: int | None) -> None:
    assert whom(company, {1: profile(GEORGE), 2: profile(LAURA)}) == meant


def test_one_who_is_named_once_in_full_is_not_taken() -> None:
    assert whom({"Texas", "Exxon"}, {1: profile(GEORGE[:1]), 2: profile(LAURA)}) is None


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.put(NEWS)
    yield made
    made.connection.close()


def test_chains_of_one_surname_are_settled_one_by_one(shelf: Shelf) -> None:
    shelf.put({"a": "Bush and Texas and Exxon", "b": "Bush and Chelsea and Opel", "c": "Bush"})
    assert shelf.first("a").startswith("George W. Bush: most likely “George W Bush”")
    assert shelf.first("b").startswith("Laura Bush: most likely")
    assert shelf.first("c") == "Bush: open: could be George W Bush or Laura Bush"


def test_full_names_of_an_article_go_before_its_company(shelf: Shelf) -> None:
    shelf.put({"a": "Bush and Texas and Exxon and Neil Bush and Jeb Bush"})
    shelf.put({"b": "Bush and Texas and Exxon"})
    assert shelf.first("a").startswith("Bush: open")
    assert shelf.first("b").startswith("George W. Bush: most likely")


def test_what_was_settled_is_open_again_when_its_grounds_go(shelf: Shelf) -> None:
    shelf.put({"a": "Bush and Texas and Exxon"})
    shelf.put({f"george{n}": "George W. Bush and Chelsea and Opel" for n in range(6)})
    assert shelf.first("a").startswith("Bush: open")


def test_the_only_one_left_gets_what_was_settled_otherwise(shelf: Shelf) -> None:
    shelf.put({"a": "Bush and Texas and Exxon"})
    shelf.put({f"george{n}": "Russia" for n in range(6)})
    assert shelf.first("a") == "Laura Bush: only “Laura Bush” in the library has this name"


def test_a_person_who_is_kept_apart_is_no_candidate(shelf: Shelf) -> None:
    shelf.put({"a": "Bush and Texas and Exxon"})
    shelf.correct(Correction(Deed.APART, ("p:bush",), ("p:george w bush",)))
    assert shelf.first("a") == "Laura Bush: only “Laura Bush” in the library has this name"
    shelf.undo()
    assert shelf.first("a").startswith("George W. Bush: most likely")


def test_whom_a_person_said_is_not_meant_is_not_taken(shelf: Shelf) -> None:
    shelf.put({"a": "Bush and Texas and Exxon"})
    shelf.correct(Correction(Deed.CONFIRM, ("p:bush",), ("p:george w bush",)))
    assert shelf.first("a").startswith("Bush: open")
    shelf.undo()
    assert shelf.first("a").startswith("George W. Bush: most likely")


def test_a_merged_name_needs_no_company(shelf: Shelf) -> None:
    shelf.put({"a": "Bush and Texas and Exxon", "c": "Bush"})
    shelf.correct(Correction(Deed.MERGE, ("p:bush",), ("p:laura bush",)))
    assert shelf.first("a") == "Laura Bush: you said it is “Laura Bush”"
    assert shelf.first("c") == "Laura Bush: you said it is “Laura Bush”"
