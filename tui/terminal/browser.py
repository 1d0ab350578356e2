"""The person's web browser: found by Python's webbrowser, started without a shell."""

from __future__ import annotations

import subprocess
import webbrowser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from analysis.errors import SourceError
from analysis.sources.address import parse_address, shown_address
from analysis.text import canonical_line

if TYPE_CHECKING:
    from collections.abc import Callable


class Started(NamedTuple):
    """What came of it in a sentence; ``here`` is to be run in this terminal, if anything is."""

    said: str
    here: Callable[[], object] | None = None


def clean_address(address: str) -> str | None:
    """Give an http(s) address as it can be handed on, without a password; None if it is none."""
    try:
        cleaned = parse_address(address).text
    except SourceError:
        return None
    fragment = quote(urlsplit(canonical_line(address)).fragment, safe="%/?:@!$&'()*+,;=-._~")
    return f"{cleaned}#{fragment}" if fragment else cleaned


def open_in_browser(address: str) -> Started:
    """Open an address; blocks while the browser is looked for.

    A browser of the terminal is not started: the caller runs ``here`` with the screen put away.
    """
    cleaned = clean_address(address)
    if cleaned is None:
        return Started("Only http and https addresses are opened.")
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return Started("No browser is found here.")
    shown = shown_address(cleaned)
    if isinstance(browser, webbrowser.GenericBrowser):
        line = [browser.name, *(part.replace("%s", cleaned) for part in browser.args)]
        if not isinstance(browser, webbrowser.BackgroundBrowser):
            return Started(f"Opened {shown}.", lambda: subprocess.call(line))  # noqa: S603
        return Started(f"Opening {shown}." if _start(line) else "The browser could not be started.")
    try:
        is_open = browser.open(cleaned)
    except (OSError, webbrowser.Error):
        is_open = False
    return Started(f"Opening {shown}." if is_open else "The browser could not be started.")


def _start(line: list[str]) -> bool:
    """Start a program that says nothing in this terminal."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603 - an argument list, of the browser that is set up here
            line, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    return True
