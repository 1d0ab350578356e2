"""Articles that come in while one reads: adding places to look, and showing what came."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError
from analysis.location import is_address
from tui.drawing.cells import one_line
from tui.look import Look
from tui.screens.reading.arriving.intake import Intake
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.intake import Progress
    from analysis.models.news import News
    from tui.following import Following
    from tui.screens.reading.arriving.intake import Finished
    from tui.screens.reading.arriving.summary import Keys
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.asking import Asking
    from tui.screens.reading.names.side import Side
    from tui.screens.reading.view import ReadingView

BETWEEN_LOOKS = 1.0
"""Seconds between two looks at the list while articles come in."""


class Arrivals:
    """What the screen does about an import in the background."""

    def __init__(
        self,
        view: ReadingView,
        listing: Listing,
        desk: Desk,
        side: Side,
        following: Following,
        asking: Asking,
    ) -> None:
        self._view = view
        self._listing = listing
        self._desk = desk
        self._side = side
        self._following = following
        self._asking = asking
        self._intake = Intake(view, view.library, view.settings)
        self._looked = 0.0
        self._known = ""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "add": self._ask,
            "refresh": self.refresh,
            "refresh-all": self.refresh_all,
            "full-text": self._complete,
            "stop": self.copy_or_stop,
        }

    def start(self, locations: Sequence[str]) -> None:
        """Look at all files, and at the locations; no feed is asked that is not among them."""
        self._intake.start(Look(tuple(locations), is_all=True, is_asked=bool(locations)))

    def look(self, look: Look, words: str) -> None:
        """Look at what a person asks for, and say so; it waits for what is being looked at."""
        waits = "" if not self._intake.is_running else " It waits for what is under way."
        self._intake.start(look._replace(is_asked=True))
        self._view.say(f"{words}{waits}")

    @property
    def is_busy(self) -> bool:
        """Whether articles are coming in."""
        return self._intake.is_running

    def look_quietly(self, look: Look) -> None:
        """Look at something that nobody asked for now, unless something is coming in already."""
        if not self.is_busy:
            self._intake.start(look)

    def refresh_all(self) -> None:
        """Look at all files and ask all feeds that are due."""
        self.look(Look(is_all=True, feeds=True), "Looking at all files and feeds…")

    def refresh(self) -> None:
        """Look again at the source of the article that is open."""
        opened = self._desk.settle()
        if opened is None:
            key = self._view.key_of("refresh-all")
            self._view.say(f"No article is open whose source to look at; {key} looks at all.")
            return
        self.look(Look(of=opened.id), f"Looking again at {opened.article.source}…")

    def _ask(self, value: str = "") -> None:
        self._asking.ask(Purpose.SOURCE, value, take=self._take)

    def _take(self, words: str) -> None:
        """Take what was typed; what is none stays to be mended."""
        trouble = self.add(words)
        if trouble:
            self._ask(words)
            self._view.say(trouble)

    def pasted(self, text: str) -> None:
        """Ask whether to add what is pasted if it is an address."""
        if is_address(text):
            self._ask(one_line(text))

    def add(self, words: str) -> str:
        """Add an address, a file or a folder, as it is typed or pasted; say why it cannot be."""
        from tui.location import read_locations

        found = read_locations(words)
        if found.found and not found.trouble:
            verb = "Fetching" if is_address(found.found[0]) else "Reading in"
            what = found.found[0] if len(found.found) == 1 else f"{len(found.found)} addresses"
            self._known = self._followed(found.found)
            self.look(Look(found.found), f"{verb} {what}…")
        return found.trouble

    def _nothing(self) -> str:
        """Say that nothing came, and why where nothing could."""
        view = self._view
        if view.library.counts()[0] or view.library.sources():
            return "Nothing new."
        return f"Nothing is followed yet: {view.key_of('add')} adds a feed, a page or a folder."

    def _followed(self, locations: Sequence[str]) -> str:
        """Say which of these is followed already."""
        desk, names = self._view.library.desk(), []
        for location in locations:
            with suppress(NewsreaderError):  # what is wrong with it is said by who reads it
                row = desk.find(location)
                names += [row.name] if row is not None else []
        return " ".join(f"“{one_line(name)}” is followed already." for name in names)

    def _complete(self) -> None:
        """Fetch the full text of the article that is open."""
        opened = self._desk.settle()
        if opened is None:
            self._view.say("No article is open.")
        elif not opened.article.url:
            self._view.say("This article has no address to fetch its full text from.")
        elif self._view.library.desk().cut(opened.id) is not None:
            self._view.say("This is the full text already.")
        elif self._is_page(opened.id):
            again = self._view.key_of("refresh")
            self._view.say(
                f"This is a page that was saved, with all of its text; {again} looks at it again."
            )
        else:
            self.look(Look(full=(opened.id,)), "Fetching the full text…")

    def _is_page(self, article: int) -> bool:
        from analysis.models import SourceKind

        source = self._view.library.desk().source_of(article)
        return source is not None and source.kind is SourceKind.PAGES

    def copy_or_stop(self) -> None:
        """Copy the text that is selected; without one, stop what is coming in."""
        if self._view.get_selected_text():
            self._view.action_copy_text()
            self._view.say("Copied.")
        elif self._intake.is_running:
            self.stop()
            self._view.say("Stopping; what is in stays.")
        else:
            self._view.say(f"Nothing to stop; {self._view.key_of('quit')} quits.")

    def stop(self) -> None:
        """Stop soon; what is in stays in."""
        self._intake.stop()

    def progressed(self, progress: Progress) -> None:
        """Say how far it is, and show what came."""
        from tui.screens.reading.arriving.summary import describe

        stop = self._view.key_of("stop")
        what, *rest = describe(progress)
        self._view.status.work = (what, f"{stop} stops", *rest)
        now = monotonic()
        if now - self._looked >= BETWEEN_LOOKS:
            self._looked = now
            self.look_up()
        else:
            self._desk.take_names()

    def finished(self, event: Finished) -> None:
        """Show all that came, and say what could not be read."""
        from tui.drawing.resting import left_alone
        from tui.screens.reading.arriving.summary import summarise

        view, outcome = self._view, event.outcome
        view.status.work = ()
        self.look_up()
        if self._desk.opened is not None and self._desk.opened.id in outcome.completed:
            self._desk.show_anew()
        goes_on = self._intake.follow_up()
        waiting = view.library.counts()[2]
        words = summarise(outcome, waiting, event.came, self._keys())
        if event.is_asked:
            resting = left_alone(outcome.resting, datetime.now().astimezone())
            words = " ".join(filter(None, (self._known, words or self._nothing(), resting)))
            self._known = ""
        said = " ".join(filter(None, (words, outcome.notice)))
        if said and (event.is_asked or not goes_on):
            view.say(said)

    def tell(self, news: News) -> str:
        """Say what another process has brought; empty when that is nothing to say."""
        from analysis.intake import Outcome
        from tui.screens.reading.arriving.summary import came_of, summarise

        outcome = Outcome(added=news.articles, changed=news.changed, rewritten=[*news.rewritten])
        came = came_of(self._view.library, outcome, news.watched)
        words = summarise(outcome, 0, came, self._keys())
        if words:
            self._view.say(words)
        return words

    def _keys(self) -> Keys:
        from tui.screens.reading.arriving.summary import Keys

        return Keys(*map(self._view.key_of, ("refresh-all", "watched", "sources")))

    def look_up(self) -> None:
        """Look all that is shown up again; no cursor moves."""
        self._listing.refresh()
        self._listing.changed()
        self._desk.take_names()
        self._side.show_entities(keep=True)
        self._following.refresh()
        self._side.show_mentions(keep=True)
        self._view.tell_place()

    def failed(self) -> None:
        """Take note that it broke off, and go on with what was asked for meanwhile."""
        self._view.status.work = ()
        self._intake.follow_up()
