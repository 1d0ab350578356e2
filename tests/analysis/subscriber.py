"""A reader of feeds in a test: a library, a newsstand, and what one does with them."""

from __future__ import annotations

import re
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

from analysis.intake.asking import Network
from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.newsstand import TIGHT, answer, newsstand

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from analysis.intake import Outcome
    from analysis.models import Article, SourceRow
    from tests.analysis.newsstand import Newsstand


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def capitals(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """A stand-in for the model: runs of capitalised words are persons."""
    names = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")
    return [[(m.start(), m.end(), "PERSON", "name") for m in names.finditer(t)] for t in texts]


def item(guid: str, title: str, text: str = "", link: str = "", date: str = "") -> str:
    """An entry of a feed; what is empty is left out."""
    fields = {"guid": guid, "title": title, "description": text, "link": link, "pubDate": date}
    inside = "".join(f"<{k}>{escape(v)}</{k}>" for k, v in fields.items() if v)
    return f"<item>{inside}</item>"


def rss(*items: str, title: str = "The Stand") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>http://stand.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


class Reader:
    """A library and what a person does with it."""

    def __init__(self, library: Library, stand: Newsstand) -> None:
        self.library = library
        self.stand = stand

    def look(self, *paths: str | Path, typed: bool = True, **options: object) -> Outcome:
        """Look at paths of the stand; without any, at all feeds that are due."""
        places = frozenset({self.stand.place}) if typed else frozenset[str]()
        network = Network(places, proxies={}, feed_limits=TIGHT, page_limits=TIGHT)
        locations = [self._location(path) for path in paths]
        options = {"feeds": not paths, "network": network, "parser": AtOnce(), **options}
        self.stand.asked.clear()
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            return self.library.refresh(locations, recogniser=recogniser, **options)

    def _location(self, path: str | Path) -> str:
        if isinstance(path, str):
            return self.stand.url(path) if path.startswith("/") else path
        return str(path)

    def serve(self, body: bytes, path: str = "/feed", **headers: str) -> None:
        self.stand.routes[path] = answer(200, body, **headers)

    def articles(self) -> list[Article]:
        found = (self.library.article(id_) for id_ in self.library.article_ids())
        return [article for article in found if article]

    def titles(self) -> list[str]:
        return [article.title for article in self.articles()]

    def source(self) -> SourceRow:
        (source,) = self.library.sources()
        return source


@contextmanager
def subscriber(folder: Path) -> Iterator[Reader]:
    """Open a library and a stand."""
    with newsstand() as stand:
        library = Library.open(folder / "library.db")
        try:
            yield Reader(library, stand)
        finally:
            library.close()
