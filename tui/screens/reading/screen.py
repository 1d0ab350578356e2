"""The reading screen: articles, the text, its entities, and their mentions everywhere."""

from __future__ import annotations

from functools import partial
from shutil import get_terminal_size
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from analysis.errors import NewsreaderError
from analysis.models import Place
from tui.commands import BY_ID
from tui.keymap import bindings, first_key
from tui.message import Failed
from tui.pane import NARROW, WIDE, Pane
from tui.screens.reading.articles.listing import Listing
from tui.screens.reading.columns import Column, Row
from tui.screens.reading.keeping import Keeping
from tui.screens.reading.panes import Panes
from tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from analysis.library import Library
    from analysis.settings import Settings
    from tui.following import Following
    from tui.message import Rested
    from tui.pending import Pending
    from tui.screens.reading.arriving.arrivals import Arrivals
    from tui.screens.reading.arriving.automatic import Automatic
    from tui.screens.reading.arriving.intake import Finished, Progressed
    from tui.screens.reading.articles.hiding import HidingRules, RuleKept, RulesReady
    from tui.screens.reading.articles.unread import Unread
    from tui.screens.reading.background import (
        AllRead,
        Background,
        EntitiesReady,
        IdsReady,
        TourReady,
        UnreadReady,
    )
    from tui.screens.reading.browsing import BrowserReady, Browsing
    from tui.screens.reading.correcting.correcting import Correcting
    from tui.screens.reading.correcting.revising import Revised
    from tui.screens.reading.moving import Moving
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.names.side import Side
    from tui.screens.reading.names.watching import WatchedReady, Watching
    from tui.screens.reading.text.desk import Desk
    from tui.screens.reading.text.finding import Finding
    from tui.widgets.article_view import ArticleView
    from tui.widgets.bottom_lines import KeyLine, StatusLine
    from tui.widgets.entity_list import EntityList
    from tui.widgets.line_list import LineList
    from tui.widgets.mention_list import MentionList
    from tui.widgets.prompt import Prompt

APP_COMMANDS = frozenset({"palette", "theme", "help", "suspend", "quit"})
"""Commands that work on every screen."""
LOW_OR_HIGH = [(0, "-low"), (10, "-high")]
"""Classes of a screen by its lines."""
WHILE_ASKING = frozenset({"close", "leave", "stop", "suspend", "quit"})
"""Commands that a prompt leaves alone; all other keys are its own until Enter or Esc."""


class ReadingScreen(Screen[None]):
    """Three panes and two lines at the bottom. Other objects hold its subjects.

    The list of articles is painted first; the rest is imported and furnished after that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BY_ID.keys() - APP_COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (NARROW, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = LOW_OR_HIGH
    AUTO_FOCUS = None

    status: StatusLine
    key_line: KeyLine
    text: ArticleView
    entities: EntityList
    mentions: MentionList
    following: Following
    background: Background
    desk: Desk
    names: Names
    side: Side
    finding: Finding
    arrivals: Arrivals
    automatic: Automatic
    moving: Moving
    correcting: Correcting
    watching: Watching
    unread: Unread
    browsing: Browsing
    hiding: HidingRules

    def __init__(
        self,
        library: Library,
        pending: Pending,
        settings: Settings,
        app_command: Callable[[str], None],
        sources: Sequence[str] = (),
    ) -> None:
        super().__init__(classes=_first_classes())
        self.library = library
        self.pending = pending
        self.settings = settings
        self.panes = Panes(self)
        self.listing = Listing(self)
        self.keeping = Keeping(self)
        self.articles = ArticleList(id="articles", colours=self.colours)
        self.is_furnished = False
        self._sources = sources
        self._early: list[str] = []
        self._said = ""
        self._commands: dict[str, Callable[[], object]] = {
            id_: partial(app_command, id_) for id_ in APP_COMMANDS
        }

    def compose(self) -> ComposeResult:
        """Put in the list of articles.

        Each column is a container: Textual draws all widgets of a container when one changes.
        """
        # It will have the cursor: known early, that saves a second styling.
        self.articles.set_reactive(Widget.has_focus, True)
        with Row(id="panes"), Column(id="left"):
            yield self.articles

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of labels that the settings ask for."""
        return {str(label): colour for label, colour in self.settings.colours.items()}

    async def on_mount(self) -> None:
        """List the articles; the rest waits for the first paint if the list is in sight."""
        self.articles.border_title = "Articles"
        is_listed = self.keeping.recall()
        if is_listed:
            self.panes.arrange()
            self.articles.focus()
            self.call_after_refresh(self._furnish)
        else:
            await self._furnish()

    async def _furnish(self) -> None:
        """Put in what the list can do without, and come back to where one left."""
        from tui.screens.reading.furnishing import commands, furnish

        if not await furnish(self):
            return
        self._commands |= commands(self)
        self.is_furnished = True
        self.status.notice = self._said
        self.keeping.restore()
        self.listing.refresh()
        self.watching.look_up()
        for id_ in self._early:
            self.action_command(id_)
        self.call_after_refresh(self.arrivals.start, self._sources)

    def put_away(self) -> None:
        """Keep where one is, and let nothing more come in."""
        if not self.is_furnished:
            return
        self.arrivals.stop()
        self.correcting.revising.finish()
        if self.desk.opened is not None and self.desk.opened.was_looked_at:
            self.listing.read_now()
        self.keeping.close()

    # --- commands

    def action_command(self, id_: str) -> None:
        """Do what a command of the table says."""
        if not self.is_furnished:
            self._early.append(id_)
            return
        if self.finding.is_asking and id_ not in WHILE_ASKING:
            return
        self.status.notice = ""
        self._commands[id_]()

    def say(self, sentence: str) -> None:
        """Say something in the bottom line, as soon as there is one, until the next key."""
        if self.is_furnished:
            self.status.notice = sentence
        else:
            self._said = sentence

    def key_of(self, id_: str) -> str:
        """Say the key of a command."""
        return first_key(BY_ID[id_], self.settings.keys)

    # --- messages

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the mouse to another pane."""
        self.panes.follow(event.widget)
        if self.is_furnished:
            self.finding.look_after_cursor()

    @property
    def is_asking(self) -> bool:
        """Whether a line is being typed at the bottom."""
        return self.is_furnished and self.finding.is_asking

    def take_key(self, key: str, character: str | None) -> bool:
        """Give the prompt what was typed so fast that it was not there yet."""
        return self.is_furnished and (
            self.finding.take_key(key, character) or self.correcting.revising.hold(key, character)
        )

    def on_resize(self) -> None:
        """Show as many panes as fit now."""
        self.panes.arrange()
        self.listing.show_title()
        if self.is_furnished and self.focused is None and not self.finding.is_asking:
            self.panes.go(self.panes.at)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Open the article under the cursor once it rests there."""
        if not self.is_furnished:
            return
        if event.control is self.articles and isinstance(event.key, int):
            self.desk.rest_on(event.key)
        elif event.control is self.entities:
            self.side.preview()

    def on_rested(self, event: Rested) -> None:
        """Open the article if the cursor is still there."""
        if self.articles.key == event.article:
            self.desk.settle()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Open the article, focus the entity, or jump to the mention."""
        key = event.key
        if not self.is_furnished:
            return
        if event.control is self.articles:
            self.desk.settle()
            self.listing.read_now()
            self.panes.go(Pane.TEXT)
        elif isinstance(key, Place):
            self.names.jump_to(key)
        elif isinstance(key, int):
            self.names.focus(key)
            if self.size.width < NARROW:
                self.panes.go(Pane.MENTIONS)

    def on_article_view_name_clicked(self, event: ArticleView.NameClicked) -> None:
        """Focus the entity that is clicked, and come to that mention."""
        if event.entity is not None and event.entity != self.following.id:
            self.names.focus(event.entity)
        self.names.at(event.ordinal)

    def on_article_view_scrolled(self) -> None:
        """Remember how far one has read."""
        self.keeping.changed()

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """Follow what is typed."""
        self.finding.changed(event.purpose, event.value)

    def on_prompt_entered(self, event: Prompt.Entered) -> None:
        """Take what was typed."""
        self.finding.entered(event.purpose, event.value)

    def on_prompt_asked(self, event: Prompt.Asked) -> None:
        """Complete what is begun."""
        self.finding.complete(event.purpose, event.value)

    def on_paste(self, event: events.Paste) -> None:
        """Ask whether to add an address that is pasted."""
        if self.is_furnished:
            self.finding.pasted(event.text)

    def on_ids_ready(self, event: IdsReady) -> None:
        """Take the list of articles."""
        self.listing.accept(event)

    def on_unread_ready(self, event: UnreadReady) -> None:
        """Open the next unread article."""
        self.unread.go(event)

    def on_all_read(self, event: AllRead) -> None:
        """Mark all that is listed read."""
        self.unread.mark_all(event)

    def on_tour_ready(self, event: TourReady) -> None:
        """Take the mentions of the focused entity."""
        self.side.accept_tour(event)

    def on_entities_ready(self, event: EntitiesReady) -> None:
        """Take the entities of the library."""
        self.side.accept_entities(event)

    def on_progressed(self, event: Progressed) -> None:
        """Say how far the import is."""
        self.arrivals.progressed(event.progress)

    def on_finished(self, event: Finished) -> None:
        """Say what came of the import."""
        self.arrivals.finished(event)

    def on_revised(self, event: Revised) -> None:
        """Show what came of a correction."""
        self.correcting.revising.accept(event)
        self.watching.look_up()

    def on_browser_ready(self, event: BrowserReady) -> None:
        """Say whether the browser was started."""
        self.browsing.opened(event.started)

    def on_rules_ready(self, event: RulesReady) -> None:
        """Offer what can be hidden."""
        self.hiding.offer(event)

    def on_rule_kept(self, event: RuleKept) -> None:
        """Show what a rule leaves."""
        self.hiding.kept(event)

    def on_watched_ready(self, event: WatchedReady) -> None:
        """Mark what is watched, or show it."""
        self.watching.accept(event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say in one sentence what went wrong in the background."""
        if event.state is not WorkerState.ERROR:
            return
        if event.worker.group == "intake":
            self.arrivals.failed()
        error = event.worker.error
        if isinstance(error, NewsreaderError):
            self.say(str(error))
        elif error is not None:
            self.post_message(Failed(error))


def _first_classes() -> str:
    """The classes that the terminal's size will give: known early, they save a second styling."""
    width, height = get_terminal_size()
    return " ".join(
        max((limit, name) for limit, name in breakpoints if limit <= size)[1]
        for size, breakpoints in (
            (width, ReadingScreen.HORIZONTAL_BREAKPOINTS),
            (height, ReadingScreen.VERTICAL_BREAKPOINTS),
        )
    )
