"""TextView: a text with its names, drawn line by line; it knows no keys and never scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import var
from textual.strip import Strip

from tui.drawing.cells import width_of
from tui.drawing.highlight import Focus, Hits, Marks, runs
from tui.widgets.article_text import COMFORTABLE, Layout, Reading
from tui.widgets.drawn import DrawnView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.geometry import Offset
    from textual.selection import Selection

    from analysis.models import LinkedMention

MOST_DRAWN = 400
"""Drawn lines kept; scrolled far, the older ones are drawn again."""


class TextView(DrawnView, inherit_bindings=False):
    """One reading, laid out for the width, with what stands out in it."""

    focus_entity: var[int | None] = var(None, init=False)
    """The entity whose mentions stand out."""
    current: var[int | None] = var(None, init=False)
    """The ordinal of the mention one is at."""
    with_values: var[bool] = var(False, init=False)
    """Whether dates, sums and the like are marked too."""
    with_roles: var[bool] = var(True, init=False)
    """Whether roles, such as "the Chinese leader", are marked too."""

    def __init__(self, *, colours: Mapping[str, str] | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(colours=colours, id=id)
        self.marks = Marks()
        self.hits = Hits()
        self.page = Layout(Reading(""), COMFORTABLE)
        self._drawn: dict[int, Strip] = {}

    @property
    def reading(self) -> Reading:
        """What is shown."""
        return self.page.reading

    def set_mentions(self, mentions: Sequence[LinkedMention]) -> None:
        """Mark the names of the article that is shown already; nothing scrolls."""
        self.marks = Marks(mentions)
        self.redraw()

    def set_hits(self, stretches: Sequence[tuple[int, int]], current: int | None = None) -> None:
        """Mark what a search found: (start, end) in code points; ``current`` is an index."""
        self.hits = Hits(stretches, current)
        self.redraw()

    def lay_out(self, reading: Reading) -> None:
        """Wrap a reading for the present width."""
        self.page = Layout(reading, self.page_width())
        self.forget_lines()
        self.resize_content(Size(self.page.width, self.page.height))

    def page_width(self) -> int:
        """Return the cells there are for a line."""
        return self.scrollable_content_region.width or COMFORTABLE

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
        self.redraw()

    def watch_with_roles(self) -> None:
        """Draw the text again."""
        self.redraw()

    def forget_lines(self) -> None:
        """Drop every drawn line."""
        self._drawn.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the text with or without what is selected."""
        self.redraw()

    def redraw(self) -> None:
        """Draw all that is on screen again."""
        self.forget_lines()
        self.refresh()

    def _redraw_mentions(self, mentions: Sequence[LinkedMention]) -> None:
        """Forget the drawn lines that hold these mentions, and draw those on screen again."""
        if not self._drawn:
            return
        top, height, width = self.scroll_offset.y, self.size.height, self.size.width
        line_at = self.page.line_at
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
        text = self.reading.text
        start = 0 if selection.start is None else self._selected(selection.start)
        end = len(text) if selection.end is None else self._selected(selection.end)
        return (text[start:end], "\n") if start < end else None

    def _selected(self, place: Offset) -> int:
        """Return the code point of a selection's end: a character of a drawn line."""
        span = self.page.span(place.y)
        if span is None:
            return 0 if place.y < len(self.page.head) else len(self.reading.text)
        start, end = span
        return min(end, max(start, start + place.x - self.page.margin))

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
        base, page = self.base, self.page
        span = page.span(line)
        if span[0] == span[1] if span is not None else line >= len(page.head):
            return self._draw_selection(self.blank(), line)
        segments = [Segment(" " * page.margin, base)] if page.margin else []
        if span is not None:
            segments += self._draw_text(*span)
        elif line < len(page.head):
            text, role = page.head[line]
            segments.append(Segment(text, base + self._role_style(role)))
        return self._draw_selection(self.finish(segments, base), line)

    def _draw_text(self, start: int, end: int) -> list[Segment]:
        text, palette = self.reading.text, self.palette
        base = self.base
        if start < self.page.title_end:
            base += Style(bold=True)
        focus = Focus(self.focus_entity, self.current, self.with_values, self.with_roles)
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
