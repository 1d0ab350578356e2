"""What is unread: listed, counted, marked, and the marks taken back."""

from __future__ import annotations

import pytest


def title(reader) -> str:
    return str(reader.screen.articles.border_title)


async def test_the_title_counts_what_is_unread_right_after_a_mark(read, library) -> None:
    async with read(library) as reader:
        assert title(reader) == "Articles 5 · 5 unread"
        await reader.press("m")
        assert title(reader) == "Articles 5 · 4 unread"
        await reader.press("m")
        assert title(reader) == "Articles 5 · 5 unread"


@pytest.mark.parametrize("key", ["A", "u"])
async def test_marks_of_the_whole_list_are_taken_back(read, library, key) -> None:
    async with read(library) as reader:
        await reader.press("m", "A")
        assert reader.line.startswith("4 articles are marked read; A or u takes it back.")
        assert title(reader) == "Articles 5"
        await reader.until(lambda: library.counts()[1] == 0)
        await reader.press(key)
        assert reader.line.startswith("4 articles are unread again.")
        await reader.until(lambda: library.counts()[1] == 4)
        await reader.press("u")
        assert "Nothing to undo" in reader.line


async def test_a_list_of_what_is_unread_keeps_what_is_read_until_it_is_left(read, library) -> None:
    async with read(library) as reader:
        await reader.press("m", "j", "j", "H")
        assert reader.listed == ["gas", "match", "visit", "weather"]
        assert title(reader).startswith("Unread 4")
        await reader.press("m", "j", "m")
        await reader.until(lambda: library.counts()[1] == 2)
        reader.screen.crew.arrivals.look_up()
        await reader.rest()
        assert reader.listed == ["gas", "match", "visit", "weather"]
        await reader.press("H")
        assert len(reader.listed) == 5
        await reader.press("H")
        assert "2 unread articles; H shows all again." in reader.line
    async with read(library) as reader:
        assert title(reader).startswith("Unread")


async def test_the_next_unread_article_is_said_to_be_elsewhere(read, library) -> None:
    async with read(library) as reader:
        putin = library.named("Vladimir Putin")[0].id
        reader.screen.crew.names.focus(putin)
        await reader.press("=")
        await reader.press("A")
        await reader.press("n")
        assert "No unread articles are listed. 2 others are not listed; = lists all." in reader.line
        await reader.press("escape")
        await reader.press("n")
        assert reader.title in {"match", "weather"}


async def test_articles_are_found_by_their_words(read, library) -> None:
    async with read(library) as reader:
        everything = reader.listed
        await reader.press("&", *"gas", "enter")
        await reader.until(lambda: reader.listed != everything)
        found = [library.article(one) for one in library.article_ids(query="gas")]
        assert reader.listed == [article.title for article in found]
        assert "“gas”: " in reader.line
        await reader.press("=")
        await reader.until(lambda: reader.listed == everything)
        await reader.press("&", *"zzzz", "enter")
        await reader.until(lambda: "0 articles" in reader.line)
