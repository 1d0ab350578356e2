"""Whereabouts: what the bottom line says of where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.cells import one_line
from tui.drawing.evidence import told
from tui.pane import Pane

if TYPE_CHECKING:
    from analysis.models import EntityRow, LinkedMention
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
        """Say where one is: the hit of a search, the entity or mention one is at, the article."""
        opened, mention = self._desk.opened, self._desk.mention
        key, followed = self._view.entities.key, self._following.id
        if self._searching.search is not None:
            words = self._searching.search.describe()
        elif self._view.panes.at is Pane.ENTITIES and isinstance(key, int) and key != followed:
            words = self._about(self._view.library.entity(key))
        elif opened is None:
            words = ""
        elif mention is not None and (mention.entity is None or mention.entity != followed):
            words = self._about_mention(opened, mention)
        elif followed is not None:
            words = self._following.describe(opened.id, mention)
        else:
            words = self._overview()
        return words

    def _about_mention(self, opened: Opened, mention: LinkedMention) -> str:
        """Say whom a mention that is not of the focused entity names."""
        words = one_line(opened.article.text[mention.start : mention.end])
        entity = opened.named(mention.entity)
        if entity is None:
            return f"{words} · {mention.label} · linked to nothing"
        name = entity.name if words == entity.name else f"{words} → {entity.name}"
        return self._about(entity, f"{name} — {told(mention.evidence)}")

    def _about(self, entity: EntityRow | None, name: str = "") -> str:
        """Say what is known of an entity that is not focused."""
        if entity is None:
            return ""
        opened = self._desk.opened
        row = opened.named(entity.id) if opened else None
        here = f"{row.here:,} here" if row else "not in this article"
        counts = f"{here} · {entity.mentions:,} in all"
        name = name or entity.name
        return f"{name} · {entity.label} · {counts}; {self._view.key_of('focus')} focuses"

    def _overview(self) -> str:
        """Say which article it is of how many, and what a step would follow."""
        words = f"article {self._view.articles.cursor + 1:,} of {len(self._listing.ids):,}"
        entity = self._names.entity_to_follow()
        if entity is None:
            return words
        return f"{words} · {self._view.key_of('next-mention')} follows {entity.name}"
