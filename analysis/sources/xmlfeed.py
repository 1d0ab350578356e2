"""RSS, RDF and Atom, by feedparser.

feedparser is given bytes in a file object and nothing else: anything else it would take for an
address or a path. It neither cleans nor resolves markup, since only text is kept of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from analysis.sources.address import absolute
from analysis.sources.bounded import TooSlowError, parse
from analysis.sources.entries import Entry, Feed, language_of, tags_of, title_for
from analysis.sources.identity import identified
from analysis.sources.link import Link
from analysis.sources.markup import Readable, inline, readable
from analysis.text import canonical_line
from analysis.text.dates import YEARS, parse_date

if TYPE_CHECKING:
    import time

Node = dict[str, object]
_MOST_AUTHORS = 10
_MOST_ATTACHED = 20
_NEARLY = 0.8
_ATTACHED = frozenset({"enclosure", "related", "via", "replies"})
"""Relations of links that lead on from an entry, rather than to itself or to its feed."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]+")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,400})|([0-9]{1,400}));?", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG_PAIR = re.compile(r"</[a-zA-Z]+>|<br ?/?>|&(?:amp|lt|gt|quot|apos|nbsp|#)", re.IGNORECASE)


def read_xml_feed(text: str, *, base: str = "") -> Feed:
    """Read RSS, RDF or Atom; nothing is raised, ``trouble`` says what is wrong."""
    try:
        parsed = parse(_prepared(text), base)
    except TooSlowError:
        return Feed("", None, (), trouble="takes far too long to be taken apart")
    except Exception as error:  # noqa: BLE001 - a fault of the parser is this feed's failure
        return Feed("", None, (), trouble=f"cannot be taken apart ({type(error).__name__})")
    head = _node(parsed, "feed")
    nodes = _nodes(parsed, "entries")
    version = _string(parsed, "version")
    if not version and not nodes and not _string(head, "title"):
        return Feed("", None, (), trouble="is no feed")
    home = _address(head, base)
    reader = _EntryReader(base, home, head, version.startswith("atom"))
    entries = [reader.read(node) for node in nodes]
    is_broken = "SAX" in type(parsed.get("bozo_exception")).__name__
    return Feed(
        title=inline(_string(head, "title")),
        home=home,
        entries=identified(entries, home),
        found=len(entries),
        language=reader.language,
        trouble="is not well-formed: something may be missing" if is_broken else "",
    )


def _prepared(text: str) -> str:
    """Take out what would make the strict parser give up where the loose one need not be asked."""
    return _REFERENCE.sub(_legal, _ILLEGAL.sub("", text))


def _legal(reference: re.Match[str]) -> str:
    """Drop a reference to what is no character of XML; the loose parser fails on some."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    is_legal = 0x20 <= code < 0xD800 or code in {9, 10, 13} or 0xE000 <= code <= 0x10FFFF
    return reference[0] if is_legal and code not in {0xFFFE, 0xFFFF} else ""


class _EntryReader:
    """Makes entries of what feedparser finds."""

    def __init__(self, base: str, home: str | None, head: Node, is_atom: bool) -> None:
        self.language = language_of(dict.get(head, "language"))
        self._base = base
        self._home = home
        self._is_atom = is_atom
        self._author = _author(head) if is_atom else None

    def read(self, node: Node) -> Entry:
        """Read one entry."""
        link = _address(node, self._base)
        body, is_whole, language = self._body(node, link)
        updated = _date(node, "updated")
        published = _date(node, "published") or _date(node, "created")
        if not self._is_atom:
            # The one date that an entry of RSS 1.0 has, which feedparser takes for another.
            published = published or updated
        known = {link or "", *(each.address for each in body.links)}
        attached = _attached(node, self._base, known)
        return Entry(
            guid=canonical_line(_string(node, "id")),
            title=title_for(self._title(node), body.text),
            text=body.text,
            link=link,
            author=_author(node) or self._author_of_origin(node) or self._author,
            published=published,
            updated=updated,
            tags=tags_of(_tag(tag) for tag in _nodes(node, "tags")),
            links=body.links + attached,
            language=language or self.language,
            origin=inline(_string(_node(node, "source"), "title")) or None,
            is_whole=is_whole,
        )

    def _author_of_origin(self, node: Node) -> str | None:
        """The author of the feed that an entry of Atom was taken from (RFC 4287, 4.2.1)."""
        return _author(_node(node, "source")) if self._is_atom else None

    def _title(self, node: Node) -> str:
        title = _UNSEEN.sub("", _string(node, "title"))
        if "<" not in title and "&" not in title:
            return canonical_line(title)
        kind = _string(_node(node, "title_detail"), "type")
        # A title of RSS says not whether it is markup.
        is_markup = "html" in kind or (not self._is_atom and _TAG_PAIR.search(title))
        return inline(title) if is_markup else canonical_line(title)

    def _body(self, node: Node, link: str | None) -> tuple[Readable, bool, str | None]:
        """Take the content, unless the summary says much more, or as much with its paragraphs.

        Also says whether it is whole, and the language it is in.
        """
        contents = [each for each in _nodes(node, "content") if _is_text(each)]
        content = max(contents, key=lambda each: len(_string(each, "value")), default=None)
        summary = _string(node, "summary")
        best, is_whole = Readable(""), False
        if content is not None:
            best, is_whole = self._readable(content, _string(content, "value"), link), True
        detail, value = _node(node, "summary_detail"), _string(content or {}, "value")
        is_plain = "<" in summary and "<" not in value
        if not best.text or is_plain or len(summary) > 2 * len(value):
            other = self._readable(detail, summary, link)
            if len(other.text) > 2 * len(best.text) or (not best.text and other.links):
                best, is_whole = other, False
            elif is_plain and len(other.text) > _NEARLY * len(best.text):
                best = other  # podcasts say the same without paragraphs and links as well
        said = content if content is not None else detail or _node(node, "title_detail")
        return best, is_whole and bool(best.text), language_of(dict.get(said, "language"))

    def _readable(self, detail: Node, value: str, link: str | None) -> Readable:
        if not value:
            return Readable("")
        base = _string(detail, "base")
        if not base or base == self._base:
            base = link or self._home or self._base
        if self._is_atom and dict.get(detail, "type") == "text/plain":
            value = value.replace("&", "&amp;").replace("<", "&lt;")
        return readable(value, base)


def _is_text(content: Node) -> bool:
    kind = _string(content, "type") or "text/html"
    return kind.startswith("text/") or kind.endswith(("xml", "html"))


def _string(node: Node, name: str) -> str:
    # The dictionaries of feedparser answer for other keys as well; dict.get does not ask them.
    value = dict.get(node, name)
    return value if isinstance(value, str) else ""


def _node(node: Node, name: str) -> Node:
    value = dict.get(node, name)
    return value if isinstance(value, dict) else {}


def _nodes(node: Node, name: str) -> list[Node]:
    value = dict.get(node, name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _address(node: Node, base: str) -> str | None:
    """Find the page of an entry or a feed: its link, else an alternate that is of another type.

    feedparser lets a guid stand in for a link; one without a slash names no page.
    """
    link = _string(node, "link")
    if link == dict.get(node, "id") and "/" not in link:
        link = ""
    found = absolute(base, link) if link else None
    if found is None:
        for each in _nodes(node, "links"):
            if _string(each, "rel") in {"alternate", ""} and _string(each, "href"):
                found = found or absolute(base, _string(each, "href"))
    return found


def _author(node: Node) -> str | None:
    names: dict[str, None] = {}
    for each in _nodes(node, "authors")[:_MOST_AUTHORS]:
        name = inline(_string(each, "name")) or inline(_string(each, "email"))
        if name:
            names[name] = None
    return ", ".join(names) or inline(_string(node, "author")) or None


def _date(node: Node, name: str) -> str | None:
    moment = cast("time.struct_time | None", dict.get(node, f"{name}_parsed"))
    if moment is None:
        return parse_date(_string(node, name))
    if moment[0] not in YEARS:
        return None
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*moment[:6])


def _tag(tag: Node) -> str:
    return inline(_string(tag, "label") or _string(tag, "term"))


def _attached(node: Node, base: str, known: set[str]) -> tuple[Link, ...]:
    """Find what an entry leads to: what is enclosed, related, or said of it."""
    links = [each for each in _nodes(node, "links") if _string(each, "rel") in _ATTACHED]
    links.append({"rel": "comments", "href": _string(node, "comments")})
    found: list[Link] = []
    for each in links[:_MOST_ATTACHED]:
        address = absolute(base, _string(each, "href"))
        if address is not None and address not in known:
            known.add(address)
            what, kind = _string(each, "rel"), canonical_line(_string(each, "type"))[:80]
            words = canonical_line(_string(each, "title"))
            is_page = kind in {"", "text/html"}  # which feedparser says where nothing is said
            found.append(Link(words or (what if is_page else f"{what} ({kind})"), address))
    return tuple(found)
