"""JSON Lines: one article a line, as ``export --format jsonl`` writes them or simpler.

``text`` is required; ``id``, ``title``, ``published``, ``author``, ``url`` and ``source`` may be
there. Anything else in a line is passed over.
"""

from __future__ import annotations

import codecs
import hashlib
import json
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.models.draft import Draft
from analysis.sources.files import SIZE_LIMIT
from analysis.sources.found import Failure
from analysis.text import canonical, canonical_line, shorten
from analysis.text.dates import parse_date
from analysis.text.title import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from analysis.sources.found import Found

GIVE_UP_AFTER = 100
"""Lines without one article after which a file is taken for something else."""
_LONGEST_TITLE = 500


def read_lines(file: BinaryIO, found: Found) -> Iterator[Draft | Failure]:
    """Read line by line, never more than one line in memory; a bad line is one failure.

    An article without an id is known by its file and the digest of its text, so that lines can be
    added anywhere; the second one of the same text by its number as well.
    """
    seen: dict[bytes, int] = {}
    good = bad = 0
    for number, line in enumerate(_lines(file), start=1):
        if line is not None and (not line.strip() or line == codecs.BOM_UTF8):
            continue
        try:
            draft = _draft(line, found, seen)
        except SourceError as error:
            bad += 1
            yield Failure(f"{found.where}, line {number}", str(error))
            if not good and bad >= GIVE_UP_AFTER:
                yield Failure(found.where, f"is no JSON Lines: none of its first {bad} lines is")
                return
        else:
            good += 1
            yield draft
    if not good and not bad:
        yield Failure(found.where, "is empty")


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Lines without their end; None for one that is longer than the limit."""
    while line := file.readline(SIZE_LIMIT + 1):
        if len(line) <= SIZE_LIMIT or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(SIZE_LIMIT)
        yield None


def _draft(line: bytes | None, found: Found, seen: dict[bytes, int]) -> Draft:
    record = _record(line)
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError('has no "text"')
    text = canonical(text)
    if not text or text.isspace():
        raise SourceError("has no text")
    return Draft(
        external_id=_line(record, "id") or _made_id(text, found, seen),
        text=text,
        title=shorten(_line(record, "title") or title_of(text)[0], _LONGEST_TITLE),
        published=parse_date(_line(record, "published") or ""),
        author=_line(record, "author"),
        url=_line(record, "url"),
        source_name=_line(record, "source"),
    )


def _record(line: bytes | None) -> dict[str, object]:
    if line is None:
        raise SourceError(f"is larger than {SIZE_LIMIT >> 20} MB")
    try:
        record: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError("is not UTF-8") from None
    except (ValueError, RecursionError):
        raise SourceError("is no JSON") from None
    if not isinstance(record, dict):
        raise SourceError("is no JSON object")
    return record


def _line(record: dict[str, object], name: str) -> str | None:
    """Read a field that need not be there; what is neither string nor number is passed over."""
    value = record.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return canonical_line(value) or None if isinstance(value, str) else None


def _made_id(text: str, found: Found, seen: dict[bytes, int]) -> str:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    seen[digest] = number = seen.get(digest, 0) + 1
    again = f"-{number}" if number > 1 else ""
    return f"{found.external_id}#{digest.hex()}{again}"
