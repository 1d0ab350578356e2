"""Articles are narrowed by queries, which are saved and are lines of the list of sources then."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tui.screens.sources.screen import SourcesScreen


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


async def test_a_field_that_there_is_not_is_said_where_nothing_is_found(read, library) -> None:
    async with read(library) as reader:
        await find(reader, "foo:bar")
        await reader.until(lambda: reader.listed == [])
        assert "there is no field foo:" in reader.line


async def test_what_rules_hide_of_a_query_is_counted(read, library) -> None:
    library.habits().hide_word("deal")
    async with read(library) as reader:
        await find(reader, "gas")
        await reader.until(lambda: reader.listed == [])
        assert "0 articles, 1 more hidden by rules (is:hidden finds them)" in reader.line
        await find(reader, "gas is:hidden")
        await reader.until(lambda: reader.listed == ["gas"])


async def sources(reader) -> SourcesScreen:
    await reader.press("F")
    screen = reader.app.screen
    assert isinstance(screen, SourcesScreen)
    await reader.until(lambda: screen.shelf)
    return screen


def lines(screen: SourcesScreen) -> list[str]:
    return [line.name for line in screen.list.rows.fetch(0, 99)]


async def test_what_is_starred_is_found_again(read, library) -> None:
    async with read(library) as reader:
        await reader.press("asterisk")
        await reader.until(lambda: reader.listed == [])
        assert "Starred: 0 articles; = shows all again." in reader.line
        await reader.press("asterisk")
        await reader.until(lambda: len(reader.listed) == 5)
        await reader.press("j", "s", "j", "j", "s", "asterisk")
        await reader.until(lambda: reader.listed == ["gas", "visit"])
        screen = await sources(reader)
        assert lines(screen) == ["All articles", "Starred", "news"]
        await reader.press("j", "enter")
        await reader.until(lambda: reader.listed == ["gas", "visit"])
        assert "Starred 2" in reader.shot()


async def test_what_is_watched_is_a_line_of_the_sources(read, library) -> None:
    async with read(library) as reader:
        await reader.press("3", "w")
        screen = await sources(reader)
        assert lines(screen) == ["All articles", "Watched", "news"]
        await reader.press("j", "enter")
        await reader.until(lambda: reader.listed == ["summit", "gas", "visit"])


async def test_a_list_is_saved_opened_renamed_changed_and_removed(read, library) -> None:
    async with read(library) as reader:
        await find(reader, "who:putin -gas")
        await reader.until(lambda: len(reader.listed) == 2)
        await reader.press("V", *"The Kremlin", "enter")
        await reader.until(lambda: "“The Kremlin” is saved: F lists it" in reader.line)
        assert "The Kremlin 2" in reader.shot()
        await reader.press("ampersand", "ctrl+u", *"rain*", "enter")
        await reader.until(lambda: "weather" in reader.listed)
        await reader.press("V", "ctrl+u", *"the kremlin", "enter")
        await reader.until(lambda: "is saved" in reader.line and "It was: who:putin" in reader.line)
        library.views().save("The Kremlin", "who:putin -gas")
        await reader.press("=")
        screen = await sources(reader)
        assert lines(screen) == ["All articles", "The Kremlin", "news"]
        assert "2 of 2" in reader.shot()
        await reader.press("j", "E", *" now", "enter")
        await reader.until(lambda: "The Kremlin now" in lines(screen))
        await reader.press("T", *" OR rain*", "enter")
        await reader.until(lambda: "rain*" in screen.shelf.views[0].query)
        await reader.press("i")
        assert "finds       who:putin -gas OR rain*" in reader.shot()
        await reader.press("escape", "T", *" OR", "enter")
        await reader.until(lambda: "has nothing behind it." in reader.shot())
        await reader.press("D", "r")
        await reader.until(lambda: lines(screen) == ["All articles", "news"])


async def test_other_lists_are_saved_as_what_they_are_narrowed_to(read, library) -> None:
    async with read(library) as reader:
        await reader.press("V")
        assert "narrow the list first (&, =, H, F), then save it." in reader.line
        await reader.press("f", "=", "H")
        await reader.until(lambda: reader.screen.listing.scope.is_unread)
        await reader.press("V", "enter")
        await reader.until(lambda: "“Vladimir Putin” is saved" in reader.line)
    (view,) = library.views().listed()
    assert view == ("Vladimir Putin", 'who:"Vladimir Putin" is:unread', 3, 3, "")


async def test_a_view_that_cannot_be_read_any_more_says_why(read, library) -> None:
    library.views().save("First", "gas")
    library.views().save("Second", "view:first rain*")
    library.views().remove("First")
    async with read(library) as reader:
        await sources(reader)
        await reader.press("j")
        assert "No view is called “first”." in reader.shot()
        await reader.press("enter")
        await reader.until(lambda: reader.listed == [])


async def test_the_palette_knows_views_and_finds_by_queries(read, library) -> None:
    library.views().save("Kremlin", "who:putin -gas")
    async with read(library) as reader:
        await reader.press("colon")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"gas OR")
        await reader.press(*" jane")
        await reader.until(lambda: "match" in reader.shot())
        await reader.press("escape", "colon")
        await reader.until(lambda: isinstance(reader.app.focused, Input))
        await reader.press(*"kreml")
        await reader.until(lambda: "Kremlin  saved list" in reader.shot())
        await reader.press("enter")
        await reader.until(lambda: reader.listed == ["summit", "visit"])


async def test_the_last_queries_come_back_at_the_next_start_too(read, library) -> None:
    async with read(library) as reader:
        for query in ("gas", "rain*", "gas"):
            await find(reader, query)
            await reader.until(lambda query=query: f"“{query}”:" in reader.line)
        await reader.press("ampersand", "up", "up", "enter")
        await reader.until(lambda: "“rain*”: 2 articles" in reader.line)
    async with read(library) as reader:
        await reader.press("ampersand", *"jane", "up", "up", "down", "down", "enter")
        await reader.until(lambda: reader.listed == ["match"])
        await reader.press("ampersand", "up", "up", "up", "up", "up", "enter")
        await reader.until(lambda: "“gas”: 1 article" in reader.line)


async def test_words_that_are_a_name_say_what_its_other_names_would_find(read, library) -> None:
    async with read(library) as reader:
        await find(reader, '"vladimir putin"')
        await reader.until(lambda: reader.listed == ["summit", "visit"])
        assert '2 articles, who:"vladimir putin" finds 3; = shows' in reader.line
        await find(reader, "putin")
        await reader.until(lambda: len(reader.listed) == 3)
        assert "“putin”: 3 articles; = shows" in reader.line
