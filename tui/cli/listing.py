"""``articles`` and ``entities``: lists, as tables for people or JSON Lines."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

from analysis.query.reading import no_field
from analysis.query.reference import reference
from tui.cli import console
from tui.cli.opening import open_library
from tui.cli.table import Column, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analysis.library import Library
    from analysis.models import ArticleRow, EntityRow
    from tui.cli.request import Request

_PAGE = 200
_MOST_NAMES = 4
_MISSING = "✗"
"""The mark of an article whose file is gone, as in the reader."""


def show(request: Request) -> int:
    """Show one of the lists; an empty one is a sentence on stderr."""
    with closing(open_library(request)) as library:
        if request.command == "articles":
            return _articles(library, request)
        return _entities(library, request)


def _articles(library: Library, request: Request) -> int:
    ids = library.article_ids(query=request.query)
    if request.is_json:
        return _json(_article_records(library, ids))
    columns = (
        Column("", 3),
        Column("Date", 10),
        Column("Source", 16),
        Column("Words", 6, is_number=True),
        Column("Title", 0),
    )
    rows = (_article_row(row) for page in _pages(ids) for row in library.article_rows(page))
    if not table(columns, rows):
        console.say(_nothing(library, request.query))
    return 0


def _nothing(library: Library, query: str) -> str:
    """Say that a query finds no article, or none but what rules hide."""
    if not query.strip():
        return "There is no article."
    hidden = len(library.article_ids(query=query, hidden=True))
    if not hidden:
        hint = no_field(query)
        return f"No article is found by {query}" + (f"; {hint}." if hint else ".")
    return (
        f"No article is found by {query} but {console.counted(hidden, 'article')} hidden by rules: "
        "add is:hidden to list what is hidden."
    )


def _article_records(library: Library, ids: Iterable[int]) -> Iterator[dict[str, object]]:
    for id_ in ids:
        article = library.article(id_)
        if article is not None:
            yield {
                "id": article.external_id,
                "source": article.source,
                "title": article.title,
                "published": article.published,
                "author": article.author,
                "url": article.url,
                "words": article.words,
                "read": article.is_read,
                "starred": article.is_starred,
                "analysed": article.is_analysed,
                "missing": article.is_missing,
            }


def _article_row(row: ArticleRow) -> tuple[str, ...]:
    state = ("*" if row.is_starred else " ") + (" " if row.is_read else "●")
    state += _MISSING if row.is_missing else " "
    return state, row.placed[:10], row.source, str(row.words), row.title


def _entities(library: Library, request: Request) -> int:
    ids = library.entities_asked(request.query)
    rows = (row for page in _pages(ids) for row in library.entity_rows(page))
    if request.is_json:
        return _json(_entity_record(library, row) for row in rows)
    columns = (
        Column("Entity", 8, is_number=True),
        Column("Kind", 16),
        Column("Articles", 8, is_number=True),
        Column("Mentions", 8, is_number=True),
        Column("Name", 0),
    )
    if not table(columns, (_entity_row(library, row) for row in rows)):
        found = f" is found by {request.query}" if request.query else " is known yet"
        console.say(f"No entity{found}.")
    return 0


def _entity_record(library: Library, row: EntityRow) -> dict[str, object]:
    return {
        "entity": reference(row.id),
        "name": row.name,
        "label": row.label,
        "names": dict(library.names(row.id)),
        "mentions": row.mentions,
        "articles": row.articles,
        "nationality_of": reference(row.nationality_of),
        "confidence": row.confidence,
    }


def _entity_row(library: Library, row: EntityRow) -> tuple[str, ...]:
    others = [name for name, _ in library.names(row.id) if name != row.name]
    more = ", …" if len(others) > _MOST_NAMES else ""
    also = f"  ({', '.join(others[:_MOST_NAMES])}{more})" if others else ""
    counts = (f"{row.articles:,}", f"{row.mentions:,}")
    return f"e{row.id}", row.label.noun, *counts, f"{row.name}{also}"


def _json(records: Iterable[Mapping[str, object]]) -> int:
    for record in records:
        console.write_json(record)
    return 0


def _pages(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    rest = iter(ids)
    while page := list(islice(rest, _PAGE)):
        yield page
