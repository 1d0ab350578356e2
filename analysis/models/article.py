"""Articles: as they are stored, as their source calls them, and as lists show them."""

from __future__ import annotations

from typing import NamedTuple


class Article(NamedTuple):
    """A stored article; ``language`` is its ISO 639 code, None while nobody has looked.

    ``changed_at`` is when its source was last found to say something else (UTC ISO 8601), if ever.
    """

    id: int
    external_id: str
    source: str
    title: str
    text: str
    published: str | None
    author: str | None
    url: str | None
    is_read: bool
    is_starred: bool
    is_analysed: bool
    is_missing: bool
    words: int
    language: str | None = None
    changed_at: str | None = None


class ArticleRef(NamedTuple):
    """An article as its source calls it: ``id`` is the external id, ``source`` the shown name."""

    source: str
    id: str


class ArticleRow(NamedTuple):
    """A line of the article list; ``placed`` is the date it is listed under (UTC ISO 8601).

    ``is_watched`` says that it mentions an entity that is watched, ``is_changed`` that its source
    says something else since a person read it.
    """

    id: int
    title: str
    placed: str
    has_date: bool
    source: str
    is_read: bool
    is_starred: bool
    is_analysed: bool
    is_missing: bool
    words: int
    is_watched: bool = False
    is_changed: bool = False
