"""Markdown: an article a section, with where it is from, its text, and whom and what it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.library import Library
    from analysis.models import Article, EntityRow

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#$]")
_LINE_START = re.compile(r"^(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>\\]+")
_INDENT = re.compile(r"^[^\S\n]+", re.MULTILINE)


def lines(library: Library, articles: Iterable[int]) -> Iterator[str]:
    """Make the sections of an export, one article in memory at a time.

    What is foreign is escaped: it is shown as it is written, and never as Markdown or HTML.
    """
    for id_ in articles:
        article = library.article(id_)
        if article is not None:
            yield _section(article, library.entities_of(id_))


def _section(article: Article, entities: Iterable[EntityRow]) -> str:
    date = (article.published or "")[:10]
    about = " · ".join(escaped(part) for part in (article.source, date, article.author) if part)
    url = article.url or ""
    address = f"<{url}>" if _ADDRESS.fullmatch(url) else escaped(url)
    names = ", ".join(f"{escaped(row.name)} ({row.label.noun} {row.here})" for row in entities)
    parts = [
        f"## {escaped(article.title)}",
        about and f"*{about}*",
        address,
        escaped(_untitled(article)),
        names and f"**Names:** {names}",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _untitled(article: Article) -> str:
    """The text without the line that repeats the title; all of it if there is nothing else."""
    text = article.text.strip()
    first, _, rest = text.partition("\n")
    repeats = first.split() == article.title.split()
    return rest.strip() if repeats and rest.strip() else text


def escaped(text: str) -> str:
    """Write foreign text so that all of it is shown; lines lose their indent."""
    plain = _SPECIAL.sub(r"\\\g<0>", _INDENT.sub("", text))
    return _LINE_START.sub(lambda found: f"{found[2] or ''}\\{found[3] or found[1]}", plain)
