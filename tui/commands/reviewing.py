"""Reviewing what is open, and watching entities."""

from __future__ import annotations

from functools import partial

from tui.commands.command import Group, command
from tui.pane import Pane

row = partial(command, Group.REVIEWING)

COMMANDS = (
    row(
        "review",
        "v",
        "Review",
        "Go through what is open, question by question; the keys stand below them.",
    ),
    row(
        "same",
        "y",
        "Same",
        "In the review: the two are the same. They are not: n. Later: Space.",
    ),
    row(
        "watch",
        "w",
        "Watch",
        "Watch the entity: unread articles that mention it get a mark; again: no more.",
        Pane.ENTITIES,
    ),
    row(
        "watched",
        "W",
        "What is new",
        "The watched entities, and how many unread articles mention each.",
        Pane.ARTICLES,
    ),
)
