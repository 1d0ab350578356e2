"""Help: the table of commands, those of the pane one is in first; of a screen: its own keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from analysis.models import Confidence
from tui.commands import BY_ID, COMMANDS, Group, hints
from tui.commands.places import Place
from tui.drawing.evidence import MARKS
from tui.drawing.labels import LETTERS, WORDS
from tui.drawing.wrap import wrap
from tui.keymap import key_name
from tui.screens.dialogs.panel import Panel
from tui.widgets.article_list import CHANGED, MISSING, STARRED, UNREAD, WAITING, WATCHED
from tui.widgets.line_list import MOVES
from tui.widgets.row_view import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.commands import Command
    from tui.pane import Pane

KEYS_WIDTH = 12
WIDTH = 80
ANYWHERE = ("messages", "help", "suspend", "quit")
"""Commands that every screen has."""
LEAST_WORDS = 6
"""Cells below which the words beside the keys get no narrower."""
LEGEND = (
    (UNREAD, "An unread article."),
    (WATCHED, "The same, and it mentions an entity that is watched."),
    (CHANGED, "An article that was read, and that its source has changed since."),
    (STARRED, "An article with a star."),
    (WAITING, "An article whose names are still to be found."),
    (MISSING, "An article whose file is gone; a copy was kept."),
    (MARK, "The line that is open or focused."),
    ("14·22", "Entities of an article: its mentions here · in all articles."),
    ("22·7", "Entities of the library: mentions · articles. Pale: in one article only."),
    (MARKS[Confidence.LIKELY], "After an entity's letter: most of its links are likely, not sure."),
    (MARKS[Confidence.OPEN], "After an entity's letter: it is open whom the name means."),
    (
        "underlined",
        "Pale, in the text: a role such as “the Chinese leader”, linked to whom it means.",
    ),
    *((letter, f"{WORDS[label].capitalize()} ({label}).") for label, letter in LETTERS.items()),
)
MOUSE = (
    ("Click", "A name: focus it. A line: open it."),
    ("Wheel, drag", "Scroll; select text."),
)


class HelpPanel(Panel):
    """What the keys do in a pane of the reader, or on another screen."""

    def __init__(self, here: Pane | Place, keys: Mapping[str, str]) -> None:
        super().__init__("Keys", describe(here, keys))
        self._here = here
        self._keys = keys

    def lines_for(self, width: int) -> Content:
        """Write the help anew for another width."""
        return describe(self._here, self._keys, width)


def describe(here: Pane | Place, keys: Mapping[str, str], width: int = WIDTH) -> Content:
    """Write the help for where one is; ``keys`` are those the settings have changed.

    ``width`` is how many cells a line has: what is longer goes on beneath its own column.
    """
    sections = _of_place(here, keys) if isinstance(here, Place) else _of_pane(here, keys)
    return Content("\n\n").join(_section(title, rows, width) for title, rows in sections)


Sections = list[tuple[str, Sequence[tuple[str, str]]]]


def _of_pane(pane: Pane, keys: Mapping[str, str]) -> Sections:
    sections: Sections = [(f"Here, in the {pane.name.lower()}", _rows(hints(pane), keys))]
    sections += [
        (group.value, _rows([one for one in COMMANDS if one.group is group], keys))
        for group in Group
    ]
    return [*sections, ("What stands in the lists", LEGEND), ("The mouse", MOUSE)]


def _of_place(place: Place, keys: Mapping[str, str]) -> Sections:
    own = [BY_ID[one.id]._replace(help=one.help) for one in place.commands]
    moves = [BY_ID[id_] for id_ in (*MOVES, *ANYWHERE)]
    return [
        (f"Here, in {place.title}", _rows(own, keys)),
        ("Moving, and everywhere", _rows([one for one in moves if one.id not in place.ids], keys)),
    ]


def _rows(commands: Iterable[Command], keys: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    return [
        (
            " ".join(key_name(key) for key in keys.get(command.id, "").split() or command.keys),
            command.help,
        )
        for command in commands
    ]


def _section(title: str, rows: Iterable[tuple[str, str]], width: int) -> Content:
    """Write a section: a narrow column, and beside it words wrapped in a column of their own."""
    lines = [Content.styled(title, "bold")]
    for name, words in rows:
        room = max(LEAST_WORDS, width - KEYS_WIDTH - 1)
        wrapped = wrap(words, room)
        parts = [words[start:end] for start, end in zip(wrapped.starts, wrapped.ends, strict=True)]
        lines.append(Content.assemble((name.ljust(KEYS_WIDTH), "$text-accent"), " ", parts[0]))
        lines += [Content(" " * (KEYS_WIDTH + 1) + part) for part in parts[1:]]
    return Content("\n").join(lines)
