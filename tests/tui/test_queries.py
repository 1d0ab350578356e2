"""Articles are narrowed by queries, which are saved and are lines of the list of sources then."""

from __future__ import annotations

import pytest


async def find(reader, words: str) -> None:
    """Type a query in the place of what stands there."""
    await reader.press("ampersand", *words, "enter")


@pytest.mark.parametrize(
    ("query", "listed"),
    [
        ("who:putin -gas", ["summit", "visit"]),
        ("gas OR rain*", ["gas", "match", "weather"]),
        ("after:2022-09-13 before:2022-09-15", ["gas", "match"]),
        ("title:visit", ["visit"]),
    ],
)
async def test_a_query_narrows_the_list(read, library, query, listed) -> None:
    async with read(library) as reader:
        await find(reader, query)
        await reader.until(lambda: reader.listed == listed)
        assert f"“{query}”: {len(listed)} article" in reader.line


async def test_how_a_query_is_written_is_said_while_one_is_typed(read, library) -> None:
    async with read(library) as reader:
        await reader.press("ampersand")
        assert "who:NAME after:7d is:starred" in reader.shot()


async def test_a_mistake_is_said_and_what_was_typed_stays(read, library) -> None:
    async with read(library) as reader:
        await find(reader, "gas OR")
        await reader.until(lambda: "OR at character 5 has nothing behind it." in reader.shot())
        await reader.press("end", *" rain*", "enter")
        await reader.until(lambda: reader.listed == ["gas", "match", "weather"])


async def test_what_is_open_is_no_hit_of_a_query_without_hits(read, library) -> None:
    async with read(library) as reader:
        await reader.press("j")
        assert reader.title == "gas"
        await find(reader, "boeing")
        await reader.until(lambda: reader.listed == [])
        assert "“boeing”: 0 articles; = shows all again." in reader.line
        assert "Nothing is listed here" in reader.shot()
        await reader.press("=")
        await reader.until(lambda: len(reader.listed) == 5)
        assert reader.title == "gas"
        await reader.press("j")
        assert reader.title == "match"


async def test_what_rules_hide_of_a_query_is_counted(read, library) -> None:
    library.habits().hide_word("deal")
    async with read(library) as reader:
        await find(reader, "gas")
        await reader.until(lambda: reader.listed == [])
        assert "0 articles, 1 more hidden by rules (is:hidden finds them)" in reader.line
        await find(reader, "gas is:hidden")
        await reader.until(lambda: reader.listed == ["gas"])
