"""MentionList: a concordance; each mention on a line with its name in one column, by article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style

from analysis.models import ArticleRow, Context, Place
from tui.drawing import dates
from tui.drawing.cells import cut, cut_left, fit_right, one_line, width_of
from tui.drawing.wrap import wrap
from tui.widgets.article_list import UNREAD, WATCHED
from tui.widgets.line_list import LineList
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from tui.widgets.row_view import Piece

KEPT = 2000
TALL = 14
"""From this height on a mention has two lines."""
LEAST_TEXT = 12
ROOMY = 30
"""From this width on the date stands before the title on one line."""
BOLD = Style(bold=True)
NAME = Style(bold=True, underline=True)


@dataclass(frozen=True, slots=True)
class ArticleHeader:
    """The line above an article's mentions."""

    article: ArticleRow
    mentions: int


MentionLine = ArticleHeader | Context


class MentionRows(Rows[MentionLine]):
    """The mentions of an entity grouped by article; titles and contexts load as they are seen.

    ``places`` are in list order of the articles, then in text order. ``articles`` returns articles
    and ``contexts`` the contexts of places, in the order asked; both must be quick.
    """

    def __init__(
        self,
        places: Sequence[Place],
        articles: Callable[[Sequence[int]], Sequence[ArticleRow]],
        contexts: Callable[[Sequence[Place]], Sequence[Context]],
    ) -> None:
        self.places = places
        self._load_articles = articles
        self._load_contexts = contexts
        self._contexts: dict[Place, Context] = {}
        self._firsts = [
            index
            for index, place in enumerate(places)
            if index == 0 or place.article != places[index - 1].article
        ]
        self._headers = [first + group for group, first in enumerate(self._firsts)]
        self._group_of = {places[first].article: group for group, first in enumerate(self._firsts)}

    def __len__(self) -> int:
        return len(self.places) + len(self._firsts)

    def fetch(self, first: int, last: int) -> Sequence[MentionLine | None]:
        """Return the lines asked for, loading what is missing in two calls."""
        wanted = [self._at(index) for index in range(first, min(last, len(self)))]
        articles = [at for at in wanted if isinstance(at, int)]
        places = [at for at in wanted if isinstance(at, Place) and at not in self._contexts]
        # Marks of articles change: they are looked up anew whenever lines are drawn.
        rows = {row.id: row for row in self._load_articles(articles)} if articles else {}
        if places:
            if len(self._contexts) > KEPT:
                self._contexts.clear()
                places = [at for at in wanted if isinstance(at, Place)]
            self._contexts.update((found.place, found) for found in self._load_contexts(places))
        return [self._line(at, rows) for at in wanted]

    def _line(self, at: Place | int, rows: Mapping[int, ArticleRow]) -> MentionLine | None:
        if isinstance(at, Place):
            return self._contexts.get(at)
        return ArticleHeader(rows[at], self._size(at)) if at in rows else None

    def key(self, index: int) -> Hashable:
        """Return the place of a mention, or the article of a header."""
        return self._at(index)

    def find(self, key: Hashable) -> int | None:
        """Return the line of a mention."""
        group = self._group_of.get(key.article) if isinstance(key, Place) else None
        if group is None or not isinstance(key, Place):
            return None
        first, last = self._span(group)
        number = bisect_left(self.places, key.ordinal, first, last, key=_ordinal)
        return number + group + 1 if number < last and self.places[number] == key else None

    def is_header(self, index: int) -> bool:
        """Return whether a line heads an article's mentions."""
        group = bisect_right(self._headers, index) - 1
        return group >= 0 and self._headers[group] == index

    def _at(self, index: int) -> Place | int:
        group = bisect_right(self._headers, index) - 1
        if self._headers[group] == index:
            return self.places[self._firsts[group]].article
        return self.places[index - group - 1]

    def _span(self, group: int) -> tuple[int, int]:
        """Return where a group begins and ends among the places."""
        is_last = group + 1 == len(self._firsts)
        return self._firsts[group], len(self.places) if is_last else self._firsts[group + 1]

    def _size(self, article: int) -> int:
        """Return how many mentions an article's group has."""
        first, last = self._span(self._group_of[article])
        return last - first


class MentionList(LineList[MentionLine]):
    """The linked mentions of the focused entity in all articles.

    Where there is room each takes two lines, and its sentence is read rather than its neighbours.
    """

    def sized(self) -> None:
        """Give each mention a second line when there is room."""
        self.row_height = 2 if self.size.height >= TALL else 1

    def draw_row(self, row: MentionLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``…where he will meet Putin, Reuters…``: on one line names beneath each other."""
        if isinstance(row, ArticleHeader):
            return self._draw_header(row, width)
        name = one_line(row.name)
        before = max(0, min(width * 2 // 5, width - width_of(name) - 4))
        if self.row_height > 1 and width >= LEAST_TEXT:
            return self._draw_text(_flat(row.before), name, _flat(row.after), width)
        name = cut(name, width - before)
        after = max(0, width - before - width_of(name))
        return [
            [
                (fit_right(_flat(row.before), before), self.palette.muted),
                (name, NAME),
                (cut(_flat(row.after), after), self.palette.muted),
            ]
        ]

    def _draw_header(self, row: ArticleHeader, width: int) -> Sequence[Sequence[Piece]]:
        """Draw ``● 15 Sep  Title (3)``, and beneath where the article is from, if there is room."""
        article, count = row.article, f" ({row.mentions})"
        title = one_line(article.title)
        if width < LEAST_TEXT:
            return [[(cut(title, width), BOLD)]]
        mark = " " if article.is_read else WATCHED if article.is_watched else UNREAD
        date = dates.short_date(article.placed, dates.today().year) if article.has_date else ""
        head: list[Piece] = [(f"{mark} ", self.palette.accent)]
        if self.row_height > 1:
            beneath = " · ".join(filter(None, (date.strip(), one_line(article.source))))
            lines = [[("  ", None), (cut(beneath, width - 2), self.palette.muted)]]
        else:
            if date and width >= ROOMY:
                head.append((f"{date}  ", self.palette.muted))
            lines = []
        room = width - sum(width_of(text) for text, _ in head) - len(count)
        return [[*head, (cut(title, room), BOLD), (count, self.palette.muted)], *lines]

    def _draw_text(
        self, before: str, name: str, after: str, width: int
    ) -> Sequence[Sequence[Piece]]:
        """Draw two lines of a text, with the name on the first of them."""
        before = cut_left(before, max(0, min(width * 3 // 5, width - width_of(name) - 1)))
        text = before + name + after
        lines = wrap(text, width)
        start, end = len(before), len(before) + len(name)
        drawn = []
        for index in range(min(2, len(lines))):
            first, last = lines.starts[index], lines.ends[index]
            cuts = [min(max(at, first), last) for at in (first, start, end, last)]
            parts = [text[cuts[at] : cuts[at + 1]] for at in range(3)]
            if index == 1 and len(lines) > 2:
                parts[2] = cut(text[cuts[2] :], width - width_of(parts[0] + parts[1]))
            styles = (self.palette.muted, NAME, self.palette.muted)
            drawn.append(list(zip(parts, styles, strict=True)))
        return drawn


def _flat(text: str) -> str:
    """Return context on one line without losing the space next to the name."""
    flat = one_line(text)
    return (" " if text[:1].isspace() else "") + flat.strip() + (" " if text[-1:].isspace() else "")


def _ordinal(place: Place) -> int:
    return place.ordinal
