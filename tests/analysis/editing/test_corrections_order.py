"""Corrections hold whatever comes before or after them, and undoing them leaves no trace."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.editing.applying import undo
from analysis.lexicon import shipped
from analysis.linking.across import company
from analysis.linking.corrections.correction import Correction, Deed, spot_of
from analysis.linking.naming.names import read_name
from analysis.models import ArticleRef, Label
from tests.analysis.shelf import NAMES, Shelf

if TYPE_CHECKING:
    import random

TEXTS = st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=5).map(" and ".join)
NEWS = st.lists(TEXTS, min_size=1, max_size=7).map(
    lambda texts: {f"a{number}": text for number, text in enumerate(texts)}
)


@pytest.fixture(autouse=True)
def _settling_easily(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the company of a name tell much in the few articles there are."""
    monkeypatch.setattr(company, "MARGIN", 0.3)
    monkeypatch.setattr(company, "LEAST", 1)


KEYS = sorted({read_name(name, label, shipped()).key for name, label in NAMES.items()})
LABELS = st.sampled_from([Label.PERSON, Label.ORG, Label.GPE, Label.EVENT])


@st.composite
def correction(draw: st.DrawFn, news: dict[str, str]) -> Correction:
    """Anything that a person could say of some articles, or of none that is there."""
    deed = draw(st.sampled_from(Deed))
    key, *others = draw(st.lists(st.sampled_from(KEYS), min_size=2, max_size=4, unique=True))
    if deed in {Deed.MERGE, Deed.APART}:
        return Correction(deed, (key,), tuple(others))
    if deed is Deed.RENAME:
        return Correction(deed, (key,), value=draw(st.sampled_from(["Ada", "Bob"])))
    if deed is Deed.RETYPE:
        return Correction(deed, (key,), value=draw(LABELS))
    if deed is Deed.DROP and draw(st.booleans()):
        return Correction(deed, (key,))
    name, text = draw(st.sampled_from(sorted(news.items())))
    word = draw(st.sampled_from(text.split(" and ")))
    key = read_name(word, NAMES[word], shipped()).key
    spot = spot_of(text, text.index(word), word) if draw(st.booleans()) else None
    article = ArticleRef("shelf", name)
    if deed is Deed.SETTLE:
        targets = [other for other in KEYS if other != key]
        return Correction(deed, (key,), (draw(st.sampled_from(targets)),), article, spot)
    return Correction(deed, (key,), article=article, spot=spot)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(NEWS, st.data(), st.randoms(use_true_random=False))
def test_it_does_not_matter_when_articles_come(
    news: dict[str, str], data: st.DataObject, chance: random.Random
) -> None:
    said = data.draw(st.lists(correction(news), min_size=1, max_size=5))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        straight, shuffled = Shelf(Path(one)), Shelf(Path(other))
        straight.put(news)
        for words in said:
            straight.correct(words)
        acts: list[str | Correction] = list(said)
        for name in sorted(news):
            acts.insert(chance.randint(0, len(acts)), name)
        for act in acts:
            if isinstance(act, Correction):
                shuffled.correct(act)
            else:
                shuffled.put({act: news[act]})
        assert shuffled.entities() == straight.entities()
        straight.connection.close()
        shuffled.connection.close()


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(NEWS, st.data())
def test_undo_restores_exactly_what_was(news: dict[str, str], data: st.DataObject) -> None:
    said = data.draw(st.lists(correction(news), min_size=1, max_size=5))
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        shelf.put(news)
        states = [shelf.entities()]
        for words in said:
            shelf.correct(words)
            states.append(shelf.entities())
        for before in reversed(states[:-1]):
            shelf.undo()
            assert shelf.entities() == before
        for after in states[1:]:
            shelf.redo()
            assert shelf.entities() == after
        shelf.connection.close()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(NEWS, st.data())
def test_what_is_undone_holds_for_articles_that_come_later_no_more(
    news: dict[str, str], data: st.DataObject
) -> None:
    said = data.draw(st.lists(correction(news), min_size=1, max_size=3))
    first, *later = sorted(news)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        plain, undone = Shelf(Path(one)), Shelf(Path(other))
        plain.put(news)
        undone.put({first: news[first]})
        undone.correct(*said)
        undone.put({name: news[name] for name in later})
        undone.undo()
        assert undone.entities() == plain.entities()
        plain.connection.close()
        undone.connection.close()


def test_a_name_is_dropped_where_its_company_settled_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put({"a0": "Bush and CDU", "a1": "CDU and Laura Bush", "a2": "George Bush"})
    assert shelf.first("a0").startswith("Laura Bush")
    shelf.correct(Correction(Deed.DROP, ("p:bush",)))
    assert "('a0', 0," not in str(shelf.entities())
    before = shelf.entities()
    shelf.correct(Correction(Deed.MERGE, ("p:bush",), ("d:russian",)))
    shelf.undo()
    assert shelf.entities() == before
    shelf.connection.close()


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(NEWS, st.data())
def test_any_one_can_be_taken_back_as_if_it_had_never_been_said(
    news: dict[str, str], data: st.DataObject
) -> None:
    said = data.draw(st.lists(correction(news), min_size=1, max_size=4))
    which = data.draw(st.integers(0, len(said) - 1))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        without, taken_back = Shelf(Path(one)), Shelf(Path(other))
        for shelf in (without, taken_back):
            shelf.put(news)
        for number, words in enumerate(said):
            taken_back.correct(words)
            if number != which:
                without.correct(words)
        before = taken_back.entities()
        with taken_back.connection:
            assert undo(taken_back.connection, shipped(), which + 1) is not None
            assert undo(taken_back.connection, shipped(), which + 1) is None
        assert taken_back.entities() == without.entities()
        taken_back.redo()
        assert taken_back.entities() == before
        without.connection.close()
        taken_back.connection.close()
