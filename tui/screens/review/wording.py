"""Wording: what the review says of a question, its two sides and the keys that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from analysis.editing.questions.question import Doubtful
from tui.commands import BY_ID
from tui.drawing.cells import one_line
from tui.keymap import first_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.editing.questions.question import Question
    from analysis.models import Place

MOST_OF_CHOICE = 3
"""Passages of each of several candidates, so that all come in sight."""
KEYS = (
    ("same", "same"),
    ("next", "not"),
    ("text-down", "later"),
    ("undo", "take back"),
    ("open", "open"),
    ("pane-next", "other side"),
    ("help", "help"),
    ("leave", "leave"),
)
"""The commands that are named here, and what they do here."""
FIRST_LEFT_OUT = ("pane-next", "open", "undo", "help")
"""Those that are not named where there is little room."""


WHY: Mapping[Doubtful, str] = {
    Doubtful.OPEN: "Open: several may be called so.",
    Doubtful.WHOM: "Open: several may be called so; the answer holds for this article.",
    Doubtful.LIKELY: "Linked already, but these articles do not look like it.",
    Doubtful.ALIKE: "Named alike, and named in like company.",
    Doubtful.LABELLED: "One name, two kinds of thing: y leaves the more usual, a number says it.",
    Doubtful.NAMESAKES: "One name, but the articles of the two never name the same others.",
}
"""Why a question is asked."""

Group = tuple[str, "Sequence[Place]"]
"""Mentions, and what heads them: one of several candidates; nothing where there is one alone."""
Sides = tuple[tuple[str, str], tuple["Sequence[Group]", "Sequence[Group]"]]
"""The names of the two sides, and the mentions of each."""
NOTHING: Sides = (("", ""), ((), ()))
"""The sides of no question."""


def sides_of(question: Question) -> Sides:
    """Name the two sides of a question, and group the mentions of each."""
    here = (("", question.here),)
    if question.yes:
        return (question.name, question.other), (here, (("", question.there),))
    there = [
        (f"{number}  {one_line(one.name)} · {mentions(one.mentions)}", one.there[:MOST_OF_CHOICE])
        for number, one in enumerate(question.choices, 1)
    ]
    return (question.name, "who it may be"), (here, there)


def hints(question: Question | None, keys: Mapping[str, str], width: int) -> Content:
    """Say which keys answer, as the settings have them, and the way out; in some cells."""
    words = dict(KEYS)
    pressed = {id_: first_key(BY_ID[id_], keys) for id_ in words}
    if question is not None and question.choices:
        if question.yes:
            each = (f"{number} {one.name}" for number, one in enumerate(question.choices, 1))
            words |= {"same": f"same ({', '.join(each)})"}
        else:
            pressed["same"] = f"1-{len(question.choices)}"
            words |= {"same": "this one", "next": "none of these"}
    parts = {id_: Content.assemble((pressed[id_], "bold"), " ", words[id_]) for id_ in words}
    for id_ in FIRST_LEFT_OUT:
        if sum(part.cell_length + 2 for part in parts.values()) - 2 > width:
            del parts[id_]
    return Content("  ").join(parts.values())


def numbers(question: Question) -> str:
    """Spell out which number means whom."""
    return ", ".join(
        f"{number}: {one_line(one.name)}" for number, one in enumerate(question.choices, 1)
    )


def mentions(count: int) -> str:
    """Count mentions in words."""
    return f"{count:,} {'mention' if count == 1 else 'mentions'}"


def hanging(count: int) -> str:
    """Say how many mentions an answer moves or keeps."""
    return f"{mentions(count)} {'depends' if count == 1 else 'depend'} on it"
