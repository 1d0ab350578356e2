"""Resting: feeds that are left alone for a while after a failure, in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tui.drawing.cells import one_line
from tui.drawing.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.intake import Resting

MOST_NAMED = 3


def left_alone(resting: Sequence[Resting], now: datetime) -> str:
    """Say which feeds were not asked and when they are, in the time zone of ``now``."""
    if not resting:
        return ""
    each = sorted(resting, key=lambda one: one.until)
    if len(each) == 1:
        return f"“{one_line(each[0].name)}” is not asked before {clock(each[0].until, now)}."
    named = ", ".join(f"{one_line(o.name)} ({clock(o.until, now)})" for o in each[:MOST_NAMED])
    more = ", …" if len(each) > MOST_NAMED else ""
    return f"{len(each):,} feeds are not asked again yet: {named}{more}."


def clock(moment: str, now: datetime) -> str:
    """Give a moment (ISO 8601, UTC) as a clock does, with the day if that is not today."""
    try:
        local = datetime.fromisoformat(moment).astimezone(now.tzinfo)
    except ValueError:
        return moment
    time = f"{local:%H:%M}"
    return time if local.date() == now.date() else f"{local.day} {MONTHS[local.month - 1]} {time}"
