"""A tree of HTML written as readable text: paragraphs, lists, quotes; its links in their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.sources.link import Link, add_link
from analysis.text import canonical_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_DEEPEST_QUOTE = 5
_DEEPEST_LIST = 10
_BREAK = "\x0b"
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
_LITTER = frozenset(
    {"subscription-widget-wrap", "subscription-widget-wrap-editor", "button-wrapper", "sharedaddy",
     "feedflare", "blogger-post-footer", "kg-signup-card", "kg-button-card", "jp-relatedposts"}
)  # fmt: skip
"""Classes by which the programs that write feeds mark what sells or spreads an entry."""
_ITEMS = frozenset({"li", "tr", "dd", "dt"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_SERIES = _LISTS | {"dl", "table"}
_CELLS = frozenset({"td", "th"})
_EMBEDDED = frozenset({"iframe", "video", "audio", "source", "embed"})


class _Item:
    """An open item of a list: its marker, which stands before its first paragraph alone."""

    def __init__(self, marker: str) -> None:
        self.marker = marker
        self.is_new = True


class Rendering:
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

    def walk(self, tree: etree._Element) -> None:
        """Walk through a tree."""
        from lxml import etree

        walk = etree.iterwalk(tree, events=("start", "end"))
        skipped = None
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                self._add(element.tail)
            elif event == "end":
                if element is not skipped:
                    self._close(tag)
                self._add(element.tail)
            elif tag in _DROPPED or _is_unsaid(element.attrib):
                walk.skip_subtree()
                skipped = element
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
                self._close_anchor(*self._anchor)
            self._anchor = None
        elif tag == "q":
            self._inline.append("”")
        elif tag in _BLOCKS:
            self._flush()
            self._close_block(tag)

    def _close_anchor(self, link: str, said: list[str]) -> None:
        label = "".join(said)
        if link.startswith("#") and label.strip().isdecimal() and self._inline[-1:] == said[-1:]:
            # The number of a note stands apart from the word before it.
            self._inline[-1] = f"[{label.strip()}]"
        self._link(link, label)

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
        if self._anchor is not None:
            self._anchor[1].append(" ")
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


def _is_unsaid(attributes: Mapping[str, str]) -> bool:
    """Whether an element is hidden, or no part of what is said."""
    if not attributes:
        return False
    style, names = attributes.get("style"), attributes.get("class")
    return (
        "hidden" in attributes
        or (style is not None and _HIDDEN.search(style) is not None)
        or (names is not None and not _LITTER.isdisjoint(names.split()))
    )
