"""Tending sources: refreshed, renamed, tagged, removed, and what is known of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from analysis.models import SourceKind
from tui.commands import BY_ID
from tui.drawing.cells import one_line
from tui.keymap import first_key
from tui.look import Look
from tui.screens.sources.lines import details, name_of, tags_in
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from analysis.models import SourceRow
    from tui.screens.sources.lines import SourceLine
    from tui.screens.sources.reader import Reader
    from tui.screens.sources.work import SourceWork

UNFOLLOW, REMOVE = "u", "r"
"""The answers that remove: letters that move no cursor."""


class Tending:
    """What is done with the source that ``line`` has; ``ask`` asks for words about it."""

    def __init__(
        self,
        screen: Screen[SourceLine | None],
        reader: Reader,
        work: SourceWork,
        line: Callable[[], SourceLine | None],
        ask: Callable[[Purpose, str], None],
    ) -> None:
        self._screen = screen
        self._reader = reader
        self._work = work
        self._line = line
        self._ask = ask
        self._source: SourceRow | None = None
        self._removed: SourceRow | None = None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        acts = {
            "refresh": self._refresh,
            "rename": self._rename,
            "retype": self._tag,
            "drop": self._ask_removal,
            "why": self._tell_all,
            "full-text": self._toggle_full,
            "browse": self._browse,
            "copy-address": self._copy,
        }
        return {
            **{id_: partial(self._with_source, act) for id_, act in acts.items()},
            "all-read": self._mark_read,
        }

    def _say(self, sentence: str) -> None:
        self._reader.status.notice = sentence

    def _with_source(self, act: Callable[[SourceRow], None]) -> None:
        line = self._line()
        if line is None or line.source is None:
            self._say("Put the cursor on a source first.")
        else:
            self._source = line.source
            act(line.source)

    # --- looking

    def _refresh(self, row: SourceRow) -> None:
        if row.kind is SourceKind.PAGES:
            self._say("Saved pages stay as they are; r on one in the list fetches it again.")
            return
        look = Look(sources=(row.id,))
        self._reader.arrivals.look(look, f"Looking again at {name_of(row)}…")

    def _tell_all(self, row: SourceRow) -> None:
        from tui.screens.dialogs.panel import Panel

        lines = [
            Content.assemble((f"{word:<12}", "bold"), one_line(said)) for word, said in details(row)
        ]
        self._screen.app.push_screen(Panel(name_of(row), Content("\n").join(lines)))

    def _browse(self, row: SourceRow) -> None:
        self._reader.addresses.browse(row.home or row.location.decode("utf-8", "replace"))

    def _copy(self, row: SourceRow) -> None:
        self._reader.addresses.copy(row.location.decode("utf-8", "replace"))

    def _mark_read(self) -> None:
        line = self._line()
        if line is not None:
            self._work.mark_read(line.scope, line.name)

    # --- changing

    def _rename(self, row: SourceRow) -> None:
        self._ask(Purpose.RENAME, name_of(row))

    def _tag(self, row: SourceRow) -> None:
        self._ask(Purpose.TAGS, ", ".join(row.tags))

    def entered(self, purpose: Purpose, words: str) -> None:
        """Take the name or the tags that were typed."""
        row, desk = self._source, self._reader.library.desk()
        if row is None:
            return
        tags = tags_in(words)

        def rename() -> str:
            desk.rename(row.id, words)
            name = one_line(words) or "by its own name again"
            return f"It is called {name}."

        def tag() -> str:
            desk.set_tags(row.id, tags)
            said = ", ".join(tags) if tags else "nothing"
            return f"{name_of(row)} is tagged {said}."

        self._work.tend(rename if purpose is Purpose.RENAME else tag)

    def _toggle_full(self, row: SourceRow) -> None:
        if row.kind is not SourceKind.FEED:
            self._say("Only the entries of feeds can be cut.")
            return
        desk = self._reader.library.desk()

        def act() -> str:
            desk.set_full(row.id, not row.is_full)
            if row.is_full:
                return f"{row.name} is shown as the feed gives it from now on."
            return f"The full text of every entry of {row.name} is fetched from its next look on."

        self._work.tend(act)

    # --- removing

    def follow_again(self) -> bool:
        """Follow again what was followed no more last; False when there is nothing of that kind."""
        row, self._removed = self._removed, None
        if row is None:
            return False
        desk = self._reader.library.desk()

        def act() -> str:
            desk.follow_again(row.id)
            return f"{one_line(name_of(row))} is followed again."

        self._work.tend(act)
        return True

    def forget(self) -> None:
        """Take back nothing that was removed before: something else was done since."""
        self._removed = None

    def _ask_removal(self, row: SourceRow) -> None:
        from tui.screens.dialogs.menu import Choice, Menu

        count = "its article" if row.articles == 1 else f"its {row.articles:,} articles"
        choices = [Choice(UNFOLLOW, "follow it no more")]
        if row.articles:
            choices = [
                Choice(UNFOLLOW, f"follow it no more (unfollow); {count} stay"),
                Choice(REMOVE, f"remove it with {count}; this cannot be undone"),
            ]
        menu = Menu(f"Remove “{one_line(name_of(row))}”?", choices)
        self._screen.app.push_screen(menu, partial(self._remove, row))

    def _remove(self, row: SourceRow, key: str | None) -> None:
        if key is None:
            return
        reader = self._reader
        reader.status.busy = "Removing…"
        desk = reader.library.desk()
        reader.unlist(row.id)
        is_kept = key == UNFOLLOW and row.articles > 0
        self._removed = row if is_kept else None
        undo = first_key(BY_ID["undo"], reader.keys)

        def act() -> str:
            name = one_line(name_of(row))
            removed = desk.remove(row.id, with_articles=key == REMOVE)
            if removed:
                return f"{name} is removed with {removed:,} article{'s' * (removed != 1)}."
            return f"{name} is followed no more{f'; {undo} follows it again' if is_kept else ''}."

        self._work.tend(act)
