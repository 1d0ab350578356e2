"""What a person can say of what one points at, as choices with a key each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from analysis.models import NAMES, Label, Reason
from tui.drawing.labels import LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.editing.applying import Corrected
    from analysis.editing.editor import Editor
    from tui.screens.reading.correcting.pointing import Pointed

    Act = Callable[[Editor], Corrected]

MOST_NAMES = 3
"""Names that a choice spells out; the others are counted."""
_CANNOT_REJECT = frozenset({Reason.SAME_NAME, Reason.SPLIT, Reason.OPEN})
"""Reasons that are no link to another name: to say that they are wrong is to split."""


class Offer(NamedTuple):
    """A thing to say: the key that says it, its words, and what makes it hold."""

    key: str
    words: str
    act: Act


def splits(about: Pointed) -> list[Offer]:
    """Offer what can be split off, as far as something would be left behind."""
    name, whole = f"“{about.name}”", f"“{about.entity.name}”"
    offers: list[Offer] = []
    place, entity = about.place, about.entity
    if place is not None and entity.mentions > 1:
        words = f"this mention: {name} is another here"
        offers.append(Offer("m", words, lambda editor: editor.split_mention(place)))
    of_article = place or next(iter(about.here), None)
    if of_article is not None and entity.articles > 1 and (place is None or len(about.here) > 1):
        words = f"this article's: {name} is another in this article"
        offers.append(Offer("a", words, lambda editor: editor.split_article(of_article)))
    if place is not None and len(about.names) > 1:
        words = f"this name everywhere: {name} is not {whole}"
        offers.append(Offer("n", words, lambda editor: editor.split_name(place)))
    why = about.evidence
    if place is not None and why is not None and why.reason not in _CANNOT_REJECT:
        words = f"{about.name} — {why.words()}: wrong"
        offers.append(Offer("r", words, lambda editor: editor.reject(place)))
    for number, rival in enumerate(about.rivals, 1):
        names = whole, f"“{rival.name}”"
        if names[0] == names[1] and entity.label != rival.label:
            names = f"{whole} ({entity.label.noun})", f"{names[1]} ({rival.label.noun})"
        words = f"{names[0]} is not {names[1]}"
        offers.append(Offer(str(number), words, partial(_keep_apart, entity.id, rival.id)))
    return offers


def _keep_apart(entity: int, rival: int, editor: Editor) -> Corrected:
    return editor.keep_apart(entity, rival)


def drops(about: Pointed) -> list[Offer]:
    """Offer where it is no entity."""
    name, place = f"“{about.name}”", about.place
    offers: list[Offer] = []
    if place is not None and len(about.here) > 1:
        words = f"this mention: {name} is no name here"
        offers.append(Offer("m", words, lambda editor: editor.drop_mention(place)))
    only_name = next(iter(about.here), None) if len(about.surfaces) == 1 else None
    in_article = place or only_name
    if in_article is not None:
        surface = f"“{about.surface or next(iter(about.surfaces))}”"
        words = f"this article: {surface} is no name in it"
        offers.append(Offer("a", words, lambda editor: editor.drop_here(in_article)))
    words = f"everywhere: {_listed(about.names or (about.entity.name,))}"
    offers.append(Offer("n", words, lambda editor: editor.drop(about.entity.id)))
    return offers


def _listed(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return f"“{names[0]}” is no name"
    said = ", ".join(f"“{name}”" for name in names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        return f"{said} and {len(names) - MOST_NAMES:,} more are no names"
    return f"{said} are no names"


TYPE_KEYS: Mapping[Label, str] = {
    label: "s" if label is Label.LAW else LETTERS[label].lower() for label in NAMES
}
"""The letter of each label in the lists, in lower case; § is on few keyboards."""


def types(about: Pointed) -> list[Offer]:
    """Offer the labels it may have; the one it has stands there too."""
    return [
        Offer(
            TYPE_KEYS[label],
            label.one + " (it is that now)" * (label is about.entity.label),
            partial(_retype, about.entity.id, label),
        )
        for label in NAMES
    ]


def _retype(entity: int, label: Label, editor: Editor) -> Corrected:
    return editor.retype(entity, label)
