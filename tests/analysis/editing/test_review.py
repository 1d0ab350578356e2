"""The questions of a library, and what their answers do."""

from __future__ import annotations

import re
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

import pytest

from analysis.editing.questions.question import Doubtful
from analysis.library import Library
from analysis.linking.corrections.correction import Correction, Deed
from analysis.linking.corrections.written import read_line, write_line
from analysis.recognition.workers.recogniser import Recogniser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from analysis.editing.questions.question import Question

ORGANISATIONS = frozenset(
    {
        "Kohl",
        "Mazda",
        "Lloyd Inc",
        "Lloyd Industries",
        "Shearson Lehman Bros",
        "Shearson Lehman Brothers",
    }
)
PLACES = ("Ohio", "Kent")


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def capitals(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Stand in for the model: capitalised words are persons, but for those that are not."""
    names = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
    return [
        [(m.start(), m.end(), _label(m[0], t), "name") for m in names.finditer(t)] for t in texts
    ]


def _label(name: str, text: str) -> str:
    if name == "Hohl":
        return "ORG" if "shares" in text else "PERSON"
    return "ORG" if name in ORGANISATIONS else "GPE" if name in PLACES else "PERSON"


@pytest.fixture
def library_of(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    made: list[Library] = []

    def make(*texts: str) -> Library:
        folder = tmp_path / "news"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number:02}.txt").write_text(f"about\n\n{text}\n")
        library = Library.open(tmp_path / "library.db")
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            library.refresh([str(folder)], recogniser=recogniser)
        made.append(library)
        return library

    yield make
    for library in made:
        library.close()


@pytest.fixture
def come(tmp_path: Path) -> Callable[[Library, str], None]:
    """Let one more article come into a library."""

    def bring(library: Library, text: str) -> None:
        (tmp_path / "news" / "later.txt").write_text(f"about\n\n{text}\n")
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            library.refresh([str(tmp_path / "news")], recogniser=recogniser)

    return bring


JUDGE = "the judge Jane Smith heard the trial of Carl Dunn."
FARMER = "the farmer John Smith grows barley with Eva Wood."
SMITH = "the judge Smith closed the trial of Carl Dunn, and Smith was stern."


def words(library: Library, **options: object) -> list[str]:
    return [question.words for question in library.review().questions(**options)]  # type: ignore[arg-type]


def state(library: Library) -> set[object]:
    """All that is known of entities."""
    ids = list(library.entity_ids())
    return {
        (row, tuple(library.names(row.id)), tuple(library.places(row.id)))
        for row in library.entity_rows(ids)
    }


def ask(library: Library, start: str) -> Question:
    (question,) = [one for one in library.review().questions() if one.words.startswith(start)]
    return question


class TestShortNames:
    """Whom a short name means."""

    def test_the_articles_say_who_is_likely_meant(self, library_of) -> None:
        library = library_of(JUDGE, JUDGE, FARMER, SMITH)
        question = ask(library, "Is “Smith” Jane Smith in this article?")
        assert (question.kind, question.decides) == (Doubtful.OPEN, 2)
        here, there = library.contexts(question.here, 60), library.contexts(question.there, 60)
        assert [one.name for one in here] == ["Smith"]
        assert {one.name for one in there} == {"Jane Smith"}

    def test_yes_makes_one_of_them_and_undo_restores_what_was(self, library_of) -> None:
        library = library_of(JUDGE, JUDGE, FARMER, SMITH)
        before = state(library)
        library.review().answer(ask(library, "Is “Smith”"), is_same=True)
        assert library.named("Smith")[0].name == "Jane Smith"
        assert not words(library)
        library.editor().undo()
        assert state(library) == before
        assert words(library) == ["Is “Smith” Jane Smith in this article?"]

    def test_no_is_not_asked_again(self, library_of) -> None:
        library = library_of(JUDGE, JUDGE, FARMER, SMITH)
        library.review().answer(ask(library, "Is “Smith”"), is_same=False)
        assert "Is “Smith” Jane Smith in this article?" not in words(library)

    def test_a_key_that_is_skipped_is_not_asked(self, library_of) -> None:
        library = library_of(JUDGE, JUDGE, FARMER, SMITH)
        question = ask(library, "Is “Smith”")
        assert not words(library, skip={question.key})

    def test_a_name_that_means_two_is_asked_article_by_article(self, library_of) -> None:
        other = "the farmer Smith sold barley to Eva Wood, and Smith was glad."
        library = library_of(JUDGE, JUDGE, FARMER, FARMER, SMITH, other)
        question = next(iter(library.review().questions()))
        assert question.words.endswith("in this article?")
        before = state(library)
        library.review().answer(question, is_same=True)
        (again,) = library.review().questions()
        assert {question.other, again.other} == {"Jane Smith", "John Smith"}
        library.review().answer(again, is_same=True)
        assert not words(library)
        assert not [row for row in library.named("Smith") if row.name == "Smith"]
        library.editor().undo()
        library.editor().undo()
        assert state(library) == before

    def test_no_to_some_articles_is_remembered(self, library_of) -> None:
        other = "the farmer Smith sold barley to Eva Wood, and Smith was glad."
        library = library_of(JUDGE, JUDGE, FARMER, FARMER, SMITH, other)
        question = next(iter(library.review().questions()))
        before = state(library)
        library.review().answer(question, is_same=False)
        assert state(library) == before
        assert question.other not in {one.other for one in library.review().questions()}

    def test_a_piece_of_a_companys_name_is_no_question(self, library_of) -> None:
        broker = "the brokers at Duff and Smith sold shares; Duff and Smith would say no more."
        assert not words(library_of(JUDGE, JUDGE, FARMER, broker))

    def test_a_link_that_no_article_bears_out_is_asked(self, library_of) -> None:
        strange = "shares of the maker fell as Smith reported lower earnings."
        library = library_of(JUDGE, JUDGE, strange, strange)
        question = ask(library, "Is “Smith” Jane Smith in these 2 articles?")
        assert question.kind is Doubtful.LIKELY
        library.review().answer(question, is_same=False)
        (smith,) = library.named("Smith")
        assert (smith.name, smith.confidence) == ("Smith", "sure")
        assert not words(library)


class TestLater:
    """An answer decides what the question showed, and nothing that comes later."""

    @pytest.mark.parametrize("is_same", [True, False])
    def test_later_articles_are_asked_about_anew(self, library_of, come, is_same: bool) -> None:
        library = library_of(JUDGE, JUDGE, FARMER, SMITH)
        library.review().answer(ask(library, "Is “Smith”"), is_same=is_same)
        before = {row.name: row.mentions for row in library.named("Smith")}
        come(library, "the weather made Smith glad.")
        (lone,) = [row for row in library.named("Smith") if row.name == "Smith"]
        assert lone.confidence == "open"
        assert lone.mentions == before.get("Smith", 0) + 1

    @pytest.mark.parametrize("is_same", [True, False])
    def test_full_names_of_an_article_go_before_answers(
        self, library_of, come, is_same: bool
    ) -> None:
        library = library_of(JUDGE, JUDGE, FARMER, SMITH)
        library.review().answer(ask(library, "Is “Smith”"), is_same=is_same)
        before = {row.name: row.mentions for row in library.named("Smith")}
        come(library, JUDGE + " Smith was stern.")
        after = {row.name: row.mentions for row in library.named("Smith")}
        assert after["Jane Smith"] == before.get("Jane Smith", 2) + 2

    def test_no_to_the_only_bearer_holds_in_those_articles(self, library_of, come) -> None:
        strange = "shares of the maker fell as Smith reported lower earnings."
        library = library_of(JUDGE, JUDGE, strange, strange)
        before = state(library)
        library.review().answer(ask(library, "Is “Smith”"), is_same=False)
        (smith,) = library.named("Smith")
        assert (smith.name, smith.mentions, smith.articles) == ("Smith", 2, 2)
        library.editor().undo()
        assert state(library) == before
        library.editor().redo()
        come(library, JUDGE + " Smith was stern.")
        assert library.named("Jane Smith")[0].mentions == 4


class TestAlike:
    """Entities that are named alike."""

    def test_two_in_like_company_are_asked(self, library_of) -> None:
        library = library_of(
            "the underwriter Shearson Lehman Bros sold bonds to Mazda.",
            "the underwriter Shearson Lehman Brothers sold bonds with Mazda.",
            "the underwriter Shearson Lehman Brothers sells bonds.",
            "the underwriter Shearson Lehman Bros prices bonds.",
        )
        question = ask(library, "Is ")
        assert (question.kind, {question.name, question.other}) == (
            Doubtful.ALIKE,
            {"Shearson Lehman Bros", "Shearson Lehman Brothers"},
        )
        library.review().answer(question, is_same=True)
        assert library.named("Shearson Lehman Bros")[0].mentions == 4
        assert not words(library)

    def test_a_surname_that_was_taken_for_a_body_becomes_the_persons(self, library_of) -> None:
        full = "the chancellor Helmut Kohl met the minister Carl Dunn in Kent."
        short = "in Kent the chancellor Kohl met the minister Carl Dunn."
        library = library_of(full, full, short, short)
        before = state(library)
        question = ask(library, "Is ")
        done = library.review().answer(question, is_same=True)
        assert done.said == "“Kohl” is “Helmut Kohl”"
        (kohl,) = library.named("Kohl")
        assert (kohl.name, kohl.label, kohl.mentions) == ("Helmut Kohl", "PERSON", 4)
        assert not words(library)
        library.editor().undo()
        assert state(library) == before

    def test_of_several_who_bear_the_surname_it_becomes_one_where_it_stands(
        self, library_of, come
    ) -> None:
        full = "the chancellor Helmut Kohl met the minister Carl Dunn in Kent."
        short = "in Kent the chancellor Kohl met the minister Carl Dunn."
        library = library_of(full, full, full, short, short, "the singer Anna Kohl sang of spring.")
        before = state(library)
        library.review().answer(ask(library, "Is the organisation Kohl (2)"), is_same=True)
        (kohl,) = library.named("Kohl")
        assert (kohl.name, kohl.label, kohl.mentions) == ("Helmut Kohl", "PERSON", 5)
        library.editor().undo()
        assert state(library) == before
        library.editor().redo()
        come(library, "the singer Anna Kohl sang. All of Ohio heard Kohl.")
        assert library.entity_rows([kohl.id])[0].mentions == 5

    @pytest.mark.parametrize(("times", "is_asked"), [(18, True), (2, False)])
    def test_what_one_is_nearly_always_called_is_asked_whatever_stands_around_it(
        self, library_of, times: int, is_asked: bool
    ) -> None:
        named = "the chancellor Helmut Hohl spoke. " + "then he met Hohl again. " * times
        odd = "shares of the maker fell as Hohl reported lower earnings, and so Hohl fell."
        asked = [f"Is the organisation Hohl (2) the person Helmut Hohl ({times + 1})?"]
        assert words(library_of(named, odd)) == asked * is_asked

    def test_two_whose_shares_have_other_symbols_are_two(self, library_of) -> None:
        texts = (
            "the maker Lloyd Inc <LLD> sold cars to Mazda, says Lloyd Inc <LLD>.",
            "the maker Lloyd Industries <LDI> sold cars to Mazda, says Lloyd Industries <LDI>.",
        )
        assert not words(library_of(*texts))


class TestNamesakes:
    """One full name that two may bear."""

    @pytest.fixture
    def library(self, library_of) -> Library:
        court = (
            "in Ohio the judge Ann Lee heard Carl Dunn, whom Paul Orr and Tim Roe defend.",
            "in Ohio the judge Ann Lee heard Carl Dunn and Sue Moe again, says Paul Orr.",
            "in Ohio the judge Ann Lee let Carl Dunn go, to the joy of Paul Orr and Tim Roe.",
            "in Ohio nobody expected of Ann Lee to let Carl Dunn go, says Paul Orr, nor Tim Roe.",
        )
        stage = (
            "in Kent the singer Ann Lee sang with Eva Wood, Joe Hay and Max Fry.",
            "in Kent songs by Ann Lee were played by Eva Wood, Joe Hay and Max Fry.",
            "in Kent the singer Ann Lee thanked Eva Wood, Joe Hay and Max Fry.",
        )
        made: Library = library_of(*court, *stage)
        return made

    def test_two_who_are_never_named_with_the_same_are_asked(self, library: Library) -> None:
        question = ask(library, "Are these two the same Ann Lee?")
        assert question.kind is Doubtful.NAMESAKES
        assert (len(question.here), len(question.there)) == (3, 4)

    def test_yes_changes_nothing_and_is_remembered(self, library: Library) -> None:
        before = state(library)
        library.review().answer(ask(library, "Are these two"), is_same=True)
        assert state(library) == before
        assert not words(library)
        library.editor().undo()
        assert words(library)

    def test_no_splits_the_smaller_group_off_as_one(self, library: Library) -> None:
        before = state(library)
        library.review().answer(ask(library, "Are these two"), is_same=False)
        assert sorted(row.articles for row in library.named("Ann Lee")) == [3, 4]
        assert not words(library)
        library.editor().undo()
        assert state(library) == before


def test_answers_survive_export_and_import() -> None:
    for correction in (
        Correction(Deed.CONFIRM, ("p:ann lee",), said="All “Ann Lee” are one"),
        Correction(Deed.CONFIRM, ("p:smith",), ("p:jane smith",), said="not she"),
    ):
        assert read_line(write_line(correction)) == correction


class TestWatching:
    """Watched entities are known by who they are."""

    def test_a_watch_holds_for_every_name_and_through_corrections(self, library_of) -> None:
        library = library_of(JUDGE, "then Smith closed the trial of Carl Dunn.", "no names here.")
        watching, (jane,) = library.watching(), library.named("Jane Smith")
        assert watching.toggle(jane.id)
        rows = library.article_rows(library.article_ids())
        assert sorted(row.is_watched for row in rows) == [False, True, True]
        library.editor().rename(jane.id, "J. S.")
        library.editor().merge(library.named("Carl Dunn")[0].id, jane.id)
        (watched,) = watching.watched()
        assert (watched.entity.name, watched.unread) == ("J. S.", 2)
        library.set_read(library.article_ids(), is_read=True)
        assert watching.watched()[0].unread == 0
        assert not watching.unread()

    def test_it_is_watched_no_more(self, library_of) -> None:
        library = library_of(JUDGE)
        watching, (jane,) = library.watching(), library.named("Jane Smith")
        assert watching.toggle(jane.id)
        assert watching.ids() == {jane.id}
        assert not watching.toggle(jane.id)
        assert not watching.ids()
        assert not library.article_rows(library.article_ids())[0].is_watched


def test_what_an_article_was_settled_to_mean_can_be_corrected_further(library_of) -> None:
    library = library_of(JUDGE, FARMER, SMITH)
    editor = library.editor()
    (jane,), (john,) = library.named("Jane Smith"), library.named("John Smith")
    (smith,) = [row for row in library.named("Smith") if row.name == "Smith"]
    editor.settle(library.places(smith.id)[0], jane.id)
    (jane,) = library.named("Jane Smith")
    for correct in (
        lambda: editor.merge(jane.id, john.id),
        lambda: editor.rename(jane.id, "J. S."),
        lambda: editor.keep_apart(jane.id, john.id),
        lambda: editor.split_article(library.places(jane.id)[0]),
        lambda: editor.reject(library.places(jane.id)[0]),
        lambda: editor.drop(jane.id),
    ):
        correct()
        assert all(read_line(line) for line in editor.lines())
        editor.undo()
