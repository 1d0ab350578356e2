"""Whereabouts: what the bottom line says of where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.cells import one_line
from tui.drawing.evidence import told
from tui.pane import SIDE

if TYPE_CHECKING:
    from analysis.models import Context, EntityRow
    from tui.following import Following
    from tui.opened import Opened
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.articles.listing import Listing
    from tui.screens.reading.finding.searching import Searching
    from tui.screens.reading.names.names import Names
    from tui.screens.reading.view import ReadingView


class Whereabouts:
    """Puts together, from all who know a part of it, where one is."""

    def __init__(
        self,
        view: ReadingView,
        listing: Listing,
        desk: Desk,
        following: Following,
        names: Names,
        searching: Searching,
    ) -> None:
        self._view = view
        self._listing = listing
        self._desk = desk
        self._following = following
        self._names = names
        self._searching = searching

    def describe(self) -> str:
        """Say where one is: the hit of a search, the name one points at, the article.

        It is the entity that the commands on entities mean.
        """
        opened, mention = self._desk.opened, self._desk.mention
        in_side = self._view.panes.at in SIDE
        if self._searching.search is not None:
            return self._searching.search.describe()
        if not in_side and opened is None:
            return ""
        if not in_side and opened and mention is not None and mention.entity is None:
            words = one_line(opened.article.text[mention.start : mention.end])
            return f"{words} · {mention.label.noun} · linked to nothing"
        return self._pointed(opened)

    def _pointed(self, opened: Opened | None) -> str:
        """Say of the entity one points at what there is to say."""
        entity, here = self._names.entity_here(), self._names.mention_here()
        if entity is None or (self._is_coming and here is None):
            return self._overview(entity)
        if entity.id != self._following.id:
            return self._about(entity, here)
        if here is not None:
            return self._following.describe_mention(here, entity.name)
        return self._following.describe(opened.id if opened else None)

    @property
    def _is_coming(self) -> bool:
        """Whether one points at nothing yet: only a step would lead to a name."""
        return self._following.entity is None and self._view.panes.at not in SIDE

    def _about(self, entity: EntityRow, mention: Context | None) -> str:
        """Say what is known of an entity that is not focused, first of all the key for it."""
        opened = self._desk.opened
        row = opened.named(entity.id) if opened else None
        here = f"{row.here:,} here" if row else "not in this article"
        words = one_line(mention.name) if mention is not None else entity.name
        name = entity.name if words == entity.name else f"{words} → {entity.name}"
        name += f" ({self._view.key_of('focus')} focuses)"
        name += f" — {told(mention.evidence)}" if mention is not None else ""
        return f"{name} · {entity.label.noun} · {here} · {entity.mentions:,} in all"

    def _overview(self, entity: EntityRow | None) -> str:
        """Say which article it is of how many, and what a step would follow."""
        words = self._line()
        if entity is None:
            return words if self._desk.opened is not None else ""
        return f"{words} · {self._view.key_of('next-mention')} follows {entity.name}"

    def _line(self) -> str:
        """Say on which line the cursor is of how many, and of how many articles where folded."""
        listing = self._listing
        at, lines, articles = self._view.articles.cursor + 1, len(listing.ids), len(listing.whole)
        if lines >= articles:
            return f"article {at:,} of {lines:,}"
        unread = f" · {listing.unread:,} unread" if listing.is_whole else ""
        return f"line {at:,} of {lines:,} · {articles:,} articles{unread}"
