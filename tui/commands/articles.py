"""The list of articles: what is read, found, hidden, brought in and followed."""

from __future__ import annotations

from functools import partial

from tui.commands.command import Group, command
from tui.pane import Pane

row = partial(command, Group.ARTICLES)

COMMANDS = (
    row(
        "search",
        "/",
        "Search",
        "Search the open article; in the entities: narrow them by name.",
        Pane.TEXT,
        Pane.ENTITIES,
    ),
    row(
        "next",
        "n",
        "Next unread",
        "The next hit of the search or narrowed entity; without one: the next unread article.",
        Pane.ARTICLES,
    ),
    row(
        "previous-hit",
        "N",
        "Previous hit",
        "The previous hit of the search; without one: the previous unread article.",
    ),
    row("previous-unread", "p", "Previous unread", "The previous unread article."),
    row(
        "read",
        "m",
        "Read/unread",
        "Mark the article read, or unread again. Enter and what leads to one mark it, too, and"
        " leaving one that was on screen for 3 seconds (read_after in the settings).",
        Pane.ARTICLES,
    ),
    row(
        "all-read",
        "A",
        "All read",
        "Mark every listed article read; again right after: take that back.",
    ),
    row(
        "find",
        "&",
        "Find articles",
        "List only what a query finds: words, OR, -not, source:bbc, who:NAME, after:7d.",
        Pane.ARTICLES,
    ),
    row(
        "save-view",
        "V",
        "Save this list",
        "Save what the list is narrowed to under a name: it is a line of the sources then.",
    ),
    row(
        "unread",
        "H",
        "Hide read",
        "List only what is unread; again: all. What one reads stays until then.",
    ),
    row("star", "s", "Star", "Give the article a star, or take it away.", Pane.ARTICLES),
    row("starred", "*", "Starred", "List only the articles with a star; again: all."),
    row(
        "add",
        "a",
        "Add",
        "Add a feed, a page, a file or a folder: by its address or path, typed or pasted.",
        Pane.ARTICLES,
    ),
    row(
        "refresh",
        "r",
        "Refresh this",
        "Look again for what is new where the article is from.",
    ),
    row(
        "refresh-all",
        "R",
        "Refresh all",
        "Look for what is new in all feeds, files and folders.",
    ),
    row(
        "full-text",
        "x",
        "Full text",
        "Fetch the full text of an article of which the feed gives only a part.",
    ),
    row(
        "changes",
        "d",
        "What changed",
        "What the article said before its source changed it, against what it says now.",
    ),
    row(
        "fold",
        "Z",
        "Fold stories",
        "List each story once, with how many more there are; again: every article.",
    ),
    row(
        "hide",
        "X",
        "Hide by rule",
        "Hide all articles with a word, of a source or on an entity; show them again.",
    ),
    row(
        "sources",
        "F",
        "Sources",
        "The feeds, folders and pages that are followed: what is unread, what came.",
        Pane.ARTICLES,
    ),
    row(
        "export-feeds",
        "ctrl+s",
        "Write the feeds",
        "Write the list of feeds to a file (OPML), for other readers.",
    ),
    row(
        "keep",
        "ctrl+k",
        "Keep for days",
        "For how many days read articles of feeds are kept; in the sources: those of one feed.",
    ),
    row("browse", "o", "Open in browser", "Open the article's address in the browser."),
    row("copy-address", "c", "Copy address", "Copy the article's address."),
    row(
        "links",
        "L",
        "Links",
        "The links of the article, by number: opened, copied, or saved to be read later.",
        Pane.TEXT,
    ),
    row(
        "stop",
        "ctrl+c",
        "Stop",
        "Stop what is coming in; what is in stays. Copies the selected text if there is any.",
    ),
)
