"""``views``: queries that are saved under a name, listed, and what a person does with them."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError, SourceError
from tui.cli import console
from tui.cli.opening import open_library
from tui.cli.request import PROGRAM
from tui.cli.table import Column, table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.following.views import Views
    from tui.cli.request import Request

_STREAM = "-"


def views(request: Request) -> int:
    """List the saved queries, or do something with one; 1 if something could not be done."""
    is_new_welcome = request.action in {"save", "import"}
    with closing(open_library(request, is_new_welcome=is_new_welcome)) as library:
        if request.action:
            return _ACTIONS[request.action](library.views(), request)
        return _list(library.views(), is_json=request.is_json)


def _list(saved: Views, *, is_json: bool) -> int:
    rows = saved.listed()
    if is_json:
        for row in rows:
            console.write_json(row._asdict() | {"trouble": row.trouble or None})
        return 0
    columns = (
        Column("Articles", 8, is_number=True),
        Column("Unread", 6, is_number=True),
        Column("View", 20),
        Column("Query", 0),
    )
    lines = (
        (
            f"{row.articles or 0:,}",
            f"{row.unread:,}",
            row.name,
            f"{row.query}  ! {row.trouble}" if row.trouble else row.query,
        )
        for row in rows
    )
    if not table(columns, lines):
        console.say(f"No view is saved yet; \"{PROGRAM} views save NAME 'QUERY'\" saves one.")
    return 0


def _save(saved: Views, request: Request) -> int:
    name, *query = _words(request, 2, "NAME 'QUERY'")
    view = saved.save(name, " ".join(query))
    articles, unread = saved.count(view.query)
    found = f"{console.counted(articles, 'article')}, {unread:,} unread"
    was = f" It was: {view.was}" if view.was else ""
    console.say(f"“{view.name}” is saved: {found}.{was}")
    return 0


def _rename(saved: Views, request: Request) -> int:
    name, *other = _words(request, 2, "NAME OTHER")
    console.say(f"“{name}” is called “{saved.rename(name, ' '.join(other)).name}” now.")
    return 0


def _remove(saved: Views, request: Request) -> int:
    for name in _words(request, 1, "NAME …"):
        console.say(f"“{saved.remove(name).name}” is removed; its articles stay.")
    return 0


def _export(saved: Views, request: Request) -> int:
    name = request.words[0] if request.words else _STREAM
    if name == _STREAM:
        for line in saved.lines():
            console.write(line)
        return 0
    from analysis.export.writing import write_lines

    count = write_lines(Path(name), saved.lines())
    console.say(f"{console.counted(count, 'view')} written to {name}.")
    return 0


def _import(saved: Views, request: Request) -> int:
    (name,) = _words(request, 1, "FILE")[:1]
    try:
        data = sys.stdin.buffer.read() if name == _STREAM else Path(name).read_bytes()
    except OSError as error:
        from analysis.sources.files import reason_of, shown

        raise SourceError(f"{shown(name)}: {reason_of(error)}") from error
    taken, troubles = saved.take(data.decode("utf-8", "replace").splitlines())
    for trouble in troubles:
        console.say(f"{name}: {trouble}")
    console.say(f"{console.counted(len(taken), 'view')} saved.")
    return 1 if troubles else 0


_ACTIONS: Mapping[str, Callable[[Views, Request], int]] = {
    "save": _save,
    "rename": _rename,
    "remove": _remove,
    "export": _export,
    "import": _import,
}


def _words(request: Request, least: int, usage: str) -> tuple[str, ...]:
    """What was said behind the action: so many words at least."""
    if len(request.words) < least:
        raise NewsreaderError(f'say "{PROGRAM} views {request.action} {usage}".')
    return request.words
