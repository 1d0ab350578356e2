"""The library: what came in is there, is found again, and survives."""

from __future__ import annotations

import re
import sqlite3
import threading
from concurrent.futures import Executor, Future
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from analysis.errors import LibraryError, QueryError
from analysis.library import Library
from analysis.models import Reason
from analysis.recognition.workers.recogniser import Recogniser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def capitals(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """A stand-in for the model: runs of capitalised words are persons."""
    return [
        [(m.start(), m.end(), "PERSON", "name") for m in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+)*", t)]
        for t in texts
    ]


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


@pytest.fixture
def bring(library: Library) -> Callable[..., object]:
    def bring(*locations: Path):  # type: ignore[no-untyped-def]
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            return library.refresh([str(place) for place in locations], recogniser=recogniser)

    return bring


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("he met Vladimir Putin and later Putin left for home.\n")
    (folder / "b.txt").write_text("they say that Putin is to meet Jane Doe.\n")
    return folder


def test_an_import_brings_articles_in_and_links_their_names(library, bring, folder) -> None:
    outcome = bring(folder)
    assert (outcome.added, outcome.analysed, outcome.failures) == (2, 2, [])
    (putin,) = library.named("Vladimir Putin")
    assert (putin.name, putin.mentions, putin.articles) == ("Vladimir Putin", 3, 2)
    assert library.names(putin.id) == [("Putin", 2), ("Vladimir Putin", 1)]


def test_a_link_says_why_it_was_made(library, bring, folder) -> None:
    bring(folder)
    (putin,) = library.named("Vladimir Putin")
    contexts = library.contexts(library.places(putin.id))
    reasons = {context.before.split()[-1]: context.evidence.reason for context in contexts}
    assert reasons == {
        "met": Reason.SAME_NAME,
        "later": Reason.SURNAME,
        "that": Reason.ONLY_ONE,
    }


def test_an_unchanged_folder_is_not_analysed_again(library, bring, folder) -> None:
    bring(folder)
    outcome = bring(folder)
    assert (outcome.added, outcome.changed, outcome.unchanged, outcome.analysed) == (0, 0, 2, 0)


def test_a_changed_file_keeps_its_marks_and_gets_new_names(library, bring, folder) -> None:
    bring(folder)
    article = next(
        row for row in library.article_rows(library.article_ids()) if "he met" in row.title
    )
    library.set_read([article.id], True)
    library.set_starred([article.id], True)
    (folder / "a.txt").write_text("he met Angela Merkel, and Merkel smiled.\n")
    outcome = bring(folder)
    assert (outcome.changed, outcome.analysed) == (1, 1)
    (row,) = library.article_rows([article.id])
    assert (row.is_read, row.is_starred) == (True, True)
    assert library.article_ids(query="merkel").tolist() == [article.id]
    assert library.named("Vladimir Putin") == []
    (putin,) = library.named("Putin")
    assert (putin.mentions, putin.articles) == (1, 1)


def test_a_vanished_file_is_kept_and_marked_until_it_comes_back(library, bring, folder) -> None:
    bring(folder)
    text = (folder / "b.txt").read_text()
    (folder / "b.txt").unlink()
    assert bring(folder).missing == 1
    assert sorted(r.is_missing for r in library.article_rows(library.article_ids())) == [
        False,
        True,
    ]
    (folder / "b.txt").write_text(text)
    bring(folder)
    assert not any(r.is_missing for r in library.article_rows(library.article_ids()))
    assert len(library.article_ids()) == 2


def test_a_place_that_is_not_there_is_a_worded_failure(library, bring, tmp_path) -> None:
    (failure,) = bring(tmp_path / "nowhere").failures
    assert "nowhere" in failure.where
    assert failure.reason
    assert library.sources() == []


def test_a_file_reached_through_two_sources_is_one_article(library, bring, folder) -> None:
    bring(folder)
    bring(folder / "a.txt")
    assert len(library.article_ids()) == 2


def test_mentions_are_walked_through_all_articles_and_round(library, bring, folder) -> None:
    bring(folder)
    (putin,) = library.named("Vladimir Putin")
    places = library.places(putin.id)
    article, offset, walked = places[0].article, -1, []
    for _ in range(4):
        place = library.next_place(putin.id, article, offset, 1)
        walked.append(place)
        article = place.article
        offset = library.mentions(article)[place.ordinal].start
    assert walked == [*places, places[0]]
    back = library.next_place(putin.id, places[0].article, -1, -1)
    assert back == places[-1]


def test_the_next_article_that_mentions_an_entity(library, bring, folder) -> None:
    bring(folder)
    (putin,) = library.named("Vladimir Putin")
    (doe,) = library.named("Jane Doe")
    places = library.places(putin.id)
    there = library.next_article(putin.id, places[0].article, 1)
    assert there.article == places[-1].article
    assert library.next_article(doe.id, library.places(doe.id)[0].article, 1) is None


def test_entities_of_an_article_count_here_and_everywhere(library, bring, folder) -> None:
    bring(folder)
    article = library.article_ids(query="jane")[0]
    rows = {row.name: (row.here, row.mentions) for row in library.entities_of(article)}
    assert rows == {"Vladimir Putin": (1, 3), "Jane Doe": (1, 1)}


def test_lists_are_filtered_by_entity_and_marks(library, bring, folder) -> None:
    bring(folder)
    (doe,) = library.named("Jane Doe")
    (article,) = library.article_ids(entity=doe.id)
    library.set_read([article], True)
    assert article not in library.article_ids(unread=True)
    assert library.article_ids(entity=doe.id, unread=True).tolist() == []
    assert library.counts() == (2, 1, 0)


def test_an_entity_keeps_its_id_when_its_group_grows(library, bring, folder) -> None:
    bring(folder / "b.txt")
    (before,) = library.named("Putin")
    bring(folder)
    (after,) = library.named("Putin")
    assert (after.id, after.name) == (before.id, "Vladimir Putin")


def test_without_a_model_articles_come_in_and_wait(library, folder) -> None:
    outcome = library.refresh([str(folder)], model="no_such_model")
    assert outcome.added == 2
    assert "no_such_model" in outcome.failures[0].reason
    assert library.counts()[2] == 2


def test_a_better_model_analyses_again_exactly_what_it_must(library, bring, folder) -> None:
    bring(folder)

    class Better(Recogniser):
        version = "better 1"

    with Better(executor=AtOnce(), analyse=capitals) as recogniser:
        assert library.refresh([], recogniser=recogniser).analysed == 2
        assert library.refresh([], recogniser=recogniser).analysed == 0


def test_an_import_can_be_stopped_and_finished_later(library, bring, folder) -> None:
    stop = threading.Event()
    stop.set()
    with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
        outcome = library.refresh([str(folder)], recogniser=recogniser, stop=stop)
    assert outcome.was_stopped
    bring()
    assert library.counts() == (2, 2, 0)


def test_what_the_reader_remembers_is_there_at_the_next_start(library) -> None:
    assert library.state("theme", "none") == "none"
    library.set_state("theme", "nord")
    library.set_state("theme", "gruvbox")
    again = Library.open(library.path)
    assert again.state("theme") == "gruvbox"
    again.close()


def test_the_names_of_entities_are_searched_in_plain_text(library, bring, folder) -> None:
    bring(folder)
    assert [e.name for e in library.entity_rows(library.entity_ids(matching="puti"))] == [
        "Vladimir Putin"
    ]
    assert library.entity_ids(matching="%").tolist() == []


@pytest.mark.parametrize("words", ['"', "AND", "NOT putin OR", "(", "*", "title:", "putin -x", "^"])
def test_search_takes_any_words_or_says_what_is_wrong(library, bring, folder, words: str) -> None:
    bring(folder)
    with suppress(QueryError):
        library.article_ids(query=words)


def test_a_file_that_is_no_library_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(LibraryError, match="not a newsreader library"):
        Library.open(path)
    assert path.read_text() == "Dear reader, " * 100


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    with pytest.raises(LibraryError, match="another program"):
        Library.open(path)


def test_a_library_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(LibraryError, match="schema 99"):
        Library.open(path)


def test_a_folder_in_place_of_the_library_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path)


def test_two_programs_use_one_library_at_once(library, bring, folder) -> None:
    other = Library.open(library.path)
    bring(folder)
    assert other.counts()[0] == 2
    other.set_read(other.article_ids(), True)
    assert library.counts()[1] == 0
    other.close()
