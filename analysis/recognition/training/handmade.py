"""Sentences of our own: the readings of lines in which names are marked."""

from __future__ import annotations

import random
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from analysis.recognition.training.conversion import Marked

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"\[([^\]|]+)\|([A-Z_/]+)\]")
TOGETHER = 4
"""Lines of one passage."""


def passages() -> list[tuple[str, tuple[Marked, ...]]]:
    """Return texts of a few lines each and the names in them; each reading of a line once."""
    source = files(__package__).joinpath("own.txt").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line and not line.startswith("#")]
    found = list(_in_turn(lines))
    return [_joined(found[at : at + TOGETHER]) for at in range(0, len(found), TOGETHER)]


def _in_turn(lines: list[str]) -> Iterator[tuple[str, tuple[Marked, ...]]]:
    """First readings of all lines, then second ones, so that a passage is of many subjects."""
    counts = [
        max((mark[1].count("/") + 1 for mark in _MARK.finditer(line)), default=1) for line in lines
    ]
    for turn in range(max(counts)):
        order = list(range(len(lines)))
        random.Random(turn).shuffle(order)  # noqa: S311 - neighbours in the file are alike
        for at in order:
            if turn < counts[at]:
                yield reading(lines[at], turn)


def reading(line: str, turn: int) -> tuple[str, tuple[Marked, ...]]:
    """Read a line: of the names between slashes the one whose turn it is."""
    text, last = "", 0
    marked: list[Marked] = []
    for mark in _MARK.finditer(line):
        names, labels = mark[1].split("/"), mark[2].split("/")
        name, label = names[turn % len(names)], labels[turn % len(labels)]
        text += line[last : mark.start()]
        marked.append(Marked(len(text), len(text) + len(name), label))
        text += name
        last = mark.end()
    return text + line[last:], tuple(marked)


def _joined(lines: list[tuple[str, tuple[Marked, ...]]]) -> tuple[str, tuple[Marked, ...]]:
    text = ""
    marked: list[Marked] = []
    for line, marks in lines:
        marked += (
            Marked(mark.start + len(text), mark.end + len(text), mark.type) for mark in marks
        )
        text += f"{line}\n"
    return text.rstrip(), tuple(marked)
