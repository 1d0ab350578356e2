"""The table of commands: bindings, palette, help screen and key line all read it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Mapping


class Group(StrEnum):
    """A heading of the help screen."""

    MOVING = "Moving"
    FOLLOWING = "Following a name"
    CORRECTING = "Correcting names"
    REVIEWING = "Reviewing and watching"
    ARTICLES = "Articles"
    READER = "The reader"


class Command(NamedTuple):
    """One thing a person can do.

    ``keys`` are written as one types them ("]", "ctrl+o"); the first is the one that is shown.
    ``hints`` are the panes whose key line names the command.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    hints: frozenset[Pane] = frozenset()


_LIST, _TEXT, _NAMES, _FOUND = Pane.ARTICLES, Pane.TEXT, Pane.ENTITIES, Pane.MENTIONS


def _command(group: Group, id_: str, keys: str, label: str, help_: str, *hints: Pane) -> Command:
    """Make a row of the table; ``keys`` are separated by spaces."""
    return Command(id_, tuple(keys.split()), label, help_, group, frozenset(hints))


def _moving() -> tuple[Command, ...]:
    group = Group.MOVING
    return (
        _command(group, "down", "j down", "Down", "A line down in the pane one is in."),
        _command(group, "up", "k up", "Up", "A line up in the pane one is in."),
        _command(group, "first", "g home", "First", "To the first line."),
        _command(group, "last", "G end", "Last", "To the last line."),
        _command(
            group, "page-down", "ctrl+d ctrl+f", "Page down", "A page down in the pane one is in."
        ),
        _command(group, "page-up", "ctrl+u ctrl+b", "Page up", "A page up in the pane one is in."),
        _command(
            group,
            "open",
            "enter",
            "Open",
            "Open, focus or jump to what is under the cursor.",
            *Pane,
        ),
        _command(
            group, "scroll-down", "J", "Scroll down", "Three lines of the text down, from any pane."
        ),
        _command(
            group, "scroll-up", "K", "Scroll up", "Three lines of the text up, from any pane."
        ),
        _command(
            group,
            "text-down",
            "space pagedown",
            "Page of text",
            "A page of the text down, from any pane.",
            _LIST,
        ),
        _command(
            group, "text-up", "pageup", "Page of text up", "A page of the text up, from any pane."
        ),
        _command(
            group, "pane-left", "h left", "Pane left", "To the pane on the left; fold a story."
        ),
        _command(
            group,
            "pane-right",
            "l right",
            "Pane right",
            "To the pane on the right; unfold a story that has more than one article.",
        ),
        _command(group, "pane-next", "tab", "Next pane", "To the next pane, round and round."),
        _command(
            group,
            "pane-previous",
            "shift+tab",
            "Previous pane",
            "To the pane before, round and round.",
        ),
        _command(group, "pane-articles", "1", "Articles", "To the list of articles."),
        _command(group, "pane-text", "2", "Text", "To the text."),
        _command(group, "pane-entities", "3", "Entities", "To the entities."),
        _command(group, "pane-mentions", "4", "Mentions", "To the mentions of the focused entity."),
    )


def _following() -> tuple[Command, ...]:
    group = Group.FOLLOWING
    return (
        _command(
            group,
            "focus",
            "f",
            "Focus",
            "Focus the entity under the cursor; again: let it go.",
            _NAMES,
        ),
        _command(
            group,
            "next-mention",
            "] .",
            "Next mention",
            "The next mention of the focused entity, on into the next article.",
            *Pane,
        ),
        _command(
            group,
            "previous-mention",
            "[ ,",
            "Previous mention",
            "The mention before, back into the previous article.",
        ),
        _command(
            group,
            "next-article",
            "}",
            "Next article with it",
            "The next article that mentions the focused entity.",
            _TEXT,
            _FOUND,
        ),
        _command(
            group,
            "previous-article",
            "{",
            "Previous article with it",
            "The previous article that mentions the focused entity.",
        ),
        _command(
            group, "next-name", ")", "Next name", "The next name of any kind in the text.", _TEXT
        ),
        _command(group, "previous-name", "(", "Previous name", "The name before it in the text."),
        _command(
            group,
            "back",
            "backspace ctrl+o",
            "Back",
            "Back along the trail of jumps.",
            _TEXT,
            _FOUND,
        ),
        _command(group, "forward", "ctrl+n", "Forward", "Forward along the trail again."),
        _command(
            group,
            "only",
            "=",
            "Only with it",
            "Show only articles that mention the focused entity; again, or in any other list: all.",
            _LIST,
            _NAMES,
        ),
        _command(
            group,
            "entities",
            "e",
            "This article / library",
            "Entities of this article, or of the whole library.",
            _NAMES,
        ),
        _command(
            group,
            "why",
            "i",
            "Why",
            "Why is this mention linked, and by which names.",
            _TEXT,
            _NAMES,
            _FOUND,
        ),
        _command(
            group,
            "roles",
            "O",
            "Roles",
            "Mark roles such as “the Chinese leader”, or mark them no more.",
        ),
    )


def _correcting() -> tuple[Command, ...]:
    group = Group.CORRECTING
    return (
        _command(
            group,
            "merge",
            "M",
            "Merge",
            "Say that it is one with another entity, everywhere or in this article only.",
            _TEXT,
            _NAMES,
            _FOUND,
        ),
        _command(
            group,
            "split",
            "S",
            "Split off",
            "Say that a mention, this article's or a name is another; reject a link.",
            _TEXT,
            _NAMES,
            _FOUND,
        ),
        _command(group, "rename", "E", "Edit name", "Call the entity otherwise."),
        _command(
            group, "retype", "T", "Type", "Say what it is: a person, a place, an organisation."
        ),
        _command(
            group, "drop", "D", "No entity", "Say that it is no name: here, or everywhere.", _NAMES
        ),
        _command(group, "undo", "u", "Undo", "Take the last correction back."),
        _command(group, "redo", "U", "Redo", "Make the correction again that was taken back."),
    )


def _reviewing() -> tuple[Command, ...]:
    group = Group.REVIEWING
    return (
        _command(
            group,
            "review",
            "v",
            "Review",
            "Go through what is open, question by question; the keys stand below them.",
        ),
        _command(
            group,
            "same",
            "y",
            "Same",
            "In the review: the two are the same. They are not: n. Later: Space.",
        ),
        _command(
            group,
            "watch",
            "w",
            "Watch",
            "Watch the entity: unread articles that mention it get a mark; again: no more.",
            _NAMES,
        ),
        _command(
            group,
            "watched",
            "W",
            "What is new",
            "The watched entities, and how many unread articles mention each.",
            _LIST,
        ),
    )


def _articles() -> tuple[Command, ...]:
    group = Group.ARTICLES
    return (
        _command(
            group,
            "search",
            "/",
            "Search",
            "Search the open article; in the entities: narrow them by name.",
            _TEXT,
            _NAMES,
        ),
        _command(
            group,
            "next",
            "n",
            "Next unread",
            "The next hit of the search or narrowed entity; without one: the next unread article.",
            _LIST,
        ),
        _command(
            group,
            "previous-hit",
            "N",
            "Previous hit",
            "The previous hit of the search; without one: the previous unread article.",
        ),
        _command(group, "previous-unread", "p", "Previous unread", "The previous unread article."),
        _command(
            group, "read", "m", "Read/unread", "Mark the article read, or unread again.", _LIST
        ),
        _command(
            group,
            "all-read",
            "A",
            "All read",
            "Mark every listed article read; again right after: take that back.",
        ),
        _command(
            group,
            "find",
            "&",
            "Find articles",
            "List only the articles of the library that contain some words.",
            _LIST,
        ),
        _command(
            group,
            "unread",
            "H",
            "Hide read",
            "List only what is unread; again: all. What one reads stays until then.",
        ),
        _command(group, "star", "s", "Star", "Give the article a star, or take it away.", _LIST),
        _command(
            group,
            "add",
            "a",
            "Add",
            "Add a feed, a page, a file or a folder: by its address or path, typed or pasted.",
        ),
        _command(
            group,
            "refresh",
            "r",
            "Refresh this",
            "Look again for what is new where the article is from.",
        ),
        _command(
            group,
            "refresh-all",
            "R",
            "Refresh all",
            "Look for what is new in all feeds, files and folders.",
        ),
        _command(
            group,
            "full-text",
            "x",
            "Full text",
            "Fetch the full text of an article of which the feed gives only a part.",
        ),
        _command(
            group,
            "fold",
            "Z",
            "Fold stories",
            "List each story once, with how many more there are; again: every article.",
        ),
        _command(
            group,
            "hide",
            "X",
            "Hide by rule",
            "Hide all articles with a word, of a source or on an entity; show them again.",
        ),
        _command(
            group,
            "sources",
            "F",
            "Sources",
            "The feeds, folders and pages that are followed: what is unread, what came.",
            _LIST,
        ),
        _command(
            group, "browse", "o", "Open in browser", "Open the article's address in the browser."
        ),
        _command(group, "copy-address", "c", "Copy address", "Copy the article's address."),
        _command(
            group,
            "links",
            "L",
            "Links",
            "The links of the article, by number: opened, copied, or saved to be read later.",
            _TEXT,
        ),
        _command(
            group,
            "stop",
            "ctrl+c",
            "Stop",
            "Stop what is coming in; what is in stays. Copies the selected text if there is any.",
        ),
    )


def _reader() -> tuple[Command, ...]:
    group = Group.READER
    return (
        _command(group, "zen", "z", "Zen", "The text alone; again: all panes.", _TEXT),
        _command(
            group,
            "palette",
            ": ctrl+p",
            "Palette",
            "Every command, and the library's entities, by name.",
        ),
        _command(group, "theme", "t", "Theme", "Choose another theme."),
        _command(group, "help", "? f1", "Help", "What the keys do where one is.", *Pane),
        _command(
            group,
            "close",
            "q",
            "Back out",
            "Back out one step: search, zen, pane, filter; then quit.",
            *Pane,
        ),
        _command(group, "leave", "escape", "Leave", "Back out one step, and never quit."),
        _command(
            group, "suspend", "ctrl+z", "Suspend", "Go back to the shell; its fg returns here."
        ),
        _command(group, "quit", "ctrl+q", "Quit", "Quit at once."),
    )


COMMANDS: tuple[Command, ...] = (
    *_moving(),
    *_following(),
    *_correcting(),
    *_reviewing(),
    *_articles(),
    *_reader(),
)
"""Every command, in the order in which help and palette list them."""
BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def hints(pane: Pane) -> list[Command]:
    """List the commands that the key line names while the cursor is in a pane."""
    return [command for command in COMMANDS if pane in command.hints]
