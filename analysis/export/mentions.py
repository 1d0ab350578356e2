"""CSV of mentions: each linked mention in its sentence, with where it is from and why it is one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.export.cell import row
from analysis.query.reference import reference
from analysis.text import canonical_line
from analysis.text.sentence import sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analysis.library import Library

COLUMNS = (
    *("published", "source", "title", "url", "name", "label", "kind", "text", "sentence"),
    *("why", "confidence", "entity", "start", "end", "id"),
)
_KEPT_ENTITIES = 50_000


def lines(library: Library, articles: Iterable[int]) -> Iterator[str]:
    """Make the rows of an export, the names of the columns first.

    Mentions of an article stand in the order of its text; offsets are code points into that.
    """
    yield row(COLUMNS)
    entity = lru_cache(_KEPT_ENTITIES)(library.entity)
    for id_ in articles:
        article = library.article(id_)
        if article is None:
            continue
        for mention in library.mentions(id_):
            known = None if mention.entity is None else entity(mention.entity)
            if known is None:
                continue
            start, end = mention.start, mention.end
            text = canonical_line(article.text[start:end])
            yield row(
                (
                    *(article.published, article.source, article.title, article.url),
                    *(known.name, known.label.value, mention.kind.value, text),
                    sentence_around(article.text, start, end),
                    *(mention.evidence.words(), mention.evidence.confidence.value),
                    *(reference(known.id), start, end, article.external_id),
                )
            )
