"""Names: focusing an entity and following its mentions from article to article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.models import Place
from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.models import Context, EntityRow
    from tui.following import Following
    from tui.journey import Stop, Tour
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.names.side import Side
    from tui.screens.reading.view import ReadingView

NOTHING = "No entity is focused and none is under the cursor."


class Names:
    """The commands on names."""

    def __init__(self, view: ReadingView, desk: Desk, side: Side, following: Following) -> None:
        self._view = view
        self._desk = desk
        self._side = side
        self._following = following
        self._resting: tuple[int, int] | None = None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        return {
            "focus": self.focus_here,
            "next-mention": lambda: self._next_mention(1),
            "previous-mention": lambda: self._next_mention(-1),
            "next-article": lambda: self._next_article(1),
            "previous-article": lambda: self._next_article(-1),
            "next-name": lambda: self._next_name(1),
            "previous-name": lambda: self._next_name(-1),
            "back": lambda: self._travel("back"),
            "forward": lambda: self._travel("forward"),
            "roles": self._toggle_roles,
        }

    # --- focusing

    def entity_here(self) -> EntityRow | None:
        """Find the entity one points at: the one that the bottom line speaks of, in every pane.

        In the entities it is the row, in the mentions the entity of the row. Elsewhere it is what
        the mention one is at names, else the focused one, else what a step would follow.
        """
        view, mention = self._view, self._desk.mention
        if view.panes.at is Pane.MENTIONS:
            return self._side.shown
        if view.panes.at is Pane.ENTITIES and isinstance(view.entities.key, int):
            return view.library.entity(view.entities.key)
        if mention is not None:
            return view.library.entity(mention.entity) if mention.entity is not None else None
        if self._following.entity is not None:
            return self._following.entity
        coming = view.text.next_name(1)
        if coming is not None and coming.entity is not None:
            return view.library.entity(coming.entity)
        key = view.entities.key
        return view.library.entity(key) if isinstance(key, int) else None

    def mention_here(self) -> Context | None:
        """Find the mention one points at, of the entity one points at; None beside mentions."""
        view, mention = self._view, self._desk.mention
        place = view.mentions.key if view.panes.at is Pane.MENTIONS else None
        if view.panes.at is not Pane.MENTIONS and mention is not None:
            entity = self.entity_here()
            if entity is not None and mention.entity == entity.id:
                place = Place(mention.article, mention.ordinal)
        found = view.library.contexts([place], 0) if isinstance(place, Place) else ()
        return next(iter(found), None)

    def let_go(self) -> None:
        """Be at no mention any more: one has gone elsewhere in the text."""
        if self._view.text.current is not None:
            self._view.text.current = self._resting = None
            self._view.tell_place()

    def focus_here(self) -> None:
        """Focus the entity under the cursor, or let it go when it is focused."""
        view = self._view
        self._desk.settle()
        entity = self.entity_here()
        if entity is None:
            view.say(NOTHING)
        elif entity.id == self._following.id:
            self.focus(None)
        else:
            self.focus(entity.id)

    def focus(self, entity: int | None) -> None:
        """Focus an entity, or none: its names stand out, and its mentions are listed."""
        self._following.focus(entity)
        self._show_focus(keep=False)

    def keep_to(self, entity: int) -> None:
        """Focus what the list is narrowed to, unless something is focused."""
        if self._following.id is None:
            self.focus(entity)

    def refocus(self, entity: int | None, tour: Tour | None) -> None:
        """Focus an entity that may be another one now; the list of its mentions stays in place."""
        self._following.focus(entity)
        if tour is not None:
            self._following.accept(tour)
        self._show_focus(keep=True)

    def _show_focus(self, *, keep: bool) -> None:
        self._view.text.focus_entity = self._following.id
        self._view.entities.marked = self._following.id
        self._side.show_mentions(keep=keep)
        self._view.tell_place()
        self._view.note_change()

    def look_again(self) -> None:
        """Mark the names of the open article anew; steps go on from where one is, name or not."""
        before = self._desk.mention
        self._desk.look_again()
        if self._desk.mention is not None:
            self._resting = None
        elif before is not None:
            self._resting = before.article, before.start

    # --- following

    def at(self, ordinal: int) -> None:
        """Come to a mention of the open article: it stands out, and its line is marked."""
        view = self._view
        self._resting = None
        view.text.current = ordinal
        mention = self._desk.mention
        if mention is not None:
            view.text.scroll_to_offset(mention.start)
            if view.panes.at is Pane.ENTITIES and mention.entity is not None:
                view.entities.move_to_key(mention.entity)
        place = self._side.place_here()
        view.mentions.marked = place
        if place is not None:
            view.mentions.move_to_key(place)
        view.tell_place()

    def _next_mention(self, step: int) -> None:
        opened = self._desk.settle()
        if not self._has_focus():
            return
        article = opened.id if opened else 0
        place = self._following.next_mention(article, self._offset(step), step)
        self._step_to(place, step)

    def _next_article(self, step: int) -> None:
        opened = self._desk.settle()
        if self._has_focus():
            self._step_to(self._following.next_article(opened.id if opened else 0, step), step)

    def _step_to(self, place: Place | None, step: int) -> None:
        view = self._view
        if place is None:
            view.say(
                f"{self._following.entity.name} is mentioned nowhere else."
                if self._following.entity
                else NOTHING
            )
            return
        here = self._side.place_here() if self._desk.mention else None
        self.jump(place)
        if self._following.went_round(here, place, step):
            end = "first" if step > 0 else "last"
            view.status.notice = f"{view.status.place} · round to the {end} one"

    def _has_focus(self) -> bool:
        """Tell whether something is focused, focusing what is under the cursor if need be."""
        if self._following.entity is None:
            entity = self.entity_here()
            if entity is None:
                self._view.say(NOTHING)
                return False
            self.focus(entity.id)
        return True

    def jump(self, place: Place) -> None:
        """Jump to a mention anywhere, leaving a stop on the trail to come back to."""
        self._following.leave(self._desk.stop())
        if self._desk.opened is None or self._desk.opened.id != place.article:
            self._desk.open(place.article)
        self._view.panes.show_text()
        self.at(place.ordinal)
        self._desk.read_now()
        self._view.mentions.redraw()

    def jump_to(self, place: Place) -> None:
        """Jump to a mention that is listed, focusing its entity if none is focused."""
        shown = self._side.shown
        if self._following.entity is None and shown is not None:
            self.focus(shown.id)
        self.jump(place)

    def _offset(self, step: int) -> int:
        """Give the code point to go on from: the mention one is at, else what is on screen."""
        first, last = self._view.text.visible_span
        mention = self._desk.mention
        start = mention.start if mention is not None else self._rest()
        if start is not None and first <= start < max(last, first + 1):
            return start
        return first - 1 if step > 0 else last

    def _rest(self) -> int | None:
        """Give the code point of the name one was at and that is none any more."""
        opened, resting = self._desk.opened, self._resting
        if self._view.text.current is None or opened is None or resting is None:
            return None
        return resting[1] if resting[0] == opened.id else None

    def _next_name(self, step: int) -> None:
        view = self._view
        self._desk.settle()
        mention = view.text.next_name(step, self._offset(step))
        if mention is None:
            view.say("No more names in this article.")
            return
        view.panes.show_text()
        self.at(mention.ordinal)

    def _travel(self, way: str) -> None:
        view = self._view
        here = self._desk.stop()
        if here is None:
            return
        trail = self._following.trail
        self._following.trail, stop = trail.back(here) if way == "back" else trail.forward(here)
        if stop is None:
            view.say(f"The trail of jumps ends here; there is nothing {way}.")
        else:
            self._return_to(stop)

    def _return_to(self, stop: Stop) -> None:
        view = self._view
        if self._desk.opened is None or self._desk.opened.id != stop.article:
            self._desk.open(stop.article, top=stop.top)
        if stop.entity != self._following.id:
            self.focus(stop.entity)
        view.panes.show_text()
        view.text.current = None
        if stop.ordinal is not None:
            self.at(stop.ordinal)
            self._follow_heir(stop)
        else:
            view.text.scroll_to_offset(stop.top, context=0)
            view.tell_place()

    def _follow_heir(self, stop: Stop) -> None:
        """Focus what the mention means now if what was focused has become one with another."""
        mention = self._desk.mention
        if stop.entity is not None and self._following.id is None and mention is not None:
            self.focus(mention.entity)

    def _toggle_roles(self) -> None:
        view = self._view
        view.text.with_roles = not view.text.with_roles
        view.note_change()
        again = view.key_of("roles")
        view.say(
            "Roles such as “the Chinese leader” are marked again."
            if view.text.with_roles
            else f"Roles such as “the Chinese leader” are marked no more; {again} marks them."
        )
