"""Desk: the sources that a library follows, and what a person does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import NewsreaderError
from analysis.models import SourceKind
from analysis.storage import articles, entries, feeds, sources, versions
from analysis.text import canonical_line, shorten

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from analysis.models import SourceRow
    from analysis.models.version import Rewriting
    from analysis.storage.entries import Cut

    Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]

_LONGEST_NAME = 200


class TagRow(NamedTuple):
    """A tag of sources, those below it included: how many sources and unread articles it has."""

    tag: str
    sources: int
    unread: int


class Subscribed(NamedTuple):
    """What came of a list of feeds: sources that are new, and a sentence for each trouble."""

    new: tuple[int, ...]
    known: int
    troubles: tuple[str, ...]


class WebLink(NamedTuple):
    """A link of an article: its label on one line, and an http(s) address."""

    label: str
    address: str


class Desk:
    """The sources of one library; every method may raise NewsreaderError with one sentence."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    # --- sources

    def sources(self) -> list[SourceRow]:
        """All sources that are followed, in the order in which they were added."""
        with self._reading() as connection:
            return sources.listed(connection)

    def source(self, source: int) -> SourceRow | None:
        """One source; None if it is followed no more."""
        with self._reading() as connection:
            return next(iter(sources.listed(connection, source)), None)

    def source_of(self, article: int) -> SourceRow | None:
        """The source that an article is from; None if that is followed no more."""
        with self._reading() as connection:
            row = sources.of_article(connection, article)
            return next(iter(sources.listed(connection, row)), None) if row else None

    def find(self, words: str) -> SourceRow | None:
        """The source with this address, path or name; names are compared in any case."""
        from analysis.location import is_address

        place = words.encode("utf-8", "surrogateescape")
        if is_address(words):
            from analysis.intake.addresses import address_of

            place = address_of(words).encode()
        at = self.find_at(place)
        if at is not None:
            return at
        rows = self.sources()
        line = canonical_line(words).casefold()
        named = [row for row in rows if row.name.casefold() == line]
        if len(named) > 1:
            raise NewsreaderError(f"Several sources are called {named[0].name}: give its address.")
        return named[0] if named else None

    def find_at(self, location: bytes) -> SourceRow | None:
        """The source at this very location."""
        with self._reading() as connection:
            source = sources.find(connection, location)
            return None if source is None else next(iter(sources.listed(connection, source)), None)

    def rename(self, source: int, name: str) -> None:
        """Show a source under another name; an empty one gives its own name back."""
        line = shorten(canonical_line(name), _LONGEST_NAME)
        with self._writing() as connection:
            sources.rename(connection, source, line or None)

    def remove(self, source: int, *, with_articles: bool = False) -> int:
        """Follow a source no more; how many articles went with it.

        Without ``with_articles`` its articles stay and can be read, listed and searched. Removing
        thousands takes seconds: call it from a thread.
        """
        with self._writing() as connection:
            if not with_articles and sources.article_ids(connection, source, 1):
                sources.unfollow(connection, source)
                return 0
        from analysis.intake.removal import remove_source
        from analysis.lexicon import current

        return remove_source(self._writing, source, current())

    def follow_again(self, source: int) -> None:
        """Follow a source again whose articles stayed, with the name and the tags it had."""
        with self._writing() as connection:
            sources.follow_again(connection, source)

    def keep(self, source: int, days: int | None) -> None:
        """Keep articles of a feed for so many days: None as the library's own, 0 for ever."""
        with self._writing() as connection:
            sources.keep(connection, source, days)

    # --- tags

    def set_tags(self, source: int, tags: Iterable[str]) -> None:
        """Give a source these tags and no others; a slash divides a tag from those below it."""
        with self._writing() as connection:
            sources.set_tags(connection, source, filter(None, map(tag_of, tags)))

    def tags(self) -> list[TagRow]:
        """All tags in the order of the alphabet."""
        return tag_rows(self.sources())

    # --- lists of feeds (OPML)

    def import_list(self, data: bytes) -> Subscribed:
        """Follow the feeds of a list, its folders as tags; nothing is fetched yet."""
        from analysis.intake.subscribing import subscribe
        from analysis.sources.opml import read_opml

        found = read_opml(data)
        with self._writing() as connection:
            new = subscribe(connection, found)
        return Subscribed(tuple(new), len(found.feeds) - len(new), found.troubles)

    def export_list(self) -> bytes:
        """The feeds as a list that other readers understand, tags as folders."""
        from analysis.intake.subscribing import subscriptions
        from analysis.sources.opml import write_opml

        rows = [row for row in self.sources() if row.kind is SourceKind.FEED]
        return write_opml(subscriptions(rows))

    # --- full texts and links

    def set_full(self, source: int, is_full: bool) -> None:
        """Fetch the full text of every entry of a feed from its next look on, or no more."""
        with self._writing() as connection:
            feeds.set_full(connection, source, is_full)

    def cut(self, article: int) -> Cut | None:
        """The feed's own version of an article whose full text is shown; else None."""
        with self._reading() as connection:
            return entries.cut(connection, article)

    def rewriting(self, article: int) -> Rewriting | None:
        """What an article said when it was read last, and says now; None if it never changed."""
        with self._reading() as connection:
            return versions.rewriting(connection, article)

    def show_cut(self, article: int) -> bool:
        """Show the feed's own version again; False if that is shown already.

        The article waits for analysis then: call ``refresh`` with ``everything=False``.
        """
        from analysis.intake.pages import show_cut

        with self._writing() as connection:
            return show_cut(connection, article)

    def links(self, article: int) -> list[WebLink]:
        """The links of an article in the order of its text, its own page first.

        Where no source has given any they are the addresses that stand in the text.
        """
        from analysis.sources.link import with_bare

        with self._reading() as connection:
            stored = articles.get(connection, article)
            extra = entries.get(connection, article)
        if stored is None:
            return []
        found = {stored.url: WebLink("this article", stored.url)} if stored.url else {}
        for label, address in extra.links if extra else with_bare(stored.text, {}):
            found.setdefault(address, WebLink(label, address))
        return list(found.values())


def tag_of(words: str) -> str:
    """Clean a tag: its parts on one line, none of them empty."""
    parts = (canonical_line(part) for part in words.split("/"))
    return shorten("/".join(filter(None, parts)), _LONGEST_NAME)


def tag_rows(rows: Iterable[SourceRow]) -> list[TagRow]:
    """Count the sources and unread articles of each tag and of each tag above it, once each."""
    unread: dict[str, dict[int, int]] = {}
    for row in rows:
        for tag in row.tags:
            parts = tag.split("/")
            for depth in range(1, len(parts) + 1):
                unread.setdefault("/".join(parts[:depth]), {})[row.id] = row.unread
    return [TagRow(tag, len(found), sum(found.values())) for tag, found in sorted(unread.items())]
