"""Time a program in a pseudo-terminal: its start, and the answer to each key."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

_CONTROL = re.compile(rb"\x1b\[[0-9;:?<>=]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_ANSWERS = (
    (b"\x1b[c", b"\x1b[?62;22c"),
    (b"\x1b[6n", b"\x1b[1;1R"),
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
)
_QUIET = 0.05
"""Seconds without output after which an answer to a key is over."""


class Terminal:
    """A program running in a pseudo-terminal of 120 x 36; times are in seconds."""

    def __init__(self, command: Sequence[str]) -> None:
        self._begun = time.perf_counter()
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], list(command))
        size = struct.pack("HHHH", 36, 120, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)

    def until(self, pattern: str, timeout: float = 60) -> float:
        """Seconds from the start until the pattern was among what was written."""
        wanted, seen = re.compile(pattern.encode()), b""
        while time.perf_counter() - self._begun < timeout:
            seen += self._read(0.1)
            if wanted.search(_CONTROL.sub(b"", seen)):
                return time.perf_counter() - self._begun
        msg = f"{pattern!r} did not come up: {_CONTROL.sub(b' ', seen)[-800:]!r}"
        raise TimeoutError(msg)

    def settle(self, quiet: float = 0.4) -> None:
        """Wait until nothing is written any more."""
        while self._read(quiet):
            pass

    def press(self, key: str) -> tuple[float, float]:
        """Seconds from a key to the first and to the last of what it drew; 0 if it drew nothing."""
        begun = first = last = time.perf_counter()
        os.write(self._master, key.encode())
        while self._read(_QUIET if last > begun else 0.5):
            last = time.perf_counter()
            first = last if first == begun else first
        return first - begun, last - begun

    def presses(self, keys: Sequence[str], warm: int = 5) -> tuple[float, float]:
        """Median seconds to the first and the last of what keys drew, after some to warm up."""
        for key in keys[:warm]:
            self.press(key)
        answers = [answer for answer in map(self.press, keys[warm:]) if answer[0]]
        if not answers:
            return 0.0, 0.0
        return median(first for first, _ in answers), median(last for _, last in answers)

    def _read(self, timeout: float) -> bytes:
        ready, _, _ = select.select([self._master], [], [], timeout)
        if not ready:
            return b""
        try:
            data = os.read(self._master, 1 << 18)
        except OSError:
            return b""
        for question, answer in _ANSWERS:
            if question in data:
                os.write(self._master, answer)
        return data
