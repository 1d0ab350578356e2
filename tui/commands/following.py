"""Following a name from article to article."""

from __future__ import annotations

from functools import partial

from tui.commands.command import Group, command
from tui.pane import Pane

row = partial(command, Group.FOLLOWING)

COMMANDS = (
    row(
        "focus",
        "f",
        "Focus",
        "Focus the entity that the bottom line speaks of; again: let it go.",
        Pane.ENTITIES,
    ),
    row(
        "next-mention",
        "] .",
        "Next mention",
        "The next mention of the focused entity, on into the next article.",
        *Pane,
    ),
    row(
        "previous-mention",
        "[ ,",
        "Previous mention",
        "The mention before, back into the previous article.",
    ),
    row(
        "next-article",
        "}",
        "Next article with it",
        "The next article that mentions the focused entity.",
        Pane.TEXT,
        Pane.MENTIONS,
    ),
    row(
        "previous-article",
        "{",
        "Previous article with it",
        "The previous article that mentions the focused entity.",
    ),
    row("next-name", ")", "Next name", "The next name of any kind in the text.", Pane.TEXT),
    row("previous-name", "(", "Previous name", "The name before it in the text."),
    row(
        "back",
        "backspace ctrl+o",
        "Back",
        "Back along the trail of jumps.",
        Pane.TEXT,
        Pane.MENTIONS,
    ),
    row("forward", "ctrl+n", "Forward", "Forward along the trail again."),
    row(
        "only",
        "=",
        "Only with it",
        "Show only articles that mention that entity; again, or in any other list: all.",
        Pane.ARTICLES,
        Pane.ENTITIES,
    ),
    row(
        "entities",
        "e",
        "This article / library",
        "Entities of this article, or of the whole library.",
        Pane.ENTITIES,
    ),
    row(
        "why",
        "i",
        "Why",
        "Why is this mention linked, and by which names.",
        Pane.TEXT,
        Pane.ENTITIES,
        Pane.MENTIONS,
    ),
    row(
        "roles",
        "O",
        "Roles",
        "Mark roles such as “the Chinese leader”, or mark them no more.",
    ),
)
