"""The few things that only the trained model can show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.models import Kind, Label, Mention
from analysis.recognition.model.pipeline import Pipeline
from analysis.recognition.workers.recogniser import Recogniser

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[3]
SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    with Recogniser(workers=1) as recogniser:
        yield recogniser


@pytest.fixture(scope="module")
def mentions(recogniser: Recogniser) -> list[Mention]:
    """All mentions of both sample articles."""
    found = dict(recogniser.recognise(enumerate(SEEDS)))
    results = [found[article] for article in range(len(SEEDS))]
    return [mention for result in results if isinstance(result, tuple) for mention in result]


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("Vladimir Putin", Label.PERSON, Kind.NAME),
        ("Xi", Label.PERSON, Kind.NAME),
        ("Yuri Ushakov", Label.PERSON, Kind.NAME),
        ("Yury Ushakov", Label.PERSON, Kind.NAME),
        ("Volodymyr Zelensky", Label.PERSON, Kind.NAME),
        ("SCO", Label.ORG, Kind.NAME),
        ("MoD", Label.ORG, Kind.NAME),
        ("Ministry of Defence", Label.ORG, Kind.NAME),
        ("Kremlin", Label.ORG, Kind.NAME),
        ("Donbas", Label.LOC, Kind.NAME),
        ("Iranian", Label.NORP, Kind.NAME),
        ("Getty Images", Label.ORG, Kind.SOURCE),
        ("Juan Barreto", Label.PERSON, Kind.SOURCE),
        ("Thursday", Label.DATE, Kind.VALUE),
    ],
)
def test_the_sample_articles_name_what_they_name(
    mentions: list[Mention], name: str, label: Label, kind: Kind
) -> None:
    assert {(m.label, m.kind) for m in mentions if m.text == name} == {(label, kind)}


def test_offsets_are_those_of_the_article(recogniser: Recogniser) -> None:
    text = (
        "😀 MERKEL WINS\n\nOn Friday Angela Merkel met the mayor of the city of\nBerlin. 😀 Paris."
    )
    [(_, found)] = recogniser.recognise([(7, text)])
    assert isinstance(found, tuple)
    assert {"MERKEL", "Angela Merkel", "Berlin", "Paris"} <= {mention.text for mention in found}
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_text_beyond_the_limit_of_the_model_is_read_in_pieces(recogniser: Recogniser) -> None:
    text = "\n" * 1_200_000 + "Angela Merkel went to Berlin."
    [(_, found)] = recogniser.recognise([(1, text)])
    assert isinstance(found, tuple)
    assert [mention.text for mention in found] == ["Angela Merkel", "Berlin"]


def test_pieces_of_a_text_keep_their_offsets() -> None:
    text = "Angela Merkel went to Berlin.\n\n" * 700
    assert len(text) > 20_000
    [found] = Pipeline().entities([text])
    assert {text[start:end] for start, end, _ in found} == {"Angela Merkel", "Berlin"}


def test_odd_texts_have_no_mentions(recogniser: Recogniser) -> None:
    odd = ["", " ", "\n\n", "…", "?" * 3000, "\u200d", "1 2 3"]
    found = dict(recogniser.recognise(enumerate(odd)))
    assert len(found) == len(odd)
    names = [m for result in found.values() if isinstance(result, tuple) for m in result]
    assert all(mention.kind == Kind.VALUE for mention in names)


def test_the_worker_starts_from_a_thread_of_a_textual_app() -> None:
    script = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from textual.app import App
from analysis.recognition.workers.recogniser import Recogniser

class Reader(App):
    def on_mount(self):
        self.run_worker(self.recognise, thread=True)

    def recognise(self):
        with Recogniser(workers=1) as recogniser:
            found = list(recogniser.recognise([(1, "Angela Merkel left.")]))
        self.call_from_thread(self.exit, found)

print(Reader().run(headless=True))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert "Angela Merkel" in done.stdout
    assert done.stderr == ""
