"""CSV of articles: one a row, with whom and what it names, but without its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.export.cell import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.library import Library

COLUMNS = (
    *("published", "source", "title", "author", "url", "language", "words", "read", "starred"),
    *("names", "id"),
)


def lines(library: Library, articles: Iterable[int]) -> Iterator[str]:
    """Make the rows of an export, the names of the columns first.

    ``names`` are those of the entities in the order of the text, with semicolons between them.
    """
    yield row(COLUMNS)
    for id_ in articles:
        article = library.article(id_)
        if article is not None:
            names = dict.fromkeys(entity.name for entity in library.entities_of(id_))
            yield row(
                (
                    *(article.published, article.source, article.title, article.author),
                    *(article.url, article.language, article.words),
                    *(int(article.is_read), int(article.is_starred)),
                    *("; ".join(names), article.external_id),
                )
            )
