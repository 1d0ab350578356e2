"""The last messages, whole: what the bottom line said and when, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.screens.dialogs.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.widgets.status_line import Said


class MessagesPanel(Panel):
    """What was said."""

    def __init__(self, said: Iterable[Said]) -> None:
        super().__init__("Messages, the newest first", _lines([*said][::-1]))


def _lines(said: list[Said]) -> Content:
    if not said:
        return Content("Nothing has been said yet.")
    lines = [
        Content.assemble((f"{one.at:%H:%M:%S}", "$text-accent"), "  ", one.words) for one in said
    ]
    return Content("\n").join(lines)
