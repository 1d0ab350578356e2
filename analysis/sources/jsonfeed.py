"""JSON Feed, versions 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
import re
from typing import cast

from analysis.sources.address import absolute
from analysis.sources.entries import Entry, Feed, language_of, tags_of, title_for
from analysis.sources.identity import identified
from analysis.sources.link import Link, with_bare
from analysis.sources.markup import Readable, readable
from analysis.text import canonical, canonical_line
from analysis.text.dates import parse_date

VERSION = "https://jsonfeed.org/version/"
_Object = dict[str, object]
_GAPS = re.compile(r"\n{3,}")


def read_json_feed(text: str, *, base: str = "") -> Feed:
    """Read a JSON Feed; nothing is raised, ``trouble`` says what is wrong.

    What is of another type than the specification has it is passed over, but for the numbers that
    many feeds use as ids.
    """
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError):
        return Feed("", None, (), trouble="is no JSON")
    if not isinstance(document, dict) or not is_json_feed(document):
        return Feed("", None, (), trouble="is JSON, but no JSON Feed")
    head = cast("_Object", document)
    home = absolute(base, _string(head, "home_page_url"))
    language = language_of(head.get("language"))
    author = _author(head)
    entries = [
        _entry(cast("_Object", item), base, author, language)
        for item in _list(head, "items")
        if isinstance(item, dict)
    ]
    return Feed(
        title=_line(head, "title"),
        home=home,
        entries=identified(entries, home),
        found=len(entries),
        language=language,
    )


def is_json_feed(document: object) -> bool:
    """Whether an object says it is a JSON Feed, or looks like one that forgot to."""
    if not isinstance(document, dict):
        return False
    version = document.get("version")
    if isinstance(version, str) and "jsonfeed.org/version/" in version:
        return True
    return isinstance(document.get("items"), list) and isinstance(document.get("title"), str)


def _entry(item: _Object, base: str, author: str | None, language: str | None) -> Entry:
    link = absolute(base, _string(item, "url")) or absolute(base, _string(item, "external_url"))
    body, is_whole = _body(item, link or base)
    known = {each.address for each in body.links}
    links = body.links + tuple(
        each for each in _attachments(item, base, link) if each.address not in known
    )
    return Entry(
        guid=_line(item, "id"),
        title=title_for(_line(item, "title"), body.text),
        text=body.text,
        link=link,
        author=_author(item) or author,
        published=parse_date(_string(item, "date_published")),
        updated=parse_date(_string(item, "date_modified")),
        tags=tags_of(_list(item, "tags")),
        links=links,
        language=language_of(item.get("language")) or language,
        is_whole=is_whole,
    )


def _body(item: _Object, base: str) -> tuple[Readable, bool]:
    markup = _string(item, "content_html")
    if markup:
        body = readable(markup, base)
        if body.text:
            return body, True
    if text := _plain(item, "content_text"):
        return text, True
    return _plain(item, "summary") or Readable(""), False


def _plain(item: _Object, name: str) -> Readable | None:
    text = _GAPS.sub("\n\n", canonical(_string(item, name)).strip())
    return Readable(text, with_bare(text, {})) if text else None


def _attachments(item: _Object, base: str, link: str | None) -> list[Link]:
    found: dict[str, Link] = {}
    external = absolute(base, _string(item, "external_url"))
    if external is not None and external != link:
        found[external] = Link(external, external)
    for each in _list(item, "attachments")[:20]:
        if isinstance(each, dict) and (address := absolute(base, _string(each, "url"))):
            words = _line(each, "title") or _line(each, "mime_type")
            found.setdefault(address, Link(words or "attachment", address))
    return list(found.values())


def _author(node: _Object) -> str | None:
    """Names of version 1.1's authors, else that of version 1.0's author."""
    people = [*_list(node, "authors")[:10], node.get("author")]
    names = [_line(each, "name") for each in people if isinstance(each, dict)]
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _string(node: _Object, name: str) -> str:
    value = node.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _line(node: _Object, name: str) -> str:
    return canonical_line(_string(node, name))


def _list(node: _Object, name: str) -> list[object]:
    value = node.get(name)
    return value if isinstance(value, list) else []
