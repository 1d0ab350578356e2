"""OPML: lists of feeds in nested folders, from other readers and for them (http://opml.org/spec2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

from analysis.errors import SourceError
from analysis.sources.address import parse_address, shown_address, without_login
from analysis.sources.feeds import feed_text
from analysis.text import canonical, canonical_line, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_SUBSCRIPTIONS = 20_000
_MOST_FOLDERS = 100
_DEEPEST = 20
_LONGEST_NAME = 200
_DOCTYPE = re.compile(
    r"<!DOCTYPE[^\[<>]{0,2000}(?:\[(?:(?!\]\s*>).){0,100000}\]\s*)?>", re.I | re.S
)
_LONE_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{0,30});)")

Folder = tuple[str, ...]


class Subscription(NamedTuple):
    """A feed of a list; it may lie in several folders, each named from the outermost inwards."""

    address: str
    title: str
    home: str | None = None
    folders: tuple[Folder, ...] = ()


class Subscriptions(NamedTuple):
    """The feeds of a list in its order, and a sentence for each thing that could not be read."""

    title: str
    feeds: tuple[Subscription, ...]
    troubles: tuple[str, ...] = ()


def read_opml(data: bytes, *, content_type: str = "") -> Subscriptions:
    """Read a list of feeds; of a broken one, what can be had. Nothing is raised.

    A feed that is listed several times is one feed in several folders. An address is kept as it is
    written, but for what :func:`~analysis.sources.address.parse_address` refuses.
    """
    from lxml import etree

    try:
        text = canonical(feed_text(data, content_type))
    except SourceError as error:
        return Subscriptions("", (), (f"The list {error}.",))
    text = _LONE_AMPERSAND.sub("&amp;", _DOCTYPE.sub("", text, count=1))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        tree = etree.fromstring(text.encode(), parser)
    except (etree.LxmlError, ValueError):
        tree = None
    if tree is None:
        return Subscriptions("", (), ("The list is no OPML.",))
    reader = _Reader()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2].lower()
        if name == "outline":
            reader.open(dict(element.attrib)) if event == "start" else reader.close()
        elif name == "title" and event == "end" and not reader.title:
            reader.title = canonical_line(element.text or "")
    if parser.error_log and not reader.is_empty():
        reader.troubles.append("The list is not well-formed; something of it may be missing.")
    if reader.is_empty() and not reader.troubles:
        reader.troubles.append("The list names no feed.")
    return Subscriptions(reader.title, reader.feeds(), tuple(reader.troubles))


def write_opml(subscriptions: Iterable[Subscription], title: str = "newsreader") -> bytes:
    """Write a list of feeds that other readers understand; one in two folders is listed twice.

    Names and passwords stay out of it.
    """
    root = _Node()
    for each in subscriptions:
        for folder in each.folders or ((),):
            node = root
            for name in folder:
                node = node.folders.setdefault(name, _Node())
            node.feeds.append(each)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{_quoted(title)[1:-1]}</title>",
        "  </head>",
        "  <body>",
    ]
    root.write(lines, "    ")
    lines += ["  </body>", "</opml>", ""]
    return "\n".join(lines).encode()


class _Node:
    """A folder to be written."""

    def __init__(self) -> None:
        self.folders: dict[str, _Node] = {}
        self.feeds: list[Subscription] = []

    def write(self, lines: list[str], indent: str) -> None:
        for name, folder in self.folders.items():
            lines.append(f"{indent}<outline text={_quoted(name)} title={_quoted(name)}>")
            folder.write(lines, indent + "  ")
            lines.append(f"{indent}</outline>")
        for feed in self.feeds:
            words = f"text={_quoted(feed.title)} title={_quoted(feed.title)}"
            home = f" htmlUrl={_quoted(feed.home)}" if feed.home else ""
            address = _quoted(without_login(feed.address))
            lines.append(f'{indent}<outline type="rss" {words} xmlUrl={address}{home}/>')


def _quoted(text: str) -> str:
    # Always double quotes, so that what is inside fits an element as well.
    return '"' + quoteattr(f"{canonical_line(text)}'")[1:-2].replace('"', "&quot;") + '"'


class _Reader:
    """Gathers feeds while outlines open and close."""

    def __init__(self) -> None:
        self.title = ""
        self.troubles: list[str] = []
        self._open: list[str] = []
        self._feeds: dict[str, Subscription] = {}

    def is_empty(self) -> bool:
        return not self._feeds

    def feeds(self) -> tuple[Subscription, ...]:
        return tuple(self._feeds.values())

    def open(self, given: dict[str, str]) -> None:
        fields = {name.rpartition("}")[2].lower(): value for name, value in given.items()}
        name = _name(fields.get("title", "")) or _name(fields.get("text", ""))
        address = canonical_line(fields.get("xmlurl", ""))
        if not address and fields.get("type", "").lower() in {"rss", "atom", "feed"}:
            address = canonical_line(fields.get("url", ""))
        self._open.append("" if address else name)
        if not address:
            return
        try:
            parse_address(address)
        except SourceError as error:
            self.troubles.append(f"{shown_address(address)}: {error}.")
            return
        if len(self._feeds) >= MOST_SUBSCRIPTIONS:
            return
        folders = self._folders(fields.get("category", ""))
        known = self._feeds.get(address)
        if known is None:
            home = canonical_line(fields.get("htmlurl", "")) or None
            known = Subscription(address, name or shown_address(address), home)
        merged = tuple(dict.fromkeys(known.folders + folders))[:_MOST_FOLDERS]
        self._feeds[address] = known._replace(folders=merged)

    def close(self) -> None:
        self._open.pop()

    def _folders(self, categories: str) -> tuple[Folder, ...]:
        """Name the folder that is open, and those of the ``category`` attribute."""
        open_now = tuple(filter(None, self._open))[:_DEEPEST]
        found = [open_now] if open_now else []
        for each in categories.split(",")[:_MOST_FOLDERS]:
            folder = tuple(filter(None, map(_name, each.split("/"))))[:_DEEPEST]
            if folder:
                found.append(folder)
        return tuple(dict.fromkeys(found))


def _name(text: str) -> str:
    return shorten(canonical_line(text), _LONGEST_NAME)
