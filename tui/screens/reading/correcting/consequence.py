"""Consequence: what a merge will touch, said before it is made, and what it has touched, after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.cells import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.editing.applying import Corrected
    from analysis.models import EntityRow, Label


def consequence(done: Corrected) -> str:
    """Say what a correction has moved, to be put after its words; nothing if nothing moved."""
    if done.moved is None or not done.moved[0]:
        return ""
    mentions, articles = done.moved
    count = reach(mentions, articles) if articles > 1 else _count(mentions, "mention")
    label = f", and it is {done.label.one}" if done.label is not None else ""
    return f": {count} moved{label}"


def scope(entity: EntityRow, here: int | None) -> str:
    """Say what a merge will touch; ``here`` counts the mentions of the article, if any."""
    everywhere = f"Everywhere: {reach(entity.mentions, entity.articles)}"
    if here is None or entity.articles == 1:
        return f"{everywhere}, and those to come."
    return f"{everywhere}; in this article {here:,}."


def outlook(entity: EntityRow, other: EntityRow, labels: Mapping[int, Label]) -> str:
    """Say what two will be together that are different things; nothing for others.

    ``labels`` tells it by the id of the other one.
    """
    together = labels.get(other.id)
    if entity.label is other.label or together is None:
        return ""
    return (
        f"{one_line(entity.name)} is {entity.label.one}, {one_line(other.name)}"
        f" {other.label.one}; merged {together.one}."
    )


def reach(mentions: int, articles: int) -> str:
    """Count mentions and the articles they are in."""
    return f"{_count(mentions, 'mention')} in {_count(articles, 'article')}"


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"
