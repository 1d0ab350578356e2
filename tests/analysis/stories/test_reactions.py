"""Folds follow whatever happens to articles: sources, editions, rules, retention, marks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analysis.intake.removal import sweep
from analysis.intake.stories import fold
from analysis.lexicon import shipped
from analysis.library import Library
from analysis.storage import database, folds
from tests.analysis.story_shelf import Item, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WARES = ("bread", "milk", "salt", "coal", "iron", "rice", "tea", "wool", "fish", "corn")
TEXT = " ".join(
    f"The delegates of region {n} spoke about the price of {word} on that long day in the harbour."
    for n, word in enumerate(WARES)
)
GERMAN = (
    "Der Rat der Stadt hat den Haushalt in der Nacht nach langer Debatte beschlossen."
    " Die Opposition kritisierte, dass für Straßen weniger Geld da sei, und"
    " kündigte an, den Beschluss vor Gericht prüfen zu lassen. Die Mehrheit sprach von Vernunft."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.open(tmp_path / "library.db")
    yield made
    made.close()


def take(library: Library, file: Path, **texts: str) -> None:
    """Take articles in from a file, without analysing them."""
    rows = ({"id": one, "title": f"Talks {one}", "text": text} for one, text in texts.items())
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    library.refresh([str(file)], model="no_such_model")


def lines(library: Library) -> dict[str, set[str]]:
    told, ids = library.stories(), library.article_ids()
    title = {row.id: row.title for row in library.article_rows(ids)}
    return {title[i]: {title[m] for m in told.members(i)} for i in told.folded(ids)}


def test_the_same_text_in_two_sources_has_one_line_until_one_source_is_removed(
    library, tmp_path
) -> None:
    take(library, tmp_path / "a.jsonl", one=TEXT)
    take(library, tmp_path / "b.jsonl", two=TEXT)
    (line,) = lines(library).values()
    assert len(line) == 1
    library.desk().remove(library.sources()[1].id, with_articles=True)
    assert lines(library) == {"Talks one": set()}


def test_an_article_that_is_changed_leaves_its_fold_and_comes_back(library, tmp_path) -> None:
    take(library, tmp_path / "a.jsonl", one=TEXT, two=TEXT + " It rained.")
    assert len(lines(library)) == 1
    take(library, tmp_path / "a.jsonl", one=TEXT, two=GERMAN)
    assert len(lines(library)) == 2
    take(library, tmp_path / "a.jsonl", one=TEXT, two=TEXT + " It rained.")
    assert len(lines(library)) == 1


def test_a_language_without_a_model_is_folded_as_any_other(library, tmp_path) -> None:
    take(library, tmp_path / "a.jsonl", one=GERMAN, two=GERMAN + " Am Abend regnete es.")
    assert len(lines(library)) == 1
    assert {library.article(one).language for one in library.article_ids()} == {"de"}


def test_what_a_rule_hides_is_neither_counted_nor_unfolded(library, tmp_path) -> None:
    take(library, tmp_path / "a.jsonl", one=TEXT, two=TEXT + " Fog.", three=TEXT + " Snow fell.")
    told = library.stories()
    (line,) = told.folded(library.article_ids())
    assert told.folds([line]) == {line: folds.Fold(2, 0, 3 - 1)}
    habits = library.habits()
    hidden = habits.hide_word("snow")
    (line,) = told.folded(library.article_ids())
    assert told.folds([line]) == {line: folds.Fold(1, 0, 1)}
    assert len(told.members(line)) == 1
    (hidden_line,) = library.article_ids(hidden=True)
    assert len(told.members(hidden_line)) == 2
    assert told.folds([hidden_line])[hidden_line].copies == 2
    habits.hide_word("fog")
    assert not told.folds(library.article_ids())
    habits.show_again(hidden.rule.id)
    assert told.folds(told.folded(library.article_ids()))


def test_what_is_read_in_a_fold_is_counted_there_as_in_the_library(library, tmp_path) -> None:
    take(library, tmp_path / "a.jsonl", one=TEXT, two=TEXT + " Fog.", three=TEXT + " Snow fell.")
    told = library.stories()
    (line,) = told.folded(library.article_ids())
    first, second = told.members(line)
    for marked, left in (([line], 2), ([first], 1), ([second], 0)):
        library.set_read(marked, True)
        assert library.counts()[1] == left
        assert told.folds([line])[line].unread == left
        unread = library.article_ids(unread=True)
        assert len(told.folded(unread)) == min(left, 1)
    library.set_starred([first], True)
    assert told.members(line).tolist() == [first, second]


def test_articles_without_a_date_fold_with_those_that_have_one(tmp_path) -> None:
    shelf = Shelf(tmp_path / "library.db")
    shelf.put({"undated": Item(TEXT), "other": Item(TEXT + " It rained.", 900_000)})
    with database.transaction(shelf.connection):
        shelf.connection.execute(
            "UPDATE article SET published = '2026-01-01' WHERE id = ?", (shelf.ids["other"],)
        )
        fold(shelf.connection)
    assert len(shelf.lines()) == 1


def test_what_retention_removes_leaves_folds_that_are_right(tmp_path, monkeypatch) -> None:
    shelf = Shelf(tmp_path / "library.db")
    shelf.put({f"{n}": Item(f"{TEXT} Edition {n}.", n) for n in range(4)})
    ((shown, _),) = shelf.lines().items()
    gone = [[shelf.ids.pop(shown)], []]
    monkeypatch.setattr("analysis.storage.retention.outdated", lambda *_: gone.pop(0))

    def writing():  # type: ignore[no-untyped-def]
        return database.transaction(shelf.connection)

    class Writing:
        def __init__(self) -> None:
            self._transaction = writing()

        def __enter__(self):  # type: ignore[no-untyped-def]
            self._transaction.__enter__()
            return shelf.connection

        def __exit__(self, *error: object) -> None:
            self._transaction.__exit__(*error)

    assert sweep(Writing, 1, shipped(), lambda: False) == 1
    ((_, others),) = shelf.lines().items()
    assert len(others) == 2
