"""Markdown: the text as it is written, with title, date and author from its front matter."""

from __future__ import annotations

import re

from analysis.models.draft import Draft
from analysis.text import canonical_line, shorten
from analysis.text.dates import parse_date
from analysis.text.title import title_of

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# Front matter whose end was forgotten: the fields right below its first line.
_UNCLOSED = re.compile(r"\s*---[ \t]*\n((?:(?:[A-Za-z][\w-]*[ \t]*:|[ \t]+\S|- ).*(?:\n|\Z))+)")
_RULES = re.compile(
    r"\s*(?:(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_][ \t]){2,}[-*_])[ \t]*(?:\n|\Z)\s*)+"
)
_LARGEST_FRONT = 16_384
# An anchor, an alias or a merge key: a few lines of them unfold without end.
_UNFOLDING = re.compile(r"(?:^|[\s\[{,:-])(?:[&*][^\s,\]}]|<<\s*:)", re.MULTILINE)
_DEEPEST = 20
_KNOWN = ("title", "date", "published", "author", "authors", "url", "source")
# What people write that is no YAML, such as a title with a colon in it.
_FIELD = re.compile(rf"^({'|'.join(_KNOWN)})[ \t]*:[ \t]*(\S.{{0,500}})$", re.MULTILINE)
_HEADING = re.compile(r"\s*#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_LONGEST_TITLE = 500


def read_markdown(text: str, external_id: str) -> Draft:
    """Make an article of canonical Markdown; a title not at its head is put there."""
    fields, body = _split(text)
    named = shorten(_string(fields.get("title")), _LONGEST_TITLE)
    derived, published = _title_of(body)
    if named and not canonical_line(body[:1000]).lstrip("# ").startswith(named.rstrip("…")):
        body = f"{named}\n\n{body.lstrip()}"
    dates = (_string(fields.get(name)) for name in ("date", "published"))
    return Draft(
        external_id=external_id,
        text=body,
        title=named or shorten(derived, _LONGEST_TITLE),
        published=next(filter(None, map(parse_date, dates)), published),
        author=_string(fields.get("author")) or _string(fields.get("authors")) or None,
        url=_string(fields.get("url")) or None,
        source_name=_string(fields.get("source")) or None,
    )


def _title_of(body: str) -> tuple[str, str | None]:
    """Derive title and date from a text, whose title is no rule and no foreign front matter."""
    head = body[:_LARGEST_FRONT]
    start = _FRONT.match(head) or _RULES.match(head)
    rest = body[start.end() :] if start else body
    if not rest.strip():
        rest = body
    heading = _HEADING.match(rest)
    title, published = title_of(rest)
    return (canonical_line(heading[1]) if heading else "") or title, published


def _split(text: str) -> tuple[dict[str, object], str]:
    """Part front matter from body; what has no field that is known stays in the text."""
    head = text[:_LARGEST_FRONT]
    closed = _FRONT.match(head)
    match = closed or _UNCLOSED.match(head)
    if match is None:
        return {}, text
    fields = _fields(match[1]) or dict(_FIELD.findall(match[1]))
    body = text[match.end() :].lstrip("\n")
    if fields.keys().isdisjoint(_KNOWN) or not (body or closed):
        return {}, text
    return fields, body


def _fields(front: str) -> dict[str, object]:
    """Read YAML that is a harmless mapping; nothing for all other."""
    if _UNFOLDING.search(front) or front.count("[") + front.count("{") > _DEEPEST:
        return {}
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    try:
        # The base loader makes strings of everything: nothing is built, and no date is wrong.
        fields: object = YAMLHandler().load(front, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(fields, dict):
        return {}
    return {str(key).lower(): value for key, value in fields.items()}


def _string(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_string, value[:20])))
    if isinstance(value, dict):
        return _string(value.get("name"))
    line = canonical_line(value) if isinstance(value, str) else ""
    return "" if line in {"~", "null"} else line
