"""Furnishing the reading screen: all that the list of articles can do without."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.following import Following
from tui.screens.reading.arriving.arrivals import Arrivals
from tui.screens.reading.arriving.automatic import Automatic
from tui.screens.reading.articles.hiding import HidingRules
from tui.screens.reading.articles.unread import Unread
from tui.screens.reading.background import Background
from tui.screens.reading.browsing import Browsing
from tui.screens.reading.columns import Column
from tui.screens.reading.correcting.correcting import Correcting
from tui.screens.reading.correcting.reviewing import Reviewing
from tui.screens.reading.moving import Moving
from tui.screens.reading.names.names import Names
from tui.screens.reading.names.side import Side
from tui.screens.reading.names.watching import Watching
from tui.screens.reading.text.desk import Desk
from tui.screens.reading.text.finding import Finding
from tui.widgets.article_view import ArticleView
from tui.widgets.bottom_lines import KeyLine, StatusLine
from tui.widgets.entity_list import EntityList
from tui.widgets.mention_list import MentionList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.screen import ReadingScreen

STYLES = Path(__file__).with_name("furnishing.tcss")
"""The rules of what is put in here; the first paint does not wait for them."""


async def furnish(screen: ReadingScreen) -> bool:
    """Put in the text, the panes at the side, the lines below, and what holds their subjects.

    False when the reader ends already, and nothing can be put in any more.
    """
    panes = screen.query_one("#panes")
    if not panes.is_attached:
        return False
    screen.following = Following(screen.library)
    screen.background = Background(screen, screen.library, screen.pending.settle)
    screen.desk = Desk(screen)
    screen.names = Names(screen)
    screen.side = Side(screen)
    screen.finding = Finding(screen)
    screen.arrivals = Arrivals(screen)
    screen.automatic = Automatic(screen)
    screen.moving = Moving(screen)
    screen.unread = Unread(screen)
    screen.browsing = Browsing(screen)
    screen.hiding = HidingRules(screen)
    screen.correcting = Correcting(screen)
    screen.watching = Watching(screen)
    colours = screen.colours
    screen.text = ArticleView(id="text", colours=colours)
    screen.entities = EntityList(id="entities", colours=colours)
    screen.mentions = MentionList(id="mentions", colours=colours)
    screen.text.border_title = "Text"
    screen.entities.border_title = "Entities"
    screen.mentions.border_title = "Mentions"
    screen.status = StatusLine()
    screen.key_line = KeyLine(screen.settings.keys, id="keys")
    side = Column(screen.entities, screen.mentions, id="side")
    screen.app.stylesheet.read(STYLES)
    with screen.app.batch_update():
        mounted = (
            panes.mount(Column(screen.text, id="middle"), side),
            screen.mount(screen.status, screen.key_line),
        )
        for one in mounted:
            await one
    return side.is_attached


def _correct(screen: ReadingScreen, act: Callable[[], None]) -> None:
    screen.unread.forget()
    act()


def commands(screen: ReadingScreen) -> Mapping[str, Callable[[], None]]:
    """Give what each command of the reading screen does."""
    correcting = screen.correcting.commands()
    undo = correcting["undo"]
    return {
        **screen.moving.commands(),
        **screen.listing.commands(),
        **screen.listing.folding.commands(),
        **screen.names.commands(),
        **screen.side.commands(),
        **screen.finding.commands(),
        **screen.arrivals.commands(),
        **{id_: partial(_correct, screen, act) for id_, act in correcting.items()},
        "undo": lambda: None if screen.unread.take_back() else undo(),
        **screen.unread.commands(),
        **screen.browsing.commands(),
        **screen.hiding.commands(),
        **Reviewing(screen).commands(),
        **screen.watching.commands(),
    }
