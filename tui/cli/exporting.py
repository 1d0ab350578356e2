"""``export``: everything, or what some words select."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import console
from tui.cli.opening import open_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from analysis.library import Library
    from tui.cli.request import Request

_STDOUT = Path("-")


def export(request: Request) -> int:
    """Write the articles, newest first, to the file or to stdout."""
    from analysis.export.writing import write_lines

    with closing(open_library(request)) as library:
        # Everything is what rules hide, too; what a query selects is what it lists.
        ids = library.article_ids(query=request.query, hidden=False if request.query else None)
        records = _writer(request.form)(library, ids)
        if request.output and request.output != _STDOUT:
            write_lines(request.output, records)
            console.say(f"{console.counted(len(ids), 'article')} written to {request.output}.")
        else:
            for record in records:
                for line in record.split("\n"):
                    console.write(line, sys.stdout)
    return 0


def _writer(form: str) -> Callable[[Library, Iterable[int]], Iterator[str]]:
    """The lines of a form: each has a module."""
    match form:
        case "csv":
            from analysis.export.articles import lines
        case "mentions":
            from analysis.export.mentions import lines
        case "markdown":
            from analysis.export.markdown import lines
        case _:
            from analysis.export.jsonl import lines
    return lines
