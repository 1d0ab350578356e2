"""A feed of ten thousand entries, stored and searchable, beside newsboat and feedparser.

What is measured are whole programs, in user and system time of all their processes: newsboat's
reload of the feed, feedparser's parsing of it, and ours up to the moment when the last entry is
stored. Names are found after that, and their cost is measured elsewhere.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from analysis.intake.asking import Network
from analysis.library import Library
from tests.analysis.newsstand import answer, newsstand
from tests.bench.material import article

_ROUNDS = 3
_PARSE = """
import io, sys
import feedparser
assert feedparser.parse(io.BytesIO(open(sys.argv[1], "rb").read())).entries
"""
_STORE = """
import sys
from pathlib import Path
from analysis.intake.asking import Network
from analysis.intake.run import Import
from analysis.library import Library
from tests.analysis.subscriber import AtOnce

Import.fold = lambda self: None  # copies are told after that, as names are found
library = Library.open(Path(sys.argv[1]))
network = Network(frozenset({sys.argv[3]}), proxies={})
library.refresh([sys.argv[2]], network=network, model="no_such_model", parser=AtOnce())
assert len(library.article_ids(query="harbour")) and library.article_ids()
"""


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
    """CPU seconds of each, the ratio to newsboat and feedparser, and the longest pause."""
    data = feed(many)
    with tempfile.TemporaryDirectory() as name, newsstand() as stand:
        folder = Path(name)
        (folder / "feed.xml").write_bytes(data)
        stand.routes["/feed"] = answer(200, data)
        address, place = stand.url("/feed"), stand.place
        (folder / "urls").write_text(f"{address}\n")
        newsboat = shutil.which("newsboat")
        times: dict[str, list[float]] = {"ours": [], "feedparser": [], "newsboat": []}
        for n in range(_ROUNDS):
            times["ours"].append(
                _cpu(sys.executable, "-c", _STORE, folder / f"{n}.db", address, place)
            )
            times["feedparser"].append(_cpu(sys.executable, "-c", _PARSE, folder / "feed.xml"))
            if newsboat:
                files = ("-u", folder / "urls", "-c", folder / f"{n}.cache", "-C", folder / "none")
                times["newsboat"].append(_cpu(newsboat, *files, "-x", "reload"))
        pause = _longest_pause(folder / "pause.db", address, place)
    spent = {what: median(each) for what, each in times.items() if each}
    others = " and ".join(f"{what} {each:.2f} s" for what, each in spent.items() if what != "ours")
    ratio = spent["ours"] / sum(each for what, each in spent.items() if what != "ours")
    missing = "" if newsboat else " (newsboat is not installed)"
    return (
        f"{spent['ours']:.2f} s CPU stored and searchable, {others}{missing}, "
        f"ratio {ratio:.2f}; longest pause of another thread {pause * 1000:.0f} ms"
    )


def _cpu(*words: object) -> float:
    """User and system seconds of a program and those it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _longest_pause(path: Path, address: str, place: str) -> float:
    """The longest time a thread was held up while the feed was looked at, as in the reader."""
    is_over, longest = threading.Event(), 0.0

    def beat() -> None:
        nonlocal longest
        while not is_over.is_set():
            begun = time.perf_counter()
            time.sleep(0.002)
            longest = max(longest, time.perf_counter() - begun - 0.002)

    library = Library.open(path)
    beating = threading.Thread(target=beat)
    beating.start()
    network = Network(frozenset({place}), proxies={})
    library.refresh([address], network=network, model="no_such_model")
    is_over.set()
    beating.join()
    library.close()
    return longest
