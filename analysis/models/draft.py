"""An article as a source yields it."""

from __future__ import annotations

from typing import NamedTuple


class Draft(NamedTuple):
    """An article as a source yields it, its text canonical already (see :mod:`analysis.text`).

    ``external_id`` is the imported id, or the path relative to the folder that was added.
    ``published`` is UTC ISO 8601, or None when the source does not say. ``links`` are those of the
    text, pairs of label and address.
    """

    external_id: str
    text: str
    title: str
    published: str | None = None
    author: str | None = None
    url: str | None = None
    source_name: str | None = None
    links: tuple[tuple[str, str], ...] = ()
