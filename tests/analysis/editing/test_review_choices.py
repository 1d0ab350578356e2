"""Questions on whom an article means, and on names with two labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from analysis.editing.questions.question import Doubtful
from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.editing.test_review import AtOnce, library_of, state, words  # noqa: F401

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JANE = "the painter Jane Smith hung canvases in a hall. Jane Smith was glad."
JOHN = "the farmer John Smith grows barley near a river."
OPEN = "then Smith came, and Smith left."


def test_whom_an_article_means_is_asked_with_two_articles_alone(library_of) -> None:  # noqa: F811
    library = library_of(f"{JANE} {JOHN}", OPEN)
    (question,) = library.review().questions()
    assert question.kind is Doubtful.WHOM
    assert question.words.startswith("Who is “Smith” in “about")
    assert {one.name for one in question.choices} == {"Jane Smith", "John Smith"}
    assert question.decides == 2
    assert all(one.there for one in question.choices)


@pytest.mark.parametrize("name", ["Jane Smith", "John Smith"])
def test_a_choice_holds_in_that_article_and_can_be_undone(library_of, name: str) -> None:  # noqa: F811
    library = library_of(f"{JANE} {JOHN}", OPEN, OPEN)
    before = state(library)
    question, other = library.review().questions()
    assert question.here != other.here
    number = [one.name for one in question.choices].index(name)
    done = library.review().answer(question, is_same=True, choice=number)
    assert f"“Smith” is “{name}” in" in done.said
    (meant,) = (row for row in library.named(name) if row.name == name)
    assert question.here[0] in library.places(meant.id)
    assert [one.here[0] for one in library.review().questions()] == [other.here[0]]
    library.editor().undo()
    assert state(library) == before


def test_neither_makes_another_of_it_and_is_not_asked_again(library_of) -> None:  # noqa: F811
    library = library_of(f"{JANE} {JOHN}", OPEN)
    before = state(library)
    (question,) = library.review().questions()
    library.review().answer(question, is_same=False)
    assert not words(library)
    assert [row.confidence for row in library.named("Smith")] == ["sure"]
    library.editor().undo()
    assert state(library) == before


def labelled(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Stand in for the model: a name is an organisation's in articles that speak of shares."""
    return [
        [
            (found.start(), found.end(), "ORG" if "shares" in text else "PERSON", "name")
            for found in re.finditer("Salomon|Ada Wong", text)
        ]
        for text in texts
    ]


@pytest.fixture
def twice(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "news").mkdir()
    for number, text in enumerate(["Salomon came."] * 2 + ["shares of Salomon fell."] * 3):
        (tmp_path / "news" / f"{number}.txt").write_text(f"about\n\nthen {text}\n")
    library = Library.open(tmp_path / "library.db")
    with Recogniser(executor=AtOnce(), analyse=labelled) as recogniser:
        library.refresh([str(tmp_path / "news")], recogniser=recogniser)
    yield library
    library.close()


def test_one_name_with_two_labels_is_asked_and_keeps_that_of_most(twice: Library) -> None:
    before = state(twice)
    (question,) = twice.review().questions()
    assert question.words == "Is the person Salomon (2) the organisation Salomon (3)?"
    twice.review().answer(question, is_same=True)
    (salomon,) = twice.named("Salomon")
    assert (salomon.label, salomon.mentions) == ("ORG", 5)
    assert not words(twice)
    twice.editor().undo()
    assert state(twice) == before
    twice.review().answer(question, is_same=False)
    assert len(twice.named("Salomon")) == 2
    assert not words(twice)


@pytest.mark.parametrize(("number", "label"), [(0, "PERSON"), (1, "ORG")])
def test_one_may_say_which_of_the_labels_is_right(twice: Library, number: int, label: str) -> None:
    before = state(twice)
    (question,) = twice.review().questions()
    assert [one.name for one in question.choices] == ["person", "organisation"]
    twice.review().answer(question, is_same=True, choice=number)
    (salomon,) = twice.named("Salomon")
    assert (salomon.label, salomon.mentions) == (label, 5)
    assert not words(twice)
    twice.editor().undo()
    assert state(twice) == before
