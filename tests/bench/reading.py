"""The reader in a terminal beside a minimal Textual app: start, list keys, focus, jumps."""

from __future__ import annotations

import compileall
import sys
import tempfile
from pathlib import Path
from statistics import median

from analysis.intake import version
from analysis.lexicon import shipped
from analysis.models.draft import Draft
from analysis.recognition.version import recognition_version
from analysis.relinking.linkage import Analysed, store
from analysis.storage import articles, database, queue, sources
from tests.bench.linking import mentions
from tests.bench.material import article
from tests.bench.terminal import Terminal

MINIMAL = [sys.executable, str(Path(__file__).with_name("minimal.py"))]


def fill(path: Path, many: int, *, long_first: bool = False) -> None:
    """A library of analysed articles; the newest may be one of 20,000 words."""
    database.prepare(path)
    connection = database.connect(path)
    with database.transaction(connection):
        source = sources.add(connection, b"/nowhere", "bench")
        file = sources.add_file(connection, source, b"/nowhere/a.jsonl", 1)
        by = queue.recogniser(connection, version(recognition_version()))
    for start in range(0, many, 500):
        with database.transaction(connection):
            batch = []
            for number in range(start, min(start + 500, many)):
                is_long = long_first and number == many - 1
                text = article(number, 1400 if is_long else 10)["text"]
                id_ = articles.insert(
                    connection,
                    Draft(str(number), text, f"Article {number}"),
                    file=file,
                    look=1,
                    placed=number,
                    source_name="bench",
                    digest=b"",
                )
                batch.append(Analysed(id_, b"", text, mentions(text)))
            store(connection, batch, by, shipped())
    connection.close()


def reader(path: Path) -> list[str]:
    """The command that opens the reader on a library."""
    return [sys.executable, "-m", "tui", "--library", str(path)]


def start(path: Path, newest: str, runs: int = 7) -> str:
    """Start to the list on screen, compiled as pip leaves an installed package, Textual too."""
    for package in ("analysis", "tui"):
        compileall.compile_dir(package, quiet=2)
    pairs = []
    for _ in range(runs):
        with Terminal(MINIMAL) as terminal:
            floor = terminal.until("ready 0")
        with Terminal(reader(path)) as terminal:
            pairs.append((terminal.until(newest), floor))
    ratio = median(ours / floor for ours, floor in pairs)
    ours = median(ours for ours, _ in pairs)
    return f"{ours * 1e3:.0f} ms, {ratio:.2f} x a minimal Textual app (to reach: 1.15 x)"


def floor_key() -> float:
    """Seconds of a key in the minimal app."""
    with Terminal(MINIMAL) as terminal:
        terminal.until("ready 0")
        terminal.settle()
        return terminal.presses(["j"] * 60)[0]


def key(path: Path, newest: str, before: list[str], keys: list[str]) -> str:
    """Median time of keys after some that lead there, beside the minimal app's key."""
    floor = floor_key()
    with Terminal(reader(path)) as terminal:
        terminal.until(newest)
        terminal.settle(1.0)
        for led in before:
            terminal.press(led)
        terminal.settle()
        first, last = terminal.presses(keys)
    return (
        f"{first * 1e3:.1f} ms, {first / floor:.2f} x the minimal app's key; "
        f"all drawn after {last * 1e3:.1f} ms"
    )


def measure(many: int) -> list[tuple[str, str]]:
    """All figures, as (what, line)."""
    with tempfile.TemporaryDirectory() as folder:
        path, long = Path(folder) / "many.db", Path(folder) / "long.db"
        fill(path, many)
        fill(long, 200, long_first=True)
        newest = f"Article {many - 1}"
        return [
            (f"start, {many:,} articles", start(path, newest)),
            ("a move in the list", key(path, newest, [], ["j"] * 60)),
            ("another entity, 20,000 words", key(long, "Article 199", [], ["f", ")"] * 30)),
            ("jump to another article", key(path, newest, ["\r", ")", "f"], ["}"] * 40)),
        ]
