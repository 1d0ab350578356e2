"""Changes: what an article said before its source changed it, against what it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.drawing.dates import long_date
from tui.drawing.difference import difference, sentences
from tui.screens.dialogs.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.models.version import Rewriting
    from tui.drawing.difference import Part

GONE, NEW = "−", "+"
AROUND = 1
"""Sentences that are as before, shown on either side of what is other."""
LONGEST = 2000
"""Sentences of one part that are shown."""


class ChangesPanel(Panel):
    """What is other in an article than before."""

    def __init__(self, lines: Content) -> None:
        super().__init__("What has changed", lines)


def tell(rewriting: Rewriting) -> Content:
    """Write what is said no more, and what is new, in the order of the article."""
    before, after, found_at = rewriting
    lines = [
        Content(f"Its source says something else since {long_date(found_at)}."),
        Content.assemble((GONE, "bold $text-error"), " was said before   ", (NEW, _NEW), " is new"),
        Content(""),
    ]
    if before.title != after.title:
        lines += [*_lines((before.title,), GONE), *_lines((after.title,), NEW), Content("")]
    parts = difference(_body(before.title, before.text), _body(after.title, after.text))
    if all(part.kind == "same" for part in parts):
        lines.append(Content("The text is as it was."))
    else:
        lines += [line for at, part in enumerate(parts) for line in _part(part, at, len(parts))]
    return Content("\n").join(lines)


_NEW = "bold $text-success"
_STYLES = {GONE: "$text-error", NEW: "$text-success"}


def _body(title: str, text: str) -> list[str]:
    """The sentences of a text without its title, which is told of by itself."""
    first, _, rest = text.partition("\n")
    return sentences(rest if first.strip() == title.strip() else text)


def _part(part: Part, at: int, count: int) -> Iterator[Content]:
    if part.kind == "gone":
        yield from _lines(part.sentences[:LONGEST], GONE)
    elif part.kind == "new":
        yield from _lines(part.sentences[:LONGEST], NEW)
    else:
        yield from _same(part.sentences, is_first=at == 0, is_last=at == count - 1)


def _same(same: tuple[str, ...], *, is_first: bool, is_last: bool) -> Iterator[Content]:
    """Show what is as before only next to what is other."""
    head = () if is_first else same[:AROUND]
    tail = () if is_last else same[max(len(head), len(same) - AROUND) :]
    left = len(same) - len(head) - len(tail)
    yield from (Content.styled(f"  {one}", "$text-muted") for one in head)
    if left:
        noun = "sentence" if left == 1 else "sentences"
        yield Content.styled(f"  … {left:,} {noun} as before …", "$text-muted")
    yield from (Content.styled(f"  {one}", "$text-muted") for one in tail)


def _lines(sentences: tuple[str, ...], sign: str) -> Iterator[Content]:
    return (Content.styled(f"{sign} {one}", _STYLES[sign]) for one in sentences)
