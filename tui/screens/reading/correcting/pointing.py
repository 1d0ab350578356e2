"""What one points at: the entity under the cursor, the mention of it if one is at one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.models import Confidence, Kind, Place, Reason
from tui.drawing.cells import one_line
from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.library import Library
    from analysis.models import EntityRow, Evidence, LinkedMention
    from tui.following import Following
    from tui.screens.reading.articles.desk import Desk
    from tui.screens.reading.view import ReadingView

MOST_RIVALS = 9
"""Entities offered that an open name could be."""


class Pointed(NamedTuple):
    """An entity one points at, and what there is to say of it.

    ``place`` is the mention one is at, ``surface`` what it is called there and ``evidence`` why it
    is linked; without one they are None and empty. ``here`` are the entity's mentions in the
    article that is spoken of, ``surfaces`` what they are called. ``names`` are all it is called
    anywhere, and ``rivals`` those that it could be while that is open.
    """

    entity: EntityRow
    place: Place | None = None
    surface: str = ""
    evidence: Evidence | None = None
    here: tuple[Place, ...] = ()
    surfaces: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    rivals: tuple[EntityRow, ...] = ()

    @property
    def name(self) -> str:
        """What one sees under the cursor."""
        return self.surface or self.entity.name

    @property
    def is_open(self) -> bool:
        """Whether it is open who is meant."""
        return self.entity.confidence is Confidence.OPEN


def pointed_at(view: ReadingView, desk: Desk, following: Following) -> Pointed | None:
    """Find what one points at: a mention in the text or the list, else an entity."""
    at, library = view.panes.at, view.library
    key = view.mentions.key if at is Pane.MENTIONS else None
    if isinstance(key, Place):
        found = library.mentions(key.article)
        mention = next((one for one in found if one.ordinal == key.ordinal), None)
        return _mentioned(library, mention, found)
    opened, mention = desk.opened, desk.mention
    around = opened.mentions if opened else ()
    row = view.entities.key if at is Pane.ENTITIES else following.id
    if mention is not None:
        # On the focused entity, too, the bottom line speaks of the mention one is at.
        is_told = row == following.id and mention.entity == row
        if is_told or at is not Pane.ENTITIES:
            return _mentioned(library, mention, around)
    entity = library.entity(row) if isinstance(row, int) else None
    return _known(library, Pointed(entity), around) if entity else None


def _mentioned(
    library: Library, mention: LinkedMention | None, around: Sequence[LinkedMention]
) -> Pointed | None:
    """Point at a mention; at the entity alone if it is a role, which has no name of its own."""
    if mention is None or mention.entity is None:
        return None
    entity = library.entity(mention.entity)
    if entity is None:
        return None
    pointed = Pointed(entity)
    if mention.kind is not Kind.ROLE:
        place = Place(mention.article, mention.ordinal)
        surface = _surface(library, place)
        pointed = Pointed(entity, place, surface, mention.evidence)
    return _known(library, pointed, around)


def _known(library: Library, pointed: Pointed, around: Sequence[LinkedMention]) -> Pointed:
    """Look up what is known of the entity, in the article of these mentions and everywhere."""
    entity = pointed.entity
    here = tuple(
        Place(mention.article, mention.ordinal)
        for mention in around
        if mention.entity == entity.id and mention.kind is not Kind.ROLE
    )
    rivals = _rivals(library, pointed) if pointed.is_open else []
    return pointed._replace(
        here=here,
        surfaces=frozenset(one_line(one.name) for one in library.contexts(here, 0)),
        names=tuple(dict.fromkeys(one_line(name) for name, _ in library.names(entity.id))),
        rivals=tuple(rivals),
    )


def _rivals(library: Library, pointed: Pointed) -> list[EntityRow]:
    """The entities that an open name could be, as its evidence names them."""
    evidence = pointed.evidence
    if evidence is None:
        any_place = library.places(pointed.entity.id)[:1]
        evidence = next((one.evidence for one in library.contexts(any_place, 0)), None)
    if evidence is None or evidence.reason is not Reason.OPEN:
        return []
    likely = library.editor().candidates(pointed.entity.id, limit=2 * MOST_RIVALS)
    about = _bare(evidence.about)
    return [row for row in likely if _bare(row.name) in about][:MOST_RIVALS]


def _bare(name: str) -> str:
    """A name without what evidence, which tells of keys, leaves out of it."""
    return " ".join("".join(one if one.isalnum() else " " for one in name).split()).casefold()


def _surface(library: Library, place: Place) -> str:
    return next((one_line(one.name) for one in library.contexts([place], 0)), "")
