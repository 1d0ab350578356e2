"""Feeds and pages that come in while one reads, from a server on this machine."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual import events

from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.newsstand import answer, newsstand
from tests.analysis.subscriber import AtOnce, capitals, item, rss
from tui.location import read_locations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from tests.analysis.newsstand import Newsstand

FEED = rss(
    item("1", "Putin met Xi", "They met in Samarkand."),
    item("2", "It rains", "As it did before."),
    title="The [b]Stand[/b]",
)
PAGE = (
    b"""<html><head><title>A long read</title><meta property="og:type" content="article"></head>
<body><article><h1>A long read</h1>"""
    + b"<p>Putin said a good many words today.</p>" * 40
    + b"""
</article></body></html>"""
)


class OwnLibrary(Library):
    """A library that needs neither a model nor other processes."""

    parser: Executor = AtOnce()

    def refresh(self, locations=(), **options):
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            more = {"recogniser": recogniser, "parser": self.parser}
            return super().refresh(locations, **{**options, **more})


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    library = OwnLibrary.open(tmp_path / "own.db")
    yield library
    library.close()


@pytest.fixture
def stand() -> Iterator[Newsstand]:
    with newsstand() as stand:
        stand.routes["/news"] = answer(200, FEED)
        stand.routes["/page"] = answer(200, PAGE, Content_Type="text/html")
        yield stand


async def say(reader, words: str) -> None:
    """Wait until the bottom line says something."""
    try:
        await reader.until(lambda: words in reader.line)
    except AssertionError:
        raise AssertionError(reader.line) from None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("https://a.example/feed", ("https://a.example/feed",)),
        ("  <https://a.example/feed>\n", ("https://a.example/feed",)),
        ("https://a.example/a/long/\n   path", ("https://a.example/a/long/path",)),
        ("https://a.example http://b.example", ("https://a.example", "http://b.example")),
        ("feed://a.example/x", ("feed://a.example/x",)),
        ("example.com/feed", ("https://example.com/feed",)),
        ("news.example.com", ("https://news.example.com",)),
        ("localhost.test:8080/x", ("https://localhost.test:8080/x",)),
        ("localhost:8977/feed.xml", ("http://localhost:8977/feed.xml",)),
        ("localhost/feed", ("http://localhost/feed",)),
        ("127.0.0.1:8977/feed.xml", ("http://127.0.0.1:8977/feed.xml",)),
        ("192.168.1.2", ("http://192.168.1.2",)),
        ("[::1]:8080/x", ("http://[::1]:8080/x",)),
        ("/", ("/",)),
        ("'/tmp'", ("/tmp",)),
        ("file:///tmp", ("/tmp",)),
        ("", ()),
    ],
)
def test_locations_are_read_as_they_are_pasted(words, found) -> None:
    assert read_locations(words) == (found, "")


@pytest.mark.parametrize(
    "words",
    [
        "gopher://x",
        "/no/such",
        "~nobody-here/x",
        "a\0b",
        "x" * 5000,
        "notes.txt",
        "a.b c/d",
        "./a.example/x",
        "localhost",
        "localhosts:80/x",
        "1.2.3/x",
        "127.0.0.1:x/y",
    ],
)
def test_what_cannot_be_added_is_said_in_a_sentence(words) -> None:
    found, trouble = read_locations(words)
    assert not found
    assert trouble.endswith(".")


async def test_a_feed_is_followed_by_its_address(read, own, stand) -> None:
    async with read(own) as reader:
        await reader.press("a", *stand.url("/news"), "enter")
        await say(reader, "“The [b]Stand[/b]” is followed: 2 articles.")
        assert sorted(reader.listed) == ["It rains", "Putin met Xi"]


async def test_what_is_followed_already_is_called_so(read, own, stand) -> None:
    async with read(own) as reader:
        await reader.press("a", *stand.url("/news"), "enter")
        await say(reader, "is followed: 2 articles.")
        await reader.press("a", *stand.url("/news"), "enter")
        await say(reader, "“The [b]Stand[/b]” is followed already. Nothing new.")


async def test_a_wrong_entry_stays_to_be_mended(read, own) -> None:
    async with read(own) as reader:
        await reader.press("a", *"no-such", "enter")
        assert reader.line == "There is no file or folder no-such."
        assert reader.screen.prompt is not None
        await reader.press("x", "enter")
        assert reader.line == "There is no file or folder no-suchx."


async def test_a_pasted_address_may_be_broken_over_lines(read, own, stand) -> None:
    async with read(own) as reader:
        await reader.press("a")
        reader.app._driver.send_message(events.Paste(f"\n{stand.url('/ne')}\n  ws \n"))
        await reader.press("enter")
        await say(reader, "is followed")


async def test_an_address_pasted_without_a_line_is_asked_about(read, own, stand) -> None:
    async with read(own) as reader:
        reader.app._driver.send_message(events.Paste(stand.url("/page")))
        await reader.rest()
        await reader.press("enter")
        await say(reader, "“A long read” is saved.")


async def test_what_went_wrong_is_one_sentence(read, own, stand) -> None:
    async with read(own) as reader:
        await reader.press("a", *stand.url("/404"), "enter")
        await say(reader, "1 source could not be had:")


async def test_an_address_at_the_start_is_added(read, own, stand) -> None:
    async with read(own, sources=(stand.url("/news"),)) as reader:
        await say(reader, "is followed: 2 articles.")


async def test_opening_the_reader_asks_nobody(read, own, stand) -> None:
    own.refresh([stand.url("/news")])
    stand.asked.clear()
    async with read(own) as reader:
        await reader.press("j", "k")
    assert not stand.asked


async def test_refreshing_one_asks_one_and_all_asks_all(read, own, stand) -> None:
    stand.routes["/other"] = answer(200, rss(item("9", "Else"), title="Other"))
    own.refresh([stand.url("/news"), stand.url("/other")])
    async with read(own) as reader:
        await reader.press("g")
        title = reader.title
        path = "/other" if title == "Else" else "/news"
        stand.asked.clear()
        await reader.press("r")
        await say(reader, "Nothing new.")
        assert [one.path for one in stand.asked] == [path]
        stand.routes["/news"] = answer(500)
        more = rss(item("9", "Else"), item("10", "More"), title="Other")
        stand.routes["/other"] = answer(200, more)
        stand.asked.clear()
        await reader.press("R")
        await say(reader, "1 new; 1 source could not be had: The [b]Stand[/b]:")
        assert sorted(one.path for one in stand.asked) == ["/news", "/other"]
        assert reader.title == title, "the cursor stays"


async def test_a_fetch_can_be_stopped(read, own, stand) -> None:
    async with read(own) as reader:
        await reader.press("a", *stand.url("/slow-body"))
        reader.app._driver.send_message(events.Key("enter", None))
        await reader.until(lambda: stand.asked)
        reader.app._driver.send_message(events.Key("ctrl+c", None))
        await say(reader, "Stopped")


async def test_the_full_text_takes_the_place_of_a_cut_one(read, own, stand) -> None:
    entry = item("1", "A long read", "Putin said…", link=stand.url("/page"))
    stand.routes["/cut"] = answer(200, rss(entry))
    own.refresh([stand.url("/cut")])
    async with read(own) as reader:
        assert "good many" not in reader.screen.crew.desk.opened.article.text
        await reader.press("x")
        await say(reader, "The full text is here.")
        assert "good many" in reader.screen.crew.desk.opened.article.text
        await reader.press("x")
        await say(reader, "This is the full text already.")


async def test_the_reader_stays_usable_while_it_fetches(read, own, stand, library) -> None:
    async with read(library) as reader:
        await reader.press("a", *stand.url("/silent"))
        reader.app._driver.send_message(events.Key("enter", None))
        await reader.until(lambda: stand.asked)
        reader.app._driver.send_message(events.Key("j", "j"))
        await reader.until(lambda: reader.screen.articles.cursor == 1)
        await asyncio.sleep(0)
        assert reader.screen.crew.arrivals._intake.is_running
        reader.screen.crew.arrivals.stop()


async def test_a_feed_that_led_to_this_machine_is_not_trusted_by_refreshing_it(
    read, own, stand
) -> None:
    own.refresh([stand.url("/news")])
    (row,) = own.sources()
    with own._access.transaction():
        own._access.connection().execute("UPDATE feed SET is_typed = 0")
    stand.asked.clear()
    async with read(own) as reader:
        await reader.press("r")
        await say(reader, "1 source could not be had: The [b]Stand[/b]:")
        reader.screen.crew.browsing.save(stand.url("/page"))
        await say(reader, "1 source could not be had: http://127.0.0.1")
    assert not stand.asked
    assert row.articles == 2


async def test_a_saved_page_is_fetched_again_itself(read, own, stand) -> None:
    own.refresh([stand.url("/page")])
    async with read(own) as reader:
        longer = PAGE.replace(b"</article>", b"<p>" + b"Xi spoke, too. " * 40 + b"</p></article>")
        stand.routes["/page"] = answer(200, longer, Content_Type="text/html")
        await reader.press("r")
        await say(reader, "saved.")
        assert "Xi spoke" in own.article(own.article_ids()[0]).text
