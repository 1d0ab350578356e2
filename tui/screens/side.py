"""The two panes at the side: entities, and the mentions of the focused one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from analysis.models import Place
from tui.pane import Pane
from tui.widgets.entity_list import EntityRows
from tui.widgets.mention_list import MentionRows
from tui.widgets.rows import LazyRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.models import Context, EntityRow
    from tui.screens.background import EntitiesReady, TourReady
    from tui.screens.reading import ReadingScreen
    from tui.widgets.entity_list import EntityLine

CONTEXT = 48
"""Code points of context either side of a mention in its list."""


class Side:
    """What the side lists. ``matching`` narrows the library's entities by name."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.is_library = False
        self.matching = ""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"entities": self._toggle_library}

    # --- mentions

    def show_mentions(self, *, keep: bool = False) -> None:
        """List the mentions of the focused entity, or have them looked up."""
        screen, following = self._screen, self._screen.following
        widget = screen.mentions
        if following.entity is None:
            widget.set_rows(MentionRows((), self._titles, self._contexts), keep=False)
            widget.border_title = "Mentions"
            widget.empty_text = (
                f"Focus an entity ({screen.key_of('focus')}) to see all its mentions here."
            )
            return
        widget.border_title = Content(following.entity.name)
        if following.tour is None:
            widget.empty_text = "Looking them up…"
            screen.background.tour(following.entity.id)
        places = following.tour.places if following.tour else ()
        rows = MentionRows(places, self._titles, self._contexts)
        widget.set_rows(rows, key=None if keep else self.place_here(), keep=keep)

    def accept_tour(self, answer: TourReady) -> None:
        """Take the mentions of a widely mentioned entity."""
        if self._screen.following.accept(answer.tour):
            self.show_mentions()
            self._screen.desk.tell_place()

    def place_here(self) -> Place | None:
        """Find the place of the mention one is at, else the first one of the article."""
        mention = self._screen.desk.mention
        if mention is not None and mention.entity == self._screen.following.id:
            return Place(mention.article, mention.ordinal)
        opened, tour = self._screen.desk.opened, self._screen.following.tour
        return tour.first_in(opened.id) if opened and tour else None

    def _titles(self, articles: Sequence[int]) -> list[str]:
        rows = {row.id: row.title for row in self._screen.library.article_rows(articles)}
        return [rows.get(article, "") for article in articles]

    def _contexts(self, places: Sequence[Place]) -> Sequence[Context]:
        return self._screen.library.contexts(places, CONTEXT)

    # --- the entities pane

    def show_entities(self, *, keep: bool) -> None:
        """List the entities of the open article, or of the library."""
        screen = self._screen
        widget = screen.entities
        if self.is_library:
            screen.background.entities(self.matching)
            return
        opened = screen.desk.opened
        entities = opened.entities if opened else ()
        widget.set_rows(EntityRows(entities), key=screen.following.id, keep=keep)
        widget.marked = screen.following.id
        widget.border_title = f"Entities {len(entities):,}" if entities else "Entities"
        is_waiting = opened is not None and not opened.article.is_analysed
        widget.empty_text = (
            "The names appear when this article has been gone through."
            if is_waiting
            else "No names were found in this article."
        )

    def accept_entities(self, answer: EntitiesReady) -> None:
        """Take the entities of the library."""
        if not self.is_library or answer.matching != self.matching:
            return
        widget = self._screen.entities
        rows: LazyRows[EntityLine] = LazyRows(answer.ids, self._load)
        widget.set_rows(rows, key=self._screen.following.id, keep=False)
        widget.marked = self._screen.following.id
        about = f" with “{self.matching}”" if self.matching else ""
        widget.border_title = Content(f"Library{about} {len(answer.ids):,}")
        widget.empty_text = "No entity of the library is called so."

    def _load(self, ids: Sequence[int]) -> Sequence[EntityRow | None]:
        rows = {row.id: row for row in self._screen.library.entity_rows(ids)}
        return [rows.get(entity) for entity in ids]

    def match(self, words: str) -> None:
        """List the library's entities whose names contain some words."""
        self.is_library, self.matching = True, words.strip()
        self.show_entities(keep=False)

    def _toggle_library(self) -> None:
        self.is_library, self.matching = not self.is_library, ""
        self.show_entities(keep=False)
        self._screen.panes.go(Pane.ENTITIES)
        self._screen.keeping.changed()
