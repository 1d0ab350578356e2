"""ArticleView: the text of one article with its names highlighted, drawn line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from analysis.models import Kind
from tui.cells import width_of
from tui.highlight import Focus, Hits, Marks, runs
from tui.widgets.article_text import COMFORTABLE, Layout, Reading
from tui.widgets.drawn import DrawnView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.geometry import Offset
    from textual.selection import Selection

    from analysis.models import LinkedMention

MOST_DRAWN = 1000
"""Drawn lines kept; scrolled far, the older ones are drawn again."""


class ArticleView(DrawnView, can_focus=True, inherit_bindings=False):
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", "Up", show=False),
        Binding("down", "line(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "Top", show=False),
        Binding("end", "edge(1)", "End", show=False),
    ]

    focus_entity: var[int | None] = var(None, init=False)
    """The entity whose mentions stand out."""
    current: var[int | None] = var(None, init=False)
    """The ordinal of the mention one is at."""
    with_values: var[bool] = var(False, init=False)
    """Whether dates, sums and the like are marked too."""

    @dataclass
    class NameClicked(Message):
        """A name was clicked. ``entity`` is None while linking waits."""

        ordinal: int
        entity: int | None

    @dataclass
    class Scrolled(Message):
        """The text moved; ``offset`` is the first code point on screen."""

        offset: int

    def __init__(
        self,
        *,
        colours: Mapping[str, str] | None = None,
        empty_text: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(colours=colours, name=name, id=id, classes=classes)
        self.empty_text = empty_text
        self.marks = Marks()
        self.hits = Hits()
        self._reading = Reading("")
        self._page = Layout(self._reading, COMFORTABLE)
        self._drawn: dict[int, Strip] = {}
        self._anchor = 0
        self._settled = Size(0, 0)
        self._is_placing = False

    # --- what is shown

    def show(
        self, reading: Reading, mentions: Sequence[LinkedMention] = (), *, offset: int = 0
    ) -> None:
        """Show another article, with its first line on screen the one that holds ``offset``."""
        self._reading = reading
        self.marks = Marks(mentions)
        self.hits = Hits()
        self.set_reactive(ArticleView.current, None)
        self._lay_out()
        self._put_at_top(offset)

    def set_mentions(self, mentions: Sequence[LinkedMention]) -> None:
        """Mark the names of the article that is shown already; nothing scrolls."""
        self.marks = Marks(mentions)
        self._redraw()

    def set_hits(self, stretches: Sequence[tuple[int, int]], current: int | None = None) -> None:
        """Mark what a search found: (start, end) in code points; ``current`` is an index."""
        self.hits = Hits(stretches, current)
        self._redraw()

    @property
    def reading(self) -> Reading:
        """What is shown."""
        return self._reading

    # --- where one is

    @property
    def offset_at_top(self) -> int:
        """The first code point of the text on screen; 0 when the head is."""
        line = self.scroll_offset.y
        span = self._page.span(line)
        return span[0] if span else 0

    @property
    def visible_span(self) -> tuple[int, int]:
        """The stretch of the text on screen, in code points."""
        last = min(self.scroll_offset.y + self.size.height, self._page.height) - 1
        span = self._page.span(last)
        return self.offset_at_top, span[1] if span else 0

    def scroll_to_offset(self, offset: int, *, context: int | None = None) -> None:
        """Bring a code point into view; the text stays where it is when it shows it already.

        ``context`` is how many lines are to be seen above it, a third of the height by default.
        """
        line = self._page.line_at(offset)
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
        self._scroll_line(0 if step < 0 else self._page.height)

    def _scroll_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    # --- changes

    def watch_focus_entity(self, old: int | None, new: int | None) -> None:
        """Draw the lines of both entities again."""
        self._redraw_mentions([*self.marks.of_entity(old), *self.marks.of_entity(new)])

    def watch_current(self, old: int | None, new: int | None) -> None:
        """Draw the lines of both mentions again."""
        both = (self.marks.by_ordinal(old), self.marks.by_ordinal(new))
        self._redraw_mentions([mention for mention in both if mention is not None])

    def watch_with_values(self) -> None:
        """Draw the text again."""
        self._redraw()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember and say where the text is now."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and self.size == self._settled:
            if not self._is_placing:
                self._anchor = self.offset_at_top
            self.post_message(self.Scrolled(self.offset_at_top))

    def forget_lines(self) -> None:
        """Drop every drawn line."""
        self._drawn.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the text with or without what is selected."""
        self._redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again for the new width, with the same text at the top of the screen."""
        self._settled = self.size
        if self._width() != self._page.width:
            self._lay_out()
        self._put_at_top(self._anchor)

    def on_click(self, event: events.Click) -> None:
        """Say which name was clicked; a second click does not select the whole text."""
        event.prevent_default()
        offset = event.get_content_offset(self)
        if offset is None or self.text_selection is not None:
            return
        at = self._page.offset_at(offset.y + self.scroll_offset.y, offset.x)
        mention = self.marks.at(at) if at is not None else None
        if mention is not None and mention.kind is Kind.NAME:
            self.post_message(self.NameClicked(mention.ordinal, mention.entity))

    def _width(self) -> int:
        return self.scrollable_content_region.width or COMFORTABLE

    def _lay_out(self) -> None:
        self._page = Layout(self._reading, self._width())
        self._drawn.clear()
        self.virtual_size = Size(self._page.width, self._page.height)
        self.refresh()

    def _put_at_top(self, offset: int) -> None:
        """Scroll a code point to the top, and remember it: a later resize keeps it there."""
        self._anchor = offset
        self._is_placing = True
        self._scroll_line(self._page.line_at(offset) if offset > 0 else 0)
        self._is_placing = False

    def _redraw(self) -> None:
        self._drawn.clear()
        self.refresh()

    def _redraw_mentions(self, mentions: Sequence[LinkedMention]) -> None:
        """Forget the drawn lines that hold these mentions, and draw those on screen again."""
        if not self._drawn:
            return
        top, height, width = self.scroll_offset.y, self.size.height, self.size.width
        line_at = self._page.line_at
        stale: set[int] = set()
        for mention in mentions:
            stale.update(range(line_at(mention.start), line_at(mention.end - 1) + 1))
        for line in stale:
            self._drawn.pop(line, None)
        shown = [Region(0, line - top, width, 1) for line in stale if top <= line < top + height]
        if shown:
            self.refresh(*shown)

    # --- drawing

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as the article has it, without the breaks of the screen."""
        text = self._reading.text
        start = 0 if selection.start is None else self._selected(selection.start)
        end = len(text) if selection.end is None else self._selected(selection.end)
        return (text[start:end], "\n") if start < end else None

    def _selected(self, place: Offset) -> int:
        """Return the code point of a selection's end: a character of a drawn line."""
        span = self._page.span(place.y)
        if span is None:
            return 0 if place.y < len(self._page.head) else len(self._reading.text)
        start, end = span
        return min(end, max(start, start + place.x - self._page.margin))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        line = self.scroll_offset.y + y
        strip = self._drawn.get(line)
        if strip is None:
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.clear()
            strip = self._drawn[line] = self._draw(line)
        # A mouse asks for lines outside of painting, to learn which character it is over.
        return strip if self.is_painting else strip.apply_offsets(0, line)

    def _draw(self, line: int) -> Strip:
        base, page = self.base, self._page
        segments = [Segment(" " * page.margin, base)] if page.margin else []
        span = page.span(line)
        if span is not None:
            segments += self._draw_text(*span)
        elif line < len(page.head):
            text, role = page.head[line]
            segments.append(Segment(text, base + self._role_style(role)))
        return self._draw_selection(self.finish(segments, base), line)

    def _draw_text(self, start: int, end: int) -> list[Segment]:
        text, palette = self._reading.text, self.palette
        base = self.base
        if start < self._reading.title_end:
            base += Style(bold=True)
        focus = Focus(self.focus_entity, self.current, self.with_values)
        return [
            Segment(
                text[run.start : run.end].replace("\t", " "),
                base + palette.style(run.paint),
            )
            for run in runs(start, end, self.marks, self.hits, focus)
            if run.end > run.start
        ]

    def _draw_selection(self, strip: Strip, line: int) -> Strip:
        selection = self.text_selection if self.is_attached else None
        span = selection.get_span(line) if selection is not None else None
        if span is None:
            return strip
        text = strip.text
        first, last = span[0], len(text) if span[1] < 0 else span[1]
        cuts = [width_of(text[:first]), width_of(text[:last]), strip.cell_length]
        before, inside, after = strip.divide(cuts)
        style = self.screen.get_component_rich_style("screen--selection")
        return Strip.join(
            [
                before,
                Strip(
                    [Segment(part, (look or Style.null()) + style) for part, look, _ in inside],
                    inside.cell_length,
                ),
                after,
            ]
        )

    def _role_style(self, role: str) -> Style:
        return Style(bold=True) if role == "title" else self.palette.muted
