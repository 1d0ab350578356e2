"""Moving about."""

from __future__ import annotations

from functools import partial

from tui.commands.command import Group, command
from tui.pane import Pane

row = partial(command, Group.MOVING)

COMMANDS = (
    row("down", "j down", "Down", "A line down in the pane one is in."),
    row("up", "k up", "Up", "A line up in the pane one is in."),
    row("first", "g home", "First", "To the first line."),
    row("last", "G end", "Last", "To the last line."),
    row("page-down", "ctrl+d ctrl+f", "Page down", "A page down in the pane one is in."),
    row("page-up", "ctrl+u ctrl+b", "Page up", "A page up in the pane one is in."),
    row(
        "open",
        "enter",
        "Open",
        "Open, focus or jump to what is under the cursor.",
        *Pane,
    ),
    row("scroll-down", "J", "Scroll down", "Three lines of the text down, from any pane."),
    row("scroll-up", "K", "Scroll up", "Three lines of the text up, from any pane."),
    row(
        "text-down",
        "space pagedown",
        "Page of text",
        "A page of the text down, from any pane.",
        Pane.ARTICLES,
    ),
    row("text-up", "pageup", "Page of text up", "A page of the text up, from any pane."),
    row("pane-left", "h left", "Pane left", "To the pane on the left; fold a story."),
    row(
        "pane-right",
        "l right",
        "Pane right",
        "To the pane on the right; unfold a story that has more than one article.",
    ),
    row("pane-next", "tab", "Next pane", "To the next pane, round and round."),
    row(
        "pane-previous",
        "shift+tab",
        "Previous pane",
        "To the pane before, round and round.",
    ),
    row("pane-articles", "1", "Articles", "To the list of articles."),
    row("pane-text", "2", "Text", "To the text."),
    row("pane-entities", "3", "Entities", "To the entities."),
    row("pane-mentions", "4", "Mentions", "To the mentions of the focused entity."),
)
