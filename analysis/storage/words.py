"""Words in the full-text index of titles and texts (SQLite FTS5).

The index is SQLite's ``unicode61``: words are runs of letters and figures, compared without case
and accents. So ``air-defence`` and ``U.S.`` are found as "air defence" and "u s" one after the
other, however they are joined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.query.tree import All, Either, Words
from analysis.storage.clause import Clause, like

if TYPE_CHECKING:
    from analysis.query.tree import Query

# Han, kana, Thai, Lao, Tibetan, Burmese, Khmer: a sentence is one run of letters, one "word".
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)


def matching(query: Query) -> str | None:
    """The full-text expression that says all of a query; None if it says more than words.

    What is typed stands in it between quotes only, so nothing in it is read as syntax.
    """
    match query:
        case Words() if not _UNSPACED.search(query.text):
            return _phrase(query)
        case All() | Either() if query.parts:
            found = [matching(part) for part in query.parts]
            word = " AND " if isinstance(query, All) else " OR "
            return None if None in found else f"({word.join(filter(None, found))})"
        case _:
            return None


def having(expression: str) -> Clause:
    """Articles that a full-text expression finds."""
    return Clause("article.id IN (SELECT rowid FROM search WHERE search MATCH ?)", (expression,))


def inside(words: Words) -> Clause:
    """Articles with words of a script that puts no spaces between them.

    The index helps where such words begin a run of letters. Elsewhere the texts themselves are
    gone through, but for English ones.
    """
    pattern = like(words.text)
    columns = ("title", "text") if words.part is None else (words.part.value,)
    holds = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns)
    begins = having(_phrase(Words(words.text, is_prefix=True, part=words.part)))
    return Clause(
        f"({begins.where} OR article.id IN (SELECT id FROM searchable WHERE id IN"
        " (SELECT id FROM article WHERE language <> 'en'"
        "  UNION ALL SELECT id FROM article WHERE language IS NULL)"
        f" AND ({holds})))",
        (*begins.values, *(pattern for _ in columns)),
    )


def _phrase(words: Words) -> str:
    quoted = '"' + words.text.replace('"', '""') + '"'
    column = f"{words.part.value} : " if words.part else ""
    return f"{column}{quoted}{' *' * words.is_prefix}"
