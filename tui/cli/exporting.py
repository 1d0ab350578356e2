"""``export``: everything, or what some words select."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import console
from tui.cli.opening import open_library

if TYPE_CHECKING:
    from tui.cli.request import Request

_STDOUT = Path("-")


def export(request: Request) -> int:
    """Write the articles, newest first, to the file or to stdout."""
    from analysis.export.jsonl import lines
    from analysis.export.writing import write_lines

    with closing(open_library(request)) as library:
        # Everything is what rules hide, too; what a query selects is what it lists.
        ids = library.article_ids(query=request.query, hidden=False if request.query else None)
        records = lines(library, ids)
        if request.output and request.output != _STDOUT:
            count = write_lines(request.output, records)
            console.say(f"{console.counted(count, 'article')} written to {request.output}.")
        else:
            for line in records:
                console.write(line, sys.stdout)
    return 0
