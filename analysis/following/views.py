"""Views: queries that are saved under a name, and listed as sources are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import NewsreaderError, QueryError
from analysis.storage import search, views
from analysis.storage.views import View
from analysis.text import canonical_line, shorten

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]

_LONGEST_NAME = 80
_MARKED = (("Starred", "is:starred"), ("Watched", "is:watched"))
_FORBIDDEN = str.maketrans({'"': "'", "“": "‘", "”": "’", "„": "‚", "«": "‹", "»": "›"})
"""Quotes: a name stands between some where a query names it."""


class ViewRow(NamedTuple):
    """A saved query, and how many articles it finds; ``trouble`` is why it finds none.

    ``articles`` is None while nobody has counted.
    """

    name: str
    query: str
    articles: int | None = None
    unread: int = 0
    trouble: str = ""


class Saved(NamedTuple):
    """A view that was saved; ``was`` is the other query that stood there before, or empty."""

    name: str
    query: str
    was: str = ""


class Views:
    """The saved queries of one library; every method may raise NewsreaderError."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    def saved(self) -> list[View]:
        """All views in the order of the alphabet, not counted."""
        with self._reading() as connection:
            return views.listed(connection)

    def listed(self) -> list[ViewRow]:
        """All views in the order of the alphabet, counted: each takes as long as its query."""
        with self._reading() as connection:
            return [_counted(connection, view) for view in views.listed(connection)]

    def marked(self) -> list[ViewRow]:
        """What needs no query of one's own: starred articles, and those on what is watched."""
        with self._reading() as connection:
            found = [_counted(connection, View(*each)) for each in _MARKED]
        return [row for row in found if row.articles]

    def trouble(self, query: str) -> str:
        """What is wrong with a query, in a sentence; empty if nothing is."""
        try:
            with self._reading() as connection:
                search.read(connection, query)
        except QueryError as error:
            return str(error)
        return ""

    def count(self, query: str) -> tuple[int, int]:
        """How many articles a query finds, and how many of them are unread."""
        with self._reading() as connection:
            return search.count(connection, query)

    def save(self, name: str, query: str) -> Saved:
        """Save a query under a name, in the place of what was saved there; what is saved and was.

        Raises QueryError for a query that cannot be read, or that needs itself.
        """
        view = View(_name(name), canonical_line(query))
        if not view.query:
            raise QueryError("There is no query to save: list some articles by one first.")
        with self._writing() as connection:
            before = views.get(connection, view.name)
            views.put(connection, view)
            search.read(connection, view.query)
        is_other = before is not None and before.query != view.query
        return Saved(*view, before.query if before and is_other else "")

    def rename(self, name: str, other: str) -> View:
        """Give a view another name, also where others name it.

        Raises NewsreaderError if the name is taken.
        """
        with self._writing() as connection:
            view = _found(connection, name)
            new = View(_name(other), view.query)
            taken = views.get(connection, new.name)
            if taken is not None and taken != view:
                raise NewsreaderError(f"There is a view “{taken.name}” already.")
            views.remove(connection, view.name)
            views.put(connection, new)
            for one in views.listed(connection):
                query = renamed(one.query, view.name, new.name)
                if query != one.query:
                    views.put(connection, View(one.name, query))
        return new

    def remove(self, name: str) -> View:
        """Forget a view; its articles stay as they are."""
        with self._writing() as connection:
            view = _found(connection, name)
            views.remove(connection, view.name)
        return view

    def lines(self) -> Iterator[str]:
        """All views as JSON Lines, to be kept or taken into another library."""
        return (json.dumps(view._asdict(), ensure_ascii=False) for view in self.saved())

    def take(self, lines: Iterable[str]) -> tuple[list[View], list[str]]:
        """Save the views of JSON Lines; also a sentence for each line that could not be read."""
        taken, troubles = [], []
        with self._writing() as connection:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    view = _read(line)
                except (ValueError, RecursionError):
                    troubles.append(f"line {number} is no view.")
                    continue
                views.put(connection, view)
                taken.append(view)
        return taken, troubles


def _counted(connection: sqlite3.Connection, view: View) -> ViewRow:
    try:
        return ViewRow(*view, *search.count(connection, view.query))
    except QueryError as error:
        return ViewRow(*view, 0, 0, str(error))


def _found(connection: sqlite3.Connection, name: str) -> View:
    view = views.get(connection, _name(name))
    if view is None:
        raise NewsreaderError(f"No view is called “{canonical_line(name)}”.")
    return view


def _name(words: str) -> str:
    line = shorten(canonical_line(words).translate(_FORBIDDEN), _LONGEST_NAME)
    if not any(map(str.isalnum, line)):
        raise NewsreaderError("A view needs a name.")
    return line


def renamed(query: str, name: str, new: str) -> str:
    """Name a view otherwise in a query, wherever it is named."""
    called = re.escape(name)
    named = re.compile(rf'\bview:(?:"{called}"|{called}(?=[\s)|]|$))', re.IGNORECASE)
    return named.sub(lambda _: f'view:"{new}"', query)


def _read(line: str) -> View:
    """Read a line as it is exported; raises ValueError."""
    match json.loads(line):
        case {"name": str(name), "query": str(query)} if query.strip():
            try:
                return View(_name(name), canonical_line(query))
            except NewsreaderError as error:
                raise ValueError from error
        case _:
            raise ValueError
