"""Habits: what a person has read, what is hidden, and how long articles are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import NewsreaderError
from analysis.storage import articles, entities, hiding, state
from analysis.text import canonical_line, shorten

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from analysis.storage.hiding import Rule

    Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]

_LONGEST = 200


class Hiding(NamedTuple):
    """A rule that hides articles, in words, and how many it hides now."""

    rule: Rule
    articles: int

    def words(self) -> str:
        """Say what is hidden."""
        said = self.rule.said
        return {
            "word": f"articles with “{said}”",
            "title": f"titles with “{said}”",
            "source": f"articles from {said}",
            "entity": f"articles that mention {said}",
        }[self.rule.kind]


class Habits:
    """How a person reads one library; every method may raise NewsreaderError."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    # --- read and unread

    # --- what is hidden

    def hide_word(self, words: str, *, in_title: bool = False) -> Hiding:
        """Hide articles with these words, one after the other, in the title or anywhere."""
        line = shorten(canonical_line(words), _LONGEST)
        if not any(character.isalnum() for character in line):
            raise NewsreaderError("Nothing is hidden: type a word.")
        return self._hide("title" if in_title else "word", line.casefold(), line)

    def hide_source(self, article: int) -> Hiding:
        """Hide all that is from where an article is from."""
        with self._reading() as connection:
            ref = articles.ref(connection, article)
        if ref is None:
            raise NewsreaderError("The article is not in the library any more.")
        return self._hide("source", ref.source, ref.source)

    def hide_entity(self, entity: int) -> Hiding:
        """Hide all articles that mention an entity."""
        with self._reading() as connection:
            keys = entities.keys(connection, entity)
            rows = entities.rows(connection, [entity])
        if not keys or not rows:
            raise NewsreaderError("The entity is not in the library any more.")
        return self._hide("entity", keys[0], rows[0].name)

    def hidden(self) -> list[Hiding]:
        """All rules with what they hide, in the order in which they were made."""
        with self._reading() as connection:
            return [
                Hiding(rule, hiding.counted(connection, rule)) for rule in hiding.rules(connection)
            ]

    def show_again(self, rule: int) -> None:
        """Drop a rule; what it hid is seen again."""
        with self._writing() as connection:
            hiding.remove(connection, rule)

    def _hide(self, kind: str, value: str, said: str) -> Hiding:
        with self._writing() as connection:
            rule = hiding.add(connection, kind, value, said, articles.now())
            found = next(one for one in hiding.rules(connection) if one.id == rule)
            return Hiding(found, hiding.counted(connection, found))

    # --- what is kept

    def keep_days(self) -> int:
        """For how many days read articles of feeds are kept; 0 is for ever, as it is at first."""
        from analysis.intake.removal import kept_days

        with self._reading() as connection:
            return kept_days(connection)

    def set_keep_days(self, days: int) -> None:
        """Keep articles of feeds for so many days, from the next refresh on; 0 is for ever.

        What is unread, starred, corrected or still in its feed stays.
        """
        from analysis.intake.removal import KEEP_DAYS

        with self._writing() as connection:
            state.put(connection, {KEEP_DAYS: str(max(0, days))})
