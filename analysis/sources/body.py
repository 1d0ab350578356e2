"""The body of the article on a page, by trafilatura, as readable text."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.sources.rendering import Rendering
from analysis.text import canonical

if TYPE_CHECKING:
    from lxml import etree
    from trafilatura.settings import Document

_MOST_ELEMENTS = 40_000
"""Elements of a page that is compared with what other extractors find; that takes its time."""
_PROSE = 80
"""Characters of a paragraph that is none of a menu or a caption."""
_DATING = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
_STATED_ALONE = 300
_LITTLE = 0.25
_ENOUGH = 0.5
_LOST = 0.35
_AROUND = 20
_STATED = 0.85
_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"[\W_]+")
_TAGS = {"head": "h2", "list": "ul", "item": "li", "lb": "br", "row": "tr", "cell": "td"}
_RUNNING = frozenset({"p", "head", "h2", "hi", "ref", "del", "q"})
for _name in ("trafilatura", "htmldate", "courlan"):
    # What they have to say about a page is no message to a person; it must not reach the screen.
    logging.getLogger(_name).addHandler(logging.NullHandler())


def found_in(tree: etree._Element, stated: str) -> tuple[Document, str]:
    """Find the article of a page: what is told of it, and its body as readable text.

    ``stated`` is the body as the page states it for machines: taken where little else is found.
    Raises :class:`~analysis.errors.SourceError` where there is none.
    """
    is_huge = sum(1 for _ in tree.iter()) > _MOST_ELEMENTS
    page = _extracted(tree, is_strict=True, is_huge=is_huge)
    length = len(page.text or "") if page else 0
    if len(stated) >= _STATED_ALONE and length < _LITTLE * len(stated):
        return _described(tree), stated
    if not is_huge and (page is None or length < _ENOUGH * _prose(tree)):
        # Being strict sometimes loses the article itself, of which little is left then.
        other = _extracted(tree, is_strict=False, is_huge=False)
        if other is not None and length < _LOST * len(other.text or ""):
            page = other
    if page is None or not page.text:
        raise SourceError("holds no article that could be found")
    return page, _readable(page)


def _extracted(tree: etree._Element, *, is_strict: bool, is_huge: bool) -> Document | None:
    import trafilatura
    from trafilatura.settings import Document

    try:
        page = trafilatura.bare_extraction(
            tree,
            fast=is_huge,
            favor_precision=is_strict,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATING,
        )
    except Exception as error:
        # A fault of the extractor is this page's failure, whatever its kind.
        raise SourceError(f"cannot be taken apart ({type(error).__name__})") from error
    return page if isinstance(page, Document) else None


def _described(tree: etree._Element) -> Document:
    from trafilatura.metadata import extract_metadata

    try:
        page: Document = extract_metadata(tree, date_config=_DATING, extensive=False)
    except Exception as error:
        raise SourceError(f"cannot be taken apart ({type(error).__name__})") from error
    return page


def _prose(tree: etree._Element) -> int:
    """Characters of the paragraphs of a page that are long enough to be an article's."""
    lengths = (len(" ".join("".join(each.itertext()).split())) for each in tree.iter("p"))
    return sum(length for length in lengths if length >= _PROSE)


def _readable(page: Document) -> str:
    """Write the body of an article as readable text that has every word that was extracted."""
    plain = canonical(page.text or "").strip()
    body = page.body
    for element in body.iter():
        parent = element.getparent()
        if element.tag == "quote":
            is_running = parent is not None and parent.tag in _RUNNING and not _is_alone(element)
            element.tag = "q" if is_running else "blockquote"
        elif element.tag == "code" and "\n" in "".join(element.itertext()):
            element.tag = "pre"
        elif isinstance(element.tag, str):
            element.tag = _TAGS.get(element.tag, element.tag)
    rendering = Rendering("")
    rendering.walk(body)
    text = canonical(rendering.text())
    return text if _WORD.findall(text) == _WORD.findall(plain) else plain


def _is_alone(element: etree._Element) -> bool:
    """Whether an element is all that its parent says."""
    parent = element.getparent()
    return parent is not None and (
        "".join(parent.itertext()).strip() == "".join(element.itertext()).strip()
    )


def within(text: str, stated: str) -> str:
    """Leave out what stands before and after a body that the page itself states.

    Nothing is left out where the statement is of something else, or of a part of the text only.
    """
    said = _NO_WORD.sub("", stated).casefold()
    lines = text.split("\n")
    words = [_NO_WORD.sub("", line).casefold() for line in lines]
    are_said = [bool(each) and _is_in(each, said) for each in words]
    known = sum(len(each) for each, is_said in zip(words, are_said, strict=True) if is_said)
    if not known or known < _STATED * sum(map(len, words)):
        return text
    first = are_said.index(True)
    last = len(lines) - are_said[::-1].index(True)
    return "\n".join(lines[first:last])


def _is_in(line: str, said: str) -> bool:
    """Whether a line is in a statement, but for what is set between its words there."""
    if line in said:
        return True
    runs = [line[at : at + _AROUND] for at in range(0, max(1, len(line) - _AROUND), _AROUND)]
    return len(runs) > 2 and sum(run in said for run in runs) > 0.7 * len(runs)
