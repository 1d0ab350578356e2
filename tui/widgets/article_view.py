"""ArticleView: the text of one article with its names highlighted, drawn line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.message import Message

from analysis.models import Kind
from tui.drawing.highlight import Hits, Marks
from tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

    from analysis.models import LinkedMention
    from tui.widgets.article_text import Reading


class ArticleView(TextView, can_focus=True, inherit_bindings=False):
    """The article being read. It draws what it is given and says what is clicked."""

    DEFAULT_CSS = """
    ArticleView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
    }
    """

    @dataclass
    class NameClicked(Message):
        """A name was clicked. ``entity`` is None while linking waits."""

        ordinal: int
        entity: int | None

    @dataclass
    class Scrolled(Message):
        """The text moved; ``offset`` is the first code point on screen."""

        offset: int

    def __init__(self, *, colours: Mapping[str, str] | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(colours=colours, id=id)
        self._anchor = 0
        self._settled = Size(0, 0)
        self._is_placing = False

    # --- what is shown

    def show(
        self, reading: Reading, mentions: Sequence[LinkedMention] = (), *, offset: int = 0
    ) -> None:
        """Show another article, with its first line on screen the one that holds ``offset``."""
        self.marks = Marks(mentions)
        self.hits = Hits()
        self.set_reactive(ArticleView.current, None)
        self.lay_out(reading)
        self._put_at_top(offset)

    # --- where one is

    @property
    def offset_at_top(self) -> int:
        """The first code point of the text on screen; 0 when the head is."""
        line = self.scroll_offset.y
        span = self.page.span(line)
        return span[0] if span else 0

    @property
    def visible_span(self) -> tuple[int, int]:
        """The stretch of the text on screen, in code points."""
        last = min(self.scroll_offset.y + self.size.height, self.page.height) - 1
        span = self.page.span(last)
        return self.offset_at_top, span[1] if span else 0

    def scroll_to_offset(self, offset: int, *, context: int | None = None) -> None:
        """Bring a code point into view; the text stays where it is when it shows it already.

        ``context`` is how many lines are to be seen above it, a third of the height by default.
        """
        line = self.page.line_at(offset)
        height = max(1, self.size.height)
        top = self.scroll_offset.y
        edge = min(2, (height - 1) // 2)
        if top + edge <= line < top + height - edge or (line < edge and top == 0):
            return
        above = height // 3 if context is None else context
        self._scroll_line(line - above)

    def next_name(self, step: int, offset: int | None = None) -> LinkedMention | None:
        """Return the next (1) or previous (-1) name of any kind.

        It counts from ``offset``, else from the current mention when that is on screen, else from
        the top of the screen (forwards) or its end (backwards).
        """
        if offset is None:
            first, last = self.visible_span
            at = self.marks.by_ordinal(self.current)
            if at is not None and first <= at.start < max(last, first + 1):
                offset = at.start
            else:
                offset = first - 1 if step > 0 else last
        return self.marks.next_name(offset, step)

    # --- keys

    def action_line(self, step: int) -> None:
        """Scroll by lines."""
        self._scroll_line(self.scroll_offset.y + step)

    def action_page(self, step: int) -> None:
        """Scroll by screens, keeping one line."""
        self._scroll_line(self.scroll_offset.y + step * max(1, self.size.height - 1))

    def action_half_page(self, step: int) -> None:
        """Scroll by half screens."""
        self._scroll_line(self.scroll_offset.y + step * max(1, self.size.height // 2))

    def action_edge(self, step: int) -> None:
        """Scroll to the first (-1) or last (1) line."""
        self._scroll_line(0 if step < 0 else self.page.height)

    def _scroll_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    # --- changes

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember and say where the text is now."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self.size == self._settled:
            if not self._is_placing:
                self._anchor = self.offset_at_top
            self.post_message(self.Scrolled(self.offset_at_top))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again for the new width, with the same text at the top of the screen."""
        self._settled = self.size
        # A shorter text has Textual scroll up by itself: that is not where one wants to be.
        anchor = self._anchor
        if self.page_width() != self.page.width:
            self.lay_out(self.reading)
        self._put_at_top(anchor)

    def on_click(self, event: events.Click) -> None:
        """Say which name was clicked; a second click does not select the whole text."""
        event.prevent_default()
        offset = event.get_content_offset(self)
        if event.button != 1 or offset is None or self.text_selection is not None:
            return
        at = self.page.offset_at(offset.y + self.scroll_offset.y, offset.x)
        mention = self.marks.at(at) if at is not None else None
        clickable = {Kind.NAME, Kind.ROLE} if self.with_roles else {Kind.NAME}
        if mention is not None and mention.kind in clickable:
            self.post_message(self.NameClicked(mention.ordinal, mention.entity))

    def _put_at_top(self, offset: int) -> None:
        """Scroll a code point to the top, and remember it: a later resize keeps it there."""
        self._anchor = offset
        self._is_placing = True
        self._scroll_line(self.page.line_at(offset) if offset > 0 else 0)
        self._is_placing = False
