"""Names: focusing an entity and following its mentions from article to article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.models import EntityRow, Place
    from tui.journey import Stop, Tour
    from tui.screens.reading.screen import ReadingScreen

NOTHING = "No entity is focused and none is under the cursor."


class Names:
    """The commands on names."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
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
            "why": self._why,
            "roles": self._toggle_roles,
        }

    # --- focusing

    def entity_here(self) -> EntityRow | None:
        """Find the entity one points at: the name one is at, the row of the entities pane.

        Elsewhere it is the focused one, of which the bottom line speaks, if there is one.
        """
        screen = self._screen
        if (
            screen.panes.at is Pane.TEXT
            and self._screen.desk.mention
            and self._screen.desk.mention.entity is not None
        ):
            return screen.library.entity(self._screen.desk.mention.entity)
        is_followed = screen.following.entity is not None and screen.panes.at is not Pane.ENTITIES
        if is_followed or screen.panes.at is Pane.MENTIONS:
            return screen.following.entity
        key = screen.entities.key
        return screen.library.entity(key) if isinstance(key, int) else None

    def focus_here(self) -> None:
        """Focus the entity under the cursor, or let it go when it is focused."""
        screen = self._screen
        screen.desk.settle()
        entity = self.entity_here()
        if entity is None:
            screen.say(NOTHING)
        elif entity.id == screen.following.id:
            self.focus(None)
        else:
            self.focus(entity.id)

    def focus(self, entity: int | None) -> None:
        """Focus an entity, or none: its names stand out, and its mentions are listed."""
        screen = self._screen
        screen.following.focus(entity)
        screen.text.focus_entity = screen.following.id
        screen.entities.marked = screen.following.id
        screen.side.show_mentions()
        screen.desk.tell_place()
        screen.keeping.changed()

    def refocus(self, entity: int | None, tour: Tour | None) -> None:
        """Focus an entity that may be another one now; the list of its mentions stays in place."""
        screen = self._screen
        screen.following.focus(entity)
        if tour is not None:
            screen.following.accept(tour)
        screen.text.focus_entity = screen.following.id
        screen.entities.marked = screen.following.id
        screen.side.show_mentions(keep=True)
        screen.desk.tell_place()
        screen.keeping.changed()

    def look_again(self) -> None:
        """Mark the names of the open article anew; steps go on from where one is, name or not."""
        screen = self._screen
        before = screen.desk.mention
        screen.desk.look_again()
        if screen.desk.mention is not None:
            self._resting = None
        elif before is not None:
            self._resting = before.article, before.start

    # --- following

    def at(self, ordinal: int) -> None:
        """Come to a mention of the open article: it stands out, and its line is marked."""
        screen = self._screen
        self._resting = None
        screen.text.current = ordinal
        mention = self._screen.desk.mention
        if mention is not None:
            screen.text.scroll_to_offset(mention.start)
            if screen.panes.at is Pane.ENTITIES and mention.entity is not None:
                screen.entities.move_to_key(mention.entity)
        place = screen.side.place_here()
        screen.mentions.marked = place
        if place is not None:
            screen.mentions.move_to_key(place)
        screen.desk.tell_place()

    def _next_mention(self, step: int) -> None:
        screen = self._screen
        opened = screen.desk.settle()
        if not self._has_focus():
            return
        article = opened.id if opened else 0
        place = screen.following.next_mention(article, self._offset(step), step)
        self._jump(place, step)

    def _next_article(self, step: int) -> None:
        screen = self._screen
        opened = screen.desk.settle()
        if self._has_focus():
            self._jump(screen.following.next_article(opened.id if opened else 0, step), step)

    def _jump(self, place: Place | None, step: int) -> None:
        screen = self._screen
        if place is None:
            screen.say(
                f"{screen.following.entity.name} is mentioned nowhere else."
                if screen.following.entity
                else NOTHING
            )
            return
        here = screen.side.place_here() if self._screen.desk.mention else None
        screen.desk.jump(place)
        if screen.following.went_round(here, place, step):
            end = "first" if step > 0 else "last"
            screen.status.notice = f"{screen.status.place} · round to the {end} one"

    def _has_focus(self) -> bool:
        """Tell whether something is focused, focusing what is under the cursor if need be."""
        if self._screen.following.entity is None:
            entity = self.entity_to_follow()
            if entity is None:
                self._screen.say(NOTHING)
                return False
            self.focus(entity.id)
        return True

    def entity_to_follow(self) -> EntityRow | None:
        """Find what a step follows while nothing is focused: the cursor, else the next name."""
        screen = self._screen
        if screen.panes.at is not Pane.ENTITIES:
            mention = screen.desk.mention or screen.text.next_name(1)
            if mention is not None and mention.entity is not None:
                return screen.library.entity(mention.entity)
        return self.entity_here()

    def jump_to(self, place: Place) -> None:
        """Jump to a mention that is listed, focusing its entity if none is focused."""
        screen = self._screen
        shown = screen.side.shown
        if screen.following.entity is None and shown is not None:
            self.focus(shown.id)
        screen.desk.jump(place)

    def _offset(self, step: int) -> int:
        """Give the code point to go on from: the mention one is at, else what is on screen."""
        first, last = self._screen.text.visible_span
        mention = self._screen.desk.mention
        start = mention.start if mention is not None else self._rest()
        if start is not None and first <= start < max(last, first + 1):
            return start
        return first - 1 if step > 0 else last

    def _rest(self) -> int | None:
        """Give the code point of the name one was at and that is none any more."""
        opened, resting = self._screen.desk.opened, self._resting
        if self._screen.text.current is None or opened is None or resting is None:
            return None
        return resting[1] if resting[0] == opened.id else None

    def _next_name(self, step: int) -> None:
        screen = self._screen
        screen.desk.settle()
        mention = screen.text.next_name(step, self._offset(step))
        if mention is None:
            screen.say("No more names in this article.")
            return
        screen.panes.show_text()
        self.at(mention.ordinal)

    def _travel(self, way: str) -> None:
        screen = self._screen
        here = screen.desk.stop()
        if here is None:
            return
        trail = screen.following.trail
        screen.following.trail, stop = trail.back(here) if way == "back" else trail.forward(here)
        if stop is None:
            screen.say(f"The trail of jumps ends here; there is nothing {way}.")
        else:
            self._return_to(stop)

    def _return_to(self, stop: Stop) -> None:
        screen = self._screen
        if screen.desk.opened is None or screen.desk.opened.id != stop.article:
            screen.desk.open(stop.article, top=stop.top)
        if stop.entity != screen.following.id:
            self.focus(stop.entity)
        screen.panes.show_text()
        screen.text.current = None
        if stop.ordinal is not None:
            self.at(stop.ordinal)
            self._follow_heir(stop)
        else:
            screen.text.scroll_to_offset(stop.top, context=0)
            screen.desk.tell_place()

    def _follow_heir(self, stop: Stop) -> None:
        """Focus what the mention means now if what was focused has become one with another."""
        mention = self._screen.desk.mention
        if stop.entity is not None and self._screen.following.id is None and mention is not None:
            self.focus(mention.entity)

    def _toggle_roles(self) -> None:
        screen = self._screen
        screen.text.with_roles = not screen.text.with_roles
        screen.keeping.changed()
        again = screen.key_of("roles")
        screen.say(
            "Roles such as “the Chinese leader” are marked again."
            if screen.text.with_roles
            else f"Roles such as “the Chinese leader” are marked no more; {again} marks them."
        )

    def _why(self) -> None:
        from tui.screens.dialogs.why import WhyPanel, explain

        screen = self._screen
        entity = self.entity_here()
        if entity is None:
            screen.say(NOTHING)
            return
        mention = self._screen.desk.mention
        if mention is not None and mention.entity != entity.id:
            mention = None
        lines = explain(screen.library, entity, mention, screen.desk.opened)
        screen.app.push_screen(WhyPanel(entity.name, lines))
