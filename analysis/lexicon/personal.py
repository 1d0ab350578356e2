"""The lexicon of the person: one more table, in the folder of the settings, which comes first."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from analysis.lexicon import COLUMNS, Entry, entries
from analysis.models import NAMES
from analysis.settings import settings_file
from analysis.text import canonical_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = "lexicon.tsv"
_LARGEST_FILE = 4 << 20
_LONGEST = 200
_CODE = re.compile(r"[A-Z]{2}|GB-[A-Z]{3}|[A-Z]{4}")
_LABELS = tuple(label.value for label in NAMES)
_SHOWN_MISTAKES = 20


class Personal(NamedTuple):
    """What a person's table says, and one sentence for each mistake in it."""

    entries: tuple[Entry, ...]
    mistakes: tuple[str, ...]


def lexicon_file() -> Path:
    """Name the file of the person's lexicon, whether or not there is one."""
    return settings_file().with_name(FILE_NAME)


def load(path: Path | None = None) -> Personal:
    """Read the person's lexicon; each line with a mistake is left out, the rest is used."""
    path = path or lexicon_file()
    if not os.path.lexists(path):
        return Personal((), ())
    shown = canonical_line(os.fsencode(path).decode("utf-8", "backslashreplace"))
    try:
        if not path.is_file():
            return Personal((), (f"{shown}: this is no file; it is not used.",))
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
        if len(data) > _LARGEST_FILE:
            return Personal((), (f"{shown} has more than 4 MB; it is not used.",))
        text = data.decode("utf-8-sig")
    except OSError as error:
        reason = canonical_line(error.strerror or "cannot be read").lower()
        return Personal((), (f"{shown}: {reason}; it is not used.",))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Personal((), (f"{shown}, line {line}: this is not UTF-8; the file is not used.",))
    found, mistakes = read(text)
    sentences = [f"{shown}, line {line}: {mistake}" for line, mistake in mistakes]
    if len(sentences) > _SHOWN_MISTAKES:
        more = len(sentences) - _SHOWN_MISTAKES
        sentences[_SHOWN_MISTAKES:] = [f"{shown}: {more} more lines have mistakes."]
    return Personal(tuple(found), tuple(sentences))


def read(text: str) -> tuple[list[Entry], list[tuple[int, str]]]:
    """Read a table of the shipped columns; mistakes come with the number of their line.

    A first line with the names of the columns is optional; empty lines and lines that begin with
    ``#`` say nothing.
    """
    columns: tuple[str, ...] = COLUMNS
    seen: dict[str, int] = {}
    found: list[Entry] = []
    mistakes: list[tuple[int, str]] = []
    is_first = True
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [canonical_line(cell).strip() for cell in line.split("\t")]
        if is_first and cells[0].lower() == "name":
            named = tuple(cell.lower() for cell in cells)
            is_first = False
            problem = _wrong_columns(named)
            if problem is None:
                columns = named
            else:
                mistakes.append((number, problem))
            continue
        is_first = False
        row = dict.fromkeys(COLUMNS, "") | dict(zip(columns, cells, strict=False))
        problem = _wrong_row(row, cells, columns) or _repeated(row, seen, number)
        if problem is None:
            found.extend(_entries(row))
        else:
            mistakes.append((number, problem))
    return found, mistakes


def _entries(row: dict[str, str]) -> Iterator[Entry]:
    """The entries of a row, without names that blanks around a bar would make."""
    tidy = {
        column: "|".join(filter(None, (part.strip() for part in cell.split("|"))))
        for column, cell in row.items()
    }
    yield from entries(tidy | {"label": row["label"].upper()})


def _wrong_columns(columns: tuple[str, ...]) -> str | None:
    unknown = next((column for column in columns if column and column not in COLUMNS), None)
    if unknown is not None:
        return f"there is no column “{unknown[:40]}”; there are {', '.join(COLUMNS)}."
    return None if "label" in columns else "the column “label” is missing."


def _wrong_row(row: dict[str, str], cells: list[str], columns: tuple[str, ...]) -> str | None:
    if len(cells) == 1 or any(cells[len(columns) :]):
        return f"a line is a name, a tab, a label; columns are {', '.join(columns)}."
    if not row["name"] or "|" in row["name"]:
        return "a name stands first, one alone; others of the same thing stand in “also”."
    if max(len(part) for cell in cells for part in cell.split("|")) > _LONGEST:
        return f"a name has more than {_LONGEST} characters."
    if row["label"].upper() not in _LABELS:
        return f"“{row['label'][:40]}” is no label; labels are {', '.join(_LABELS)}."
    if row["code"] and not _CODE.fullmatch(row["code"]):
        return f"“{row['code'][:40]}” is no code of a country; leave it empty for others."
    return None


def _repeated(row: dict[str, str], seen: dict[str, int], number: int) -> str | None:
    first = seen.setdefault(row["name"], number)
    return None if first == number else f"“{row['name']}” stands in line {first} already."
