"""What was asked on the command line; the plain way to open the reader is read here by hand.

The parser of the standard library takes longer to load than the list of articles to draw.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "newsreader"
OPEN = "open"
NAMES = frozenset(
    {
        *("import", "refresh", "sources", "articles", "entities", "mentions"),
        *("views", "export", "corrections", "doctor"),
    }
)
"""The commands' names: a source that is called so is written with a folder before it."""


class Request(NamedTuple):
    """A command and all that was said about it.

    ``action`` is what to do with corrections or sources, ``words`` what was said behind it.
    """

    command: str
    library: Path | None = None
    sources: tuple[str, ...] = ()
    query: str = ""
    is_json: bool = False
    is_quiet: bool = False
    output: Path | None = None
    action: str = ""
    file: Path | None = None
    words: tuple[str, ...] = ()
    with_articles: bool = False
    as_pages: bool = False
    form: str = "jsonl"
    is_later: bool = False


def plain(words: Sequence[str]) -> Request | None:
    """Read "[--library FILE] [SOURCE …]"; None for anything else."""
    library: Path | None = None
    sources: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--library":
            file = next(rest, "")
            if not file or file.startswith("-"):
                return None
            library = Path(file)
        elif word.startswith("-") or (not sources and word in NAMES):
            return None
        else:
            sources.append(word)
    return Request(OPEN, library=library, sources=tuple(sources))
