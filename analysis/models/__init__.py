"""The plain values that cross package boundaries: articles, mentions, entities, links, sources.

Every offset is a Unicode code point into :attr:`Article.text`, the canonical text. They are named
tuples: Python makes their classes ten times as fast as frozen dataclasses, and the first screen
waits for that. What only sources and linking need is apart: :mod:`analysis.models.draft`,
:mod:`analysis.models.chain`.
"""

from __future__ import annotations

from analysis.models.article import Article, ArticleRef, ArticleRow
from analysis.models.entity import EntityRow
from analysis.models.evidence import Confidence, Evidence, Reason
from analysis.models.label import NAMES, VALUES, Kind, Label
from analysis.models.mention import Context, LinkedMention, Mention, Place
from analysis.models.source import SourceKind, SourceRow

__all__ = [
    "NAMES",
    "VALUES",
    "Article",
    "ArticleRef",
    "ArticleRow",
    "Confidence",
    "Context",
    "EntityRow",
    "Evidence",
    "Kind",
    "Label",
    "LinkedMention",
    "Mention",
    "Place",
    "Reason",
    "SourceKind",
    "SourceRow",
]
