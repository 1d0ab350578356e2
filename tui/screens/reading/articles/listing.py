"""The list of articles: what is in it, and what it is narrowed to."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawing.cells import cut, width_of
from tui.scope import Scope, folded, keep
from tui.screens.reading.articles.folding import Folding
from tui.widgets.article_list import UNREAD
from tui.widgets.rows import LazyRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.models import ArticleRow, EntityRow
    from tui.screens.reading.background import Background, IdsReady
    from tui.screens.reading.view import ReadingView

FIRST_PAGE = 200
"""Ids looked up before the first paint; the others follow after it."""
ROOMY = 200
BESIDE_TITLE = 4
"""Cells of a border that its title does not fill."""


class Listing:
    """The article list. ``only`` is the entity it is filtered by, ``scope`` all of the filter.

    ``place`` names the source or the tag in it. ``is_listed`` is False while the article that is
    open is not in the list; ``_aside`` is that one while nothing is listed. There is a
    ``background`` once the screen is furnished.
    """

    background: Background

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self.is_listed = True
        self._wanted: int | None = None
        self._aside: object = None
        self.only: EntityRow | None = None
        self.place = ""
        self.scope = Scope()
        self.ids: array[int] = array("q")
        self.whole: array[int] = self.ids
        self.folding = Folding(view.library, view.articles)
        self.unread = 0
        self._hidden = 0
        self._is_whole = False
        self._is_asked = False
        self._rows: LazyRows[ArticleRow] = LazyRows(self.ids, self._load)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"fold": self._toggle_folding}

    @property
    def is_whole(self) -> bool:
        """Whether all that is to be listed has been looked up."""
        return self._is_whole and not self._is_asked

    # --- what is listed

    def start(
        self,
        scope: Scope,
        only: EntityRow | None,
        place: str,
        article: int,
        *,
        has_folds: bool = False,
    ) -> None:
        """List the first page, or everything when the article to open is not on it."""
        self.scope, self.only, self.place = scope, only, place
        library = self._view.library
        ids = scope.ids(library, limit=FIRST_PAGE)
        self._is_whole = len(ids) < FIRST_PAGE
        if article and article not in ids:
            ids = scope.ids(library)
            self._is_whole = True
        self.whole = ids
        self.folding.has_folds = has_folds
        if self.folding.is_on and has_folds:
            lines, _ = folded(library, ids, frozenset())
            ids = keep(lines, article or None, ids)
            self.folding.keep(article if len(ids) > len(lines) else None, lines)
        self._show(ids, key=article or None)

    def refresh(self) -> None:
        """Look the list up again in the background; the cursor stays where it is.

        What was unread stays in a list of what is unread until one leaves that.
        """
        kept = self.whole if self.scope.is_unread and self._is_whole else ()
        self.background.ids(self.scope, kept, self._unfolded)

    @property
    def _unfolded(self) -> frozenset[int] | None:
        return frozenset(self.folding.unfolded) if self.folding.is_on else None

    def accept(self, answer: IdsReady) -> None:
        """Take a list that was looked up."""
        if answer.scope != self.scope:
            return
        self._is_whole = True
        self.whole = answer.whole
        self.folding.has_folds = len(answer.ids) < len(answer.whole) or bool(answer.others)
        self._view.articles.others = set(answer.others)
        self._count(answer)
        here: object = self._view.articles.key
        if not self.is_listed and self._wanted is not None:
            here = self._wanted
        ids = answer.ids
        aside, self._aside = self._aside, None
        if here is None and aside is not None:
            here, self.is_listed = aside, False
        is_new = self.scope.entity is not None and self.scope.is_unread
        is_other = (is_new or bool(self.place or self.scope.is_hidden)) and here not in ids
        if is_other and (self._is_asked or not self.ids):
            # Something else is what was asked for, and what is open is none of it.
            self._aside = None if ids else here
            here, self.is_listed = next(iter(ids), None), not ids
        else:
            ids = keep(ids, here if isinstance(here, int) else None, answer.order)
        self.folding.keep(here if len(ids) > len(answer.ids) else None, answer.ids)
        if ids != self.ids:
            self._show(ids, key=None if self.is_listed else here)
            self.is_listed = True
        else:
            self.show_title()
        if self._is_asked:
            self._is_asked = False
            self._tell_filter(len(answer.whole), len(answer.order), answer.left_out, answer.hint)

    def _count(self, answer: IdsReady) -> None:
        """Count what is unread, with the marks that are still to be written."""
        marks = self._view.pending.marks().items()
        read = sum(is_read and article in answer.unread for article, is_read in marks)
        new = sum(
            not is_read and article not in answer.unread and article in answer.whole
            for article, is_read in marks
        )
        self.unread, self._hidden = len(answer.unread) - read + new, answer.hidden

    def changed(self, articles: Sequence[int] | None = None) -> None:
        """Draw rows again whose articles have changed, all by default."""
        self._rows.forget(articles)
        self._view.articles.redraw()

    def go(self, article: int) -> None:
        """Put the cursor on an article; where it has to be listed first, that is begun.

        One that is folded with a line is shown below that.
        """
        self._wanted = article
        self.is_listed = self._view.articles.move_to_key(article)
        if self.is_listed:
            return
        line = self.folding.line_over(self.ids, article) if article in self.whole else None
        if line is None:
            self.refresh()
        else:
            self._show(self.folding.unfold(self.ids, line), article)
            self.is_listed = True

    def unfold(self) -> bool:
        """Show what is folded with the line under the cursor; False if nothing is."""
        line = self._view.articles.key
        if not isinstance(line, int) or not self.folding.is_folded(line):
            return False
        self._show(self.folding.unfold(self.ids, line), line)
        return True

    def fold(self) -> bool:
        """Fold the line under the cursor, or that it stands below; False if that is not open."""
        key = self._view.articles.key
        line = self.folding.line_of(self.ids, key) if isinstance(key, int) else None
        if line is None:
            return False
        self._show(self.folding.fold(self.ids, line), line)
        return True

    def _toggle_folding(self) -> None:
        is_on = self.folding.toggle()
        self.refresh()
        key = self._view.key_of("fold")
        said = f"Each story has one line; → unfolds it, {key} lists all again."
        self._view.say(said if is_on else f"Every article has its line; {key} folds again.")
        self._view.note_change()

    def _show(self, ids: array[int], key: object) -> None:
        self.ids = ids
        self._rows = LazyRows(ids, self._load)
        self._view.articles.set_rows(self._rows, key=key)
        self.show_title()

    def _load(self, ids: Sequence[int]) -> Sequence[ArticleRow | None]:
        rows = {row.id: row for row in self._view.pending.rows(ids)}
        self.folding.count(ids)
        return [rows.get(article) for article in ids]

    def show_title(self) -> None:
        """Name the list, as far as there is room, with how much is in it."""
        widget, scope = self._view.articles, self.scope
        what = "Unread" if scope.is_unread else "Hidden articles" if scope.is_hidden else "Articles"
        if self.only:
            what = f"{what} with {self.only.name}"
        if self.place:
            is_plain = what == "Articles"
            what = self.place if is_plain else f"{what} · {self.place}"
        count = f" {len(self.whole):,}" if self._is_whole and self.whole else ""
        unread, hidden = "", ""
        if self._is_whole and self.unread and not scope.is_unread:
            unread = f" · {self.unread:,} unread"
        if self._hidden and scope == Scope():
            hidden = f" · {self._hidden:,} hidden"
        room = (widget.outer_size.width or ROOMY) - BESIDE_TITLE
        # As much as fits: all, with a mark for what is unread, without what is hidden.
        marked = unread.replace(" unread", UNREAD)
        mores = (unread + hidden, marked + hidden, unread, marked)
        more = next((more for more in mores if width_of(what) + len(count) + len(more) <= room), "")
        widget.border_title = Content(f"{cut(what, room - len(count))}{count}{more}")
        key, again = self._view.key_of, "unread" if scope == Scope(is_unread=True) else "only"
        widget.empty_text = (
            f"No articles yet: press {key('add')} to add a feed, a page, a file or a folder."
            if scope == Scope() and not self._hidden
            else f"Nothing is listed here; {key(again)} shows all articles."
        )

    # --- filters

    def narrow(self, scope: Scope, only: EntityRow | None = None, place: str = "") -> None:
        """List other articles, and say how many they are."""
        self.scope, self.only, self.place = scope, only, place
        self._is_asked = True
        self.folding.unfolded.clear()
        self.background.ids(scope, (), self._unfolded)
        self._view.note_change()

    def _tell_filter(self, count: int, total: int, left_out: int, hint: str) -> None:
        """Say what the filter that was just put on leaves of the list, and what it does not."""
        scope = self.scope
        if scope == Scope():
            self._view.say("All articles are listed.")
            return
        noun = "unread article" if scope.is_unread else "article"
        which = f"{count:,} {noun}s"
        if count == 1:
            which = f"The only {noun}" if total == 1 else f"1 {noun}"
        elif count == total and not scope.is_hidden:
            which = f"All {count:,} {noun}s"
        if self.only is not None:
            words = f"{which} {'mentions' if count == 1 else 'mention'} {self.only.name}"
        elif self.place:
            words = f"{self.place}: {count:,} {noun}{'s' * (count != 1)}"
        elif scope.is_hidden:
            words = f"{count:,} {noun}{'s' * (count != 1)} hidden by rules"
        else:
            words = f"{count:,} {noun}{'s' * (count != 1)}"
        if left_out:
            words += f", {left_out:,} more hidden by rules (is:hidden finds them)"
        words += f", {hint}" if hint else ""
        key = self._view.key_of("unread" if scope == Scope(is_unread=True) else "only")
        self._view.say(f"{words}; {key} shows all again.")

    def follow(self, entity: int | None) -> None:
        """Go on with what the entity of the filter is now; without one list all articles."""
        self.only = self._view.library.entity(entity) if entity is not None else None
        scope = Scope() if self.only is None else self.scope._replace(entity=self.only.id)
        if self.only is None:
            self.place = ""
        self.scope = scope
        self.show_title()
        self.refresh()

    # --- rows

    def row(self, article: int) -> ArticleRow:
        """Look one row up as it is shown."""
        return self._view.pending.rows([article])[0]

    def mark(self, articles: Sequence[int], *, is_read: bool) -> None:
        """Mark articles read, or unread, that are not yet; one is read with its copies."""
        listed = len(articles)
        if is_read and listed == 1:
            alike = [*articles, *self.folding.copies(articles[0])]
            rows = self._view.pending.rows(alike)
            unread = [row.id for row in rows if not row.is_read]
            listed = sum(one in self.whole for one in unread)
            articles = list(dict.fromkeys((*articles, *unread)))
        self._view.pending.set_read(articles, is_read=is_read)
        self.unread = max(0, self.unread + (-listed if is_read else listed))
        self.changed(None if self._view.articles.folds else articles)
        self.show_title()
        self._view.mentions.redraw()  # headings there have the same marks
        self._view.tell_place()
