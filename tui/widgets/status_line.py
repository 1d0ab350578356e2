"""StatusLine: where one is, what has just happened, and what goes on in the background."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.drawing.cells import cut, fit, one_line, width_of
from tui.drawing.wrap import wrap

GAP = " · "
LEAST_ROOM = 8
"""Cells left of the work below which nothing else is said."""
TALL = "-tall-notice"
"""Class of a screen while what has just happened takes two lines; the line of keys makes room."""
LEAST_HEIGHT = 10
"""Lines of a screen below which nothing takes two of them."""
MOST_SAID = 200
"""Messages that are remembered."""


def cut_within(words: str, width: int) -> str:
    """Return words that fit; of longer ones the end stays that names a key: ``… · u undoes``."""
    head, gap, end = words.rpartition(GAP)
    room = width - width_of(gap + end)
    if not gap or width_of(words) <= width or room < max(LEAST_ROOM, width // 3):
        return cut(words, width)
    return f"{cut(head, room)}{gap}{end}"


class Said(NamedTuple):
    """What was said, and when by the clock on the wall."""

    at: datetime
    words: str


class StatusLine(Widget):
    """Says where one is, or what just happened until the next key; at the right, work under way.

    What just happened takes a second line where one is too short; ``more`` is said where two are.
    ``said`` are the last messages, oldest first.
    """

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

    def __init__(self, more: str = "") -> None:
        super().__init__()
        self._more = more
        self.said: deque[Said] = deque(maxlen=MOST_SAID)

    def render(self) -> Content:
        """Draw it; names in it are foreign text, so it is never markup."""
        width, words = self.size.width - 2, (self.notice or self.place).replace("\n", " ")
        if self._is_tall():
            return Content("\n".join(self._two_lines(words, width)))
        parts = (*filter(None, (self.busy,)), *self.work)
        if not parts:
            return Content(cut_within(words, width) if self.notice else words)
        while len(parts) > 1 and len(GAP.join(parts)) > max(
            width - width_of(words) - 2, width // 2
        ):
            parts = parts[:-1]
        work = cut(GAP.join(parts), width)
        room = width - len(work) - 2
        if self.notice:
            words = cut_within(words, room)
        return Content(work if room < LEAST_ROOM else f"{fit(words, room)}  {work}")

    def remember(self, words: str) -> None:
        """Remember a message without showing it."""
        self.said.append(Said(datetime.now().astimezone(), one_line(words)))

    def watch_notice(self, notice: str) -> None:
        """Remember what is said, and give it the room it needs."""
        if notice and not (self.said and self.said[-1].words == one_line(notice)):
            self.remember(notice)
        self._take_room()

    def watch_work(self) -> None:
        """Make room for both."""
        self._take_room()

    def watch_busy(self) -> None:
        """Make room for both."""
        self._take_room()

    def on_resize(self) -> None:
        """Take the room that is needed now."""
        self._take_room()

    def _take_room(self) -> None:
        if self.is_attached:
            self.screen.set_class(self._is_tall(), TALL)

    def _is_tall(self) -> bool:
        """Whether what has just happened needs a second line, and there is room for one."""
        if not self.notice or self.app.size.height < LEAST_HEIGHT:
            return False
        parts = (*filter(None, (self.busy,)), *self.work[:2])
        beside = width_of(GAP.join(parts)) + 2 if parts else 0
        return width_of(self.notice) > self.size.width - 2 - beside

    def _two_lines(self, words: str, width: int) -> tuple[str, str]:
        """Divide words over two lines; the second says where the rest is, or what goes on."""
        lines = wrap(words, width)
        first = words[: lines.ends[0]]
        rest = words[lines.starts[1] :] if len(lines) > 1 else ""
        if width_of(rest) > width:
            room = max(0, width - width_of(self._more) - 2)
            cut_rest = cut_within(rest, room if self._more else width)
            return first, f"{cut_rest}  {self._more}" if self._more else cut_rest
        work = GAP.join((*filter(None, (self.busy,)), *self.work))
        room = max(0, width - width_of(rest) - 2)
        return first, f"{fit(rest, width - width_of(cut(work, room)))}{cut(work, room)}"
