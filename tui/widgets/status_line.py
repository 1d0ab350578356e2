"""StatusLine: where one is, what has just happened, and what goes on in the background."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.drawing.cells import cut, fit, width_of

GAP = " · "
LEAST_ROOM = 8
"""Cells left of the work below which nothing else is said."""


class StatusLine(Widget):
    """Says where one is, or what just happened until the next key; at the right, work under way."""

    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """
    place: reactive[str] = reactive("")
    """Where one is, in words."""
    notice: reactive[str] = reactive("")
    """What has just happened, in one sentence."""
    work: reactive[tuple[str, ...]] = reactive(())
    """What goes on in the background, in parts of which the last matter least."""

    busy: reactive[str] = reactive("")
    """What the reader is just doing because it was asked to, before all other work."""

    def render(self) -> Content:
        """Draw it; names in it are foreign text, so it is never markup."""
        words = (self.notice or self.place).replace("\n", " ")
        parts = (*filter(None, (self.busy,)), *self.work)
        if not parts:
            return Content(words)
        width = self.size.width - 2
        while len(parts) > 1 and len(GAP.join(parts)) > max(
            width - width_of(words) - 2, width // 2
        ):
            parts = parts[:-1]
        work = cut(GAP.join(parts), width)
        room = width - len(work) - 2
        return Content(work if room < LEAST_ROOM else f"{fit(words, room)}  {work}")
