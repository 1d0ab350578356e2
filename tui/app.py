"""NewsReader: theme, keys and library of the reader, and how it ends."""

from __future__ import annotations

import contextlib
import gc
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from analysis.errors import LibraryError
from analysis.library import Library
from analysis.settings import log_file
from tui.commands import BY_ID
from tui.keymap import TakesKeys, bindings, first_key, key_name, keymap
from tui.memory import KEY, Memory
from tui.pending import Pending
from tui.screens.reading.screen import APP_COMMANDS, WHILE_ASKING, ReadingScreen
from tui.screens.reading.view import LOW_OR_HIGH
from tui.terminal.driver import PatientDriver, on_end_signals
from tui.terminal.exit_filter import ExitFilter, clean_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType
    from textual import events
    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.filter import LineFilter

    from analysis.settings import Settings
    from tui.commands.places import Place
    from tui.failed import Failed

LARGEST_LOG = 1 << 20
"""Bytes after which the log of crashes starts anew."""
COLLECTED_AT = (50_000, 20, 50)
"""Objects made before a collection, and collections before a larger one.

A screen full of lines is some ten thousand objects: by default it is looked through ten times
while it is drawn.
"""
SWITCH_INTERVAL = 0.001
"""Seconds a thread computes before the one that draws gets its turn."""


@runtime_checkable
class Lasting(Protocol):
    """A screen that has something to keep when the reader ends."""

    def put_away(self) -> None:
        """Keep it; where nothing is shown yet, nothing."""


@runtime_checkable
class Placed(Protocol):
    """A screen with keys of its own."""

    place: ClassVar[Place]
    """What the keys do there."""


class NewsReader(App[None]):
    """The reader over one library. ``problems`` are sentences to show at the start."""

    TITLE = "newsreader"
    CSS_PATH = "screens/reading/screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(sorted(APP_COMMANDS))]
    ENABLE_COMMAND_PALETTE = False
    VERTICAL_BREAKPOINTS = LOW_OR_HIGH

    def __init__(
        self,
        library: Library,
        settings: Settings,
        problems: Sequence[str] = (),
        sources: Sequence[str] = (),
    ) -> None:
        self._exit_filter = ExitFilter()
        super().__init__()
        self.library = library
        self.settings = settings
        self.pending = Pending(library, self._not_written)
        self.crash = ""
        keys, mistakes = keymap(settings.keys)
        self.set_keymap(keys)
        self._problems = [*problems, *mistakes]
        self._take_theme()
        self.reading = ReadingScreen(library, self.pending, settings, self.action_command, sources)

    def get_default_screen(self) -> ReadingScreen:
        """Start on the reading screen."""
        return self.reading

    def get_driver_class(self) -> type[Driver]:
        """Use a driver that odd input does not end."""
        driver = super().get_driver_class()
        return PatientDriver if driver is LinuxDriver else driver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put the exit filter last: nothing is written that it has not seen."""
        return [*super().get_line_filters(), self._exit_filter]

    def on_load(self) -> None:
        """End as by a key when the system asks; come back whole after the shell's fg."""
        on_end_signals(self._end)
        # Of itself Textual draws only what changes: the terminal may have cleared all of it.
        self.app_resume_signal.subscribe(self, lambda _: self._paint_anew())

    def on_mount(self) -> None:
        """Say what is wrong with the settings; tidy memory once the screen stands."""
        if self._problems:
            self.call_after_refresh(self.reading.say_all, self._problems)
        self.call_after_refresh(self._settle)

    def on_key(self, event: events.Key) -> None:
        """Let no letter get lost that was typed before what asks for it had the cursor."""
        screen = self.screen
        if isinstance(screen, TakesKeys) and screen.take_key(event.key, event.character):
            event.prevent_default()
        elif (
            screen is self.reading
            and event.is_printable
            and not self.reading.is_asking
            and event.key not in screen.active_bindings
        ):
            name, help_ = key_name(event.character or ""), self.reading.key_of("help")
            self.reading.say(f"{name} has nothing to do here; {help_} shows the keys.")

    def _settle(self) -> None:
        # What was made for the start stays: later collections need not look at it again.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*COLLECTED_AT)
        gc.enable()

    def _end(self, code: int) -> None:
        self.exit(return_code=code)

    def _paint_anew(self) -> None:
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End the reader; where one is is kept."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, Lasting):
                screen.put_away()
        super().exit(result, return_code, message)

    # --- theme

    def _take_theme(self) -> None:
        """Take the theme that was picked last, or the settings'."""
        memory = Memory.read(self.library.state(KEY))
        asked = self.settings.theme or ""
        theme = memory.theme if memory.theme and memory.asked_theme == asked else asked
        if theme and theme not in self.available_themes:
            key = first_key(BY_ID["theme"], self.settings.keys)
            self._problems.append(f"There is no theme “{theme}”; {key} shows those there are.")
            theme = ""
        if theme:
            self.theme = theme

    def _watch_theme(self, theme_name: str) -> None:
        super()._watch_theme(theme_name)
        if self.is_running:
            self.reading.keeping.changed()

    # --- commands that work on every screen

    def action_command(self, id_: str) -> None:
        """Do what a command of the table says."""
        if id_ not in WHILE_ASKING and self.screen is self.reading and self.reading.is_asking:
            return
        if id_ == "quit":
            self.exit()
        elif id_ == "suspend":
            self.action_suspend_process()
        elif id_ == "theme":
            self.search_themes()
        elif id_ == "palette" and self.screen is self.reading:
            from tui.screens.palette import make_palette

            self.push_screen(make_palette())
        elif id_ == "messages" and self.reading.is_furnished:
            from tui.screens.dialogs.messages import MessagesPanel

            self.push_screen(MessagesPanel(self.reading.status.said))
        elif id_ == "help":
            from tui.screens.dialogs.help import HelpPanel

            here = self.screen.place if isinstance(self.screen, Placed) else self.reading.panes.at
            self.push_screen(HelpPanel(here, self.settings.keys))

    # --- faults

    def record(self, error: BaseException) -> str:
        """Write an error into the log; return where that is, or why it is nowhere."""
        path = log_file()
        lines = traceback.format_exception(error)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            is_long = path.exists() and path.stat().st_size > LARGEST_LOG
            with path.open("w" if is_long else "a", encoding="utf-8", errors="replace") as log:
                log.write(f"--- {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n{''.join(lines)}")
        except OSError:
            return f"(it could not be written to {path})"
        return str(path)

    def on_failed(self, event: Failed) -> None:
        """Say where the details of a fault in the background are."""
        self.reading.say(f"Something failed in the background; see {self.record(event.error)}.")

    def _not_written(self, error: Exception) -> None:
        sentence = str(error) if isinstance(error, LibraryError) else self.record(error)
        self.call_later(self.reading.say, f"Not saved: {sentence}")

    def _fatal_error(self) -> None:
        """End with one sentence in place of Textual's page of source."""
        error = self._exception or sys.exception()
        if isinstance(error, LibraryError):
            self.crash = str(error)
        elif error is not None:
            self.crash = (
                f"newsreader met a fault it did not expect ({type(error).__name__}) and stopped; "
                f"the details are in {self.record(error)}."
            )
        self._close_messages_no_wait()


def run(
    library_path: Path, settings: Settings, problems: Sequence[str], sources: Sequence[str]
) -> int:
    """Open the reader on a library; return the exit code.

    ``sources`` are added first, ``problems`` said at the start.
    """
    try:
        library = Library.open(library_path)
    except LibraryError as error:
        return _say(str(error))
    sys.setswitchinterval(SWITCH_INTERVAL)
    try:
        app = NewsReader(library, settings, problems, sources)
        app.run()
        app.pending.close()
    except LibraryError as error:
        return _say(str(error))
    finally:
        with contextlib.suppress(LibraryError):
            library.close()
    if app.crash:
        return _say(app.crash)
    return app.return_code or 0


def _say(sentence: str) -> int:
    print(f"newsreader: {clean_lines(sentence)}", file=sys.stderr)  # noqa: T201
    return 1
