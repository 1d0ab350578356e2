"""Which entries of a feed are one and the same, and by what they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.sources.feeds import read_feed
from tests.analysis.feedwriting import BASE, rss

if TYPE_CHECKING:
    from analysis.sources.entries import Entry


def only(data: bytes) -> Entry:
    (entry,) = read_feed(data, base=BASE).entries
    return entry


class TestIdentity:
    """Which entries are one and the same."""

    def test_a_guid_a_hundred_times_is_one_entry_the_last(self) -> None:
        items = "".join(f"<item><guid>same</guid><title>v{n}</title></item>" for n in range(100))
        feed = read_feed(rss(items))
        assert [entry.title for entry in feed.entries] == ["v99"]
        assert feed.found == 100

    def test_a_guid_that_quite_different_entries_bear_tells_nothing(self) -> None:
        def item(title: str, text: str) -> str:
            said = f"<title>{title}</title><description>{text}</description>"
            return f"<item><guid>same</guid>{said}</item>"

        fire = item("Fire in the harbour", "Nobody was hurt when a warehouse burnt down.")
        again = item("Fire in the harbour", "Two were hurt when a warehouse burnt down.")
        vote = item("Parliament votes on taxes", "The plan passed by a narrow margin on Monday.")
        feed = read_feed(rss(fire + vote + again))
        assert [entry.text[:3] for entry in feed.entries] == ["Two", "The"]
        assert {entry.guid for entry in feed.entries} == {
            entry.guid for entry in read_feed(rss(vote + fire)).entries
        }
        assert len(read_feed(rss(fire + again)).entries) == 1

    def test_versions_are_told_by_title_or_text(self) -> None:
        def count(*items: tuple[str, str]) -> int:
            said = (f"<title>{one}</title><description>{two}</description>" for one, two in items)
            inside = "".join(f"<item><guid>1</guid>{each}</item>" for each in said)
            return len(read_feed(rss(inside)).entries)

        assert count(("Version 1", "It burns."), ("Version 2", "All is over.")) == 1
        assert count(("Fire", "A warehouse burns."), ("Harbour closed", "A warehouse burns.")) == 1
        assert count(("火事", "倉庫が燃えた"), ("港の火事", "倉庫が燃えている")) == 1
        assert count(("Fire", ""), ("Parliament votes", "")) == 2

    def test_of_dated_ones_the_newest_stays(self) -> None:
        items = "".join(
            f"<item><guid>same</guid><title>{day}</title>"
            f"<pubDate>{day} Sep 2022 10:00:00 GMT</pubDate></item>"
            for day in (15, 17, 16)
        )
        assert only(rss(items)).title == "17"

    def test_without_a_guid_the_link_tells_entries_apart_if_it_is_their_own(self) -> None:
        def item(title: str, link: str) -> str:
            return f"<item><title>{title}</title><link>{link}</link></item>"

        own = item("a", "https://n.example/1") + item("b", "https://n.example/2")
        assert [entry.guid for entry in read_feed(rss(own)).entries] == [
            "https://n.example/1",
            "https://n.example/2",
        ]
        shared = item("a", "https://n.example/x") + item("b", "https://n.example/x")
        assert len(read_feed(rss(shared)).entries) == 2
        home = item("a", "https://news.example/")
        assert only(rss(home)).guid != "https://news.example/"
        assert only(rss(home)).guid in {each.guid for each in read_feed(rss(home + shared)).entries}

    def test_with_neither_a_digest_of_title_and_text_does(self) -> None:
        def item(text: str) -> str:
            return f"<item><description>{text}</description></item>"

        feed = read_feed(rss(item("one") * 10 + item("two")))
        assert len(feed.entries) == 2
        assert [entry.guid for entry in feed.entries] == [
            entry.guid for entry in read_feed(rss(item("one") + item("two"))).entries
        ]

    def test_a_permalink_is_a_link_and_any_other_guid_is_none(self) -> None:
        assert only(rss("<item><guid>https://a.b/c</guid></item>")).link == "https://a.b/c"
        plain = '<item><guid isPermaLink="false">https://a.b/c</guid></item>'
        assert only(rss(plain)).link is None
        assert only(rss("<item><guid>4711</guid></item>")).link is None
        assert only(rss("<item><guid>/4711</guid></item>")).link == "https://news.example/4711"

    def test_a_guid_of_any_length_stays_short(self) -> None:
        assert len(only(rss(f"<item><guid>{'x' * 99999}</guid></item>")).guid) < 200
