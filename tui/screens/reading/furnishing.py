"""Furnishing the reading screen: all that the list of articles can do without."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.following import Following
from tui.screens.reading.arriving.arrivals import Arrivals
from tui.screens.reading.arriving.automatic import Automatic
from tui.screens.reading.arriving.noticing import Noticing
from tui.screens.reading.articles.desk import Desk
from tui.screens.reading.articles.rewritten import Rewritten
from tui.screens.reading.asking import Asking
from tui.screens.reading.background import Background
from tui.screens.reading.browsing import Browsing
from tui.screens.reading.correcting.correcting import Correcting
from tui.screens.reading.correcting.recalling import Recalling
from tui.screens.reading.correcting.reviewing import Reviewing
from tui.screens.reading.correcting.revising import Revising
from tui.screens.reading.correcting.unasked import Unasked
from tui.screens.reading.finding.filters import Filters
from tui.screens.reading.finding.hiding import HidingRules
from tui.screens.reading.finding.saving import Saving
from tui.screens.reading.finding.searching import Searching
from tui.screens.reading.finding.sources import Sources
from tui.screens.reading.finding.unread import Unread
from tui.screens.reading.finding.watching import Watching
from tui.screens.reading.leaving import Leaving
from tui.screens.reading.moving import Moving
from tui.screens.reading.names.explaining import Explaining
from tui.screens.reading.names.names import Names
from tui.screens.reading.names.side import Side
from tui.screens.reading.view import Column
from tui.screens.reading.whereabouts import Whereabouts
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_list import EntityList
from tui.widgets.key_line import KeyLine
from tui.widgets.mention_list import MentionList
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.view import ReadingView

STYLES = Path(__file__).with_name("furnishing.tcss")
"""The rules of what is put in here; the first paint does not wait for them."""


class Crew(NamedTuple):
    """What works on the view, each on its subject; one takes those that stand before it."""

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
    noticing: Noticing
    unread: Unread
    browsing: Browsing
    hiding: HidingRules
    saving: Saving
    watching: Watching
    revising: Revising
    unasked: Unasked
    whereabouts: Whereabouts


async def furnish(view: ReadingView, listing: Listing) -> Crew | None:
    """Put in the text, the panes at the side and the lines below, and what works on them.

    None when the reader ends already, and nothing can be put in any more.
    """
    if not view.query_one("#panes").is_attached:
        return None
    crew = _crew(view, listing)
    return crew if await _mount(view) else None


def _crew(view: ReadingView, listing: Listing) -> Crew:
    following = Following(view.library)
    background = Background(view, view.library, view.pending.settle)

    def another_article() -> None:
        searching.forget()
        side.new_article()

    desk = Desk(view, listing, following, another_article)
    side = Side(view, desk, following, background)
    names = Names(view, desk, side, following)
    asking = Asking(view)
    searching = Searching(view, desk, side, asking)
    filters = Filters(view, listing, desk, names, asking)
    arrivals = Arrivals(view, listing, desk, side, following, asking)
    watching = Watching(view, listing, names, filters)
    listing.background = background

    return Crew(
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
        noticing=Noticing(view, arrivals),
        unread=Unread(view, listing, desk, searching, background),
        browsing=Browsing(view, desk, arrivals),
        hiding=HidingRules(view, listing, desk, names, asking),
        saving=Saving(view, listing, asking),
        watching=watching,
        revising=Revising(view, listing, desk, names, side, following),
        unasked=Unasked(),
        whereabouts=Whereabouts(view, listing, desk, following, names, searching),
    )


async def _mount(view: ReadingView) -> bool:
    colours = view.colours
    view.text = ArticleView(id="text", colours=colours)
    view.entities = EntityList(id="entities", colours=colours)
    view.mentions = MentionList(id="mentions", colours=colours)
    view.text.border_title = "Text"
    view.entities.border_title = "Entities"
    view.mentions.border_title = "Mentions"
    view.status = StatusLine(f"{view.key_of('messages')} shows all")
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
    view: ReadingView, crew: Crew, act: Callable[[str], None]
) -> Mapping[str, Callable[[], None]]:
    """Give what each command of the reading screen does; ``act`` does one by its id."""
    listing, desk, names = crew.listing, crew.desk, crew.names
    side, following, unread = crew.side, crew.following, crew.unread
    correcting = Correcting(
        view, desk, following, crew.asking, crew.revising, crew.unasked
    ).commands()
    undo = correcting["undo"]
    return {
        **Moving(view, listing, desk, names).commands(),
        **Leaving(view, crew.searching, crew.filters).commands(),
        **listing.commands(),
        **Rewritten(view, desk).commands(),
        **crew.filters.commands(),
        **names.commands(),
        **Explaining(view, names).commands(),
        **side.commands(),
        **crew.searching.commands(),
        **crew.arrivals.commands(),
        **{id_: partial(_correct, unread, correct) for id_, correct in correcting.items()},
        "undo": lambda: None if unread.take_back() else undo(),
        **unread.commands(),
        **crew.browsing.commands(),
        **Sources(
            view, listing, crew.filters, crew.arrivals, crew.browsing, unread, act
        ).commands(),
        **crew.hiding.commands(),
        **crew.saving.commands(),
        **Recalling(view, desk, names, crew.revising).commands(),
        **Reviewing(view, desk, names, crew.revising, crew.watching).commands(),
        **crew.watching.commands(),
    }


def _correct(unread: Unread, correct: Callable[[], None]) -> None:
    """Correct something: what was marked read before is not what is undone next."""
    unread.forget()
    correct()
