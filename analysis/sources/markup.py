"""HTML of an entry made readable text: paragraphs, lists and quotes stay, links go in a list."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from analysis.sources.link import Link, add_link, with_bare
from analysis.text import canonical, canonical_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEEPEST_QUOTE = 5
_DEEPEST_LIST = 10
_BREAK = "\x0b"
_TAG = re.compile(r"<(?:/?[a-zA-Z]|!--|!\[CDATA\[|!doctype|\?)", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_ESCAPED_TAG = re.compile(r"&lt;(?:/(?:p|a|div|span|li|em|strong|b|i)&gt;|br ?/?&gt;|p&gt;)", re.I)
# The parser takes the square of the number of attributes of one tag.
_HUGE_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
# References to control characters stop the parser, those of Windows-1252 mean quotes and dashes.
_NUMBERED = re.compile(r"&#(?:x0*([0-9a-f]{1,8})|0*([0-9]{1,10}))(?:;|\b)", re.IGNORECASE)
_GAPS = re.compile(r"\n{3,}")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DROPPED = frozenset(
    {"script", "style", "head", "title", "noscript", "template", "svg", "object", "select",
     "button", "textarea", "input", "canvas", "map", "dialog"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
     "blockquote", "pre", "table", "tr", "caption", "figure", "figcaption", "section",
     "article", "aside", "header", "footer", "main", "nav", "address", "details", "summary",
     "form", "fieldset", "legend", "center", "hr", "body", "html", "tbody", "thead", "tfoot",
     "menu", "dir", "listing", "xmp"}
)  # fmt: skip
_ITEMS = frozenset({"li", "tr", "dd", "dt"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_SERIES = _LISTS | {"dl", "table"}
_CELLS = frozenset({"td", "th"})
_EMBEDDED = frozenset({"iframe", "video", "audio", "source", "embed"})


class Readable(NamedTuple):
    """Canonical text with its links in the order of the text, each address once."""

    text: str
    links: tuple[Link, ...] = ()


def readable(markup: str, base: str = "") -> Readable:
    """Make HTML readable; text without a tag in it keeps its lines. Nothing is raised."""
    markup = canonical(markup).replace("<![CDATA[", "").replace("]]>", "")
    if not _TAG.search(markup):
        if not _ESCAPED_TAG.search(markup):
            text = _plain(markup)
            return Readable(text, with_bare(text, {}))
        markup = unescape(markup)  # escaped once too often
    reader = _Reader(base)
    reader.read(_NUMBERED.sub(_unescaped, _HUGE_TAG.sub("", markup)))
    text = canonical(reader.text())
    if not text and not reader.links:
        text = _plain(_TAGS.sub(" ", _without_dropped(markup)))
    return Readable(text, with_bare(text, reader.links))


def inline(markup: str) -> str:
    """Make a title one canonical line: tags go, references become characters."""
    if "<" in markup and _TAG.search(markup):
        markup = _TAGS.sub("", markup)
    if "&" in markup:
        markup = unescape(markup)
    return canonical_line(markup)


def _plain(text: str) -> str:
    if "&" in text:
        text = canonical(unescape(text))
    lines = (line.rstrip() for line in text.strip().split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines))


def _without_dropped(markup: str) -> str:
    return re.sub(r"<(script|style)\b.*?(?:</\1|\Z)", " ", markup, flags=re.I | re.S)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:
        return canonical(unescape(match[0]))
    return match[0]


class _Item:
    """An open item of a list: its marker, which stands before its first paragraph alone."""

    def __init__(self, marker: str) -> None:
        self.marker = marker
        self.is_new = True


class _Reader:
    """One walk through a tree, which gathers paragraphs and links."""

    def __init__(self, base: str) -> None:
        self.links: dict[str, Link] = {}
        self._base = base
        self._parts: list[str] = []
        self._inline: list[str] = []
        self._alternatives: list[str] = []
        self._anchor: tuple[str, list[str]] | None = None
        self._lists: list[int] = []
        self._series: list[bool] = []
        self._items: list[_Item] = []
        self._quotes = 0
        self._verbatim = 0
        self._is_tight = False

    def text(self) -> str:
        """Give what was gathered; pictures speak where nothing else does."""
        text = "".join(self._parts).strip("\n")
        return text or "\n\n".join(dict.fromkeys(self._alternatives))

    def read(self, markup: str) -> None:
        """Walk through markup."""
        from lxml import etree

        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            tree = etree.fromstring(f"<div>{markup}</div>".encode(), parser)
        except (etree.LxmlError, ValueError):
            return
        if tree is None:
            return
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                self._add(element.tail)
            elif event == "end":
                self._close(tag)
                self._add(element.tail)
            elif tag in _DROPPED or _is_hidden(element.attrib):
                walk.skip_subtree()
                self._inline.append(" ")
            else:
                self._open(tag, element.attrib)
                self._add(element.text)
        self._flush()

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._verbatim:
            text = text.replace("\n", _BREAK)
        self._inline.append(text)
        if self._anchor is not None:
            self._anchor[1].append(text)

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._inline.append(_BREAK)
        elif tag == "a":
            self._anchor = (attributes.get("href", ""), [])
        elif tag == "img":
            self._picture(attributes)
        elif tag == "q":
            self._inline.append("“")
        elif tag in _CELLS:
            if any(part.strip() for part in self._inline):
                self._inline.append(" | ")
        elif tag in _EMBEDDED:
            self._link(attributes.get("src", ""), attributes.get("title", "") or tag)
        elif tag in _BLOCKS:
            self._flush()
            self._open_block(tag, attributes)

    def _open_block(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _SERIES:
            self._series.append(False)
        elif tag in _ITEMS and self._series:
            # No blank line between the items of a list, the rows of a table and what is in them.
            self._is_tight = self._series[-1] or len(self._series) > 1
            self._series[-1] = True
        if tag in _LISTS:
            start = attributes.get("start", "1")
            first = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
            self._lists.append(first if tag == "ol" else -1)
        elif tag == "li":
            number = self._lists[-1] if self._lists else -1
            if number >= 0:
                self._lists[-1] += 1
            self._items.append(_Item(f"{number}. " if number >= 0 else "- "))
        elif tag == "blockquote":
            self._quotes += 1
        elif tag in {"pre", "listing", "xmp"}:
            self._verbatim += 1

    def _close(self, tag: str) -> None:
        if tag == "a":
            if self._anchor is not None:
                self._link(self._anchor[0], "".join(self._anchor[1]))
            self._anchor = None
        elif tag == "q":
            self._inline.append("”")
        elif tag in _BLOCKS:
            self._flush()
            self._close_block(tag)

    def _close_block(self, tag: str) -> None:
        if tag in _SERIES:
            self._series.pop()
            self._is_tight = False
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            if self._items:
                self._items.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag in {"pre", "listing", "xmp"}:
            self._verbatim -= 1

    def _flush(self) -> None:
        """End the paragraph."""
        if not self._inline:
            return
        whole = "".join(self._inline)
        self._inline.clear()
        if not whole or whole.isspace():
            return
        if self._verbatim:
            lines = [line.expandtabs(4).rstrip() for line in whole.split(_BREAK)]
            text = "\n".join(lines).strip("\n")
        else:
            lines = [" ".join(line.split()) for line in whole.split(_BREAK)]
            text = _GAPS.sub("\n\n", "\n".join(lines).strip("\n"))
        if self._parts:
            self._parts.append("\n" if self._is_tight else "\n\n")
        self._is_tight = False
        self._parts.append(self._placed(text))

    def _placed(self, text: str) -> str:
        """Put quote signs, markers and indents before the lines of a paragraph."""
        before = "> " * min(self._quotes, _DEEPEST_QUOTE)
        first = rest = before
        if self._items:
            outer = "".join(" " * len(item.marker) for item in self._items[-_DEEPEST_LIST:-1])
            item = self._items[-1]
            rest = before + outer + " " * len(item.marker)
            first = before + outer + item.marker if item.is_new else rest
            item.is_new = False
        if not rest:
            return text
        return first + f"\n{rest}".join(text.split("\n"))

    def _picture(self, attributes: Mapping[str, str]) -> None:
        words = canonical_line(attributes.get("alt", ""))
        title = canonical_line(attributes.get("title", ""))
        if self._anchor is not None and words and not "".join(self._anchor[1]).strip():
            self._anchor[1].append(words)
        for each in (words, title):
            if each:
                self._alternatives.append(each)

    def _link(self, link: str, label: str) -> None:
        if link and not link.startswith("#"):
            add_link(self.links, self._base, link, label)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _HIDDEN.search(style) is not None)
