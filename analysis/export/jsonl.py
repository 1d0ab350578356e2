"""JSON Lines: an article a line, with its text and its linked mentions."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from analysis.query.reference import reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from analysis.library import Library
    from analysis.models import Article, EntityRow, LinkedMention

_KEPT_ENTITIES = 50_000


def lines(library: Library, articles: Iterable[int]) -> Iterator[str]:
    """Make the lines of an export, without their ends, one article in memory at a time.

    Offsets are code points into ``text``; a value has no entity, name or reason.
    """
    entity = lru_cache(_KEPT_ENTITIES)(library.entity)
    for id_ in articles:
        article = library.article(id_)
        if article is not None:
            yield json.dumps(_record(article, library.mentions(id_), entity), ensure_ascii=False)


def _record(
    article: Article,
    mentions: Iterable[LinkedMention],
    entity: Callable[[int], EntityRow | None],
) -> dict[str, object]:
    return {
        "id": article.external_id,
        "source": article.source,
        "title": article.title,
        "published": article.published,
        "author": article.author,
        "url": article.url,
        "text": article.text,
        "mentions": [_mention(article.text, mention, entity) for mention in mentions],
    }


def _mention(
    text: str, mention: LinkedMention, entity: Callable[[int], EntityRow | None]
) -> dict[str, object]:
    row = None if mention.entity is None else entity(mention.entity)
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "label": mention.label,
        "kind": mention.kind,
        "entity": reference(mention.entity),
        "name": row.name if row else None,
        "nationality_of": reference(row.nationality_of) if row else None,
        "why": mention.evidence.words() if row else None,
        "confidence": mention.evidence.confidence if row else None,
    }
