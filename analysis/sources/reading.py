"""From a found file to the articles in it."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING

from analysis.errors import SourceError
from analysis.models.draft import Draft
from analysis.sources.files import SIZE_LIMIT, reason_of
from analysis.sources.found import Failure, FileKind, Found
from analysis.text import canonical
from analysis.text.decoding import decode
from analysis.text.title import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


def read(found: Found) -> Iterator[Draft | Failure]:
    """Read the articles of a file one by one; one that cannot be read stops no other."""
    try:
        with _opened(found.path) as file:
            if found.kind is FileKind.JSONL:
                from analysis.sources.jsonl import read_lines

                yield from read_lines(file, found)
                return
            data = file.read(SIZE_LIMIT + 1)
        _check_size(data)
        if found.kind is FileKind.FEED:
            yield from _entries(data, found)
        else:
            yield _draft(data, found)
    except OSError as error:
        yield Failure(found.where, reason_of(error))
    except SourceError as error:
        yield Failure(found.where, str(error))


def fingerprint(draft: Draft) -> bytes:
    """Digest what makes an article another one when it changes (16 bytes)."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (draft.title, draft.text, draft.published, draft.author, draft.url):
        field = (part or "").encode()
        digest.update(len(field).to_bytes(8, "little"))
        digest.update(field)
    return digest.digest()


def _opened(path: bytes) -> BinaryIO:
    """Open a regular file; what has become a pipe or a device meanwhile neither waits nor reads."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise SourceError("is no regular file")
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def _check_size(data: bytes) -> None:
    if len(data) > SIZE_LIMIT:
        raise SourceError(f"is larger than {SIZE_LIMIT >> 20} MB")
    if not data:
        raise SourceError("is empty")


def _entries(data: bytes, found: Found) -> Iterator[Draft | Failure]:
    """Read the entries of a feed that lies in a file."""
    from analysis.sources.entries import draft_of
    from analysis.sources.feeds import read_feed

    feed = read_feed(data)
    for entry in feed.entries:
        links = tuple((link.text, link.address) for link in entry.links)
        yield draft_of(entry, feed.title)._replace(links=links)
    if feed.trouble:
        yield Failure(found.where, feed.trouble)


def _draft(data: bytes, found: Found) -> Draft:
    if found.kind is FileKind.HTML and b"<" in data:
        from analysis.sources.page import read_page

        draft = read_page(data, found.external_id)
    elif found.kind is FileKind.MARKDOWN:
        from analysis.sources.markdown import read_markdown

        draft = read_markdown(canonical(decode(data)), found.external_id)
    else:
        text = canonical(decode(data))
        title, published = title_of(text)
        draft = Draft(found.external_id, text, title, published)
    if not draft.text or draft.text.isspace():
        raise SourceError("has no text")
    return draft
