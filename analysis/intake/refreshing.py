"""What the library does when sources are added or looked at again."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from analysis.errors import ModelError, SourceError
from analysis.intake import Resting
from analysis.intake.run import Import, rows_of
from analysis.location import is_address
from analysis.recognition.version import DEFAULT_MODEL
from analysis.recognition.workers.recogniser import Recogniser
from analysis.sources import Failure, locate
from analysis.storage import articles, feeds, sources
from analysis.text import shown_name

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from analysis.intake import Outcome, Progress
    from analysis.intake.asking import Ask, Asker
    from analysis.intake.wish import Means, Wish

_LIST = b".opml"


def refresh(
    connect: Callable[[], sqlite3.Connection],
    writing: Callable[[], AbstractContextManager[None]],
    wish: Wish,
    means: Means,
    *,
    wanted: Callable[[], int | None],
    progress: Callable[[Progress], None],
    stop: threading.Event,
) -> Outcome:
    """Do what is wished and analyse what waits; what fails is in the outcome.

    ``wanted`` names the article that a person looks at, which is analysed first.
    """
    connection = connect()
    run = Import(connect, writing, progress=progress, stop=stop)
    adding = _Adding(connection, writing, run.outcome)
    adding.add_all(wish)
    with ExitStack() as stack:
        asker = _asker(means, stop, stack) if adding.asks else None
        recogniser = None
        try:
            if not wish.is_later:
                recogniser = _recogniser(means, stack)
        except ModelError as error:
            run.outcome.failures.append(Failure("names", str(error)))
        rows = rows_of(connection, adding.files, is_all=wish.is_all)
        run.run(rows, recogniser, wanted, asks=adding.asks, asker=asker)
    if not wish.is_later:
        run.fold()
    return run.outcome


def _asker(means: Means, stop: threading.Event, stack: ExitStack) -> Asker:
    """Make what asks addresses; what opens sockets is loaded when it is used."""
    from analysis.intake.asking import Asker, Network
    from analysis.intake.parsing import Parser

    parser = Parser(means.parser)
    stack.callback(parser.close)
    return Asker(means.network or Network(), parser, stop)


def _recogniser(means: Means, stack: ExitStack) -> Recogniser:
    """Give what finds names, or raise ModelError if its model is not installed."""
    recogniser = means.recogniser
    if recogniser is None:
        own = Recogniser(means.model or DEFAULT_MODEL, workers=means.workers)
        recogniser = stack.enter_context(own)
    recogniser.version  # noqa: B018 - raises
    return recogniser


class _Adding:
    """Finds out what each location is: files become sources, addresses are to be asked."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        writing: Callable[[], AbstractContextManager[None]],
        outcome: Outcome,
    ) -> None:
        self._connection = connection
        self._writing = writing
        self._outcome = outcome
        self.files: list[int] = []
        self.asks: list[Ask] = []

    def add_all(self, wish: Wish) -> None:
        """Add all that is wished."""
        for location in wish.locations:
            self.add(location, as_page=wish.as_pages, is_typed=wish.are_typed)
        self.add_known(wish.sources)
        if wish.feeds:
            self.add_due()
        self.add_full(wish.full)

    def add(self, location: str, *, as_page: bool = False, is_typed: bool = True) -> None:
        """Add a location; one that is not there is a failure."""
        if location.encode("utf-8", "surrogateescape") == feeds.PAGES:
            return  # a page that is saved is asked for again only by its own address
        try:
            if is_address(location):
                from analysis.intake.addresses import address_of, new_ask, to_save

                address = address_of(location)
                ask = new_ask(self._connection, address, is_typed=is_typed)
                page = to_save(address)._replace(is_typed=is_typed)
                self._ask([page if as_page else ask])
                return
            path = locate(location)
        except SourceError as error:
            self._outcome.failures.append(Failure(*_halves(str(error))))
            return
        if path.lower().endswith(_LIST):
            self._subscribe(path)
            return
        with self._writing():
            self.files.append(sources.add(self._connection, path, shown_name(path)))

    def add_known(self, wanted: Sequence[int]) -> None:
        """Add known sources; a feed is trusted no more than it was."""
        for source in wanted:
            states = feeds.states(self._connection, source)
            if states:
                from analysis.intake.addresses import ask_of

                self._ask([ask_of(state) for state in states])
            else:
                self.files.append(source)

    def add_due(self) -> None:
        """Add all feeds that are due."""
        from analysis.intake.addresses import ask_of

        now = articles.now()
        states = feeds.states(self._connection)
        self._ask([ask_of(state) for state in states if state.is_due(now)])
        names = {row.id: row.name for row in sources.listed(self._connection)}
        self._outcome.resting.extend(
            Resting(names[state.source], state.next_look_at)
            for state in states
            if state.next_look_at and not state.is_gone and not state.is_due(now)
        )

    def add_full(self, wanted: Sequence[int]) -> None:
        """Add the pages of articles whose full text a person wants."""
        for article in wanted:
            stored = articles.get(self._connection, article)
            if stored is None or stored.url is None:
                where = stored.title if stored else "full text"
                self._outcome.unfilled.append(Failure(where, "has no address"))
                continue
            from analysis.intake.addresses import full_ask
            from analysis.storage import entries

            feed = feeds.of_article(self._connection, article)
            self._ask([full_ask(entries.Wanting(article, stored.url), feed)])

    def _ask(self, asks: Sequence[Ask]) -> None:
        known = {ask.address for ask in self.asks}
        self.asks.extend(ask for ask in asks if ask.address not in known)

    def _subscribe(self, path: bytes) -> None:
        """Follow the feeds of a list."""
        from analysis.intake.subscribing import read_list, subscribe

        where = shown_name(path)
        try:
            found = read_list(path)
        except SourceError as error:
            self._outcome.failures.append(Failure(where, str(error)))
            return
        with self._writing():
            new = subscribe(self._connection, found)
        self._outcome.followed.extend(new)
        self._outcome.failures.extend(Failure(where, trouble) for trouble in found.troubles)
        from analysis.intake.addresses import ask_of

        for source in new:
            self._ask([ask_of(state) for state in feeds.states(self._connection, source)])


def _halves(sentence: str) -> tuple[str, str]:
    where, _, reason = sentence.partition(": ")
    return where, reason or "cannot be read"
