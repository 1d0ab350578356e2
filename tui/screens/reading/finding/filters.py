"""Filters: the commands that narrow the list of articles, and show them all again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import Pane
from tui.scope import Scope
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.models import EntityRow
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.asking import Asking
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView

FORM = "words, “a phrase”, begin*, OR, -not, title: source: tag: who:NAME after:7d is:starred"
"""How a query is written, while one is typed."""


class Filters:
    """What puts a filter on the list, or takes it away."""

    def __init__(
        self, view: ReadingView, listing: Listing, desk: Desk, names: Names, asking: Asking
    ) -> None:
        self._view = view
        self._listing = listing
        self._desk = desk
        self._names = names
        self._asking = asking

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "only": self._toggle_only,
            "unread": self._toggle_unread,
            "find": self._ask_words,
            "starred": self._toggle_starred,
        }

    def _ask_words(self) -> None:
        self._asking.ask(Purpose.ARTICLES, self._listing.scope.words, take=self._find)
        self._view.say(FORM)

    def _find(self, words: str) -> None:
        """List only articles that a query means, in the whole library; an empty one: all."""
        words = " ".join(words.split())
        trouble = self._view.library.views().trouble(words)
        if trouble:
            self._asking.ask(Purpose.ARTICLES, words, take=self._find)
            self._view.say(trouble)
        elif words or self._listing.scope.words:
            self._listing.narrow(Scope(words=words), place=f"“{words}”" if words else "")
            self._view.panes.go(Pane.ARTICLES)

    def _toggle_only(self) -> None:
        self._desk.settle()
        if self._listing.scope != Scope():
            self._listing.narrow(Scope())
            return
        only = self._names.entity_here()
        if only is None:
            self._view.say("No entity is focused: focus one first, then list its articles.")
            return
        self._listing.narrow(Scope(entity=only.id), only)
        self._names.keep_to(only.id)

    def _toggle_unread(self) -> None:
        self._desk.settle()
        listing = self._listing
        scope = listing.scope._replace(is_unread=not listing.scope.is_unread)
        listing.narrow(scope, listing.only, listing.place)

    def _toggle_starred(self) -> None:
        self._desk.settle()
        scope = Scope(words="is:starred")
        if self._listing.scope == scope:
            self._listing.narrow(Scope())
        else:
            self._listing.narrow(scope, None, "Starred")

    def show_new(self, entity: EntityRow) -> None:
        """List only the unread articles that mention an entity."""
        if not self._view.library.article_ids(entity=entity.id, unread=True, limit=1):
            self._view.say(f"Nothing new about {entity.name}.")
            return
        self._listing.narrow(Scope(entity=entity.id, is_unread=True), entity)
        self._names.keep_to(entity.id)
        self._view.panes.go(Pane.ARTICLES)

    def show_all(self) -> bool:
        """Take the filter away; False when there is none."""
        if self._listing.scope == Scope():
            return False
        self._toggle_only()
        return True
