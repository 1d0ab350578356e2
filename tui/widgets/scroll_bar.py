"""A scrollbar that is drawn quickly: its many lines are but a few different ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.scrollbar import ScrollBar
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.geometry import Region


class QuickScrollBar(ScrollBar):
    """Textual's scrollbar, which draws equal lines once; line by line it costs as much as text."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region."""
        width, height = self.size
        options = self.app.console_options.update(width=width, height=height)
        drawn = self.app.console.render(self.render(), options)
        lines = [segment for segment in drawn if segment.text != "\n"]
        base, background = self.visual_style.rich_style, self.background_colors[1]
        strips: dict[Segment, Strip] = {}
        for line in set(lines):
            strip = Strip([Segment(line.text, base + line.style)], width)
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, background)
            strips[line] = strip.crop(*crop.column_span)
        return [strips[line] for line in lines[crop.y : crop.bottom]]
