"""What the keys do on the other screens: where the same key does something of that screen's own."""

from __future__ import annotations

from typing import NamedTuple


class Own(NamedTuple):
    """What a command does on one screen; ``short`` is for the line of keys, empty to leave it out.

    The key is that of the command of this ``id``, which the settings may have changed.
    """

    id: str
    short: str
    help: str


class Place(NamedTuple):
    """A screen with keys of its own, called as one would say where one is."""

    title: str
    commands: tuple[Own, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The commands, in order."""
        return tuple(one.id for one in self.commands)


SOURCES = Place(
    "the sources",
    (
        Own("open", "list its articles", "List its articles."),
        Own("refresh", "refresh", "Look again for what is new in it."),
        Own("refresh-all", "all", "Look for what is new in all feeds, files and folders."),
        Own("add", "add", "Add a feed, a page, a file or a folder."),
        Own("rename", "name", "Call it otherwise; an empty name gives its own back."),
        Own("retype", "tags", "Its tags, with commas between them; of a saved list: its query."),
        Own("drop", "remove", "Follow it no more and keep its articles, or remove it with them."),
        Own("why", "details", "All that is known of it."),
        Own("full-text", "full text", "Fetch the full text of all its entries, or no more."),
        Own("search", "find", "Show only what is called so; with #: what is tagged so."),
        Own("unread", "only unread", "Show only what has something unread; again: all."),
        Own("all-read", "", "Mark all its articles read."),
        Own("undo", "", "Mark those unread again; or follow again what was followed no more."),
        Own("keep", "", "For how many days read articles of the feed are kept, or of all feeds."),
        Own("export-feeds", "", "Write the feeds to a file (OPML), for other readers."),
        Own("only", "", "List all articles."),
        Own("browse", "", "Open its site in the browser."),
        Own("copy-address", "", "Copy its address."),
        Own("stop", "", "Stop what is coming in; what is in stays."),
        Own("leave", "leave", "Back to the articles."),
    ),
)
REVIEW = Place(
    "the review",
    (
        Own("same", "", "Yes: the two are the same. Where several are named, a number says which."),
        Own("next", "", "No: they are not the same; or it is none of those named."),
        Own("text-down", "", "Later: on to the next question; what was put off is asked again."),
        Own("undo", "", "Take the last answer back."),
        Own("open", "", "Leave, and read the mention under the cursor in its article."),
        Own("pane-next", "", "To the other side."),
        Own("leave", "", "Back to where one was; what is left is asked another time."),
    ),
)
CORRECTIONS = Place(
    "the corrections",
    (
        Own("open", "", "Go to the article, or the entity, that it speaks of."),
        Own("undo", "", "Take this one back, whatever was said after it."),
        Own("leave", "", "Back to where one was."),
    ),
)
LINKS = Place(
    "the links",
    (
        Own("open", "", "Open the link in the browser; its number does the same."),
        Own("add", "", "Fetch its page and save it, to be read later."),
        Own("copy-address", "", "Copy its address."),
        Own("leave", "", "Back to the article."),
    ),
)
WATCHED = Place(
    "what is watched",
    (
        Own("open", "", "List the unread articles that mention the entity."),
        Own("watch", "", "Watch it no more."),
        Own("leave", "", "Back to where one was."),
    ),
)
