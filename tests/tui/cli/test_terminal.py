"""The command line in a real pseudo-terminal, on articles and names that would take it over."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.intake import Outcome
from analysis.library import Library
from analysis.models.draft import Draft
from analysis.sources import read, scan
from tui.__main__ import main

if TYPE_CHECKING:
    import threading

ROOT = Path(__file__).parents[3]
SEQUENCES = {
    "osc52": "\x1b]52;c;SE9TVElMRQ==\x07",
    "title": "\x1b]0;HOSTILE\x1b\\",
    "clear": "\x1b[2J\x1b[1;1HHOSTILE",
    "c1": "\x9b2J\x9d0;HOSTILE\x9c",
    "alt": "\x1b[?1049l\x1b[?1003h",
    "report": "\x1b[6n\x1b[c\x05",
    "dcs": '\x1bP$q"p\x1b\\',
    "bidi": "\u202eHOSTILE\u2066",
    "bell": "\x07" * 5 + "\x08\r\x0b",
    "markup": "[bold]HOSTILE[/] [@click=app.quit]x[/]",
}
OWN_STYLES = re.compile(rb"\x1b\[(?:\d+(?:;\d+)*)?m")
PROGRESS = re.compile(rb"\x1b\[(?:\?25[lh]|2K|1A)|\r")


def in_terminal(*argv: str, library: Path) -> tuple[int, bytes]:
    """Run a command in a pseudo-terminal of 30 by 100; its exit code and all it sent."""
    pid, terminal = os.forkpty()
    if pid == 0:
        os.chdir(ROOT)
        home = str(library.parent)
        os.environ.update(
            TERM="xterm-256color", NEWSREADER_LIBRARY=str(library), XDG_CONFIG_HOME=home
        )
        os.execv(sys.executable, [sys.executable, "-m", "tui", *argv])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    sent = bytearray()
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 0.2)[0]:
            continue
        try:
            got = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not got:
            break
        sent += got
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), bytes(sent)


def controls(sent: bytes) -> set[str]:
    """Control characters in what was sent, but for styles of ours and line ends."""
    text = OWN_STYLES.sub(b"", sent).replace(b"\r\n", b"\n").decode()
    return set(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of articles whose titles, texts and file names are hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, sequence in SEQUENCES.items():
        shown = sequence.replace("/", "")
        (folder / f"{name}{shown}.txt").write_text(f"{sequence} Putin\n\n{sequence}Putin left.\n")
    return folder


@pytest.fixture(scope="module")
def library(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, brought in without names."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    library = Library.open(path)
    library.refresh([str(hostile)], model="no_such_model")
    library.close()
    return path


@pytest.mark.parametrize("command", ["articles", "articles --json", "sources", "export", "doctor"])
def test_no_control_character_of_foreign_text_reaches_the_terminal(
    command: str, library: Path
) -> None:
    _, sent = in_terminal(*command.split(), library=library)
    assert sent.count(b"\n") > 1
    assert controls(sent) == set()


def test_failures_name_hostile_files_without_obeying_them(hostile: Path, tmp_path: Path) -> None:
    for sequence in SEQUENCES.values():
        (tmp_path / f"{sequence.replace('/', '')}.txt").touch()
    code, sent = in_terminal("import", str(tmp_path), library=tmp_path / "library.db")
    assert code == 1
    assert sent.count(b"is empty") == len(SEQUENCES)
    assert controls(PROGRESS.sub(b"", sent)) == set()


def test_arguments_are_not_obeyed_either(tmp_path: Path) -> None:
    for argv in (["\x1b[2J"], ["mentions", "\x1b[2J"], ["--x\x1b[2J"], ["import", "\x1b[2J"]):
        _, sent = in_terminal(*argv, library=tmp_path / "library.db")
        assert b"newsreader" in sent or b"no such file" in sent
        assert controls(PROGRESS.sub(b"", sent)) == set()


def test_a_word_that_is_nearly_a_command_is_said_before_the_screen_is_taken(
    tmp_path: Path,
) -> None:
    code, sent = in_terminal("improt", library=tmp_path / "library.db")
    assert code == 2
    assert b'is the command "import" meant?' in sent
    assert b"\x1b" not in sent


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_an_import_after_what_is_in_hand(
    name: signal.Signals,
    hostile: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupted(self: Library, *_: object, stop: threading.Event, **__: object) -> Outcome:
        signal.raise_signal(name)
        assert stop.is_set()
        return Outcome(added=3, was_stopped=True)

    monkeypatch.setattr(Library, "refresh", interrupted)
    # What is started in the background of a shell has it ignored, and leaves it so.
    outside = signal.signal(name, signal.SIG_DFL)
    try:
        assert main(["--library", str(tmp_path / "library.db"), "import", str(hostile)]) == 1
        assert signal.getsignal(name) == signal.SIG_DFL
    finally:
        signal.signal(name, outside)
    assert capsys.readouterr().err == (
        "Stopped: 3 added. What is in stays; the same command goes on from here.\n"
    )


def test_the_exit_filter_meets_nothing_that_the_door_let_in(hostile: Path) -> None:
    drafts = [draft for found in scan(hostile) for draft in read(found)]  # type: ignore[arg-type]
    assert len(drafts) == len(SEQUENCES)
    for draft in drafts:
        assert isinstance(draft, Draft)
        assert "\x1b" not in draft.title + draft.text + draft.external_id
