"""The entity one follows: what is focused, where its mentions are, and how one got here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.evidence import told
from tui.journey import Stop, Tour, Trail

if TYPE_CHECKING:
    from analysis.library import Library
    from analysis.models import Context, EntityRow, Place

SMALL = 1000
"""An entity with at most so many mentions is looked up at once; a larger one in the background."""


class Following:
    """The focused entity, its tour through the library, and the trail of jumps.

    ``tour`` is None while nothing is focused, and while a widely mentioned entity is looked up.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.entity: EntityRow | None = None
        self.tour: Tour | None = None
        self.trail = Trail()

    @property
    def id(self) -> int | None:
        """The id of the focused entity."""
        return self.entity.id if self.entity else None

    def focus(self, entity: int | None) -> None:
        """Focus an entity, or none; one that is gone is none."""
        self.entity = self._library.entity(entity) if entity is not None else None
        self.tour = None
        if self.entity is not None and self.entity.mentions <= SMALL:
            self.tour = look_up(self._library, self.entity.id)

    def refresh(self) -> None:
        """Look the focused entity up again after more articles came in."""
        tour = self.tour
        self.focus(self.id)
        if self.tour is None and self.entity is not None:
            self.tour = tour

    def accept(self, tour: Tour) -> bool:
        """Take a tour that was looked up in the background, unless another entity is focused."""
        if self.id != tour.entity:
            return False
        self.tour = tour
        return True

    def next_mention(self, article: int, offset: int, step: int) -> Place | None:
        """Find the mention after (1) or before (-1) a code point of an article, rolling on."""
        if self.entity is None:
            return None
        return self._library.next_place(self.entity.id, article, offset, step)

    def next_article(self, article: int, step: int) -> Place | None:
        """Find the first mention in the next (1) or previous (-1) article that has one."""
        if self.entity is None:
            return None
        return self._library.next_article(self.entity.id, article, step)

    def went_round(self, here: Place | None, there: Place, step: int) -> bool:
        """Tell whether a step led over the end of the tour to its other end."""
        if self.tour is None or here is None:
            return False
        old, new = self.tour.position(here), self.tour.position(there)
        return old is not None and new is not None and (new.mention - old.mention) * step < 0

    def leave(self, here: Stop | None) -> None:
        """Remember where a jump starts."""
        if here is not None:
            self.trail = self.trail.leave(here)

    def describe(self, article: int | None) -> str:
        """Say how often the focused entity is mentioned, here and everywhere."""
        if self.entity is None:
            return ""
        name = self.entity.name
        total = (
            f"{_many(self.entity.mentions, 'mention')} in {_many(self.entity.articles, 'article')}"
        )
        if self.tour is None or article is None:
            return f"{name} · {total}"
        here = self.tour.in_article(article)
        return (
            f"{name} · {here} here · {total}" if here else f"{name} · not in this article · {total}"
        )

    def describe_mention(self, mention: Context, name: str) -> str:
        """Say which of its entity's mentions one is, and why it is one."""
        return f"{self._count(mention.place)}{name} — {told(mention.evidence)}"

    def _count(self, place: Place) -> str:
        position = self.tour.position(place) if self.tour else None
        if position is None:
            return ""
        return (
            f"mention {position.mention:,}/{position.mentions:,} · "
            f"article {position.article:,}/{position.articles:,} · "
        )


def look_up(library: Library, entity: int) -> Tour:
    """Look every place of an entity up; safe in any thread."""
    return Tour(entity, library.places(entity))


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
