"""Correcting: what a person can say of the name or the entity one points at, by key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.drawing.cells import one_line
from tui.screens.reading.correcting.heirs import Way
from tui.screens.reading.correcting.pointing import pointed_at
from tui.widgets.prompt import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from analysis.models import EntityRow, Label
    from tui.following import Following
    from tui.screens.dialogs.choosing import Chosen
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.asking import Asking
    from tui.screens.reading.correcting.offers import Offer
    from tui.screens.reading.correcting.pointing import Pointed
    from tui.screens.reading.correcting.revising import Revising
    from tui.screens.reading.correcting.unasked import Unasked
    from tui.screens.reading.view import ReadingView


class Correcting:
    """The commands that correct names and links, and take corrections back."""

    def __init__(
        self,
        view: ReadingView,
        desk: Desk,
        following: Following,
        asking: Asking,
        revising: Revising,
        unasked: Unasked,
    ) -> None:
        self._view = view
        self._desk = desk
        self._following = following
        self._asking = asking
        self.revising = revising
        self._unasked = unasked
        self._renamed = 0

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Give each command's id and what it does."""
        asks = {
            "merge": self._merge,
            "split": self._split,
            "rename": self._rename,
            "retype": self._retype,
            "drop": self._drop,
        }
        return {
            **{id_: partial(self.revising.when_done, ask) for id_, ask in asks.items()},
            "undo": lambda: self.revising.revise(lambda editor: editor.undo(), Way.UNDO),
            "redo": lambda: self.revising.revise(lambda editor: editor.redo(), Way.REDO),
        }

    def _pointed(self) -> Pointed | None:
        """Find what one points at; say so if it is nothing."""
        self._desk.settle()
        about = pointed_at(self._view, self._desk, self._following)
        if about is None:
            key = self._view.key_of("next-name")
            self._refuse(f"There is no linked name here: {key} goes to the next one.")
        return about

    def _refuse(self, sentence: str) -> None:
        """Say why nothing is asked; what is typed for an answer does nothing then."""
        self._unasked.begin()
        self._view.say(sentence)

    # --- commands

    def _merge(self) -> None:
        about = self._pointed()
        if about is None:
            return
        from tui.screens.dialogs.choosing import Choosing
        from tui.screens.reading.correcting.consequence import outlook, scope

        library, entity, place = self._view.library, about.entity.id, about.place

        def take(chosen: Chosen | None) -> None:
            if chosen is None:
                return
            if chosen.is_here and place is not None:
                self.revising.revise(lambda editor: editor.settle(place, chosen.entity))
            else:
                self.revising.revise(lambda editor: editor.merge(entity, chosen.entity))

        labels: dict[int, Label] = {}

        def find(words: str) -> Sequence[EntityRow]:
            found = library.editor().candidates(entity, words)
            others = [row.id for row in found if row.label is not about.entity.label]
            labels.update(library.editor().merged_labels(entity, others))
            return found

        panel = Choosing(
            f"merge {_title(about)} with…",
            find,
            can_be_here=place is not None,
            scope=scope(about.entity, len(about.here) if place is not None else None),
            outlook=lambda row: outlook(about.entity, row, labels),
            colours=self._view.colours,
        )
        self._view.app.push_screen(panel, take)

    def _split(self) -> None:
        about = self._pointed()
        if about is None:
            return
        from tui.screens.reading.correcting.offers import splits

        offers = splits(about)
        if offers:
            self._offer(f"split off {_title(about)}", offers)
        else:
            key = self._view.key_of("next-mention")
            where = "" if about.place else f" Go to a mention with {key}."
            self._refuse(f"Nothing can be split off {about.entity.name} here.{where}")

    def _retype(self) -> None:
        about = self._pointed()
        if about is not None:
            from tui.screens.reading.correcting.offers import types

            self._offer(f"{about.entity.name} is a…", types(about))

    def _drop(self) -> None:
        about = self._pointed()
        if about is not None:
            from tui.screens.reading.correcting.offers import drops

            self._offer(f"no entity: {_title(about)}", drops(about))

    def _offer(self, title: str, offers: Sequence[Offer]) -> None:
        """Ask which of some things is meant, and make it hold."""
        from tui.screens.dialogs.menu import Choice, Menu

        acts = {offer.key: offer.act for offer in offers}

        def take(key: str | None) -> None:
            if key is not None:
                self.revising.revise(acts[key])

        choices = [Choice(offer.key, offer.words) for offer in offers]
        self._view.app.push_screen(Menu(title, choices), take)

    def _rename(self) -> None:
        about = self._pointed()
        if about is not None:
            self._renamed = about.entity.id
            self._asking.ask(Purpose.RENAME, one_line(about.entity.name), take=self._take_name)

    def _take_name(self, name: str) -> None:
        """Give the entity that was asked about another name."""
        entity = self._renamed
        was = self._view.library.entity(entity)
        if was is None or one_line(was.name) != name.strip():
            self.revising.revise(lambda editor: editor.rename(entity, name))


def _title(about: Pointed) -> str:
    if about.name == about.entity.name:
        return about.name
    return f"{about.name} → {about.entity.name}"
