"""Writing an export to a file: whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

_DEFAULT_MODE = 0o666
_LONGEST = 40
"""Characters of a name that the one of the file in the making begins with: bytes are few."""


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines to a file in UTF-8; answer how many.

    A file that is there is replaced only when all is written; a pipe or device is written to as it
    is. Raises OSError, which names the path as it was given.
    """
    try:
        return _write_to(Path(os.path.realpath(path)), lines)
    except OSError as error:
        # Nobody knows the file that is written in place of the one that was named.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_to(target: Path, lines: Iterable[str]) -> int:
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        with target.open("w", encoding="utf-8", newline="\n") as file:
            return _write(file, lines)
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:_LONGEST]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            count = _write(file, lines)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(mode) if mode is not None else _DEFAULT_MODE & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return count


def _write(file: TextIO, lines: Iterable[str]) -> int:
    count = 0
    for line in lines:
        file.write(line)
        file.write("\n")
        count += 1
    return count


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
