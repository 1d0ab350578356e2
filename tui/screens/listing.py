"""The list of articles: what is in it, what is read, and what is only shown for now."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from textual.content import Content

from tui.listing import keep, next_of
from tui.pane import Pane
from tui.widgets.rows import LazyRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.models import ArticleRow, EntityRow
    from tui.screens.background import IdsReady, UnreadReady
    from tui.screens.reading import ReadingScreen

FIRST_PAGE = 200
"""Ids looked up before the first paint; the others follow after it."""


class Listing:
    """The article list and the commands on it. ``only`` is the entity it is filtered by.

    With ``is_new`` only the unread articles are listed that mention it.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.only: EntityRow | None = None
        self.is_new = False
        self.ids: array[int] = array("q")
        self._is_whole = False
        self._is_asked = False
        self._rows: LazyRows[ArticleRow] = LazyRows(self.ids, self._load)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "only": self._toggle_only,
            "next": lambda: self._next(1),
            "previous-hit": lambda: self._next(-1),
            "previous-unread": lambda: self._seek_unread(-1),
            "read": self._toggle_read,
            "all-read": self._read_all,
            "star": self._toggle_star,
        }

    # --- what is listed

    def start(self, only: EntityRow | None, article: int) -> None:
        """List the first page, or everything when the article to open is not on it."""
        self.only = only
        entity = only.id if only else None
        ids = self._screen.library.article_ids(entity=entity, limit=FIRST_PAGE)
        self._is_whole = len(ids) < FIRST_PAGE
        if article and article not in ids:
            ids = self._screen.library.article_ids(entity=entity)
            self._is_whole = True
        self._show(ids, key=article or None)

    def refresh(self) -> None:
        """Look the list up again in the background; the cursor stays where it is."""
        self._screen.background.ids(self.only.id if self.only else None, is_new=self.is_new)

    def accept(self, answer: IdsReady) -> None:
        """Take a list that was looked up."""
        if (answer.only, answer.is_new) != (self.only.id if self.only else None, self.is_new):
            return
        self._is_whole = True
        desk, here = self._screen.desk, self._screen.articles.key
        if not desk.is_listed and desk.opened is not None:
            here = desk.opened.id
        ids = keep(answer.ids, here if isinstance(here, int) else None, answer.order)
        if ids != self.ids:
            self._show(ids, key=None if desk.is_listed else here)
            desk.is_listed = True
        else:
            self._title()
        if self._is_asked:
            self._is_asked = False
            self._tell_filter(len(answer.ids), len(answer.order))

    def changed(self, articles: Sequence[int] | None = None) -> None:
        """Draw rows again whose articles have changed, all by default."""
        self._rows.forget(articles)
        self._screen.articles.redraw()

    def go(self, article: int) -> bool:
        """Put the cursor on an article; False when it has to be listed first, which is begun."""
        if self._screen.articles.move_to_key(article):
            return True
        self.refresh()
        return False

    def _show(self, ids: array[int], key: object) -> None:
        self.ids = ids
        self._rows = LazyRows(ids, self._load)
        self._screen.articles.set_rows(self._rows, key=key)
        self._title()

    def _load(self, ids: Sequence[int]) -> Sequence[ArticleRow | None]:
        rows = {row.id: row for row in self._screen.pending.rows(ids)}
        return [rows.get(article) for article in ids]

    def _title(self) -> None:
        widget = self._screen.articles
        count = f" {len(self.ids):,}" if self._is_whole and self.ids else ""
        if self.only:
            which = "Unread" if self.is_new else "Articles"
            widget.border_title = Content(f"{which} with {self.only.name}{count}")
        else:
            widget.border_title = Content(f"Articles{count}")
        add = self._screen.key_of("add")
        widget.empty_text = f"No articles yet: press {add} to add a file or a folder of articles."

    def _toggle_only(self) -> None:
        self._screen.desk.settle()
        if self.only is not None:
            self.only, self.is_new = None, False
        else:
            here = self._screen.names.entity_here()
            is_row = self._screen.panes.at is Pane.ENTITIES and here is not None
            self.only = here if is_row else self._screen.following.entity or here
            if self.only is None:
                self._screen.say("No entity is focused: focus one first, then list its articles.")
                return
        self._is_asked = True
        self._screen.background.ids(self.only.id if self.only else None)
        self._screen.keeping.changed()

    def show_new(self, entity: EntityRow) -> None:
        """List only the unread articles that mention an entity."""
        if not self._screen.library.article_ids(entity=entity.id, unread=True, limit=1):
            self._screen.say(f"Nothing new about {entity.name}.")
            return
        self.only, self.is_new, self._is_asked = entity, True, True
        self.refresh()
        self._screen.panes.go(Pane.ARTICLES)
        self._screen.keeping.changed()

    def _tell_filter(self, count: int, total: int) -> None:
        """Say what the filter that was just put on leaves of the list."""
        if self.only is None:
            self._screen.say("All articles are listed.")
            return
        noun = "unread article" if self.is_new else "article"
        which = f"All {count:,} {noun}s" if count == total else f"{count:,} {noun}s"
        if count == 1:
            which = f"The only {noun}" if total == 1 else f"1 {noun}"
        verb = "mentions" if count == 1 else "mention"
        again = self._screen.key_of("only")
        self._screen.say(f"{which} {verb} {self.only.name}; {again} shows all again.")

    def follow(self, entity: int | None) -> None:
        """Go on with what the entity of the filter is now; without one list all articles."""
        self.only = self._screen.library.entity(entity) if entity is not None else None
        self.is_new = self.is_new and self.only is not None
        self._title()
        self.refresh()

    def show_all(self) -> bool:
        """Take the filter away; False when there is none."""
        if self.only is None:
            return False
        self._toggle_only()
        return True

    # --- read and starred

    def read_now(self) -> None:
        """Count the open article as read."""
        opened = self._screen.desk.opened
        if opened is not None and not self.row(opened.id).is_read:
            self._screen.pending.set_read([opened.id], is_read=True)
            self.changed([opened.id])

    def row(self, article: int) -> ArticleRow:
        """Look one row up as it is shown."""
        return self._screen.pending.rows([article])[0]

    def _toggle_read(self) -> None:
        opened = self._screen.desk.settle()
        if opened is not None:
            self._screen.pending.set_read([opened.id], not self.row(opened.id).is_read)
            self.changed([opened.id])

    def _toggle_star(self) -> None:
        opened = self._screen.desk.settle()
        if opened is not None:
            self._screen.pending.set_starred([opened.id], not self.row(opened.id).is_starred)
            self.changed([opened.id])

    def _read_all(self) -> None:
        if self._is_whole and self.ids:
            self._screen.pending.set_read(self.ids, is_read=True)
            self.changed()
            self._screen.say(f"{len(self.ids):,} listed articles are marked read.")

    def _next(self, step: int) -> None:
        if not (self._screen.side.step(step) or self._screen.finding.step(step)):
            self._seek_unread(step)

    def _seek_unread(self, step: int) -> None:
        opened = self._screen.desk.settle()
        self._screen.background.unread(opened.id if opened else None, step)

    def go_unread(self, answer: UnreadReady) -> None:
        """Open the next or previous unread article."""
        opened = self._screen.desk.opened
        if answer.here != (opened.id if opened else None):
            return
        unread = {one for one in answer.unread if not self._screen.pending.is_read(one)}
        article = next_of(self.ids, unread, answer.here, answer.step)
        if article is None:
            self._screen.say("No unread articles are listed.")
            return
        self._screen.desk.open(article)
        self.read_now()
        if self._screen.panes.at not in self._screen.panes.shown or self._screen.panes.at not in (
            Pane.ARTICLES,
            Pane.TEXT,
        ):
            self._screen.panes.go(Pane.TEXT)
