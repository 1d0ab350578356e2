"""From bytes to text: by mark, by what is declared, by look."""

from __future__ import annotations

import codecs
import re

from analysis.errors import SourceError


def decode(data: bytes, declared: str | None = None) -> str:
    """Turn the bytes of a file into text: BOM, declared charset, UTF-8, then what it looks like.

    Not canonical yet. Raises :class:`~analysis.errors.SourceError` for what is no text.
    """
    text = _by_mark(data)
    if text is None and not data.startswith(_MAGIC):
        text = _by_name(data, declared) or _as_utf8(data) or _by_look(data)
    if text is None or len(_BINARY.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) // 2:
        raise SourceError("is no text")
    return text


_MAGIC = (b"\x7fELF", b"\x89PNG", b"\x1f\x8b", b"%PDF-", b"PK\x03\x04", b"GIF8", b"\xff\xd8\xff",
          b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3\x00")  # fmt: skip
_SAMPLE = 1 << 16
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _by_mark(data: bytes) -> str | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    return None


def _by_name(data: bytes, declared: str | None) -> str | None:
    if not declared or (declared.lower().startswith(("utf-16", "utf-32")) and b"\0" not in data):
        return None
    try:
        return data.decode(declared)
    except (LookupError, ValueError):
        return None


def _as_utf8(data: bytes) -> str | None:
    """UTF-8, also cut off inside its last character, or with fewer bad characters than good."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.end == len(data):
            return data[: error.start].decode()
        text = data.decode(errors="replace")
        bad = text.count("\ufffd")
        beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
        return text if bad <= beyond_ascii - bad else None
    return text if text.count("\0") <= len(text) // 10 else None


def _by_look(data: bytes) -> str | None:
    """UTF-16 by its zero bytes, Windows-1252 if mostly ASCII, else the detector's guess."""
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros > len(sample) // 10:
        high, low = sample[0::2].count(0), sample[1::2].count(0)
        if min(high, low) * 20 > max(high, low) or zeros > len(sample) * 0.6:
            return None
        return data.decode("utf-16-be" if high > low else "utf-16-le", "replace")
    few = len(sample) - len(sample.decode("ascii", "ignore")) <= len(sample) // 6
    try:
        if few and not _BINARY.search(text := data.decode("cp1252")):
            return text
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    guess = from_bytes(sample).best()
    if guess is None:
        return None
    text = data.decode(guess.encoding, "replace")
    return text if len(_BINARY.findall(text[:_SAMPLE])) <= len(sample) // 20 else None
