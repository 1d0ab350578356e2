"""EntityList: entities under the label they bear, with counts here and everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style

from analysis.models import NAMES, EntityRow, Kind, Label
from tui.drawing.cells import cut, fit, one_line
from tui.drawing.evidence import MARKS
from tui.drawing.labels import LETTERS, WORDS
from tui.widgets.article_list import WATCHED
from tui.widgets.line_list import LineList
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tui.widgets.row_view import Piece

LEAST_NAME = 8
BOLD = Style(bold=True)


@dataclass(frozen=True, slots=True)
class LabelHeader:
    """The line above the entities of one label, or above the credits (no label)."""

    label: Label | None


EntityLine = LabelHeader | EntityRow


class EntityRows(Rows[EntityLine]):
    """The entities of an article, grouped by label, credits last.

    In a group those that other articles mention too come first, then the most mentioned ones.
    """

    def __init__(self, entities: Sequence[EntityRow]) -> None:
        groups: dict[Label | None, list[EntityRow]] = {label: [] for label in (*NAMES, None)}
        for entity in entities:
            label = None if entity.kind is Kind.SOURCE else entity.label
            groups.setdefault(label, []).append(entity)
        self._lines: list[EntityLine] = []
        for label, group in groups.items():
            if group:
                group.sort(key=lambda row: (row.articles < 2, -row.here, -row.mentions, row.name))
                self._lines += [LabelHeader(label), *group]
        self._index: dict[Hashable, int] = {
            line.id: at for at, line in enumerate(self._lines) if isinstance(line, EntityRow)
        }

    def __len__(self) -> int:
        return len(self._lines)

    def fetch(self, first: int, last: int) -> Sequence[EntityLine | None]:
        """Return the lines asked for."""
        return self._lines[first:last]

    def key(self, index: int) -> Hashable:
        """Return the entity's id, or the label of a header."""
        line = self._lines[index]
        return line.label if isinstance(line, LabelHeader) else line.id

    def find(self, key: Hashable) -> int | None:
        """Return the line of an entity."""
        return self._index.get(key)

    def is_header(self, index: int) -> bool:
        """Return whether a line names a label."""
        return isinstance(self._lines[index], LabelHeader)


class EntityList(LineList[EntityLine]):
    """The entities of the open article (``EntityRows``) or of the library (``LazyRows``)."""

    watched: frozenset[int] = frozenset()
    """The entities that are watched, which have a mark behind the name."""

    def draw_row(self, row: EntityLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``P Vladimir Putin   14·21``; in the library's list mentions and articles.

        After the letter stands ``~`` or ``?`` where most links are likely or open.
        """
        palette = self.palette
        if isinstance(row, LabelHeader):
            if row.label is None:
                return [[(cut("Credits", width), palette.muted)]]
            words = (WORDS.get(row.label) or row.label.replace("_", " ")).capitalize()
            return [[(cut(words, width), palette.label_style(row.label))]]
        counts = f"{row.here}·{row.mentions}" if row.here else f"{row.mentions}·{row.articles}"
        letter = LETTERS.get(row.label, " ")
        if width < LEAST_NAME:
            return [[(cut(one_line(row.name), width), palette.label_style(row.label))]]
        room = width - 2
        mark = f" {WATCHED}" if row.id in self.watched else ""
        room -= len(mark)
        columns = len(counts) + 1 if room - len(counts) - 1 >= LEAST_NAME else 0
        pieces: list[Piece] = [
            (letter, palette.label_style(row.label)),
            (MARKS[row.confidence], palette.muted),
            (fit(one_line(row.name), room - columns), BOLD if is_marked else None),
        ]
        if mark:
            pieces.append((mark, palette.accent))
        if columns:
            pieces.append((" " + counts, palette.muted if row.articles < 2 else None))
        return [pieces]
