"""Asking for words at the bottom, for whoever wants some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.prompt import CHANGED, Prompt, Purpose

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.reading.view import ReadingView

    Take = Callable[[str], object]

KEY = "queries"
"""The key of the library's state under which the last queries are kept."""
MOST_KEPT = 50
MOST_CHOICES = 50
"""Names of a folder that are said at once."""


class Asking:
    """The prompt: one line is asked for at a time."""

    def __init__(self, view: ReadingView) -> None:
        self._view = view
        self._take: Take = _drop
        self._follow: Take = _drop
        self._entered: dict[Purpose, list[str]] = {}

    def ask(
        self,
        purpose: Purpose,
        value: str = "",
        *,
        take: Take | None = None,
        follow: Take | None = None,
    ) -> None:
        """Ask for something, with a value to begin with.

        ``take`` gets the words that were entered, ``follow`` those that are typed meanwhile.
        """
        if self._view.prompt is None:
            self._take, self._follow = take or _drop, follow or _drop
            self._view.prompt = Prompt(purpose, value, self._history(purpose))
            self._view.mount(self._view.prompt, before="#keys")
            self._view.query_one("#keys").display = False

    def take_key(self, key: str, character: str | None) -> bool:
        """Take a key that came before the prompt had the cursor; False without a prompt."""
        prompt = self._view.prompt
        if prompt is None:
            return False
        if key == "enter" and not prompt.has_focus_within:
            prompt.enter()
        elif key == "tab":
            prompt.action_complete()
        elif character is not None and character.isprintable():
            prompt.type(character)
        else:
            return False
        return True

    def type(self, words: str) -> bool:
        """Take what is pasted while the prompt has no cursor; False without a prompt."""
        if self._view.prompt is not None:
            self._view.prompt.type(words)
        return self._view.is_asking

    def look_after_cursor(self) -> None:
        """Take the prompt away when the cursor, which it had, is in another part of the screen."""
        prompt, focused = self._view.prompt, self._view.focused
        if prompt is None or focused is None or not prompt.had_cursor:
            return
        if prompt not in focused.ancestors_with_self:
            self.close()

    def close(self) -> bool:
        """Take the prompt away; False when there is none."""
        prompt, self._view.prompt = self._view.prompt, None
        if prompt is None:
            return False
        prompt.remove()
        self._view.query_one("#keys").display = True
        self._view.panes.go(self._view.panes.at)
        return True

    # --- what the prompt tells

    def changed(self, words: str) -> None:
        """Hand on what is typed."""
        self._follow(words)

    def entered(self, words: str) -> None:
        """Hand on what was typed, and remember it."""
        prompt = self._view.prompt
        if prompt is not None and prompt.purpose not in CHANGED:
            self._remember(prompt.purpose, words.strip())
        self.close()
        self._take(words)

    # --- what was typed before

    def _history(self, purpose: Purpose) -> list[str]:
        if purpose is Purpose.ARTICLES and purpose not in self._entered:
            kept = self._view.library.state(KEY)
            self._entered[purpose] = kept.split("\n") if kept else []
        return self._entered.setdefault(purpose, [])

    def _remember(self, purpose: Purpose, words: str) -> None:
        """Remember a line as the last one; queries from one start to the next, too."""
        known = self._history(purpose)
        if not words or "\n" in words:
            return
        if words in known:
            known.remove(words)
        known.append(words)
        del known[:-MOST_KEPT]
        if purpose is Purpose.ARTICLES:
            self._view.pending.keep(KEY, "\n".join(known))

    def complete(self, purpose: Purpose, words: str) -> None:
        """Type on as far as only one path begins so; name those there are."""
        if self._view.prompt is None or purpose is not Purpose.SOURCE:
            return
        from tui.completion import complete

        found = complete(words)
        if found.words != words:
            self._view.prompt.put(found.words)
        if found.choices or found.words == words:
            self._view.say("  ".join(found.choices[:MOST_CHOICES]) or "Nothing begins so.")


def _drop(words: str) -> None:
    """Do nothing with them."""
