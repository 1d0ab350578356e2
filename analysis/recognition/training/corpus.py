"""The text to learn from, read from a folder, converted, and parted from what is held out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import SourceError
from analysis.lexicon import shipped
from analysis.models import Kind, Label
from analysis.recognition.rules.order import mentions
from analysis.recognition.spans.page import Span
from analysis.recognition.training import handmade
from analysis.recognition.training.conversion import Marked, Passage, convert
from analysis.recognition.training.mixing import divide, take
from analysis.recognition.training.origins import ORIGINS, OWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from analysis.recognition.training.origins import Origin

    Annotated = tuple[str, tuple[Marked, ...]]
    Views = Callable[[Sequence[str]], list[list[tuple[int, int, str]]]]


class Part(NamedTuple):
    """The passages of one origin."""

    origin: Origin
    learnt: list[Passage]
    held_out: list[Passage]


def prepare(folder: Path, view: Views, shares: Mapping[str, float] | None = None) -> Iterable[Part]:
    """Yield the passages of each origin; ``view`` is how the base model labels texts.

    ``shares`` replaces those of some origins, by file name; 0 leaves one out. Raises SourceError.
    """
    for origin in (*ORIGINS, OWN):
        if (shares or {}).get(origin.file, origin.share) == 0:
            continue
        annotated = handmade.passages() if origin is OWN else read(folder / origin.file)
        passages = _converted(annotated, origin, view)
        if origin is OWN:
            yield Part(origin, passages, [])
        else:
            yield Part(origin, *divide(passages))


def mixed(
    parts: Iterable[Part], seed: int, shares: Mapping[str, float] | None = None
) -> list[Passage]:
    """Mix the passages of all origins, each by its share; what is drawn depends on the seed."""
    return [
        passage
        for part in parts
        for passage in take(
            part.learnt, (shares or {}).get(part.origin.file, part.origin.share), seed
        )
    ]


def read(file: Path) -> list[Annotated]:
    """Read a file of JSON objects, one a line: ``text`` and ``ents`` [[start, end, type]].

    Raises SourceError when it cannot be read or says something else.
    """
    try:
        with file.open(encoding="utf-8") as lines:
            objects = [json.loads(line) for line in lines]
        return [
            (str(one["text"]), tuple(Marked(int(a), int(b), str(c)) for a, b, c in one["ents"]))
            for one in objects
        ]
    except OSError as error:
        message = f"{file}: {error.strerror or 'cannot be read'}"
        raise SourceError(message) from error
    except (ValueError, KeyError, TypeError) as error:
        message = f"{file}: is not annotated text, one JSON object with text and ents a line"
        raise SourceError(message) from error


def ruled(text: str, marked: Iterable[Marked]) -> Iterator[Marked]:
    """Mend what a machine marked by the rules of recognition."""
    for mention in mentions(text, text, marked):
        if mention.kind is not Kind.SOURCE:
            yield Marked(mention.start, mention.end, mention.label.value)


def _converted(annotated: list[Annotated], origin: Origin, view: Views) -> list[Passage]:
    lexicon = shipped()
    if origin.is_complete:
        views: list[list[tuple[int, int, str]]] = [[] for _ in annotated]
        annotated = [(text, tuple(ruled(text, marked))) for text, marked in annotated]
    else:
        views = view([text for text, _ in annotated])
    return [
        convert(text, marked, [Span(a, b, Label(c)) for a, b, c in seen], origin, lexicon)
        for (text, marked), seen in zip(annotated, views, strict=True)
    ]
