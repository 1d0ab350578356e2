"""Why: what an entity is called, how often, and why a mention belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawing.cells import one_line
from tui.drawing.evidence import told, told_of_all
from tui.screens.dialogs.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.library import Library
    from analysis.models import Context, EntityRow

MOST_NAMES = 40


class WhyPanel(Panel):
    """Why is this linked."""

    def __init__(self, name: str, lines: Content) -> None:
        super().__init__(name, lines)


def explain(library: Library, entity: EntityRow, mention: Context | None) -> Content:
    """Write why a mention is linked to an entity, and by which names the entity goes."""
    lines = [
        Content.assemble((entity.name, "bold"), f"  {entity.label.noun}"),
        Content(f"{_many(entity.mentions, 'mention')} in {_many(entity.articles, 'article')}"),
        Content(told_of_all(entity.confidence)),
    ]
    if entity.nationality_of is not None and (land := library.entity(entity.nationality_of)):
        lines.append(Content(f"nationality of {land.name}"))
    if mention is not None:
        name = one_line(mention.name)
        why = Content.assemble("“", (name, "bold"), f"” is linked to it: {told(mention.evidence)}")
        lines += [Content(""), why]
    if said := library.editor().concerning(entity.id):
        lines += [Content(""), Content.styled("You said", "bold"), *map(Content, said)]
    lines += [Content(""), Content.styled("Names", "bold"), *_names(library.names(entity.id))]
    return Content("\n").join(lines)


def _names(names: Sequence[tuple[str, int]]) -> list[Content]:
    lines = [Content(f"{count:>7,}  {name}") for name, count in names[:MOST_NAMES]]
    if len(names) > MOST_NAMES:
        lines.append(Content(f"{len(names) - MOST_NAMES:>7,}  more names"))
    return lines


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
