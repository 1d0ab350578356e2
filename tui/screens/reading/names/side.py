"""The two panes at the side: entities, and the mentions of the focused one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from analysis.models import Place
from tui.following import SMALL, look_up
from tui.pane import Pane
from tui.widgets.entity_list import EntityRows
from tui.widgets.mention_list import MentionRows
from tui.widgets.rows import LazyRows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.models import Context, EntityRow
    from tui.following import Following
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.background import Background, EntitiesReady, TourReady
    from tui.screens.reading.view import ReadingView
    from tui.widgets.entity_list import EntityLine

CONTEXT = 120
"""Code points of context either side of a mention in its list."""


class Side:
    """What the side lists. ``matching`` narrows the entities that are listed by name."""

    def __init__(
        self, view: ReadingView, desk: Desk, following: Following, background: Background
    ) -> None:
        self._view = view
        self._desk = desk
        self._following = following
        self._background = background
        self.is_library = False
        self.matching = ""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {"entities": self._toggle_library}

    # --- mentions

    def show_mentions(self, *, keep: bool = False) -> None:
        """List the mentions of the focused entity, else of the one under the cursor.

        Those of a widely mentioned one are looked up in the background. With ``keep`` the cursor
        of the list stays where it is.
        """
        view, entity = self._view, self.shown
        widget = view.mentions
        tour = None
        if entity is None:
            widget.border_title = "Mentions"
            widget.empty_text = "The mentions of an entity in all articles are listed here."
        elif entity.id == self._following.id:
            widget.border_title = Content(entity.name)
            widget.empty_text = "Looking them up…"
            tour = self._following.tour
            if tour is None:
                self._background.tour(entity.id)
        else:
            widget.border_title = Content(f"({entity.name})")
            widget.empty_text = f"{view.key_of('focus')} lists its {entity.mentions:,} mentions."
            tour = look_up(view.library, entity.id) if entity.mentions <= SMALL else None
        rows = MentionRows(tour.places if tour else (), self._view.pending.rows, self._contexts)
        widget.set_rows(rows, key=None if keep else self.place_here(), keep=keep)

    @property
    def shown(self) -> EntityRow | None:
        """The entity whose mentions are listed."""
        if self._following.entity is not None:
            return self._following.entity
        key = self._view.entities.key
        return self._view.library.entity(key) if isinstance(key, int) else None

    def preview(self) -> None:
        """List the mentions of the entity under the cursor while none is focused."""
        if self._following.entity is None:
            self.show_mentions()
        if self._view.panes.at is Pane.ENTITIES:
            self._view.tell_place()

    def accept_tour(self, answer: TourReady) -> None:
        """Take the mentions of a widely mentioned entity."""
        if self._following.accept(answer.tour):
            self.show_mentions()
            self._view.tell_place()

    def place_here(self) -> Place | None:
        """Find the place of the mention one is at, else the first one of the article."""
        mention = self._desk.mention
        if mention is not None and mention.entity == self._following.id:
            return Place(mention.article, mention.ordinal)
        opened, tour = self._desk.opened, self._following.tour
        return tour.first_in(opened.id) if opened and tour else None

    def _contexts(self, places: Sequence[Place]) -> Sequence[Context]:
        return self._view.library.contexts(places, CONTEXT)

    # --- the entities pane

    def show_entities(self, *, keep: bool, is_fresh: bool = False, key: int | None = None) -> None:
        """List the entities of the open article, looked up just now if fresh, or of the library.

        The cursor comes to ``key``; else with ``keep`` it stays, without it is on the focused one.
        """
        view = self._view
        widget = view.entities
        if key is None and not (keep and widget.key is not None):
            key = self._following.id
        if self.is_library:
            self._background.entities(self.matching, key, keep=keep)
            return
        opened = self._desk.opened
        entities: Sequence[EntityRow] = ()
        if opened is not None:
            entities = opened.entities if is_fresh else view.library.entities_of(opened.id)
        if opened is not None and self.matching:
            called = opened.called(self.matching)
            entities = [entity for entity in entities if entity.id in called]
        widget.set_rows(EntityRows(entities), key=key, keep=keep)
        widget.marked = self._following.id
        count = f" {len(entities):,}  here·all" if entities else ""
        widget.border_title = Content(f"Entities{self._about_matching()}{count}")
        is_waiting = opened is not None and not opened.article.is_analysed
        widget.empty_text = (
            "The names appear when this article has been gone through."
            if is_waiting
            else "No entity of this article is called so."
            if self.matching
            else "No names were found in this article."
            if opened is not None
            else "The entities of the article that is open are listed here."
        )

    def accept_entities(self, answer: EntitiesReady) -> None:
        """Take the entities of the library."""
        if not self.is_library or answer.matching != self.matching:
            return
        widget = self._view.entities
        rows: LazyRows[EntityLine] = LazyRows(answer.ids, self._load)
        widget.set_rows(rows, key=answer.key, keep=answer.keep)
        widget.marked = self._following.id
        count = f"{len(answer.ids):,}  mentions·articles"
        widget.border_title = Content(f"Library{self._about_matching()} {count}")
        widget.empty_text = (
            "No entity of the library is called so."
            if self.matching
            else "The library has no entities yet."
        )

    def _load(self, ids: Sequence[int]) -> Sequence[EntityRow | None]:
        rows = {row.id: row for row in self._view.library.entity_rows(ids)}
        return [rows.get(entity) for entity in ids]

    def match(self, words: str) -> None:
        """List only those entities, of what is listed, whose names contain some words."""
        self.matching = words.strip()
        self.show_entities(keep=False)

    def step(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) of the narrowed entities; False elsewhere."""
        widget = self._view.entities
        if not self.matching or self._view.panes.at is not Pane.ENTITIES:
            return False
        old = widget.cursor
        widget.action_cursor_down() if step > 0 else widget.action_cursor_up()
        if widget.cursor == old:
            widget.action_first() if step > 0 else widget.action_last()
        return True

    def new_article(self) -> None:
        """List the entities of another article, all of them."""
        if not self.is_library:
            self.matching = ""
            self.show_entities(keep=False, is_fresh=True)

    def _about_matching(self) -> str:
        return f" with “{self.matching}”" if self.matching else ""

    def _toggle_library(self) -> None:
        self.is_library, self.matching = not self.is_library, ""
        self.show_entities(keep=False)
        self._view.panes.go(Pane.ENTITIES)
        self._view.note_change()
