"""The reader in a real pseudo-terminal: how it starts and how it leaves the terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[3]
START = """
import sys
from pathlib import Path
from analysis.settings import Settings
from tui.app import run
{extra}
sys.exit(run(Path(sys.argv[1]), Settings(), (), sys.argv[2:]))
"""
RESTORED = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[?25h")


class Terminal:
    """A program in a pseudo-terminal of 100 × 30 cells."""

    def __init__(self, library: Path, extra: str = "", *sources: str) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.modes = termios.tcgetattr(slave)
        self.slave = slave
        self.seen = b""
        env = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(library.parent)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", START.format(extra=extra), str(library), *sources],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env=env,
            start_new_session=True,
        )

    def wait_for(self, words: bytes, seconds: float = 20.0) -> None:
        """Read until the program has written something."""
        self._read(lambda: words in self.seen, seconds)
        assert words in self.seen, self.seen[-2000:]

    def wait_for_end(self, seconds: float = 10.0) -> int:
        """Read until the program has ended; return its exit code."""
        self._read(lambda: self.process.poll() is not None, seconds)
        self._read(lambda: False, 0.1)
        assert self.process.poll() is not None, "it is still there"
        return self.process.returncode

    def send(self, data: bytes) -> None:
        """Type something."""
        os.write(self.master, data)

    def _read(self, is_done: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not is_done() and time.monotonic() < deadline:
            if select.select([self.master], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(self.master, 1 << 16)
                except OSError:
                    return

    def close(self) -> None:
        """End the program whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for file in (self.master, self.slave):
            try:
                os.close(file)
            except OSError:
                continue


@pytest.fixture
def terminal(path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(extra: str = "") -> Terminal:
        opened.append(Terminal(path, extra))
        opened[-1].wait_for(b"summit")
        opened[-1].wait_for(b"Back out")
        return opened[-1]

    yield start
    for one in opened:
        one.close()


def is_restored(terminal: Terminal) -> bool:
    """Tell whether the terminal is as it was, by the bytes and by its modes."""
    return all(code in terminal.seen for code in RESTORED) and (
        termios.tcgetattr(terminal.slave)[:4] == terminal.modes[:4]
    )


def test_it_opens_reads_and_quits(terminal) -> None:
    one = terminal()
    one.send(b"3f]")
    one.wait_for(b"mention 1/5")
    one.send(b"\x11")
    assert one.wait_for_end() == 0
    assert is_restored(one)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_it_leaves_the_terminal_as_it_was(terminal, number) -> None:
    one = terminal()
    one.process.send_signal(number)
    assert one.wait_for_end() == 128 + number
    assert is_restored(one)


def test_it_can_be_suspended_and_comes_back(terminal) -> None:
    one = terminal()
    one.send(b"\x1a")
    one.wait_for(RESTORED[0])
    _, status = os.waitpid(one.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    one.seen = b""
    one.process.send_signal(signal.SIGCONT)
    one.wait_for(b"summit")
    one.send(b"\x11")
    assert one.wait_for_end() == 0


def test_after_fg_all_panes_are_painted_again(terminal) -> None:
    one = terminal()
    one.send(b"\x1a")
    one.wait_for(RESTORED[0])
    os.waitpid(one.process.pid, os.WUNTRACED)
    one.seen = b""
    one.process.send_signal(signal.SIGCONT)
    for words in (b"Articles", b"what nobody reads", b"Back out"):
        one.wait_for(words)
    one.send(b"\x11")
    assert one.wait_for_end() == 0


def test_stopped_from_outside_it_comes_back_and_reads_each_key_once(terminal) -> None:
    one = terminal()
    one.process.send_signal(signal.SIGSTOP)
    os.waitpid(one.process.pid, os.WUNTRACED)
    one.seen = b""
    one.process.send_signal(signal.SIGCONT)
    one.wait_for(b"Back out")
    one.send(b"3f]")
    one.wait_for(b"mention 1/5")
    one.send(b"\x11")
    assert one.wait_for_end() == 0
    assert is_restored(one)


def test_bytes_that_are_no_text_do_not_end_it(terminal) -> None:
    one = terminal()
    one.send(b"\xff\xfe\xc3(\xe2\x28\xa1\x80\x80")
    one.send(b"\x1b[200~pasted \xff\xc0 text\x1b[201~")
    one.send(b"\x1b[<9999999999999;1;1M\x1b[<;;M\x1b[M\xff\xff\xff\x1b]52;c;!!\x07")
    time.sleep(0.3)
    one.send(b"3f]")
    one.wait_for(b"mention ")
    one.send(b"\x11")
    assert one.wait_for_end() == 0


def test_a_terminal_that_goes_away_ends_it(terminal) -> None:
    one = terminal()
    os.close(one.slave)
    os.close(one.master)
    deadline = time.monotonic() + 10
    while one.process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert one.process.poll() is not None


def test_a_fault_is_one_sentence_and_a_log(terminal, path) -> None:
    one = terminal(
        "from tui.screens.reading.names.names import Names\n"
        "def fail(self): raise RuntimeError('[red]boom')\n"
        "Names.focus_here = fail\n"
    )
    one.send(b"f")
    assert one.wait_for_end() == 1
    assert is_restored(one)
    after = one.seen.rsplit(b"\x1b[?1049l", 1)[1].decode()
    assert "newsreader met a fault it did not expect (RuntimeError)" in after
    assert "Traceback" not in after
    log = path.parent / "newsreader" / "log" / "newsreader.log"
    assert str(log) in after.replace("\r\n", "")
    assert "boom" in log.read_text()


def test_a_library_that_is_none_is_one_sentence(tmp_path) -> None:
    path = tmp_path / "library.db"
    path.write_text("this is no database at all, but a text that is long enough to be one\n" * 40)
    one = Terminal(path)
    assert one.wait_for_end(20) == 1
    assert b"\x1b[?1049h" not in one.seen
    assert str(path).encode() in one.seen.replace(b"\r\n", b"")
    one.close()


def test_only_what_can_be_used_is_imported_at_the_start(path) -> None:
    heavy = "spacy trafilatura rapidfuzz rich.markdown sqlalchemy lxml"
    code = (
        "import sys\nfrom tui.app import NewsReader\n"
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
