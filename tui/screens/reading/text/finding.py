"""Asking for words at the bottom: a search in the text, a name in the library, a source to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.location import is_address
from tui.drawing.cells import one_line
from tui.pane import SIDE, Pane
from tui.search import Search
from tui.widgets.prompt import Prompt, Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.screens.reading.screen import ReadingScreen


MOST_CHOICES = 50
"""Names of a folder that are said at once."""


class Finding:
    """The prompt and what its words do. ``search`` is the one that is on in the open article."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.search: Search | None = None
        self._prompt: Prompt | None = None
        self._from: int = 0

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "search": self._ask_words,
            "find": lambda: self.ask(Purpose.ARTICLES, self._screen.listing.scope.words),
            "add": lambda: self.ask(Purpose.SOURCE),
        }

    @property
    def is_asking(self) -> bool:
        """Whether the prompt is there."""
        return self._prompt is not None

    # --- the prompt

    def _ask_words(self) -> None:
        if self._screen.panes.at is Pane.ENTITIES:
            self.ask(Purpose.NAME, self._screen.side.matching)
        elif self._screen.desk.settle() is None:
            self._screen.say("No article is open to search in.")
        else:
            self._from = self._screen.text.offset_at_top
            self._screen.panes.show_text()
            self.ask(Purpose.SEARCH)

    def ask(self, purpose: Purpose, value: str = "") -> None:
        """Ask for something, with a value to begin with."""
        if self._prompt is None:
            self._prompt = Prompt(purpose, value)
            self._screen.mount(self._prompt, before="#keys")
            self._screen.query_one("#keys").display = False

    def take_key(self, key: str, character: str | None) -> bool:
        """Take a key that came before the prompt had the cursor; False without a prompt."""
        if self._prompt is None:
            return False
        if key == "enter" and not self._prompt.has_focus_within:
            self._prompt.enter()
        elif key == "tab":
            self._prompt.action_complete()
        elif character is not None and character.isprintable():
            self._prompt.type(character)
        else:
            return False
        return True

    def pasted(self, text: str) -> None:
        """Take what is pasted while no line has the cursor: an address is asked about."""
        if self._prompt is not None:
            self._prompt.type(one_line(text))
        elif is_address(text):
            self.ask(Purpose.SOURCE, one_line(text))

    def look_after_cursor(self) -> None:
        """Take the prompt away when the cursor, which it had, is in another part of the screen."""
        prompt, focused = self._prompt, self._screen.focused
        if prompt is None or focused is None or not prompt.had_cursor:
            return
        if prompt not in focused.ancestors_with_self:
            self.close()

    def close(self) -> bool:
        """Take the prompt away; False when there is none."""
        if self._prompt is None:
            return False
        prompt, self._prompt = self._prompt, None
        prompt.remove()
        self._screen.query_one("#keys").display = True
        self._screen.panes.go(self._screen.panes.at)
        return True

    def changed(self, purpose: Purpose, words: str) -> None:
        """Follow what is typed."""
        if purpose is Purpose.SEARCH:
            self._look(words)
        elif purpose is Purpose.NAME:
            self._screen.side.match(words)

    def complete(self, purpose: Purpose, words: str) -> None:
        """Type on as far as only one path begins so; name those there are."""
        if self._prompt is None or purpose is not Purpose.SOURCE:
            return
        from tui.completion import complete

        found = complete(words)
        if found.words != words:
            self._prompt.put(found.words)
        if found.choices or found.words == words:
            self._screen.say("  ".join(found.choices[:MOST_CHOICES]) or "Nothing begins so.")

    def entered(self, purpose: Purpose, words: str) -> None:
        """Take what was typed."""
        self.close()
        if purpose is Purpose.SOURCE:
            self._screen.arrivals.add(words)
        elif purpose is Purpose.ARTICLES:
            self._screen.listing.find(words)
        elif purpose is Purpose.RENAME:
            self._screen.correcting.rename(words)
        elif purpose in (Purpose.HIDE, Purpose.HIDE_TITLE):
            self._screen.hiding.entered(purpose, words)
        elif purpose is Purpose.SEARCH and self.search is not None and not self.search.hits:
            self._screen.say(self.search.describe())
            self.clear()

    # --- searching the text

    def _look(self, words: str) -> None:
        opened = self._screen.desk.opened
        if opened is None or not words.strip():
            self.clear()
            return
        self.search = Search.of(words, opened.article.text).at(self._from)
        self._show()

    def step(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) hit; False when no search is on."""
        if self.search is None:
            return False
        self._screen.panes.show_text()
        self.search = self.search.step(step)
        self._show()
        return True

    def clear(self) -> bool:
        """End the search; False when none is on."""
        was_on = self.search is not None
        self.search = None
        self._screen.text.set_hits(())
        self._screen.desk.tell_place()
        return was_on

    def forget(self) -> None:
        """End the search because another article is open."""
        self.search = None

    def back_out(self) -> bool:
        """Leave the prompt, the search, or the narrowed list of entities."""
        side = self._screen.side
        if self.close():
            return True
        if self.search is not None:
            return self.clear()
        if side.matching and self._screen.panes.at in SIDE:
            side.match("")
            return True
        return False

    def _show(self) -> None:
        search = self.search
        if search is not None:
            self._screen.text.set_hits(search.hits, search.current)
            if search.stretch is not None:
                self._screen.text.scroll_to_offset(search.stretch[0])
        self._screen.desk.tell_place()
