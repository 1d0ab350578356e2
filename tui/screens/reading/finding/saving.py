"""Saving what the list of articles is narrowed to, under a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from analysis.errors import NewsreaderError
from tui.scope import Scope
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.asking import Asking
    from tui.screens.reading.view import ReadingView


@dataclass
class ViewSaved(Message):
    """A query was saved, or why it was not, in a sentence."""

    query: str
    name: str = ""
    was: str = ""
    trouble: str = ""


class Saving:
    """The command that saves what is listed as a view."""

    def __init__(self, view: ReadingView, listing: Listing, asking: Asking) -> None:
        self._view = view
        self._listing = listing
        self._asking = asking

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"save-view": self._ask}

    def _ask(self) -> None:
        listing, view = self._listing, self._view
        only, scope = listing.only, listing.scope
        source = view.library.desk().source(scope.source) if scope.source else None
        query = scope.query(only.name if only else "", source.name if source else "")
        if not query:
            keys = ", ".join(view.key_of(id_) for id_ in ("find", "only", "unread", "sources"))
            view.say(f"All articles are listed: narrow the list first ({keys}), then save it.")
            return
        name = "" if scope.words else only.name if only else listing.place
        self._asking.ask(Purpose.VIEW, name, take=lambda words: self._save(words, query))
        view.say(f"It finds {query}")

    def _save(self, name: str, query: str) -> None:
        view = self._view

        def run() -> None:
            try:
                saved = view.library.views().save(name, query)
                message = ViewSaved(query, saved.name, saved.was)
            except NewsreaderError as error:
                message = ViewSaved(query, trouble=str(error))
            view.post_message(message)

        view.run_worker(run, group="saving", thread=True, exit_on_error=False)

    def saved(self, answer: ViewSaved) -> None:
        """Say where the view is, and call the list so if that is what it finds."""
        listing, key = self._listing, self._view.key_of("sources")
        if not answer.name:
            self._view.say(answer.trouble)
            return
        was = f" It was: {answer.was}" if answer.was else ""
        self._view.say(f"“{answer.name}” is saved: {key} lists it, with what is unread.{was}")
        if listing.scope == Scope(words=answer.query):
            listing.place = answer.name
            listing.show_title()
            self._view.note_change()
