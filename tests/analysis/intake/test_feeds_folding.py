"""What feeds bring, change and take away is folded in the same look, whatever is analysed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.intake.asking import Network
from tests.analysis.newsstand import TIGHT
from tests.analysis.subscriber import AtOnce, Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = " ".join(
    f"The minister said on Thursday that bridge number {n} would be mended before the winter."
    for n in ("one", "two", "three", "four", "five", "six", "seven", "eight")
)
GERMAN = " ".join(
    f"Der Minister sagte am Donnerstag, dass die Brücke {n} noch vor dem Winter erneuert werde."
    for n in ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht")
)
OTHER = " ".join(
    f"A storm took the roof off house number {n} in the harbour, and nobody was hurt by it."
    for n in ("one", "two", "three", "four", "five", "six", "seven", "eight")
)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as opened:
        yield opened


def look_without_model(reader: Reader, *paths: str) -> None:
    """Look at feeds where no model is installed."""
    network = Network(frozenset({reader.stand.place}), proxies={}, feed_limits=TIGHT)
    outcome = reader.library.refresh(
        [reader.stand.url(path) for path in paths],
        feeds=True,
        network=network,
        parser=AtOnce(),
        model="no_such_model",
    )
    assert [failure.where for failure in outcome.failures] == ["names"]


def lines(reader: Reader) -> int:
    listed = reader.library.article_ids()
    return len(reader.library.stories().folded(listed, "copies"))


def serve(reader: Reader, *texts: str) -> list[str]:
    paths = [f"/feeds/{n}" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        reader.serve(rss(item(path, "Bridges", text), title=path), path)
    return paths


def test_copies_are_folded_though_no_names_are_found(reader: Reader) -> None:
    paths = serve(reader, ENGLISH, ENGLISH, ENGLISH)
    look_without_model(reader, *paths)
    assert (len(reader.library.article_ids()), lines(reader)) == (3, 1)


def test_copies_in_a_language_without_a_model_are_folded(reader: Reader) -> None:
    reader.look(*serve(reader, GERMAN, GERMAN))
    assert lines(reader) == 1


@pytest.mark.parametrize("has_model", [True, False])
def test_an_updated_entry_leaves_its_fold_or_joins_one(reader: Reader, has_model: bool) -> None:
    def look(*paths: str) -> None:
        _ = reader.look(*paths) if has_model else look_without_model(reader, *paths)

    paths = serve(reader, ENGLISH, ENGLISH)
    look(*paths)
    assert lines(reader) == 1
    serve(reader, ENGLISH, OTHER)
    look()
    assert lines(reader) == 2
    serve(reader, OTHER, OTHER)
    look()
    assert lines(reader) == 1


def test_what_was_folded_under_a_source_that_is_removed_is_folded_anew(reader: Reader) -> None:
    reader.look(*serve(reader, ENGLISH, ENGLISH, ENGLISH))
    (shown,) = reader.library.stories().folded(reader.library.article_ids(), "copies")
    source = reader.library.desk().source_of(shown)
    assert source is not None
    assert reader.library.desk().remove(source.id, with_articles=True) == 1
    assert (len(reader.library.article_ids()), lines(reader)) == (2, 1)


def test_names_and_folds_can_be_left_for_the_next_look(reader: Reader, tmp_path: Path) -> None:
    paths = serve(reader, ENGLISH, ENGLISH)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "copy.txt").write_text(f"Bridges\n\n{ENGLISH}\n")
    outcome = reader.look(*paths, tmp_path / "news", later=True)
    assert (outcome.added, outcome.analysed, outcome.failures) == (3, 0, [])
    assert reader.library.counts()[2] == 3
    assert lines(reader) == 3
    assert len(reader.library.article_ids(query="mended winter")) == 3
    outcome = reader.look()
    assert (outcome.added, outcome.analysed) == (0, 3)
    assert lines(reader) == 1


def test_what_was_left_is_found_and_folded_without_asking_anybody(reader: Reader) -> None:
    reader.look(*serve(reader, ENGLISH, ENGLISH), later=True)
    outcome = reader.look(feeds=False)
    assert reader.stand.asked == []
    assert (outcome.analysed, lines(reader)) == (2, 1)


def test_an_entry_that_changes_its_language_is_read_in_the_new_one(reader: Reader) -> None:
    paths = serve(reader, GERMAN)
    reader.look(*paths)
    assert reader.articles()[0].language == "de"
    serve(reader, ENGLISH)
    assert reader.look().analysed == 1
    assert reader.articles()[0].language == "en"
    assert reader.library.mentions(reader.articles()[0].id)
