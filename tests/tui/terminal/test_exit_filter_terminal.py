"""The exit filter in a real pseudo-terminal, with text that no door has cleaned."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HOST = r"""
import sys
from textual.app import App
from textual.widgets import Label
from textual.content import Content
from rich.style import Style
from rich.text import Text
from tui.terminal.exit_filter import ExitFilter
from tui.widgets.article_text import Reading
from tui.widgets.article_view import ArticleView
from tui.widgets.line_list import LineList
from tui.widgets.rows import ListedRows

BAD = "x\x1b]0;t\x07\x1b[9;9H\x1b]52;c;eA==\x07\x1b[2J\x9b31m\u202e\u2066\u200b\x7f\x00\x08 [/nope]"

class Words(LineList[str]):
    def draw_row(self, row, width, is_marked):
        return [[(row, None)]]

class Host(App[None]):
    def get_line_filters(self):
        filters = list(super().get_line_filters())
        return [*filters, ExitFilter()] if sys.argv[1] == "filtered" else filters

    def compose(self):
        yield Words()
        yield ArticleView()
        yield Label(BAD, markup=False)
        yield Label(Text(BAD, Style(link="https://a.b/" + BAD)))

    def on_mount(self):
        words = self.query_one(Words)
        words.styles.height = view_height = 6
        words.styles.border = ("round", "red")
        words.border_title = Content(BAD)
        words.tooltip = Content(BAD)
        words.set_rows(ListedRows([BAD, "two"], lambda row: row))
        view = self.query_one(ArticleView)
        view.styles.height = view_height
        view.show(Reading(BAD * 3, BAD, BAD))
        self.notify(BAD, title=BAD, markup=False)
        self.set_timer(0.3, lambda: self.notify("all drawn"))
        self.set_timer(1.2, self.exit)

Host().run()
"""
COMMANDS = (
    b"\x1b]0;",
    b"\x1b[9;9H",
    b"\x1b]52",
    b"\x1b[2J",
    b"\xc2\x9b",
    b"\x7f",
    b"\x00",
    b"\x08",
)
MARKS = tuple(mark.encode() for mark in ("\u202e", "\u2066", "\u200b"))


def bytes_of(mode: str) -> bytes:
    """Run the host in a terminal of 80 × 30 cells; return what it wrote until all was drawn."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 80, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", HOST, mode],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        start_new_session=True,
    )
    os.close(slave)
    seen, deadline = b"", time.monotonic() + 20
    try:
        while b"all drawn" not in seen and time.monotonic() < deadline:
            if select.select([master], [], [], 0.05)[0]:
                seen += os.read(master, 1 << 16)
    finally:
        process.kill()
        process.wait()
        os.close(master)
    assert b"all drawn" in seen, seen[-2000:]
    return seen


def test_no_control_character_of_any_widget_reaches_the_terminal() -> None:
    seen = bytes_of("filtered")
    assert b"[9;9H" in seen  # as text
    assert [code for code in (*COMMANDS, *MARKS) if code in seen] == []


@pytest.mark.parametrize("code", [b"\x1b]52", b"\x1b[9;9H", "\u202e".encode()])
def test_without_the_filter_they_would(code: bytes, unfiltered: bytes) -> None:
    assert code in unfiltered


@pytest.fixture(scope="module")
def unfiltered() -> bytes:
    return bytes_of("bare")
