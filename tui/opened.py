"""The article that is open: its text, its mentions, its entities, and what its head says."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from tui.drawing.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.library import Library
    from analysis.models import Article, EntityRow, LinkedMention

WORDS_PER_MINUTE = 230


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as it is on screen. ``since`` is when it came there (monotonic seconds)."""

    article: Article
    mentions: Sequence[LinkedMention]
    entities: Sequence[EntityRow]
    since: float

    @property
    def id(self) -> int:
        """The id of the article."""
        return self.article.id

    def was_shown_for(self, seconds: float) -> bool:
        """Tell whether it has been on screen for some seconds; never where it is left unread."""
        return monotonic() - self.since >= seconds

    @property
    def about(self) -> str:
        """Where it is from, of which day, by whom, and how long it takes."""
        article = self.article
        minutes = max(1, round(article.words / WORDS_PER_MINUTE))
        day = long_date(article.published) if article.published else ""
        parts = (article.source, day, article.author or "", f"{minutes:,} min")
        return " · ".join(part for part in parts if part)

    @property
    def notice(self) -> str:
        """What one should know about it before reading."""
        if self.article.is_missing:
            return "The file this came from is gone; this is the copy that was kept."
        return ""

    @property
    def change(self) -> str:
        """When its source was last found to say something else, if ever."""
        changed_at = self.article.changed_at
        return f"Changed by its source ({long_date(changed_at)})" if changed_at else ""

    @property
    def is_part(self) -> bool:
        """Whether its text breaks off, and its page may have the rest."""
        from analysis.text.ending import broken_at  # the first paint does without

        return bool(self.article.url) and broken_at(self.article.text) is not None

    def called(self, words: str) -> set[int]:
        """Find the entities that go by a name here that contains some words, whatever case."""
        words, text = words.casefold(), self.article.text
        found = {row.id for row in self.entities if words in row.name.casefold()}
        return found | {
            mention.entity
            for mention in self.mentions
            if mention.entity is not None and words in text[mention.start : mention.end].casefold()
        }

    def named(self, entity: int | None) -> EntityRow | None:
        """Find one of its entities by id."""
        return next((row for row in self.entities if row.id == entity), None)


def look_up(library: Library, article: int) -> Opened | None:
    """Look an article up with its names; some 0.3 ms, so it may be done between two frames."""
    found = library.article(article)
    if found is None:
        return None
    return Opened(found, library.mentions(article), library.entities_of(article), monotonic())
