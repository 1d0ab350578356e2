"""The links of an article's body, found again in the page that it was taken out of.

The extractor keeps other words when it is asked to keep links, so it is not asked: a link belongs
to the body if its label stands there next to the words that it stands next to in the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.sources.link import Link, add_link, with_bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LONGEST = 400_000
"""Characters of a body whose links are looked for."""
_AROUND = 12
_STEP = 4
_UNSAID = frozenset({"script", "style", "noscript", "template", "head", "svg", "select"})
_NO_WORD = re.compile(r"[\W_]+")
_ROW = re.compile(r"[|•·/]|\s-\s|,\s")


class _Anchor(NamedTuple):
    """A link of a page; its label is ``words[start:end]`` of all that the page says."""

    start: int
    end: int
    label: str
    link: str


class PageLinks:
    """All links of a page."""

    def __init__(self, tree: etree._Element) -> None:
        self._words, self._anchors = _anchors(tree)
        self._labels = {self._words[each.start : each.end] for each in self._anchors}

    def of_body(self, body: str, base: str) -> tuple[Link, ...]:
        """Give the links of a body in their order; addresses are resolved against ``base``."""
        said = _words(body[:_LONGEST])
        runs = {said[at : at + _AROUND] for at in range(max(1, len(said) - _AROUND + 1))}
        found: dict[str, Link] = {}
        for start, end, label, link in self._anchors:
            before, after = max(0, start - _AROUND), end + _AROUND
            if _is_said(self._words[before:end], runs) or _is_said(self._words[start:after], runs):
                add_link(found, base, link, label)
        return with_bare(body, found)

    def are_all(self, line: str) -> bool:
        """Whether a line is one link, or a row of links, and says nothing else."""
        if _words(line) in self._labels:
            return True
        parts = [_words(part) for part in _ROW.split(line)]
        return any(parts) and all(part in self._labels for part in parts if part)


def _words(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()


def _is_said(words: str, runs: set[str]) -> bool:
    last = len(words) - _AROUND
    return last >= 0 and all(
        words[at : at + _AROUND] in runs for at in (*range(0, last, _STEP), last)
    )


def _anchors(tree: etree._Element) -> tuple[str, list[_Anchor]]:
    """Give all words of a page in one run, and its links."""
    parts: list[str] = []
    length = start = 0
    link, label = "", ""
    anchors: list[_Anchor] = []
    for text, opened, is_closed in _walk(tree):
        if is_closed and link and link[0] != "#" and length > start:
            anchors.append(_Anchor(start, length, label, link))
        if opened is not None or is_closed:
            start, link, label = length, opened or "", ""
        if text:
            parts.append(_words(text))
            length += len(parts[-1])
            label += text if link else ""
    return "".join(parts), anchors


def _walk(tree: etree._Element) -> Iterator[tuple[str, str | None, bool]]:
    """Give each stretch of text with the link that opens before it, and whether one is closed."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        is_anchor = element.tag == "a"
        if event == "end":
            yield element.tail or "", None, is_anchor
        elif element.tag in _UNSAID:
            walk.skip_subtree()
        else:
            yield element.text or "", element.get("href", "") if is_anchor else None, False
