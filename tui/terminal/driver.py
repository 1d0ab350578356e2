"""The terminal: input that no byte can end, and signals that leave it as it was."""

from __future__ import annotations

import asyncio
import codecs
import os
import selectors
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from io import TextIOWrapper

    from textual.app import App
    from textual.message import Message

AT_ONCE = 1 << 14
"""Bytes read from the terminal in one go."""
BETWEEN_TICKS = 0.1
"""Seconds after which a key sequence that was begun is taken as it is."""


class PatientDriver(LinuxDriver):
    """Textual's driver, which a byte that is no UTF-8 does not end, nor a terminal that is gone.

    Bytes that mean nothing become the replacement character, which no key is bound to.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = cast("TextIOWrapper", _Sink(_screen()))
        self._parser = XTermParser(self._debug)

    def _sigcont_application(self, *_: object) -> None:
        """Come back. Stopped from outside (SIGSTOP), nothing was put away: that comes first."""
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def run_input_thread(self) -> None:
        """Read keys until the app ends, or the terminal does."""
        decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(BETWEEN_TICKS):
                    data = self._read()
                    if not data:
                        self._app.call_later(self._app.exit, None, 1)
                        return
                    # The parser takes an empty string, half a character say, for the end.
                    if text := decode(data):
                        self._process(self._parser.feed(text))
                self._process(self._parser.tick())

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, AT_ONCE)
        except OSError:
            return b""

    def _process(self, messages: Iterable[Message]) -> None:
        try:
            for message in messages:
                self.process_message(message)
        except Exception:  # noqa: BLE001 - whatever was typed, the next key is read afresh
            self._parser = XTermParser(self._debug)


class _Sink:
    """The terminal to write to, or nothing when it is gone: a closed window is no crash."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return True


def _screen() -> TextIO:
    """Find the terminal to draw on: where errors go as a rule, unless those go to a file."""
    outputs = [file for file in (sys.__stderr__, sys.__stdout__) if file is not None]
    return next((file for file in outputs if file.isatty()), sys.stderr)


def on_end_signals(stop: Callable[[int], None]) -> None:
    """Call ``stop`` with the exit code when the process is asked to end (SIGTERM, SIGHUP).

    It runs in the event loop, so the app can end as it does by a key and restore the terminal.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, stop, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                # Not the main thread (a test), or a platform whose loop has no signals.
                continue
