"""Rules by which articles are hidden, in the library file; what they hide is found when asked.

So a rule holds for articles that come later, and for names that are linked otherwise later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3


NONE = "1"
"""The condition that leaves nothing out."""


class Rule(NamedTuple):
    """A rule: ``kind`` is ``word``, ``title``, ``source`` or ``entity``; ``said`` is shown."""

    id: int
    kind: str
    value: str
    said: str


_HIDDEN_BY = {
    "word": "SELECT rowid FROM search WHERE search MATCH ?",
    "title": "SELECT rowid FROM search WHERE search MATCH ?",
    "source": "SELECT id FROM article WHERE source_name = ?",
    "entity": "SELECT article FROM chain WHERE entity IN (SELECT entity FROM signature_key"
    " JOIN signature ON signature.id = signature_key.signature WHERE key = ? AND role = 'own')",
}


def rules(connection: sqlite3.Connection) -> list[Rule]:
    """All rules in the order in which they were made."""
    return [
        Rule(*row)
        for row in connection.execute("SELECT id, kind, value, said FROM hiding ORDER BY id")
    ]


def add(connection: sqlite3.Connection, kind: str, value: str, said: str, made_at: str) -> int:
    """Add a rule, if it is new; its id."""
    connection.execute(
        "INSERT INTO hiding (kind, value, said, made_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (kind, value, said, made_at),
    )
    row = connection.execute(
        "SELECT id FROM hiding WHERE kind = ? AND value = ?", (kind, value)
    ).fetchone()
    return int(row[0])


def remove(connection: sqlite3.Connection, rule: int) -> None:
    """Remove a rule; what it hid is seen again."""
    connection.execute("DELETE FROM hiding WHERE id = ?", (rule,))


def condition(
    connection: sqlite3.Connection, *, is_hidden: bool = False, column: str = "article.id"
) -> tuple[str, tuple[str, ...]]:
    """A condition on a column of article ids, with its parameters, that leaves out what is hidden.

    With ``is_hidden``, the one that leaves out all else.
    """
    found = rules(connection)
    if not found:
        return ("0", ()) if is_hidden else (NONE, ())
    hidden = " UNION ".join(_HIDDEN_BY[rule.kind] for rule in found)
    word = "IN" if is_hidden else "NOT IN"
    return f"{column} {word} ({hidden})", tuple(_parameter(rule) for rule in found)


def counted(connection: sqlite3.Connection, rule: Rule) -> int:
    """How many articles a rule hides."""
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT DISTINCT * FROM ({_HIDDEN_BY[rule.kind]}))",
        (_parameter(rule),),
    ).fetchone()
    return int(row[0])


def _parameter(rule: Rule) -> str:
    if rule.kind not in {"word", "title"}:
        return rule.value
    words = '"' + rule.value.replace('"', '""') + '"'
    return f"title : {words}" if rule.kind == "title" else words
