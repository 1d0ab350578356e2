"""``corrections``: what a person said of names and links, listed, written to a file, read back."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import console
from tui.cli.opening import open_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.library import Library
    from analysis.linking.corrections.correction import Step
    from tui.cli.request import Request

_STREAM = Path("-")
"""The name of a file that stands for stdin or stdout."""


def corrections(request: Request) -> int:
    """List the journal, or export or import it; 1 if a line of a file could not be read."""
    with closing(open_library(request)) as library:
        match request.action:
            case "export":
                return _export(library, request.output or request.file)
            case "import":
                return _import(library, request.file or _STREAM)
            case _:
                return _list(library, is_json=request.is_json)


def _export(library: Library, output: Path | None) -> int:
    lines = library.editor().lines()
    if output and output != _STREAM:
        from analysis.export.writing import write_lines

        count = write_lines(output, lines)
        console.say(f"{console.counted(count, 'correction')} written to {output}.")
    else:
        for line in lines:
            console.write(line)
    return 0


def _import(library: Library, file: Path) -> int:
    # Everything is read before the library is locked: a pipe may be slow.
    done = library.editor().take(list(_lines(file)))
    for failure in done.failures:
        console.say(f"{file}, {failure}.")
    for words in done.overruled:
        console.say(f"overruled: {words}")
    known = f", {done.known:,} known already" if done.known else ""
    wrong = f", {len(done.failures):,} not read" if done.failures else ""
    console.say(f"{console.counted(done.taken, 'correction')} taken{known}{wrong}.")
    return 1 if done.failures else 0


def _lines(file: Path) -> Iterator[str]:
    """The lines of a file, or of stdin; bytes that are no UTF-8 make a line that is none."""
    if file == _STREAM:
        if sys.stdin is not None:
            yield from sys.stdin
        return
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        yield from lines


def _list(library: Library, *, is_json: bool) -> int:
    from tui.cli.table import Column, table

    steps = library.editor().steps()
    if is_json:
        for step in steps:
            for record in _records(step):
                console.write_json(record)
        return 0
    columns = (Column("Made", 16), Column("", 6), Column("Correction", 0))
    if not table(columns, map(_row, steps)):
        console.say("Nothing was corrected yet.")
    return 0


def _records(step: Step) -> Iterator[dict[str, object]]:
    from analysis.linking.corrections.written import to_json

    for correction in step.corrections:
        yield {
            "step": step.number,
            "made": step.made_at,
            "undone": step.is_undone,
            **to_json(correction),
        }


def _row(step: Step) -> tuple[str, ...]:
    said = list(dict.fromkeys(one.said or f"{one.deed}" for one in step.corrections))
    more = f" (and {len(said) - 1:,} more)" if len(said) > 1 else ""
    made_at = step.made_at[:16].replace("T", " ")
    return made_at, "undone" if step.is_undone else "", f"{said[0]}{more}"
