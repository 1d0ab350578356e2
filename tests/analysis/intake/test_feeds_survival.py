"""Looks at feeds that are killed, that hang, or that are many: nothing is lost, and all end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING

from analysis.intake import parsing
from analysis.intake.asking import Ask, Asker, Network
from analysis.intake.parsing import Parser, unpacked
from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from analysis.sources.discovery import Content
from tests.analysis.newsstand import TIGHT, answer, newsstand
from tests.analysis.subscriber import AtOnce, capitals, item, rss, subscriber

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LOOK = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser

def words(model, texts):
    return [[(0, len(text.split()[0]), "PERSON", "name")] for text in texts]

library = Library.open(Path(sys.argv[1]))
with ThreadPoolExecutor(1) as pool, ThreadPoolExecutor(1) as other:
    with Recogniser(executor=pool, analyse=words) as recogniser:
        outcome = library.refresh([sys.argv[2]], recogniser=recogniser, parser=other)
library.close()
assert not outcome.failures, outcome.failures
"""


def look(library: Path, url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", LOOK, str(library), url])


def content(path: Path) -> tuple[set[object], list[object]]:
    """Articles and sources of a library, whatever their ids."""
    library = Library.open(path)
    articles = set()
    for id_ in library.article_ids():
        article = library.article(id_)
        assert article is not None
        articles.add((article.external_id, article.text, article.is_analysed))
    sources = [(row.name, row.articles, row.trouble) for row in library.sources()]
    assert library.condition().check() == "ok"
    library.close()
    return articles, sources


def test_a_look_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path) -> None:
    entries = [item(f"g{n}", f"Title {n}", f"Some text of {n}.") for n in range(800)]
    with newsstand() as stand:
        stand.routes["/feed"] = answer(200, rss(*entries), ETag='"1"')
        begun = time.monotonic()
        assert look(tmp_path / "whole.db", stand.url("/feed")).wait(60) == 0
        whole = time.monotonic() - begun
        dice = random.Random()
        for _ in range(4):
            killed = look(tmp_path / "killed.db", stand.url("/feed"))
            time.sleep(whole * dice.uniform(0.3, 0.9))
            killed.send_signal(signal.SIGKILL)
            killed.wait(60)
        assert look(tmp_path / "killed.db", stand.url("/feed")).wait(60) == 0
    assert content(tmp_path / "killed.db") == content(tmp_path / "whole.db")
    assert len(content(tmp_path / "whole.db")[0]) == 800


def die(*_: object) -> None:
    os._exit(3)


class Never(Executor):
    """Takes work and never does it."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        return Future()


class TestParser:
    """Taking answers apart ends, whatever they are."""

    def test_an_answer_is_taken_apart_in_another_process(self) -> None:
        parser = Parser()
        try:
            body = rss(*(item(f"g{n}", f"Title {n}") for n in range(120)))
            parsed = parser.parse(
                body, "", "http://x.example/", is_feed=True, is_stopped=lambda: False
            )
        finally:
            parser.close()
        assert (parsed.content, parsed.trouble) == (Content.FEED, "")
        assert [entry.guid for entry in unpacked(parsed.portions)][:2] == ["g119", "g118"]

    def test_one_that_hangs_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parsing, "_SECONDS", 0.05)
        parsed = Parser(Never()).parse(b"", "", "", is_feed=True, is_stopped=lambda: False)
        assert parsed.trouble == "takes too long to be read"

    def test_one_that_hangs_is_stopped(self) -> None:
        begun = time.monotonic()
        asked = iter([False, False])
        parsed = Parser(Never()).parse(
            b"", "", "", is_feed=True, is_stopped=lambda: next(asked, True)
        )
        assert parsed.trouble == "was stopped"
        assert time.monotonic() - begun < 2

    def test_a_process_that_dies_is_the_failure_of_one_answer(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parser = Parser()
        with monkeypatch.context() as patch:
            patch.setattr(parsing, "parse", die)
            died = parser.parse(b"1", "", "", is_feed=True, is_stopped=lambda: False)
        again = parser.parse(rss(item("1", "one")), "", "", is_feed=True, is_stopped=lambda: False)
        parser.close()
        assert died.trouble
        assert (again.content, len(again.portions)) == (Content.FEED, 1)


class TestAsker:
    """Several hosts are asked at once."""

    def test_a_slow_host_does_not_hold_up_the_others(self) -> None:
        with newsstand() as slow, newsstand() as quick:
            asks = [Ask(slow.url("/silent"), is_typed=True)]
            address = quick.url("/feed").replace("127.0.0.1", "localhost")
            asks.append(Ask(address, is_typed=True))
            asker = Asker(
                Network(proxies={}, feed_limits=TIGHT), Parser(AtOnce()), threading.Event()
            )
            replies = list(asker.replies(asks))
        assert [reply.ask for reply in replies] == [asks[1], asks[0]]

    def test_a_host_that_gives_no_answer_holds_up_few_of_its_feeds(self) -> None:
        with newsstand() as stand:
            paths = ["/feed", *(f"/silent?{n}" for n in range(30)), "/feed?2"]
            asks = [Ask(stand.url(path), is_typed=True) for path in paths]
            asker = Asker(
                Network(proxies={}, feed_limits=TIGHT), Parser(AtOnce()), threading.Event()
            )
            replies = list(asker.replies(asks))
            assert len(stand.asked) < 10
        assert [reply.ask for reply in replies] == asks
        assert "no answer for long" in replies[-1].fetched.trouble

    def test_a_consumer_that_has_enough_waits_for_nobody(self) -> None:
        with newsstand() as stand:
            asks = [Ask(stand.url("/feed"), is_typed=True) for _ in range(20)]
            asker = Asker(
                Network(proxies={}, feed_limits=TIGHT), Parser(AtOnce()), threading.Event()
            )
            replies = asker.replies(asks)
            next(replies)
            begun = time.monotonic()
            replies.close()  # type: ignore[attr-defined]
            assert time.monotonic() - begun < 2
            assert len(stand.asked) < 20


def test_a_feed_is_stored_before_its_names_are_looked_for(tmp_path: Path) -> None:
    with subscriber(tmp_path) as reader:
        reader.serve(rss(*(item(str(n), f"Title {n}", "Text. " * 99) for n in range(900))))
        stored: list[int] = []

        def count(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
            stored.append(len(reader.library.article_ids()))
            return capitals(model, texts)

        with Recogniser(executor=AtOnce(), analyse=count) as recogniser:
            network = Network(frozenset({reader.stand.place}), proxies={})
            reader.library.refresh(
                [reader.stand.url("/feed")], network=network, parser=AtOnce(), recogniser=recogniser
            )
        assert stored[0] == 900
