"""Heirs: a correction carried out, and what became of the entities that the screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.following import look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.editing.applying import Corrected
    from analysis.editing.editor import Editor
    from analysis.library import Library
    from analysis.models import Place
    from tui.journey import Tour

    Act = Callable[[Editor], Corrected | None]


class Way(Enum):
    """What is done with a correction."""

    MAKE = "make"
    UNDO = "undo"
    REDO = "redo"


class At(NamedTuple):
    """Which entity is focused, and which one the cursor of their list is on."""

    focus: int | None
    row: int | None


NOWHERE = At(None, None)


class Past(NamedTuple):
    """A correction as it was made here: its words, and where one was before and after it."""

    said: str
    before: At
    after: At


class Wards(NamedTuple):
    """The entities the screen has to know the heirs of, and a mention of each if one is at hand."""

    at: At
    only: int | None
    mentions: Mapping[int, Place]


@dataclass
class Revised(Message):
    """What came of a correction; ``trouble`` says why nothing did.

    ``at`` is where one is after it, with the ``tour`` of what is to be focused; ``only`` is what
    the entity of the list's filter is now.
    """

    way: Way
    wards: Wards
    done: Corrected | None = None
    trouble: str = ""
    at: At = NOWHERE
    only: int | None = None
    tour: Tour | None = None


def carry_out(library: Library, way: Way, act: Act, wards: Wards, past: Past | None) -> Revised:
    """Do it, and look up what became of what the screen shows; in a thread."""
    shown = {one for one in (*wards.at, wards.only) if one is not None}
    mentions = {one: place for one in shown if (place := _mention(library, one, wards))}
    done = act(library.editor())
    if done is None:
        return Revised(way, wards)
    heirs = {one: _heir(library, one, mentions.get(one)) for one in shown}
    at = At(*(heirs.get(one) if one is not None else None for one in wards.at))
    if past is not None and past.said == done.said:
        then, now = (past.after, past.before) if way is Way.UNDO else (past.before, past.after)
        at = At(
            *(
                there if was == were and (there is None or library.entity(there)) else heir
                for was, were, there, heir in zip(wards.at, then, now, at, strict=True)
            )
        )
    tour = look_up(library, at.focus) if at.focus is not None else None
    only = heirs.get(wards.only) if wards.only is not None else None
    return Revised(way, wards, done, "", at, only, tour)


def _mention(library: Library, entity: int, wards: Wards) -> Place | None:
    """A mention through which to find an entity again: the one at hand, else any."""
    at_hand = wards.mentions.get(entity)
    return at_hand or next(iter(library.places(entity)), None)


def _heir(library: Library, entity: int, place: Place | None) -> int | None:
    """What an entity is now: itself while it is there, else what its mention means."""
    if library.entity(entity) is not None:
        return entity
    mentions = library.mentions(place.article) if place else []
    return next((one.entity for one in mentions if place and one.ordinal == place.ordinal), None)
