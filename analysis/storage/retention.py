"""How long articles of feeds are kept in the library file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from analysis.models import ArticleRef
from analysis.storage.articles import iso

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

_LONGEST = 365 * 1000


def outdated(
    connection: sqlite3.Connection, days: int, corrected: Collection[ArticleRef], most: int
) -> list[int]:
    """Some articles of feeds, older than their source is kept, that nobody would miss.

    They are read, as they are now, without a star, without a correction, and have left their feed.
    """
    found: list[int] = []
    for source, kept in connection.execute(
        "SELECT id, coalesce(keep_days, ?) FROM source WHERE kind = 'feed' AND is_followed",
        (days,),
    ).fetchall():
        if not kept or len(found) >= most:
            continue
        before = int((datetime.now(UTC) - timedelta(days=min(kept, _LONGEST))).timestamp())
        rows = connection.execute(
            "SELECT article.id, source_name, external_id FROM file"
            " JOIN article ON article.file = file.id"
            " WHERE source = ? AND is_read = 1 AND is_starred = 0 AND is_changed = 0"
            " AND article.look < file.look"
            " AND placed < ? AND added_at < ? AND NOT EXISTS (SELECT 1 FROM mention"
            "  WHERE mention.article = article.id AND found IS NOT NULL)",
            (source, before, iso(before)),
        )
        found.extend(id_ for id_, *ref in rows if ArticleRef(*ref) not in corrected)
    return found[:most]
