"""DrawnView: what the widgets that draw their own lines share, colours and a quick way out."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.drawing.labels import Palette
from tui.widgets.scroll_bar import QuickScrollBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.color import Color
    from textual.filter import LineFilter
    from textual.geometry import Offset, Size
    from textual.scrollbar import ScrollBar

MOST_HANDED = 400
"""Lines kept as they were handed over."""


class DrawnView(ScrollView, inherit_bindings=False):
    """A scrolling view that keeps drawn lines and hands the very same ones out again.

    Textual keeps with each line what it was filtered to and the bytes it became. Lines that only
    moved on the screen therefore cost next to nothing, as long as they are not copied on the way:
    so the view hands its lines over itself, and leaves only its borders to Textual.
    """

    def __init__(self, *, colours: Mapping[str, str] | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.colours = colours
        self.base = Style.null()
        self.line_width = 0
        self._fill_width = 0
        self._look: tuple[object, ...] = ()
        self._sides = Strip([]), Strip([])
        self._handed: dict[int, tuple[Strip, Strip]] = {}
        self._blank = Strip([]), Style.null()
        self._painted: tuple[tuple[Region, Size, Offset] | None, list[Strip]] = None, []
        self._is_stale = True
        self._palette: Palette | None = None
        self._is_painting = False

    @abstractmethod
    def forget_lines(self) -> None:
        """Drop every drawn line."""

    @property
    def palette(self) -> Palette:
        """The colours of labels under the present theme."""
        if self._palette is None:
            self._palette = Palette(
                self.app.theme_variables, self.colours, attributes_only=self.app.no_color
            )
        return self._palette

    @property
    def is_painting(self) -> bool:
        """Whether lines are asked for to be painted, rather than to see what a mouse is over."""
        return self._is_painting

    def notify_style_update(self) -> None:
        """Take up the colours of another theme."""
        super().notify_style_update()
        self._palette = None
        self.forget_lines()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made when it is first asked for as Textual makes its own."""
        if self._vertical_scrollbar is None:
            bar = QuickScrollBar(vertical=True, name="vertical", thickness=1)
            bar.display = False
            self._vertical_scrollbar = bar
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def take_styles(self) -> None:
        """Look up the styles that lines are drawn in; once a frame, for it is slow."""
        base = self.rich_style
        widths = self.scrollable_content_region.width, self.size.width
        if base != self.base or widths != (self.line_width, self._fill_width):
            self.base = base
            self.line_width, self._fill_width = widths
            self.forget_lines()

    def resize_content(self, size: Size) -> None:
        """Tell Textual how large all lines are together; nothing but this view is drawn again.

        Assigned the usual way, the size would have Textual lay out the whole screen.
        """
        self.set_reactive(Widget.virtual_size, size)
        self._scroll_update(size)
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the lines that came on screen, and the scrollbar when it looks different."""
        if self.show_vertical_scrollbar and self._thumb(old_value) != self._thumb(new_value):
            self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            width, height = self.size
            self.refresh(Region(0, 0, min(width, self.line_width or width), height))

    def _thumb(self, position: float) -> tuple[int, bool, bool]:
        """Return the cell the scrollbar's thumb begins in, and whether it is at an end.

        It could be drawn in eighths of a cell, but to draw it costs as much as all the lines.
        """
        cell = int(self.size.height * position / max(1, self.virtual_size.height))
        return cell, position <= 0, position >= self.max_scroll_y

    def _set_dirty(self, *regions: Region) -> None:
        """Take note that something of it looks different now."""
        self._is_stale = True
        super()._set_dirty(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region; the very same ones while nothing of them has changed.

        Textual asks every view on the screen for all its lines as soon as one line changes.
        """
        place = crop, self.size, self.scroll_offset
        if self._is_stale or self._painted[0] != place:
            self._is_stale = False
            self._painted = place, self._draw_lines(crop)
        return self._painted[1]

    def _draw_lines(self, crop: Region) -> list[Strip]:
        self.take_styles()
        self._is_painting = True
        try:
            return self._hand_over(crop) if self._is_plain() else super().render_lines(crop)
        finally:
            self._is_painting = False

    def _hand_over(self, crop: Region) -> list[Strip]:
        """Return the kept lines as they are; the borders around them are as Textual draws them."""
        top = self.styles.gutter.top
        inside = range(top, top + self.size.height)
        width = self.region.width
        self._take_frame(Region(0, top, width, 1))
        is_cropped = crop.column_span != (0, width)
        _, background = self.background_colors
        filters = self.get_line_filters()
        strips: list[Strip] = []
        for y in crop.line_range:
            if y not in inside:
                strips += super().render_lines(Region(crop.x, y, crop.width, 1))
                continue
            strip = self._framed(self.render_line(y - top), filters, background)
            strips.append(strip.crop(*crop.column_span) if is_cropped else strip)
        return strips

    def _take_frame(self, line: Region) -> None:
        """Take the borders beside the lines from a line that Textual draws, when they change."""
        gutter = self.styles.gutter
        background = self.background_colors
        look = (self.styles.border, background, line.size, *self.get_line_filters())
        if look == self._look:
            return
        self._look = look
        self._handed.clear()
        self._sides = Strip([]), Strip([])
        if gutter.width:
            (drawn,) = super().render_lines(line)
            self._sides = drawn.crop(0, gutter.left), drawn.crop(line.width - gutter.right)

    def _framed(self, strip: Strip, filters: Sequence[LineFilter], background: Color) -> Strip:
        """Return a line filtered and with its borders, the same one for the same line."""
        kept = self._handed.get(id(strip))
        if kept is not None:
            return kept[1]
        segments = list(strip)
        for line_filter in filters:
            segments = line_filter.apply(segments, background)
        left, right = self._sides
        width = left.cell_length + strip.cell_length + right.cell_length
        framed = Strip([*left, *segments, *right], width)
        if len(self._handed) > MOST_HANDED:
            self._handed.clear()
        self._handed[id(strip)] = strip, framed  # holding the line keeps its id its own
        return framed

    def finish(self, segments: list[Segment], fill: Style) -> Strip:
        """Make a line of segments, cut or filled to the width, and over a scrollbar's place."""
        missing = self.line_width - Segment.get_line_length(segments)
        if missing < 0:
            segments = [*Strip(segments).crop(0, self.line_width)]
        elif missing:
            segments = [*segments, Segment(" " * missing, fill)]
        room = self._fill_width - self.line_width
        edge = [Segment(" " * room, self.base)] if room > 0 else []
        return Strip(merge([*segments, *edge]), max(self.line_width, self._fill_width))

    def blank(self) -> Strip:
        """Return an empty line, the same one for all of them."""
        strip, look = self._blank
        if strip.cell_length != self._fill_width or look != self.base:
            strip = Strip.blank(self._fill_width, self.base)
            self._blank = strip, self.base
        return strip

    def _is_plain(self) -> bool:
        """Whether nothing is drawn over the lines."""
        styles = self.styles
        return (
            self.opacity == 1.0
            and not styles.tint.a
            and styles.text_opacity == 1.0
            and not any(edge for edge, _ in styles.outline)
        )


def merge(segments: Iterable[Segment]) -> list[Segment]:
    """Join neighbours that look the same, spaces also where only the ink differs.

    Each change of style costs some forty bytes on the way to the terminal.
    """
    merged: list[Segment] = []
    for segment in segments:
        if merged and _joins(merged[-1], segment):
            merged[-1] = Segment(merged[-1].text + segment.text, merged[-1].style)
        elif segment.text:
            merged.append(segment)
    return merged


def _joins(left: Segment, right: Segment) -> bool:
    if left.style is right.style or left.style == right.style:
        return True
    if left.style is None or right.style is None or not right.text.isspace():
        return False
    return left.style.bgcolor == right.style.bgcolor and not (
        _shows_on_spaces(left.style) or _shows_on_spaces(right.style)
    )


def _shows_on_spaces(style: Style) -> bool:
    return bool(style.underline or style.underline2 or style.reverse or style.strike)
