"""A feed of ten thousand entries, stored and searchable, beside feedparser's own parsing of it."""

from __future__ import annotations

import io
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import feedparser

from analysis.intake.asking import Network
from analysis.library import Library
from tests.analysis.newsstand import answer, newsstand
from tests.analysis.subscriber import AtOnce
from tests.bench.material import article

if TYPE_CHECKING:
    from analysis.intake import Progress

_NO_MODEL = "no_such_model"
"""Without names: they are found afterwards, copies too, and their cost is measured elsewhere."""


def feed(many: int) -> bytes:
    """A feed of made-up articles, its text as markup."""
    items = []
    for number in range(many):
        made = article(number)
        text = "".join(f"<p>{part}</p>" for part in made["text"].split("\n\n"))
        items.append(
            f"<item><title>{escape(made['text'][:60])}</title><guid>made-{number}</guid>"
            f"<link>http://made.example/{number}</link><description>{escape(text)}</description>"
            f"<pubDate>Thu, {number % 28 + 1} Sep 2022 10:00:00 GMT</pubDate></item>"
        )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Made</title>'
    return f"{head}{''.join(items)}</channel></rss>".encode()


def measure(many: int = 10_000) -> str:
    """CPU seconds and their ratio, and the longest pause of another thread, as a line."""
    data = feed(many)
    begun = time.process_time()
    feedparser.parse(io.BytesIO(data))
    parsing = time.process_time() - begun
    with newsstand() as stand:
        stand.routes["/feed"] = answer(200, data)
        network = Network(frozenset({stand.place}), proxies={})
        address = stand.url("/feed")

        def look(folder: Path, **options: object) -> float:
            library = Library.open(folder / "library.db")
            begun, spent = time.process_time(), 0.0

            def read(_: Progress) -> None:
                nonlocal spent
                spent = time.process_time() - begun

            options |= {"network": network, "model": _NO_MODEL, "progress": read}
            library.refresh([address], **options)  # type: ignore[arg-type]
            assert len(library.article_ids()) == many
            library.close()
            return spent

        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            storing = look(Path(one), parser=AtOnce())
            pause = _longest_pause(lambda: look(Path(other)))
    return (
        f"{storing:.2f} s CPU stored and searchable, feedparser alone {parsing:.2f} s, "
        f"ratio {storing / parsing:.2f}; longest pause of another thread {pause * 1000:.0f} ms"
    )


def _longest_pause(work) -> float:  # type: ignore[no-untyped-def]
    """The longest time a thread was held up while another one worked."""
    is_over, longest = threading.Event(), 0.0

    def beat() -> None:
        nonlocal longest
        while not is_over.is_set():
            begun = time.perf_counter()
            time.sleep(0.002)
            longest = max(longest, time.perf_counter() - begun - 0.002)

    beating = threading.Thread(target=beat)
    beating.start()
    work()
    is_over.set()
    beating.join()
    return longest
