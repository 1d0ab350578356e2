"""Locations as a person types or pastes them: addresses of the web, paths of files and folders."""

from __future__ import annotations

import os
import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from analysis.location import is_address

FILE_ENDINGS = frozenset(
    ("atom", "csv", "doc", "docx", "epub", "gz", "htm", "html", "json", "jsonl", "md", "opml")
) | frozenset(("pdf", "rdf", "rss", "rtf", "tsv", "txt", "xml", "zip"))
"""Endings that tell a file that is not there from a host, where nothing follows them."""

_MACHINE = re.compile(
    r"(?:(?:[\w-]+\.)?localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d{1,5})?(?=/|$)",
    re.ASCII | re.IGNORECASE,
)
"""A host of this machine, or one that is a number, and its port."""


class Locations(NamedTuple):
    """What is to be added; or ``trouble``, a sentence that says why nothing is."""

    found: tuple[str, ...] = ()
    trouble: str = ""


def read_locations(words: str) -> Locations:
    """Read one path, or addresses, as a terminal, a browser or a file manager gives them.

    An address may be broken over lines or have spaces in it; another one begins with its scheme.
    Where no file is called so, what begins with the name of a host is an https: address, and one
    with a host of this machine or a numbered one an http: address, as browsers take them.
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
    if _names_host(words):
        return Locations((f"https://{words}",))
    if _names_machine(words):
        return Locations((f"http://{words}",))
    return Locations((), f"There is no file or folder {words}.")


def _names_host(words: str) -> bool:
    """Tell whether words that name no file begin with the name of a host, as browsers take it."""
    host, slash, _ = words.partition("/")
    name, _, port = host.partition(":")
    ending = name.rpartition(".")[2].lower()
    return (
        "." in name.strip(".")
        and len(ending) > 1
        and (ending.isalpha() or ending.startswith("xn--"))
        and (not port or port.isdecimal())
        and (bool(slash) or ending not in FILE_ENDINGS)
        and not words.startswith((".", "~"))
        and _is_unbroken(words)
    )


def _names_machine(words: str) -> bool:
    """Tell whether words begin with this machine or a number: few of those speak https."""
    return bool(_MACHINE.match(words)) and words.lower() != "localhost" and _is_unbroken(words)


def _is_unbroken(words: str) -> bool:
    return not any(one.isspace() or not one.isprintable() for one in words)
