"""What the list of sources shows: all articles, tags, sources, and what is said of each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from analysis.models import SourceKind
from analysis.text import canonical_line
from tui.drawing.dates import ago, long_date
from tui.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analysis.following.desk import TagRow
    from analysis.following.views import ViewRow
    from analysis.models import SourceRow


class SourceLine(NamedTuple):
    """A line of the list: articles one can list, with how many there are and are unread.

    ``trouble`` says what went wrong, ``note`` what else there is to say; ``tags`` are a source's.
    """

    name: str
    scope: Scope
    unread: int = 0
    articles: int | None = None
    note: str = ""
    trouble: str = ""
    tags: tuple[str, ...] = ()
    source: SourceRow | None = None
    view: ViewRow | None = None

    @property
    def place(self) -> str:
        """What the list of its articles is called; empty for those that need no name."""
        scope = self.scope
        return self.name if scope.source or scope.tag or scope.words else ""


class Shelf(NamedTuple):
    """All that is followed: its sources and tags, and counts of the whole library.

    ``views`` are the saved queries, ``marked`` those that nobody has to save.
    """

    sources: Sequence[SourceRow]
    tags: Sequence[TagRow]
    articles: int
    unread: int
    hidden: int
    rules: int
    marked: Sequence[ViewRow] = ()
    views: Sequence[ViewRow] = ()


def lines_of(shelf: Shelf, words: str = "", *, is_unread: bool = False) -> list[SourceLine]:
    """List all articles, what is marked or hidden, views, tags, sources: each by the alphabet.

    Only what has all the words in its name, its tags or its address, and, with ``is_unread``,
    something unread.
    """
    now = datetime.now(UTC)
    lines = [SourceLine("All articles", Scope(), shelf.unread, shelf.articles)]
    if shelf.hidden or shelf.rules:
        rules = f"{shelf.rules:,} rule{'s' * (shelf.rules != 1)}"
        hidden = Scope(is_hidden=True)
        lines.append(SourceLine("Hidden by rules", hidden, 0, shelf.hidden, rules))
    lines += [_viewed(row) for row in shelf.marked]
    lines += [_viewed(row)._replace(view=row) for row in shelf.views]
    lines += [
        SourceLine(f"#{row.tag}", Scope(tag=row.tag), row.unread, None, _sources(row.sources))
        for row in shelf.tags
    ]
    sources = [_line(row, now) for row in shelf.sources]
    lines += sorted(sources, key=lambda line: line.name.casefold())
    wanted = words.casefold().split()
    return [
        line
        for line in lines
        if (not is_unread or line.unread) and all(word in _found_by(line) for word in wanted)
    ]


def _viewed(row: ViewRow) -> SourceLine:
    return SourceLine(
        row.name, Scope(words=row.query), row.unread, row.articles, row.query, row.trouble
    )


def _line(row: SourceRow, now: datetime) -> SourceLine:
    scope, trouble = Scope(source=row.id), row.trouble or ""
    if row.is_gone:
        trouble = "its server says that it is gone: it is asked no more"
    return SourceLine(
        name_of(row), scope, row.unread, row.articles, _note(row, now), trouble, row.tags, row
    )


def name_of(row: SourceRow) -> str:
    """Call a source as the person or it itself does; a folder without its path."""
    if row.kind is SourceKind.FILES and row.name == where(row):
        return row.name.rstrip("/").rpartition("/")[2] or row.name
    return row.name


def _note(row: SourceRow, now: datetime) -> str:
    """Say when a source was last looked at, and what came."""
    if row.kind is SourceKind.PAGES:
        return "saved to be read later"
    if row.looked_at is None:
        return "not looked at yet"
    looked = ago(row.looked_at, now)
    is_new = row.kind is SourceKind.FEED and row.came and not row.trouble
    return f"{looked}, {row.came:,} new" if is_new else looked


def _found_by(line: SourceLine) -> str:
    row = line.source
    words = [line.name, *(f"#{tag}" for tag in line.tags), where(row) if row else ""]
    return " ".join(words).casefold()


def _sources(count: int) -> str:
    return "1 source" if count == 1 else f"{count:,} sources"


def where(row: SourceRow) -> str:
    """Show the address or path of a source on one line, without a password."""
    if row.kind is SourceKind.PAGES:
        return ""
    location = row.location.decode("utf-8", "replace")
    if row.kind is SourceKind.FEED:
        from analysis.sources.address import shown_address

        return shown_address(location)
    return canonical_line(location)


def details(row: SourceRow) -> list[tuple[str, str]]:
    """Tell all that is known of a source, a line each."""
    every = "every entry's" if row.is_full else "as the feed gives it"
    kept = {None: "as long as those of all feeds", 0: "for ever"}.get(
        row.keep_days, f"{row.keep_days} days"
    )
    looked = f"{long_date(row.looked_at)} {row.looked_at[11:16]} UTC" if row.looked_at else "never"
    found = [
        ("where", where(row)),
        ("site", canonical_line(row.home or "")),
        ("tags", ", ".join(row.tags)),
        ("articles", f"{row.articles:,}, {row.unread:,} of them unread"),
        ("added", long_date(row.added_at)),
    ]
    if row.kind is not SourceKind.PAGES:
        found += [("last look", looked), ("went wrong", canonical_line(row.trouble or ""))]
    if row.kind is SourceKind.FEED:
        again = row.next_look_at
        found += [
            ("brought", f"{row.came:,} new when it was last reached"),
            ("not reached", _times(row.failures)),
            ("asked again", f"{long_date(again)} {again[11:16]} UTC or later" if again else ""),
            ("full text", every),
            ("kept", kept),
        ]
    return [(word, said) for word, said in found if said]


def _times(count: int) -> str:
    if not count:
        return ""
    return "the last time it was asked" if count == 1 else f"the last {count:,} times it was asked"


def tags_in(words: str) -> tuple[str, ...]:
    """Read tags that are typed with commas between them, with or without #."""
    parts: Iterable[str] = (part.strip().lstrip("#").strip() for part in words.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
