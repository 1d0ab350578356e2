"""Locations as a person types or pastes them: addresses of the web, paths of files and folders."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from analysis.location import is_address


class Locations(NamedTuple):
    """What is to be added; or ``trouble``, a sentence that says why nothing is."""

    found: tuple[str, ...] = ()
    trouble: str = ""


def read_locations(words: str) -> Locations:
    """Read one path, or addresses, as a terminal, a browser or a file manager gives them.

    An address may be broken over lines or have spaces in it; another one begins with its scheme.
    """
    words = words.strip().strip("'\"<>").strip()
    if is_address(words):
        return Locations(_addresses(words))
    if words.startswith("file://"):
        words = unquote(urlsplit(words).path)
    if "://" in words:
        scheme = words.partition("://")[0]
        return Locations((), f"{scheme}: addresses cannot be read, only http: and https: ones.")
    if not words:
        return Locations()
    return _path(words)


def _addresses(words: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in words.split():
        if is_address(part):
            found.append(part)
        else:
            found[-1] += part
    return tuple(dict.fromkeys(found))


def _path(words: str) -> Locations:
    for path in (words, words.replace("\\ ", " ")):
        whole = os.path.expanduser(path)  # noqa: PTH111 - of no user, it stays as it is
        if os.path.exists(whole):  # noqa: PTH110 - False for what is no path at all
            return Locations((os.path.abspath(whole),))  # noqa: PTH100
    host = words.partition("/")[0]
    if "." in host.strip(".") and " " not in words and not words.startswith(("/", ".", "~")):
        return Locations((), f"There is no file {words}; an address begins with https://.")
    return Locations((), f"There is no file or folder {words}.")
