"""The palette: every command, and the library's entities and articles, by name."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content

from tui.commands import COMMANDS, Command
from tui.keymap import first_key
from tui.pane import Pane
from tui.scope import Scope
from tui.screens.reading.screen import ReadingScreen
from tui.screens.sources.lines import name_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from analysis.library import Library
    from analysis.models import SourceRow


MOST = 12
"""Entities, and articles, that are offered at once."""
LEAST = 2
"""Letters to type before the library is looked through."""


def likeness(query: str, text: str) -> float:
    """Say how well words match a text: 1 for all of it, less for its beginning and its words."""
    query, text = query.strip().casefold(), text.casefold()
    if not query:
        return 0.0
    if query == text:
        return 1.0
    if text.startswith(query):
        return 0.9
    at = text.find(query)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(query, at + 1)
    return 0.8 if at > 0 else 0.0


class ReaderCommands(Provider):
    """Every command of the table."""

    async def discover(self) -> AsyncIterator[DiscoveryHit]:
        """Offer all commands before anything is typed."""
        for command in COMMANDS:
            yield DiscoveryHit(self._line(command), self._run(command), command.label, command.help)

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Offer the commands whose label matches, or whose help has the words."""
        for command in COMMANDS:
            score = max(likeness(query, command.label), 0.5 * likeness(query, command.help))
            if score > 0:
                yield Hit(
                    score, self._line(command), self._run(command), command.label, command.help
                )

    def _line(self, command: Command) -> Content:
        keys = _reading(self.screen).settings.keys
        return Content.assemble(command.label, "  ", (first_key(command, keys), "dim"))

    def _run(self, command: Command) -> Callable[[], None]:
        reading = _reading(self.screen)

        def run() -> None:
            reading.action_command(command.id)

        return run


class LibraryNames(Provider):
    """Entities, sources and saved queries of the library, by name, and what a query finds."""

    _known: list[SourceRow] | None = None

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Offer entities to focus, the most widely mentioned first, and articles to open."""
        words = query.strip()
        if len(words) < LEAST:
            return
        reading = _reading(self.screen)
        library = reading.library
        ids = await asyncio.to_thread(lambda: library.entity_ids(matching=words)[:MOST])
        for entity in library.entity_rows(ids):
            noun = "mention" if entity.mentions == 1 else "mentions"
            text = f"{entity.name}  {entity.label.noun} · {entity.mentions:,} {noun}"
            # The library also knows it by names that are not shown, by “Putin” say.
            score = max(0.98 * likeness(words, entity.name), 0.4)
            yield Hit(score, Content(text), _focus(reading, entity.id), text)
        for source in await self._sources(library):
            name = name_of(source)
            score = likeness(words, name)
            if score:
                text = f"{name}  source · {source.unread:,} unread"
                yield Hit(0.97 * score, Content(text), _list(reading, source), text)
        for view in library.views().saved():
            score = likeness(words, view.name)
            if score:
                text = f"{view.name}  saved list · {view.query}"
                yield Hit(0.97 * score, Content(text), _view(reading, view.name, view.query), text)
        found = await asyncio.to_thread(lambda: Scope(words=words).ids(library, limit=MOST))
        for row in library.article_rows(found):
            yield Hit(0.3, Content(row.title), _open(reading, row.id), row.title)

    async def _sources(self, library: Library) -> list[SourceRow]:
        """Look the sources up once for each time the palette is opened."""
        if self._known is None:
            self._known = await asyncio.to_thread(library.sources)
        return self._known


def _list(reading: ReadingScreen, source: SourceRow) -> Callable[[], None]:
    return lambda: reading.listing.narrow(Scope(source=source.id), None, name_of(source))


def _view(reading: ReadingScreen, name: str, query: str) -> Callable[[], None]:
    return lambda: reading.listing.narrow(Scope(words=query), None, name)


def _focus(reading: ReadingScreen, entity: int) -> Callable[[], None]:
    def show() -> None:
        reading.crew.names.focus(entity)
        # The next key is meant for what was chosen, not for where the cursor was before.
        if not reading.entities.move_to_key(entity):
            reading.panes.go(Pane.MENTIONS)

    return show


def _open(reading: ReadingScreen, article: int) -> Callable[[], None]:
    return lambda: reading.crew.desk.visit(article)


def _reading(screen: object) -> ReadingScreen:
    if not isinstance(screen, ReadingScreen):
        raise TypeError(screen)
    return screen


def make_palette() -> CommandPalette:
    """Make the palette, to be laid over the reading screen."""
    return CommandPalette(
        [ReaderCommands, LibraryNames], placeholder="A command, a name, words of an article…"
    )
