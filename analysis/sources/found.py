"""What a look at a source finds: files that hold articles, and failures as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """How the articles of a file are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSONL = "jsonl"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may hold articles; with the same size and time it is taken for unchanged.

    ``path`` is absolute, as the file system has it; ``external_id`` is the path relative to the
    folder that was added, fit to be shown; ``where`` names the file to a person.
    """

    path: bytes
    external_id: str
    where: str
    kind: FileKind
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be read, and the reason in a few words that complete a sentence."""

    where: str
    reason: str

    def __str__(self) -> str:
        """Say it in one sentence."""
        return f"{self.where}: {self.reason}"
