"""Lists that are folded: which line stands for which articles, and how many it stands for."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Literal, NamedTuple

from analysis.storage import hiding
from analysis.storage.parts import marks, parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence


class Fold(NamedTuple):
    """What is folded with a line: copies of its article, others on its story, unread ones."""

    copies: int
    others: int
    unread: int


Folding = Literal["copies", "stories"]
_FEW = 500
"""Articles of which each is asked for by itself."""
_COLUMNS: Mapping[Folding, str] = {"copies": "copy_of", "stories": "told_by"}


def folded(connection: sqlite3.Connection, folding: Folding, listed: Sequence[int]) -> array[int]:
    """A list with each story once: under its shown article if that is listed, else its first."""
    there = set(listed)
    story = _stories(connection, folding, there)
    # Most articles stand alone, and only what does not is looked at one by one.
    shown = there.intersection(story.values())
    dropped = there.intersection(story)
    if any(story[article] not in shown for article in dropped):
        for article in listed:
            if article in dropped and story[article] not in shown:
                shown.add(story[article])
                dropped.remove(article)
    return array("q", [article for article in listed if article not in dropped])


def _stories(connection: sqlite3.Connection, folding: Folding, there: set[int]) -> dict[int, int]:
    """Who is shown for articles, for some at least and not for what is shown itself."""
    column = _COLUMNS[folding]
    query = f"SELECT id, {column} FROM article WHERE {column} IS NOT NULL"
    if len(there) > _FEW:
        return dict(connection.execute(query))
    marks = ",".join("?" * len(there))
    return dict(connection.execute(f"{query} AND id IN ({marks})", tuple(there)))


def folds(
    connection: sqlite3.Connection, folding: Folding, lines: Iterable[int]
) -> dict[int, Fold]:
    """What is folded with some lines, for those with anything that rules do not hide."""
    found = {line: _members(connection, folding, line) for line in lines}
    found = {line: members for line, members in found.items() if len(members) > 1}
    hidden = _hidden(connection, {one.article for members in found.values() for one in members})
    counted = {
        line: _count(line, members, hidden if line not in hidden else frozenset())
        for line, members in found.items()
    }
    return {line: fold for line, fold in counted.items() if fold.copies + fold.others}


def _count(line: int, members: Sequence[_Member], hidden: Collection[int]) -> Fold:
    text = next(one.text for one in members if one.article == line)
    others = [one for one in members if one.article != line and one.article not in hidden]
    copies = sum(one.text == text for one in others)
    return Fold(copies, len(others) - copies, sum(not one.is_read for one in others))


class _Member(NamedTuple):
    """An article of a fold; those with the same ``text`` are copies of each other."""

    article: int
    is_read: bool
    text: int


def _members(connection: sqlite3.Connection, folding: Folding, article: int) -> list[_Member]:
    """All articles of a fold, newest first."""
    column = _COLUMNS[folding]
    rows = connection.execute(
        f"WITH shown (id) AS (SELECT coalesce({column}, id) FROM article WHERE id = ?)"
        " SELECT id, is_read, coalesce(copy_of, id), placed FROM article"
        " WHERE id = (SELECT id FROM shown) UNION ALL"
        " SELECT id, is_read, coalesce(copy_of, id), placed FROM article"
        f" WHERE {column} = (SELECT id FROM shown) ORDER BY placed DESC, id DESC",
        (article,),
    )
    return [_Member(row[0], bool(row[1]), row[2]) for row in rows]


def _hidden(connection: sqlite3.Connection, articles: Collection[int]) -> frozenset[int]:
    """Those that rules hide."""
    condition, values = hiding.condition(connection, is_hidden=True)
    if not articles or not values:
        return frozenset()
    return frozenset(
        row[0]
        for part in parts(articles)
        for row in connection.execute(
            f"SELECT id FROM article WHERE id IN ({marks(part)}) AND {condition}", (*part, *values)
        )
    )


def members(connection: sqlite3.Connection, folding: Folding, article: int) -> array[int]:
    """What is folded with an article, wherever in the fold that is: the others, newest first.

    What rules hide is left out, but for an article that they hide itself.
    """
    found = [one.article for one in _members(connection, folding, article)]
    hidden = _hidden(connection, found) if len(found) > 1 else frozenset()
    kept = found if article in hidden else [one for one in found if one not in hidden]
    return array("q", (one for one in kept if one != article))


def shown(connection: sqlite3.Connection, folding: Folding, article: int) -> int:
    """The article under whose line another stands."""
    column = _COLUMNS[folding]
    row = connection.execute(
        f"SELECT coalesce({column}, id) FROM article WHERE id = ?", (article,)
    ).fetchone()
    return int(row[0]) if row else article
