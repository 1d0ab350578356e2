"""Files and folders: which of them may hold articles, without reading them.

A folder is walked in the order of the bytes of its names. Symbolic links come last, each followed
once: what the walk has met by its real name is not met again, so no circle closes.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.sources.found import Failure, FileKind, Found
from analysis.text import canonical_line, shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.sources.leftovers import Leftovers

SIZE_LIMIT = 20 * 1024 * 1024
"""Bytes of the largest file that is read; JSON Lines are measured line by line instead."""
KINDS = {
    b".txt": FileKind.TEXT,
    b".md": FileKind.MARKDOWN,
    b".html": FileKind.HTML,
    b".htm": FileKind.HTML,
    b".jsonl": FileKind.JSONL,
    b".rss": FileKind.FEED,
    b".atom": FileKind.FEED,
    b".rdf": FileKind.FEED,
}
_NAMED = {b".xml": FileKind.FEED, b".json": FileKind.FEED}
"""Suffixes of files that are feeds if they are named, but mostly something else in a folder."""
_ODD = (
    (stat.S_ISFIFO, "is a named pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)


def locate(location: str | bytes | os.PathLike[str]) -> bytes:
    """Give the absolute path of a file or folder, ``~`` expanded, symbolic links kept.

    Raises :class:`~analysis.errors.SourceError` if there is nothing there.
    """
    if not location:
        raise SourceError("“”: is no path")
    try:
        path = os.path.abspath(os.path.expanduser(os.fsencode(location)))  # noqa: PTH100, PTH111
        os.stat(path)  # noqa: PTH116
    except OSError as error:
        raise SourceError(f"{shown(location)}: {reason_of(error)}") from error
    except ValueError as error:
        raise SourceError(f"{shown(location)}: is no path") from error
    return path


def shown(location: str | bytes | os.PathLike[str]) -> str:
    """Show a path on one line, whatever its bytes are."""
    if not isinstance(location, str):
        return shown_name(os.fsencode(location))
    try:
        return location if location.isprintable() else shown_name(os.fsencode(location))
    except UnicodeEncodeError:
        return ascii(location)


def reason_of(error: OSError) -> str:
    """Say in a few words why the system refuses a file."""
    return canonical_line(error.strerror or str(error)).lower() or "cannot be read"


def scan(
    location: str | bytes | os.PathLike[str], leftovers: Leftovers | None = None
) -> Iterator[Found | Failure]:
    """List the files of a source, in an order that only their names decide.

    A folder is looked through with everything below it, but for hidden names and other suffixes
    than those of :data:`KINDS`, which are added to ``leftovers``; a file is taken as it is. Nothing
    is read, and nothing is raised.
    """
    try:
        root = locate(location)
        status = os.stat(root)  # noqa: PTH116
    except SourceError as error:
        where, _, reason = str(error).rpartition(": ")
        yield Failure(where, reason)
        return
    except OSError as error:
        yield Failure(shown(location), reason_of(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _Walk(root, leftovers).run()
        return
    kind = kind_of(root) or _NAMED.get(os.path.splitext(root)[1].lower())  # noqa: PTH122
    if kind is None and stat.S_ISREG(status.st_mode):
        names = ", ".join(suffix.decode() for suffix in (*KINDS, *_NAMED))
        yield Failure(shown(root), f"is no article: its name must end in {names}")
        return
    yield _found(root, os.path.basename(root), kind or FileKind.TEXT, status)  # noqa: PTH119


def kind_of(path: bytes) -> FileKind | None:
    """Tell by the suffix of its name how the articles of a file are written."""
    return KINDS.get(os.path.splitext(path)[1].lower())  # noqa: PTH122


def _found(path: bytes, relative: bytes, kind: FileKind, status: os.stat_result) -> Found | Failure:
    where = shown_name(path)
    if not stat.S_ISREG(status.st_mode):
        odd = next((words for is_odd, words in _ODD if is_odd(status.st_mode)), "is no file")
        return Failure(where, odd)
    if not status.st_size:
        # What the system makes up when it is read, such as the files of /proc, has no size either.
        return Failure(where, "is empty")
    if status.st_size > SIZE_LIMIT and kind is not FileKind.JSONL:
        return Failure(where, f"is larger than {SIZE_LIMIT >> 20} MB")
    return Found(path, shown_name(relative), where, kind, status.st_size, status.st_mtime_ns)


class _Walk:
    """One look through a folder: real files first, then what symbolic links lead to."""

    def __init__(self, root: bytes, leftovers: Leftovers | None) -> None:
        self._root = root
        self._leftovers = leftovers
        self._files: set[tuple[int, int]] = set()
        self._folders: set[tuple[int, int]] = set()
        self._links: list[bytes] = []

    def run(self) -> Iterator[Found | Failure]:
        yield from self._folder(self._root)
        for path in iter(lambda: self._links.pop(0) if self._links else None, None):
            yield from self._follow(path)

    def _folder(self, top: bytes) -> Iterator[Found | Failure]:
        waiting = [top]
        while waiting:
            path = waiting.pop()
            try:
                status = os.stat(path)  # noqa: PTH116
                if (status.st_dev, status.st_ino) in self._folders:
                    continue
                self._folders.add((status.st_dev, status.st_ino))
                names = sorted(name for name in os.listdir(path) if name[:1] != b".")  # noqa: PTH208
            except OSError as error:
                yield Failure(shown_name(path), reason_of(error))
                continue
            below: list[bytes] = []
            for name in names:
                entry = os.path.join(path, name)  # noqa: PTH118
                found = self._entry(entry, below)
                if found is not None:
                    yield found
            waiting.extend(reversed(below))

    def _entry(self, path: bytes, below: list[bytes]) -> Found | Failure | None:
        kind = kind_of(path)
        try:
            status = os.lstat(path)
        except OSError as error:
            return Failure(shown_name(path), reason_of(error))
        if stat.S_ISDIR(status.st_mode):
            below.append(path)
            return None
        if stat.S_ISLNK(status.st_mode):
            self._links.append(path)
            return None
        if kind is None:
            if self._leftovers is not None:
                self._leftovers.add(path)
            return None
        self._files.add((status.st_dev, status.st_ino))
        return self._yielded(path, kind, status)

    def _follow(self, path: bytes) -> Iterator[Found | Failure]:
        kind = kind_of(path)
        try:
            status = os.stat(path)  # noqa: PTH116
        except OSError as error:
            if kind is not None:
                yield Failure(
                    shown_name(path), f"is a link that leads nowhere ({reason_of(error)})"
                )
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._folder(path)
        elif kind is not None and (status.st_dev, status.st_ino) not in self._files:
            self._files.add((status.st_dev, status.st_ino))
            yield self._yielded(path, kind, status)

    def _yielded(self, path: bytes, kind: FileKind, status: os.stat_result) -> Found | Failure:
        relative = os.path.relpath(path, self._root)
        return _found(path, relative, kind, status)
