"""The reading screen: articles, the text, its entities, and their mentions everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.worker import Worker, WorkerState

from analysis.errors import NewsreaderError
from analysis.models import Place
from tui.commands import BY_ID
from tui.drawing.cells import one_line
from tui.keymap import bindings
from tui.pane import NARROW, Pane
from tui.screens.reading.articles.listing import Listing
from tui.screens.reading.keeping import Keeping
from tui.screens.reading.view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType

    from analysis.library import Library
    from analysis.settings import Settings
    from tui.pending import Pending
    from tui.screens.reading.arriving.intake import Finished, Progressed
    from tui.screens.reading.articles.desk import Rested
    from tui.screens.reading.background import (
        AllRead,
        EntitiesReady,
        IdsReady,
        TourReady,
        UnreadReady,
    )
    from tui.screens.reading.browsing import BrowserReady
    from tui.screens.reading.correcting.heirs import Revised
    from tui.screens.reading.finding.hiding import RuleKept, RulesReady
    from tui.screens.reading.finding.saving import ViewSaved
    from tui.screens.reading.finding.watching import WatchedReady
    from tui.screens.reading.furnishing import Crew
    from tui.widgets.article_view import ArticleView
    from tui.widgets.line_list import LineList
    from tui.widgets.prompt import Prompt

APP_COMMANDS = frozenset({"palette", "theme", "help", "messages", "suspend", "quit"})
"""Commands that work on every screen."""
WHILE_ASKING = frozenset({"close", "leave", "stop", "suspend", "quit"})
"""Commands that a prompt leaves alone; all other keys are its own until Enter or Esc."""


class ReadingScreen(ReadingView):
    """Three panes and two lines at the bottom. Other objects hold its subjects.

    The list of articles is painted first; the rest is imported and furnished after that.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BY_ID.keys() - APP_COMMANDS)]

    crew: Crew
    """What works on the view, each on its subject; there once the screen is furnished."""

    def __init__(
        self,
        library: Library,
        pending: Pending,
        settings: Settings,
        app_command: Callable[[str], None],
        sources: Sequence[str] = (),
    ) -> None:
        super().__init__(library, pending, settings)
        self.listing = Listing(self)
        self.keeping = Keeping(self, self.listing)
        self._sources = sources
        self._early: list[str] = []
        self._commands: dict[str, Callable[[], object]] = {
            id_: partial(app_command, id_) for id_ in APP_COMMANDS
        }

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

        crew = await furnish(self, self.listing)
        if crew is None:
            return
        self.crew = crew
        self._commands |= commands(self, crew, self.action_command)
        self.is_furnished = True
        self.say_at_last()
        self.keeping.restore(crew.desk, crew.side, crew.names, crew.following)
        self.listing.refresh()
        self.crew.watching.look_up()
        for id_ in self._early:
            self.action_command(id_)
        self.call_after_refresh(self.crew.arrivals.start, self._sources)

    def put_away(self) -> None:
        """Keep where one is, and let nothing more come in."""
        if not self.is_furnished:
            return
        self.crew.arrivals.stop()
        self.crew.revising.finish()
        self.crew.desk.leave()
        self.keeping.close()

    # --- commands

    def action_command(self, id_: str) -> None:
        """Do what a command of the table says."""
        if not self.is_furnished:
            self._early.append(id_)
            return
        if self.is_asking and id_ not in WHILE_ASKING:
            return
        if self.crew.unasked.takes(id_, self.keys_of(id_)):
            return
        self.status.notice = ""
        self._commands[id_]()

    def tell_place(self) -> None:
        """Say in the bottom line where one is."""
        self.status.place = self.crew.whereabouts.describe()
        self.key_line.is_empty = self.crew.desk.opened is None and not self.listing.whole

    def note_change(self) -> None:
        """Have what is remembered saved soon."""
        self.keeping.changed()

    # --- messages

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the mouse to another pane."""
        self.panes.follow(event.widget)
        if self.is_furnished:
            self.crew.asking.look_after_cursor()

    def take_key(self, key: str, character: str | None) -> bool:
        """Give the prompt what was typed so fast that it was not there yet."""
        return self.is_furnished and (
            self.crew.asking.take_key(key, character) or self.crew.revising.hold(key, character)
        )

    def on_resize(self) -> None:
        """Show as many panes as fit now."""
        self.panes.arrange()
        self.listing.show_title()
        if self.is_furnished and self.focused is None and not self.is_asking:
            self.panes.go(self.panes.at)

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        """Open the article under the cursor once it rests there."""
        if not self.is_furnished:
            return
        if event.control is self.articles and isinstance(event.key, int):
            self.crew.desk.rest_on(event.key)
        elif event.control is self.entities:
            self.crew.side.preview()
        elif event.control is self.mentions and self.panes.at is Pane.MENTIONS:
            self.tell_place()

    def on_rested(self, event: Rested) -> None:
        """Open the article if the cursor is still there."""
        if self.articles.key == event.article:
            self.crew.desk.settle()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """Open the article, focus the entity, or jump to the mention."""
        key = event.key
        if not self.is_furnished:
            return
        if event.control is self.articles:
            self.crew.desk.settle()
            self.crew.desk.read_now()
            self.panes.go(Pane.TEXT)
        elif isinstance(key, Place):
            self.crew.names.jump_to(key)
        elif isinstance(key, int):
            self.crew.names.focus(key)
            if self.size.width < NARROW:
                self.panes.go(Pane.MENTIONS)

    def on_article_view_name_clicked(self, event: ArticleView.NameClicked) -> None:
        """Focus the entity that is clicked, and come to that mention."""
        if event.entity is not None and event.entity != self.crew.following.id:
            self.crew.names.focus(event.entity)
        self.crew.names.at(event.ordinal)

    def on_article_view_scrolled(self) -> None:
        """Remember how far one has read."""
        self.keeping.changed()

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """Follow what is typed."""
        self.crew.asking.changed(event.value)

    def on_prompt_entered(self, event: Prompt.Entered) -> None:
        """Take what was typed."""
        self.crew.asking.entered(event.value)

    def on_prompt_asked(self, event: Prompt.Asked) -> None:
        """Complete what is begun."""
        self.crew.asking.complete(event.purpose, event.value)

    def on_paste(self, event: events.Paste) -> None:
        """Ask whether to add an address that is pasted."""
        if self.is_furnished and not self.crew.asking.type(one_line(event.text)):
            self.crew.arrivals.pasted(event.text)

    def on_ids_ready(self, event: IdsReady) -> None:
        """Take the list of articles."""
        self.listing.accept(event)

    def on_unread_ready(self, event: UnreadReady) -> None:
        """Open the next unread article."""
        self.crew.unread.go(event)

    def on_all_read(self, event: AllRead) -> None:
        """Mark all that is listed read."""
        self.crew.unread.mark_all(event)

    def on_tour_ready(self, event: TourReady) -> None:
        """Take the mentions of the focused entity."""
        self.crew.side.accept_tour(event)

    def on_entities_ready(self, event: EntitiesReady) -> None:
        """Take the entities of the library."""
        self.crew.side.accept_entities(event)

    def on_progressed(self, event: Progressed) -> None:
        """Say how far the import is."""
        self.crew.arrivals.progressed(event.progress)

    def on_finished(self, event: Finished) -> None:
        """Say what came of the import."""
        self.crew.arrivals.finished(event)

    def on_revised(self, event: Revised) -> None:
        """Show what came of a correction."""
        self.crew.revising.accept(event)
        self.crew.watching.look_up()

    def on_browser_ready(self, event: BrowserReady) -> None:
        """Say whether the browser was started."""
        self.crew.browsing.opened(event.started)

    def on_rules_ready(self, event: RulesReady) -> None:
        """Offer what can be hidden."""
        self.crew.hiding.offer(event)

    def on_rule_kept(self, event: RuleKept) -> None:
        """Show what a rule leaves."""
        self.crew.hiding.kept(event)

    def on_view_saved(self, event: ViewSaved) -> None:
        """Say where what was saved is."""
        self.crew.saving.saved(event)

    def on_watched_ready(self, event: WatchedReady) -> None:
        """Mark what is watched, or show it."""
        self.crew.watching.accept(event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say in one sentence what went wrong in the background."""
        if event.state is not WorkerState.ERROR:
            return
        if event.worker.group == "intake":
            self.crew.arrivals.failed()
        error = event.worker.error
        if isinstance(error, NewsreaderError):
            self.say(str(error))
        elif error is not None:
            from tui.failed import Failed

            self.post_message(Failed(error))
