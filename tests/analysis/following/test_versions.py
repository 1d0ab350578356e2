"""What an article said before its source changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.analysis.subscriber import Reader, item, rss, subscriber

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.models import ArticleRow


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with subscriber(tmp_path) as reader:
        yield reader


def say(reader: Reader, title: str, text: str = "He met her.") -> list[int]:
    """Let the feed say something; the articles that were read before and are changed."""
    reader.serve(rss(item("1", title, text)))
    return reader.look("/feed").rewritten


def row(reader: Reader) -> ArticleRow:
    return reader.library.article_rows(reader.library.article_ids())[0]


def read(reader: Reader) -> None:
    reader.library.set_read(reader.library.article_ids(), True)


def test_a_read_article_that_is_rewritten_stays_read_and_is_marked_until_it_is_read_again(
    reader: Reader,
) -> None:
    say(reader, "He met her")
    read(reader)
    assert say(reader, "He never met her", "He says so.") == [row(reader).id]
    assert (row(reader).is_read, row(reader).is_changed) == (True, True)
    before, after, _ = reader.library.desk().rewriting(row(reader).id)
    assert (before.title, after.title) == ("He met her", "He never met her")
    assert "He met her." in before.text
    read(reader)
    assert not row(reader).is_changed
    assert reader.library.desk().rewriting(row(reader).id) is not None


def test_an_unread_article_that_is_rewritten_bears_no_second_mark(reader: Reader) -> None:
    say(reader, "He met her")
    assert say(reader, "He never met her") == []
    assert not row(reader).is_changed
    before, _, _ = reader.library.desk().rewriting(row(reader).id)
    assert before.title == "He met her"


def test_what_was_read_is_kept_however_often_it_is_rewritten_after_that(reader: Reader) -> None:
    say(reader, "update 0")
    say(reader, "update 1")
    read(reader)
    for number in range(2, 9):
        say(reader, f"update {number}")
    before, after, _ = reader.library.desk().rewriting(row(reader).id)
    assert (before.title, after.title) == ("update 1", "update 8")
    with reader.library._reading() as connection:
        assert connection.execute("SELECT count(*) FROM earlier").fetchone() == (2,)


def test_an_article_that_says_again_what_was_read_is_changed_no_more(reader: Reader) -> None:
    say(reader, "He met her")
    read(reader)
    say(reader, "He never met her")
    assert say(reader, "He met her") == []
    assert not row(reader).is_changed


def test_what_only_has_another_date_is_not_rewritten(reader: Reader) -> None:
    for hour in (10, 12):
        reader.serve(rss(item("1", "one", date=f"Thu, 15 Sep 2022 {hour}:00:00 GMT")))
        outcome = reader.look("/feed")
        read(reader)
    assert (outcome.changed, outcome.rewritten) == (1, [])
    assert reader.library.desk().rewriting(row(reader).id) is None


def test_a_file_that_is_rewritten_is_marked_as_well(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: one\n---\nHe met her.\n")
    reader.look(path)
    read(reader)
    path.write_text("---\ntitle: one\n---\nHe never met her.\n")
    reader.look(path, feeds=False)
    assert row(reader).is_changed


def test_a_change_of_the_feed_is_marked_where_the_full_text_is_shown(reader: Reader) -> None:
    page = "".join(f"<p>The {n}th thing that he said that day was long.</p>" for n in range(30))
    html = f'<html><meta property="og:type" content="article"><article>{page}</article></html>'
    reader.serve(html.encode(), "/story", Content_Type="text/html")
    link = reader.stand.url("/story")
    reader.serve(rss(item("1", "He met her", "He met…", link=link)))
    reader.look("/feed")
    reader.look(full=reader.library.article_ids(), feeds=False)
    assert "29th thing" in reader.articles()[0].text
    read(reader)
    reader.serve(rss(item("1", "Withdrawn", "He never…", link=link)))
    reader.look("/feed")
    assert row(reader).is_changed
    before, after, _ = reader.library.desk().rewriting(row(reader).id)
    assert (before.title, after.title) == ("He met her", "Withdrawn")


def test_what_is_changed_since_it_was_read_is_kept_until_it_is_read_again(reader: Reader) -> None:
    say(reader, "He met her")
    read(reader)
    say(reader, "He never met her")
    reader.library.habits().set_keep_days(30)
    with reader.library._writing() as connection:
        connection.execute("UPDATE article SET placed = 0, added_at = '2005-01-01T00:00:00Z'")
    reader.serve(rss(item("2", "It rains")))
    assert reader.look("/feed").expired == 0
    read(reader)
    reader.serve(rss(item("3", "It snows")))
    assert reader.look("/feed").expired == 1
