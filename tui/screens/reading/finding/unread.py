"""Going through what is unread: marks, stars, and the next article that is not read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import Pane
from tui.scope import next_of, on_the_way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.background import AllRead, Background, UnreadReady
    from tui.screens.reading.finding.searching import Searching
    from tui.screens.reading.view import ReadingView

PORTION = 200
"""Lines about which it is asked at once what is folded with them."""
NONE_OPEN = "No article is open."


class Unread:
    """The commands that mark articles, and go to those that are not read."""

    def __init__(
        self,
        view: ReadingView,
        listing: Listing,
        desk: Desk,
        searching: Searching,
        background: Background,
    ) -> None:
        self._view = view
        self._listing = listing
        self._desk = desk
        self._searching = searching
        self._background = background
        self._marked: Sequence[int] = ()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "next": lambda: self._next(1),
            "previous-hit": lambda: self._next(-1),
            "previous-unread": lambda: self._seek(-1),
            "read": self._toggle_read,
            "all-read": self._read_all,
            "star": self._toggle_star,
        }

    # --- marks

    def _toggle_read(self) -> None:
        opened = self._desk.settle()
        if opened is None:
            self._view.say(NONE_OPEN)
        else:
            is_read = self._listing.row(opened.id).is_read
            self._listing.mark([opened.id], is_read=not is_read)
            self._desk.leave_unread()

    def _toggle_star(self) -> None:
        opened = self._desk.settle()
        if opened is None:
            self._view.say(NONE_OPEN)
        else:
            listing = self._listing
            self._view.pending.set_starred([opened.id], not listing.row(opened.id).is_starred)
            listing.changed([opened.id])

    def _read_all(self) -> None:
        """Mark all that is listed; pressed again right after, take it back."""
        listing = self._listing
        listed = listing.whole
        if not listing.is_whole:
            self._view.say("One moment: the list is still being looked up.")
            return
        if self._marked and not listing.unread and set(self._marked) <= set(listed):
            self.take_back()
            return
        self._background.all_unread(listed)

    def mark_all(self, answer: AllRead) -> None:
        """Mark those of the list that are unread, and say how many."""
        pending = self._view.pending.marks()
        found = [one for one in answer.unread if not pending.get(one)]
        listed = set(answer.listed)
        found += [one for one, read in pending.items() if not read and one in listed]
        found = list(dict.fromkeys(found))
        if not found:
            self._view.say("All that is listed is read already.")
            return
        self._marked = found
        self._listing.mark(found, is_read=True)
        keys = f"{self._view.key_of('all-read')} or {self._view.key_of('undo')}"
        what = f"{len(found):,} articles are" if len(found) > 1 else "1 article is"
        self._view.say(f"{what} marked read; {keys} takes it back.")

    def take_back(self) -> bool:
        """Mark unread again what was marked read at once; False when nothing was."""
        marked, self._marked = self._marked, ()
        if not marked:
            return False
        self._listing.mark(marked, is_read=False)
        what = f"{len(marked):,} articles are" if len(marked) > 1 else "1 article is"
        self._view.say(f"{what} unread again.")
        return True

    def remember(self, marked: Sequence[int]) -> None:
        """Take these marks back when that is asked for next."""
        self._marked = marked

    def forget(self) -> None:
        """Take nothing back any more: something else was done that can be undone."""
        self._marked = ()

    # --- the next one

    def _next(self, step: int) -> None:
        if not self._searching.step(step):
            self._seek(step)

    def _seek(self, step: int) -> None:
        opened = self._desk.settle()
        self._background.unread(opened.id if opened else None, step)

    def go(self, answer: UnreadReady) -> None:
        """Open the next or previous unread article: of the list, or else of any source."""
        view, opened = self._view, self._desk.opened
        if answer.here != (opened.id if opened else None):
            return
        unread = answer.unread.difference(
            one for one, is_read in view.pending.marks().items() if is_read
        )
        article = self._find(self._listing.ids, unread, answer)
        folded = self._folded_before(article, unread, answer)
        article = article if folded is None else folded
        if article is None:  # what is folded far away comes last
            article = self._find(self._listing.whole, unread, answer)
        if article is None:
            self._say_none(len(unread - {answer.here}))
            return
        self._desk.open(article)
        self._desk.read_now()
        at = view.panes.at
        if at not in view.panes.shown or at not in (Pane.ARTICLES, Pane.TEXT):
            view.panes.go(Pane.TEXT)

    def _find(self, ids: Sequence[int], unread: set[int], answer: UnreadReady) -> int | None:
        """Find the next unread article of some, none that was marked after it was looked up."""
        while (article := next_of(ids, unread, answer.here, answer.step)) is not None:
            if not self._listing.row(article).is_read:
                return article
            unread.discard(article)
        return None

    def _folded_before(
        self, article: int | None, unread: set[int], answer: UnreadReady
    ) -> int | None:
        """Find what is unread and folded with a line on the way to an article, or round to it."""
        listing = self._listing
        if not (listing.folding.is_on and listing.folding.has_folds):
            return None
        lines = on_the_way(listing.ids, answer.here, article, answer.step)
        stories, listed = self._view.library.stories(), set(listing.ids)
        for at in range(0, len(lines), PORTION):
            portion = lines[at : at + PORTION]
            folds = stories.folds(portion)
            for line in portion:
                if line in folds and folds[line].unread:
                    others = [one for one in stories.members(line) if one in unread - listed]
                    if others:
                        return others[0 if answer.step > 0 else -1]
        return None

    def _say_none(self, elsewhere: int) -> None:
        key = self._view.key_of("only")
        where = f" {elsewhere:,} others are not listed; {key} lists all." if elsewhere else ""
        self._view.say(f"No unread articles are listed.{where}")
