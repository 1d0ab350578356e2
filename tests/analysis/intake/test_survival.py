"""An import that is killed loses nothing and is finished by the next one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from analysis.library import Library

if TYPE_CHECKING:
    from pathlib import Path

IMPORT = """
import re, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser

def capitals(model, texts):
    found = [re.finditer(r"[A-Z]\\w+(?: [A-Z]\\w+)*", text) for text in texts]
    return [[(m.start(), m.end(), "PERSON", "name") for m in one] for one in found]

library = Library.open(Path(sys.argv[1]))
with ThreadPoolExecutor(1) as pool, Recogniser(executor=pool, analyse=capitals) as recogniser:
    outcome = library.refresh([sys.argv[2]], recogniser=recogniser)
library.close()
assert not outcome.failures, outcome.failures
"""
GIVEN = ["Ann", "Bob", "Cem", "Dan", "Eva"]
SURNAMES = ["Arlov", "Brandt", "Castro", "Diaz", "Eriksen", "Fischer"]


def write_news(folder: Path, articles: int) -> None:
    """Articles that share people, some by surname alone."""
    dice = random.Random(7)
    folder.mkdir()
    for number in range(articles):
        given, surname, other = (dice.choice(names) for names in (GIVEN, SURNAMES, SURNAMES))
        text = f"as {given} {surname} said, {other} and {surname} were there.\n" * 3
        (folder / f"{number:04}.txt").write_text(text)


def start(library: Path, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", IMPORT, str(library), str(folder)])


def content(path: Path) -> tuple[set[object], set[object]]:
    """Articles and entities of a library, whatever their ids."""
    library = Library.open(path)
    articles, entities = set(), set()
    where = {}
    for id_ in library.article_ids():
        article = library.article(id_)
        assert article is not None
        where[id_] = article.external_id
        articles.add((article.external_id, article.text, article.is_analysed))
    for entity in library.entity_rows(library.entity_ids()):
        places = frozenset((where[p.article], p.ordinal) for p in library.places(entity.id))
        names = tuple(library.names(entity.id))
        entities.add((entity.name, entity.label, entity.mentions, entity.articles, names, places))
    assert library.condition().check() == "ok"
    library.close()
    return articles, entities


def test_an_import_killed_at_any_moment_is_finished_by_the_next(tmp_path: Path) -> None:
    write_news(tmp_path / "news", 300)
    begun = time.monotonic()
    assert start(tmp_path / "whole.db", tmp_path / "news").wait(60) == 0
    whole = time.monotonic() - begun
    dice = random.Random()
    for _ in range(4):
        killed = start(tmp_path / "killed.db", tmp_path / "news")
        time.sleep(whole * dice.uniform(0.2, 0.9))
        killed.send_signal(signal.SIGKILL)
        killed.wait(60)
    assert start(tmp_path / "killed.db", tmp_path / "news").wait(60) == 0
    assert content(tmp_path / "killed.db") == content(tmp_path / "whole.db")
    assert len(content(tmp_path / "whole.db")[0]) == 300


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
from analysis.errors import LibraryError
try:
    exec(sys.argv[3])
except LibraryError as error:
    sys.exit(str(error))
"""


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    write_news(tmp_path / "news", 300)
    path = tmp_path / "full.db"
    full = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(tmp_path / "news"), IMPORT],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert full.returncode == 1
    assert full.stderr.count("\n") == 1
    assert full.stderr.startswith("No space is left for the library")
    assert start(path, tmp_path / "news").wait(60) == 0
    assert len(content(path)[0]) == 300
