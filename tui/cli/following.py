"""``sources``: what is followed, listed, and what a person does with it."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import NewsreaderError, SourceError
from analysis.models import SourceKind
from analysis.sources.address import shown_address
from tui.cli import console
from tui.cli.naming import found, location_of
from tui.cli.opening import open_library
from tui.cli.request import PROGRAM
from tui.cli.table import Column, table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from analysis.following.desk import Desk
    from analysis.library import Library
    from analysis.models import SourceRow
    from tui.cli.request import Request

_STREAM = Path("-")
"""The name of a file that stands for stdin or stdout."""
_SWITCH = {"on": True, "off": False}
_ALL = "all"
"""In place of a source: all feeds."""
_DAYS = {"forever": 0, "default": None}


def sources(request: Request) -> int:
    """List the sources, or do something with some of them; 1 if something could not be done."""
    if request.action == "add":
        from tui.cli.importing import bring_in

        return bring_in(request._replace(command="import", sources=request.words))
    is_new_welcome = request.action == "import"
    with closing(open_library(request, is_new_welcome=is_new_welcome)) as library:
        desk = library.desk()
        if request.action == "import":
            return _import(desk, request)
        if request.action == "export":
            return _export(desk, request)
        if request.action == "keep" and request.words[:1] == (_ALL,):
            return _keep_all(library, request)
        if request.action:
            return _ACTIONS[request.action](desk, request)
        return _list(desk, is_json=request.is_json)


def _list(desk: Desk, *, is_json: bool) -> int:
    rows = desk.sources()
    if is_json:
        for row in rows:
            console.write_json(_record(row))
        return 0
    columns = (
        Column("Articles", 8, is_number=True),
        Column("Unread", 6, is_number=True),
        Column("Looked at", 16),
        Column("Source", 0),
    )
    if not table(columns, map(_row, rows)):
        console.say(f'Nothing is followed yet; "{PROGRAM} import SOURCE" adds a source.')
    return 0


def _record(source: SourceRow) -> dict[str, object]:
    return {
        "source": source.name,
        "kind": source.kind,
        "location": _location(source),
        "home": source.home,
        "tags": source.tags,
        "added": source.added_at,
        "looked_at": source.looked_at,
        "next_look_at": source.next_look_at,
        "articles": source.articles,
        "unread": source.unread,
        "new": source.came,
        "full_text": source.is_full,
        "keep_days": source.keep_days,
        "gone": source.is_gone,
        "failures": source.failures,
        "trouble": source.trouble,
    }


def _row(source: SourceRow) -> tuple[str, ...]:
    where = _location(source)
    address = f"  {where}" if source.kind is SourceKind.FEED and where != source.name else ""
    tags = "".join(f"  [{tag}]" for tag in source.tags)
    trouble = f"  ! {source.trouble}" if source.trouble else ""
    looked_at = (source.looked_at or "never")[:16].replace("T", " ")
    words = f"{source.name}{address}{tags}{trouble}"
    return f"{source.articles:,}", f"{source.unread:,}", looked_at, words


def _location(source: SourceRow) -> str:
    if source.kind is SourceKind.FILES:
        from analysis.text import shown_name

        return shown_name(source.location)
    return shown_address(source.location.decode("utf-8", "replace"))


def _import(desk: Desk, request: Request) -> int:
    (name,) = _words(request, 1, "FILE")
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        from analysis.sources.files import reason_of, shown

        raise SourceError(f"{shown(name)}: {reason_of(error)}") from error
    found = desk.import_list(data)
    for trouble in found.troubles:
        console.say(f"{name}: {trouble}")
    known = f", {found.known:,} followed already" if found.known else ""
    console.say(f"{console.counted(len(found.new), 'feed')} added{known}.")
    if found.new:
        console.say(f'"{PROGRAM} refresh" fetches them.')
    return 1 if found.troubles else 0


def _export(desk: Desk, request: Request) -> int:
    data = desk.export_list()
    name = Path(request.words[0]) if request.words else _STREAM
    if name == _STREAM:
        for line in data.decode().splitlines():
            console.write(line)
        return 0
    from analysis.export.writing import write_lines

    write_lines(name, data.decode().rstrip("\n").split("\n"))
    feeds = data.count(b"xmlUrl=")
    console.say(f"{console.counted(feeds, 'feed')} written to {name}.")
    return 0


def _remove(desk: Desk, request: Request) -> int:
    for name in _words(request, 0, "SOURCE …"):
        row = found(desk, name)
        removed = desk.remove(row.id, with_articles=request.with_articles)
        left = row.articles - removed
        kept = f"; its {console.counted(left, 'article')} stay" if left else ""
        gone = f" with {console.counted(removed, 'article')}" if removed else ""
        console.say(f"{row.name} is removed{gone}{kept}.")
    return 0


def _rename(desk: Desk, request: Request) -> int:
    source, *name = _words(request, 0, "SOURCE NAME")
    row = found(desk, source)
    desk.rename(row.id, " ".join(name))
    console.say(f"{row.name} is called {found(desk, location_of(row)).name} now.")
    return 0


def _tag(desk: Desk, request: Request) -> int:
    source, *tags = _words(request, 0, "SOURCE TAG …")
    row = found(desk, source)
    desk.set_tags(row.id, tags)
    now = ", ".join(found(desk, location_of(row)).tags)
    console.say(f"{row.name} has the tags {now}." if now else f"{row.name} has no tag.")
    return 0


def _full(desk: Desk, request: Request) -> int:
    source, switch = _words(request, 2, "SOURCE on|off")
    if switch not in _SWITCH:
        raise NewsreaderError(f"{switch}: say on or off.")
    row = found(desk, source)
    desk.set_full(row.id, _SWITCH[switch])
    what = "the full text of all entries" if _SWITCH[switch] else "only what the feed gives"
    console.say(f"Of {row.name}, {what} is fetched from now on.")
    return 0


def _keep(desk: Desk, request: Request) -> int:
    source, days = _words(request, 2, "SOURCE|all DAYS|forever|default")
    row, number = found(desk, source), _days(days)
    desk.keep(row.id, number)
    console.say(f"Articles of {row.name} are kept: {days}{' days' if days.isdigit() else ''}.")
    return 0


def _keep_all(library: Library, request: Request) -> int:
    _, days = _words(request, 2, "all DAYS|forever")
    library.habits().set_keep_days(_days(days) or 0)
    how = f"{days} days" if days.isdigit() else "forever"
    console.say(f"Read articles of all feeds are kept: {how}, unless a feed has a span of its own.")
    return 0


def _days(words: str) -> int | None:
    if words not in _DAYS and not (words.isascii() and words.isdigit()):
        raise NewsreaderError(f"{words}: say a number of days, forever or default.")
    return _DAYS[words] if words in _DAYS else int(words[:6])


_ACTIONS: Mapping[str, Callable[[Desk, Request], int]] = {
    "remove": _remove,
    "rename": _rename,
    "tag": _tag,
    "full": _full,
    "keep": _keep,
}


def _words(request: Request, count: int, usage: str) -> tuple[str, ...]:
    """What was said behind the action: so many words, or at least one."""
    if not request.words or (count and len(request.words) != count):
        raise NewsreaderError(f'say "{PROGRAM} sources {request.action} {usage}".')
    return request.words
