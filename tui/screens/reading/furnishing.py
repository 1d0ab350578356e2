"""Furnishing the reading screen: all that the list of articles can do without."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.following import Following
from tui.screens.reading.arriving.arrivals import Arrivals
from tui.screens.reading.arriving.automatic import Automatic
from tui.screens.reading.articles.filters import Filters
from tui.screens.reading.articles.hiding import HidingRules
from tui.screens.reading.articles.sources import Sources
from tui.screens.reading.articles.unread import Unread
from tui.screens.reading.asking import Asking
from tui.screens.reading.background import Background
from tui.screens.reading.correcting.correcting import Correcting
from tui.screens.reading.correcting.reviewing import Reviewing
from tui.screens.reading.correcting.revising import Revising
from tui.screens.reading.moving import Moving
from tui.screens.reading.names.names import Names
from tui.screens.reading.names.side import Side
from tui.screens.reading.names.watching import Watching
from tui.screens.reading.text.browsing import Browsing
from tui.screens.reading.text.desk import Desk
from tui.screens.reading.text.searching import Searching
from tui.screens.reading.text.whereabouts import Whereabouts
from tui.screens.reading.view import Column
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_list import EntityList
from tui.widgets.key_line import KeyLine
from tui.widgets.mention_list import MentionList
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.panes import Panes
    from tui.screens.reading.view import ReadingView

STYLES = Path(__file__).with_name("furnishing.tcss")
"""The rules of what is put in here; the first paint does not wait for them."""


class Collaborators(NamedTuple):
    """What works on the view, each on its subject; one takes those that stand before it."""

    panes: Panes
    listing: Listing
    following: Following
    desk: Desk
    side: Side
    names: Names
    asking: Asking
    searching: Searching
    filters: Filters
    arrivals: Arrivals
    automatic: Automatic
    unread: Unread
    browsing: Browsing
    hiding: HidingRules
    watching: Watching
    revising: Revising
    whereabouts: Whereabouts


async def furnish(view: ReadingView, panes: Panes, listing: Listing) -> Collaborators | None:
    """Put in the text, the panes at the side and the lines below, and what works on them.

    None when the reader ends already, and nothing can be put in any more.
    """
    if not view.query_one("#panes").is_attached:
        return None
    collaborators = _collaborators(view, panes, listing)
    return collaborators if await _mount(view) else None


def _collaborators(view: ReadingView, panes: Panes, listing: Listing) -> Collaborators:
    following = Following(view.library)
    background = Background(view, view.library, view.pending.settle)

    def another_article() -> None:
        searching.forget()
        side.new_article()

    desk = Desk(view, panes, listing, following, another_article)
    side = Side(view, panes, desk, following, background)
    names = Names(view, panes, desk, side, following)
    asking = Asking(view, panes)
    searching = Searching(view, panes, desk, side, asking)
    filters = Filters(view, panes, listing, desk, following, names, asking)
    arrivals = Arrivals(view, listing, desk, side, following, asking)
    watching = Watching(view, listing, names, filters)
    listing.background = background

    return Collaborators(
        panes=panes,
        listing=listing,
        following=following,
        desk=desk,
        side=side,
        names=names,
        asking=asking,
        searching=searching,
        filters=filters,
        arrivals=arrivals,
        automatic=Automatic(view, arrivals),
        unread=Unread(view, panes, listing, desk, side, searching, background),
        browsing=Browsing(view, desk, arrivals),
        hiding=HidingRules(view, listing, desk, names, asking),
        watching=watching,
        revising=Revising(view, listing, desk, names, side, following, watching),
        whereabouts=Whereabouts(view, panes, listing, desk, following, names, searching),
    )


async def _mount(view: ReadingView) -> bool:
    colours = view.colours
    view.text = ArticleView(id="text", colours=colours)
    view.entities = EntityList(id="entities", colours=colours)
    view.mentions = MentionList(id="mentions", colours=colours)
    view.text.border_title = "Text"
    view.entities.border_title = "Entities"
    view.mentions.border_title = "Mentions"
    view.status = StatusLine()
    view.key_line = KeyLine(view.settings.keys, id="keys")
    side = Column(view.entities, view.mentions, id="side")
    view.app.stylesheet.read(STYLES)
    with view.app.batch_update():
        mounted = (
            view.query_one("#panes").mount(Column(view.text, id="middle"), side),
            view.mount(view.status, view.key_line),
        )
        for one in mounted:
            await one
    return side.is_attached


def commands(
    view: ReadingView, who: Collaborators, act: Callable[[str], None]
) -> Mapping[str, Callable[[], None]]:
    """Give what each command of the reading screen does; ``act`` does one by its id."""
    panes, listing, desk, names = who.panes, who.listing, who.desk, who.names
    side, following, unread = who.side, who.following, who.unread
    correcting = Correcting(view, panes, desk, following, who.asking, who.revising).commands()
    undo = correcting["undo"]
    return {
        **Moving(view, panes, listing, desk, names, who.searching, who.filters).commands(),
        **listing.commands(),
        **who.filters.commands(),
        **names.commands(),
        **side.commands(),
        **who.searching.commands(),
        **who.arrivals.commands(),
        **{id_: partial(_correct, unread, correct) for id_, correct in correcting.items()},
        "undo": lambda: None if unread.take_back() else undo(),
        **unread.commands(),
        **who.browsing.commands(),
        **Sources(
            view, panes, listing, who.filters, who.arrivals, who.browsing, unread, act
        ).commands(),
        **who.hiding.commands(),
        **Reviewing(view, listing, desk, names, side, following, who.watching).commands(),
        **who.watching.commands(),
    }


def _correct(unread: Unread, correct: Callable[[], None]) -> None:
    """Correct something: what was marked read before is not what is undone next."""
    unread.forget()
    correct()
