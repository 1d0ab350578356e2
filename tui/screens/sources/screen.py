"""Sources: what is followed, with what is unread in it, when it was looked at and what came."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tui.commands import BY_ID
from tui.commands.places import SOURCES
from tui.failed import Failed
from tui.keymap import bindings, first_key
from tui.scope import Scope
from tui.screens.sources.keeping import Keeping
from tui.screens.sources.lines import SourceLine, lines_of, where
from tui.screens.sources.saved import Saved
from tui.screens.sources.source_list import SourceList
from tui.screens.sources.tending import Tending
from tui.screens.sources.work import ShelfReady, SourceWork, Tended
from tui.widgets.key_line import PlaceKeys
from tui.widgets.line_list import MOVES
from tui.widgets.prompt import Prompt, Purpose
from tui.widgets.rows import ListedRows
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.screens.sources.lines import Shelf
    from tui.screens.sources.reader import Reader
    from tui.widgets.line_list import LineList

BETWEEN_LOOKS = 1.0
"""Seconds between two looks while something comes in."""
COMMANDS = (*MOVES, *SOURCES.ids, "close", "sources", "palette")
WITH_PROMPT = frozenset({"leave", "close", "stop"})


class SourcesScreen(Screen[SourceLine | None]):
    """Lists what is followed; the result is the line whose articles to list, if any."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMANDS),
        Binding("e", "command('rename')", show=False),
        Binding("d", "command('drop')", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]
    AUTO_FOCUS = "SourceList"
    place = SOURCES
    """What the keys do here."""
    list = query_one(SourceList)
    status = query_one(StatusLine)

    def __init__(self, reader: Reader, first: str = "") -> None:
        super().__init__()
        self._first = first
        self.reader = reader
        self.work = SourceWork(self, reader.library, reader.pending)
        self.prompt: Prompt | None = None
        self.shelf: Shelf | None = None
        self.words = ""
        self.is_unread = False
        self._before = ""
        self._looked = 0.0
        self._tending = Tending(self, reader, self.work, lambda: self.line, self.ask)
        self._keeping = Keeping(reader, self.work, lambda: self.line, self.ask, self.say)
        self._saved = Saved(self, reader, self.work, lambda: self.line, self.ask)
        self._commands: Mapping[str, Callable[[], object]] = {
            "open": self._list_articles,
            "only": lambda: self.dismiss(SourceLine("", Scope())),
            "search": lambda: self.ask(Purpose.NAME, self.words),
            "unread": self._toggle_unread,
            "add": lambda: self.ask(Purpose.SOURCE),
            "refresh-all": reader.arrivals.refresh_all,
            "stop": reader.arrivals.copy_or_stop,
            "palette": self._to_palette,
            **dict.fromkeys(("close", "leave"), self._back_out),
            "sources": lambda: self.dismiss(None),
            "undo": self._take_back,
            **self._keeping.commands(),
            **self._saved.commands(self._tending.commands()),
        }

    def compose(self) -> ComposeResult:
        """Lay the list above the two lines."""
        yield SourceList(colours=self.reader.colours)
        yield StatusLine(f"{first_key(BY_ID['messages'], self.reader.keys)} shows all")
        yield PlaceKeys(SOURCES, self.reader.keys, id="keys")

    def on_mount(self) -> None:
        """Look up what is followed; say here what the reader says meanwhile."""
        self.list.border_title = "Sources"
        self.list.empty_text = "Looking it up…"
        self.watch(self.reader.status, "work", self._take_work)
        self.watch(self.reader.status, "notice", self._take_notice, init=False)
        self.look_up()

    # --- commands

    def action_command(self, id_: str) -> None:
        """Do what a command of the table says."""
        if self.prompt is not None and id_ not in WITH_PROMPT:
            return
        self.reader.status.notice = ""
        if not self.list.move(id_):
            self._commands[id_]()

    @property
    def line(self) -> SourceLine | None:
        """What the cursor is on."""
        lines = self.list.rows.fetch(self.list.cursor, self.list.cursor + 1)
        return lines[0] if lines and self.list.cursor >= 0 else None

    def say(self, sentence: str) -> None:
        """Say something in the bottom line until the next key."""
        self.reader.status.notice = sentence

    def _list_articles(self) -> None:
        if self.line is not None:
            self.dismiss(self.line)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        """List the articles of what is clicked."""
        event.stop()
        self._list_articles()

    def on_line_list_highlighted(self) -> None:
        """Say more of what the cursor is on."""
        self._tell()

    def _toggle_unread(self) -> None:
        self.is_unread = not self.is_unread
        self._show()

    def _take_back(self) -> None:
        if self._tending.follow_again():
            return
        if not self.reader.marks.take_back():
            self.say("Nothing was marked read or removed here that could be taken back.")
        self.look_up()
        self.reader.arrivals.look_up()

    def _back_out(self) -> None:
        if self.prompt is not None:
            if self.prompt.purpose is Purpose.NAME:
                self._show(self._before)
            self.close_prompt()
        elif self.words or self.is_unread:
            self.is_unread = False
            self._show("")
        else:
            self.dismiss(None)

    def _to_palette(self) -> None:
        self.dismiss(None)
        self.reader.open_palette()

    # --- the line that is typed

    def ask(self, purpose: Purpose, value: str = "") -> None:
        """Ask for something at the bottom."""
        self._before = self.words
        self.prompt = Prompt(purpose, value)
        self.mount(self.prompt, before="#keys")

    def close_prompt(self) -> None:
        """Take the line away."""
        if self.prompt is not None:
            self.prompt.remove()
            self.prompt = None
        self.list.focus()

    def take_key(self, key: str, character: str | None) -> bool:
        """Take a letter that was typed before the line had the cursor."""
        if self.prompt is None or character is None or not character.isprintable():
            return False
        self.prompt.type(character)
        return True

    def on_prompt_changed(self, event: Prompt.Changed) -> None:
        """Narrow the list by what is typed."""
        if event.purpose is Purpose.NAME:
            self._show(event.value)

    def on_prompt_entered(self, event: Prompt.Entered) -> None:
        """Take what was typed."""
        self.close_prompt()
        if event.purpose is Purpose.SOURCE:
            self._add(event.value)
        elif event.purpose in {Purpose.EXPORT, Purpose.KEEP, Purpose.KEEP_ALL}:
            self._keeping.entered(event.purpose, event.value)
        elif event.purpose in {Purpose.VIEW_NAME, Purpose.VIEW_QUERY}:
            self._saved.entered(event.purpose, event.value)
        elif event.purpose is not Purpose.NAME:
            self._tending.entered(event.purpose, event.value)

    def _add(self, words: str) -> None:
        trouble = self.reader.arrivals.add(words)
        if trouble:
            self.ask(Purpose.SOURCE, words)
            self.say(trouble)

    def on_prompt_asked(self, event: Prompt.Asked) -> None:
        """Complete the path that is begun."""
        if self.prompt is None or event.purpose is not Purpose.SOURCE:
            return
        from tui.completion import complete

        found = complete(event.value)
        self.prompt.put(found.words)
        self.say("  ".join(found.choices[:50]))

    # --- what is shown

    def look_up(self) -> None:
        """Look everything up again; the cursor stays where it is."""
        self._looked = monotonic()
        self.work.look_up()

    def on_shelf_ready(self, event: ShelfReady) -> None:
        """List what is followed."""
        self.shelf = event.shelf
        self._show()
        first, self._first = self._first, ""
        if first:
            self.action_command(first)

    def on_tended(self, event: Tended) -> None:
        """Say what was done, and show it."""
        self.reader.status.busy = ""
        self.say(event.said)
        if event.marked:
            key = first_key(BY_ID["undo"], self.reader.keys)
            self._tending.forget()
            self.reader.marks.remember(event.marked)
            self.say(f"{event.said}; {key} takes it back.")
        self.look_up()
        self.reader.arrivals.look_up()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the background."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.app.post_message(Failed(event.worker.error))

    def _show(self, words: str | None = None) -> None:
        self.words = self.words if words is None else words
        if self.shelf is None:
            return
        lines = lines_of(self.shelf, self.words, is_unread=self.is_unread)
        self.list.empty_text = "Nothing that is followed is called so."
        self.list.set_rows(ListedRows(lines, lambda line: line.scope))
        which = ", those with something unread" if self.is_unread else ""
        which += f" · {self.words}" if self.words else ""
        sources, unread = len(self.shelf.sources), self.shelf.unread
        self.list.border_title = Content(f"Sources {sources:,} · {unread:,} unread{which}")
        self._tell()

    def _tell(self) -> None:
        line = self.line
        words = ""
        if line is not None and line.source is not None:
            words = " · ".join(filter(None, (line.trouble, line.note, where(line.source))))
        elif line is not None:
            words = line.note
        elif self.shelf is not None and not self.shelf.sources:
            key = first_key(BY_ID["add"], self.reader.keys)
            words = f"Nothing is followed yet: {key} adds a feed, a page, a file or a folder."
        self.status.place = words

    def _take_work(self, work: tuple[str, ...]) -> None:
        had, self.status.work = bool(self.status.work), work
        is_over = had and not work
        if is_over or (work and monotonic() - self._looked >= BETWEEN_LOOKS):
            self.look_up()

    def _take_notice(self, notice: str) -> None:
        self.status.notice = notice
