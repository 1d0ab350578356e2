"""Articles that come in while one reads: adding places to look, and showing what came."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tui.screens.intake import Intake, describe, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.intake import Outcome, Progress
    from tui.screens.reading import ReadingScreen

BETWEEN_LOOKS = 1.0
"""Seconds between two looks at the list while articles come in."""


class Arrivals:
    """What the screen does about an import in the background."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._intake = Intake(screen, screen.library, screen.settings)
        self._looked = 0.0
        self._is_asked = False

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"refresh": self.look_again, "stop": self._copy_or_stop}

    def start(self, locations: Sequence[str]) -> None:
        """Begin to look for articles."""
        self._intake.start(locations)

    def look_again(self) -> None:
        """Look at all files and folders again."""
        self._is_asked = True
        if self._intake.is_running:
            self._screen.say("Articles are being read in already.")
        else:
            self._intake.start()
            self._screen.say("Looking at all files and folders again…")

    def add(self, words: str) -> None:
        """Add a file or a folder, typed or pasted as a terminal or a file manager gives it."""
        location = words.strip().strip("'\"")
        if not location:
            return
        if location.startswith("file://"):
            location = unquote(urlsplit(location).path)
        if "://" in location:
            self._screen.say("Only files and folders can be added.")
            return
        path = Path(location.replace("\\ ", " ")).expanduser()
        if not path.exists():
            self._screen.say(f"There is no file or folder {path}.")
            return
        self._is_asked = True
        self._intake.start([str(path.absolute())])
        self._screen.say(f"Reading in {path}…")

    def _copy_or_stop(self) -> None:
        if self._screen.get_selected_text():
            self._screen.action_copy_text()
            self._screen.say("Copied.")
        elif self._intake.is_running:
            self.stop()
            self._screen.say("Stopping; what is in stays.")
        else:
            self._screen.say(f"Nothing to stop; {self._screen.key_of('quit')} quits.")

    def stop(self) -> None:
        """Stop soon; what is in stays in."""
        self._intake.stop()

    def progressed(self, progress: Progress) -> None:
        """Say how far it is, and show what came."""
        stop = self._screen.key_of("stop")
        what, *rest = describe(progress)
        self._screen.status.work = (what, f"{stop} stops", *rest)
        now = monotonic()
        if now - self._looked >= BETWEEN_LOOKS:
            self._looked = now
            self._look()
        else:
            self._screen.desk.take_names()

    def finished(self, outcome: Outcome) -> None:
        """Show all that came, and say what could not be read."""
        self._screen.status.work = ()
        self._look()
        if self._intake.follow_up():
            return
        waiting = self._screen.library.counts()[2]
        again = self._screen.key_of("refresh")
        words = summarise(outcome, waiting, again) or ("Nothing new." if self._is_asked else "")
        self._is_asked = False
        said = " ".join(filter(None, (words, outcome.notice)))
        if said:
            self._screen.say(said)

    def _look(self) -> None:
        """Look all that is shown up again; no cursor moves."""
        screen = self._screen
        screen.listing.refresh()
        screen.listing.changed()
        screen.desk.take_names()
        screen.side.show_entities(keep=True)
        screen.following.refresh()
        screen.side.show_mentions(keep=True)
        screen.desk.tell_place()

    def failed(self) -> None:
        """Take note that it broke off."""
        self._screen.status.work = ()
        self._is_asked = False
