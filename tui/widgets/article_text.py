"""An article laid out for one width: header and wrapped text as lines, found by offset."""

from __future__ import annotations

from dataclasses import dataclass

from tui.drawing.cells import one_line, width_of
from tui.drawing.wrap import Lines, wrap

COMFORTABLE = 80
"""The widest a line of text gets, in cells; longer ones are hard to follow."""
WORDS_PER_MINUTE = 230


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it is read: its text, and what its head says about it.

    ``about`` is one line (source, date, length); ``notice`` says what is wrong, if anything.
    """

    text: str
    title: str = ""
    about: str = ""
    notice: str = ""


def minutes(words: int) -> int:
    """Return how long a text of so many words takes to read, in whole minutes, at least one."""
    return max(1, round(words / WORDS_PER_MINUTE))


class Layout:
    """The lines of a reading at one width: ``head`` first, then the text's own.

    Line numbers count from the top of the head; columns and widths are cells. ``title_end`` is the
    code point where the title ends in a text that begins with it, else 0.
    """

    def __init__(self, reading: Reading, width: int) -> None:
        self.reading = reading
        self.width = width
        room = width - 2 if width >= 24 else width
        self.text_width = max(1, min(COMFORTABLE, room))
        self.margin = max(0, (width - self.text_width) // 2)
        self.title_end = _title_end(reading)
        self.head = self._lay_head()
        self.lines: Lines = wrap(reading.text, self.text_width)

    @property
    def height(self) -> int:
        """The number of lines in all."""
        return len(self.head) + len(self.lines)

    def line_at(self, offset: int) -> int:
        """Return the line that holds a code point of the text."""
        return len(self.head) + self.lines.line_of(offset)

    def span(self, line: int) -> tuple[int, int] | None:
        """Return the stretch of the text on a line, or None in the head and past the end."""
        index = line - len(self.head)
        if 0 <= index < len(self.lines):
            return self.lines.starts[index], self.lines.ends[index]
        return None

    def offset_at(self, line: int, column: int) -> int | None:
        """Return the code point at a column of a line, or None where there is no text."""
        span = self.span(line)
        cell = column - self.margin
        if span is None or cell < 0:
            return None
        start, end = span
        text = self.reading.text
        low, high = start, end
        while low < high:  # the cells before an offset only grow with it
            middle = (low + high) // 2
            if width_of(text[start : middle + 1].replace("\t", " ")) <= cell:
                low = middle + 1
            else:
                high = middle
        return low if low < end else None

    def _lay_head(self) -> list[tuple[str, str]]:
        """Return (text, role) a line; roles are "title", "about", "notice" and "" for blank."""
        reading = self.reading
        head: list[tuple[str, str]] = []
        title = "" if self.title_end else one_line(reading.title)
        parts = ((title, "title"), (reading.about, "about"), (reading.notice, "notice"))
        for part, role in parts:
            words = one_line(part)
            if words:
                lines = wrap(words, self.text_width)
                pairs = zip(lines.starts, lines.ends, strict=True)
                head += [(words[start:end], role) for start, end in pairs]
        if head:
            head.append(("", ""))
        return head


def _title_end(reading: Reading) -> int:
    """Return the code point where the title ends when the text begins with it, else 0."""
    most = 2 * len(reading.title) + 80
    first, line_break, _ = reading.text[:most].partition("\n")
    if not reading.title or (not line_break and len(reading.text) > most):
        return 0
    return len(first) if one_line(first) == one_line(reading.title) else 0
