"""MentionList: a concordance; each mention on a line with its name in one column, by article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style

from analysis.models import Context, Place
from tui.drawing.cells import cut, fit_right, one_line, width_of
from tui.widgets.line_list import LineList
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from tui.widgets.row_view import Piece

KEPT = 2000
BOLD = Style(bold=True)


@dataclass(frozen=True, slots=True)
class ArticleHeader:
    """The line above an article's mentions."""

    article: int
    title: str
    mentions: int


MentionLine = ArticleHeader | Context


class MentionRows(Rows[MentionLine]):
    """The mentions of an entity grouped by article; titles and contexts load as they are seen.

    ``places`` are in list order of the articles, then in text order. ``titles`` returns the titles
    of articles and ``contexts`` the contexts of places, in the order asked; both must be quick.
    """

    def __init__(
        self,
        places: Sequence[Place],
        titles: Callable[[Sequence[int]], Sequence[str]],
        contexts: Callable[[Sequence[Place]], Sequence[Context]],
    ) -> None:
        self.places = places
        self._load_titles = titles
        self._load_contexts = contexts
        self._titles: dict[int, str] = {}
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
        articles = [at for at in wanted if isinstance(at, int) and at not in self._titles]
        places = [at for at in wanted if isinstance(at, Place) and at not in self._contexts]
        if articles:
            self._titles.update(zip(articles, self._load_titles(articles), strict=True))
        if places:
            if len(self._contexts) > KEPT:
                self._contexts.clear()
                places = [at for at in wanted if isinstance(at, Place)]
            self._contexts.update((found.place, found) for found in self._load_contexts(places))
        return [
            ArticleHeader(at, self._titles[at], self._size(at))
            if isinstance(at, int)
            else self._contexts.get(at)
            for at in wanted
        ]

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
    """The linked mentions of the focused entity in all articles."""

    def draw_row(self, row: MentionLine, width: int, is_marked: bool) -> Sequence[Sequence[Piece]]:
        """Draw ``…where he will meet Putin, Reuters…`` with the names beneath each other."""
        if isinstance(row, ArticleHeader):
            count = f" ({row.mentions})"
            room = width - len(count)
            if room < 4:
                return [[(cut(one_line(row.title), width), BOLD)]]
            return [[(cut(one_line(row.title), room), BOLD), (count, self.palette.muted)]]
        name = one_line(row.name)
        before = max(0, min(width * 2 // 5, width - width_of(name) - 4))
        name = cut(name, width - before)
        after = max(0, width - before - width_of(name))
        return [
            [
                (fit_right(_flat(row.before), before), self.palette.muted),
                (name, BOLD + Style(underline=True)),
                (cut(_flat(row.after), after), self.palette.muted),
            ]
        ]


def _flat(text: str) -> str:
    """Return context on one line without losing the space next to the name."""
    flat = one_line(text)
    return (" " if text[:1].isspace() else "") + flat.strip() + (" " if text[-1:].isspace() else "")


def _ordinal(place: Place) -> int:
    return place.ordinal
