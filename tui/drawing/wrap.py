"""Wrap a text into lines by display cells; lines are code-point ranges, nothing is copied."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from rich.cells import get_character_cell_size, split_graphemes

from tui.drawing.cells import find_uneven

JOINERS = ("\u200d", "\ufe0f")
_widths: dict[str, int] = {}


class Lines:
    """Where the lines of a wrapped text stand: line ``i`` is ``text[starts[i]:ends[i]]``.

    Offsets are code points. The spaces or the line break a line ends with belong to no line.
    """

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts = array("q")
        self.ends = array("q")

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """Return the line that holds an offset; one between two lines belongs to the first."""
        return max(0, bisect_right(self.starts, offset) - 1)


def wrap(text: str, width: int) -> Lines:
    """Wrap text at spaces to at most ``width`` cells a line, keeping its line breaks.

    Words that do not fit on a line are broken anywhere, but never between the parts of one
    character on screen. A width below 2 counts as 2, so that a wide character always fits.
    """
    width = max(2, width)
    lines = Lines()
    starts, ends = lines.starts, lines.ends
    position, length = 0, len(text)
    while position <= length:
        end = text.find("\n", position)
        if end < 0:
            end = length
        if end - position <= width and text[position:end].isascii():
            starts.append(position)
            ends.append(end)
        elif find_uneven(text, position, end) is None:
            _wrap_even(text, (position, end), width, lines)
        else:
            _wrap_uneven(text, (position, end), width, lines)
        position = end + 1
    return lines


def _wrap_even(text: str, span: tuple[int, int], width: int, lines: Lines) -> None:
    """Wrap a paragraph whose characters all fill one cell."""
    position, end = span
    starts, ends = lines.starts, lines.ends
    while end - position > width:
        cut = position + width
        space = text.rfind(" ", position + 1, cut + 1)
        starts.append(position)
        ends.append(space if space > 0 else cut)
        position = space + 1 if space > 0 else cut
        while position < end and text[position] == " ":
            position += 1
    starts.append(position)
    ends.append(end)


def _wrap_uneven(text: str, span: tuple[int, int], width: int, lines: Lines) -> None:
    """Wrap a paragraph with wide, combining or joined characters; wide ones may end a line."""
    starts, ends = lines.starts, lines.ends
    begin, end = span
    used = 0
    chance = resume = -1  # where the line may end, and where the next one would begin
    used_at_resume = 0
    after_space = True
    for start, stop, size in _clusters(text, begin, end):
        is_space = text[start] in " \t"
        while used + size > width and not is_space:
            if chance < 0:
                chance = resume = start
                used_at_resume = used
            starts.append(begin)
            ends.append(chance)
            begin = resume
            used -= used_at_resume
            chance = -1
        used += size
        if is_space and begin < start and not after_space:
            chance = start
        elif size == 2:
            chance = stop
        if chance >= 0 and (is_space or size == 2):
            resume, used_at_resume = stop, used
        after_space = is_space
    starts.append(begin)
    ends.append(end)


def _clusters(text: str, position: int, end: int) -> list[tuple[int, int, int]]:
    """Divide a paragraph into characters as seen on screen: (start, end, cells)."""
    paragraph = text[position:end].replace("\t", " ")
    if any(joiner in paragraph for joiner in JOINERS):
        spans, _ = split_graphemes(paragraph)
        return [(start + position, stop + position, size) for start, stop, size in spans]
    clusters: list[tuple[int, int, int]] = []
    widths = _widths
    for index, character in enumerate(paragraph, position):
        size = widths.get(character)
        if size is None:
            size = widths[character] = get_character_cell_size(character)
        if size or not clusters:
            clusters.append((index, index + 1, size))
        else:
            start, _, before = clusters[-1]
            clusters[-1] = (start, index + 1, before)
    return clusters
