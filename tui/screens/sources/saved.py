"""Saved queries among the sources: renamed, changed, removed, and what is known of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawing.cells import one_line
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from analysis.following.views import ViewRow
    from tui.screens.sources.lines import SourceLine
    from tui.screens.sources.reader import Reader
    from tui.screens.sources.work import SourceWork


class Saved:
    """What is done with the view that ``line`` has; ``ask`` asks for words about it."""

    def __init__(
        self,
        screen: Screen[SourceLine | None],
        reader: Reader,
        work: SourceWork,
        line: Callable[[], SourceLine | None],
        ask: Callable[[Purpose, str], None],
    ) -> None:
        self._screen = screen
        self._work = work
        self._line = line
        self._ask = ask
        self._views = reader.library.views()
        self._view: ViewRow | None = None

    def commands(
        self, others: Mapping[str, Callable[[], None]]
    ) -> Mapping[str, Callable[[], None]]:
        """Give the commands of sources, some of which do something else on a view."""
        acts: Mapping[str, Callable[[ViewRow], object]] = {
            "rename": lambda view: self._ask(Purpose.VIEW_NAME, view.name),
            "retype": lambda view: self._ask(Purpose.VIEW_QUERY, view.query),
            "drop": self._ask_removal,
            "why": self._tell,
        }
        mine = {id_: partial(self._either, act, others[id_]) for id_, act in acts.items()}
        return {**others, **mine}

    def _either(self, act: Callable[[ViewRow], object], other: Callable[[], None]) -> None:
        line = self._line()
        self._view = line.view if line is not None else None
        if self._view is None:
            other()
        else:
            act(self._view)

    def entered(self, purpose: Purpose, words: str) -> None:
        """Take the name or the query that was typed."""
        view = self._view
        if view is None:
            return

        def rename() -> str:
            return f"It is called “{self._views.rename(view.name, words).name}”."

        def change() -> str:
            return f"“{view.name}” finds {self._views.save(view.name, words).query}"

        self._work.tend(rename if purpose is Purpose.VIEW_NAME else change)

    def _tell(self, view: ViewRow) -> None:
        from tui.screens.dialogs.panel import Panel

        found = [
            ("finds", view.query),
            ("articles", f"{view.articles or 0:,}, {view.unread:,} of them unread"),
            ("went wrong", view.trouble),
        ]
        lines = [
            Content.assemble((f"{word:<12}", "bold"), one_line(said))
            for word, said in found
            if said
        ]
        self._screen.app.push_screen(Panel(view.name, Content("\n").join(lines)))

    def _ask_removal(self, view: ViewRow) -> None:
        from tui.screens.dialogs.menu import Choice, Menu

        menu = Menu(f"Remove “{view.name}”?", [Choice("r", "remove the view; its articles stay")])
        self._screen.app.push_screen(menu, partial(self._remove, view))

    def _remove(self, view: ViewRow, key: str | None) -> None:
        if key is not None:
            self._work.tend(lambda: f"“{self._views.remove(view.name).name}” is removed.")
