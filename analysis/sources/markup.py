"""HTML of an entry made readable text: paragraphs, lists and quotes stay, links go in a list."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from analysis.sources.link import Link, with_bare
from analysis.sources.rendering import Rendering
from analysis.text import canonical, canonical_line

if TYPE_CHECKING:
    from lxml import etree

_TAG = re.compile(r"<(?:/?[a-zA-Z]|!--|!\[CDATA\[|!doctype|\?)", re.IGNORECASE)
_TAGS = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_ESCAPED_TAG = re.compile(r"&lt;(?:/(?:p|a|div|span|li|em|strong|b|i)&gt;|br ?/?&gt;|p&gt;)", re.I)
# The parser takes the square of the number of attributes of one tag.
_HUGE_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}>?")
# References to control characters stop the parser, those of Windows-1252 mean quotes and dashes.
_NUMBERED = re.compile(r"&#(?:x0*([0-9a-f]{1,8})|0*([0-9]{1,10}))(?:;|\b)", re.IGNORECASE)
_GAPS = re.compile(r"\n{3,}")


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
    rendering = Rendering(base)
    tree = _tree(parsable(_HUGE_TAG.sub("", markup)))
    if tree is not None:
        rendering.walk(tree)
    text = canonical(rendering.text())
    if not text and not rendering.links:
        text = _plain(_TAGS.sub(" ", _without_dropped(markup)))
    return Readable(text, with_bare(text, rendering.links))


def inline(markup: str) -> str:
    """Make a title one canonical line: tags go, references become characters."""
    if "<" in markup and _TAG.search(markup):
        markup = _TAGS.sub("", markup)
    if "&" in markup:
        markup = unescape(markup)
    return canonical_line(markup)


def parsable(markup: str) -> str:
    """Write out the references that would stop the parser, or that it would take for controls."""
    return _NUMBERED.sub(_unescaped, markup)


def _tree(markup: str) -> etree._Element | None:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(f"<div>{markup}</div>".encode(), parser)
    except (etree.LxmlError, ValueError):
        return None


def _plain(text: str) -> str:
    if "&" in text:
        text = canonical(unescape(text))
    lines = (line.rstrip() for line in text.strip().split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines))


def _without_dropped(markup: str) -> str:
    return re.sub(r"<(script|style)\b.*?(?:</\1[^<>]*>?|\Z)", " ", markup, flags=re.I | re.S)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    if code < 0x20 or 0x7F <= code <= 0x9F or 0xD800 <= code <= 0xDFFF or code >= 0xFFFE:
        return canonical(unescape(match[0]))
    return match[0]
