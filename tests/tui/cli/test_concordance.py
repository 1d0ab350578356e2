"""``mentions``: who is listed where several are called so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from tests.analysis.subscriber import AtOnce
from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = "Eva Moss met Moss."
FIRM = "shares of Moss fell"


def labelled(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """Stand in for the model: a surname among shares is a firm's."""
    return [
        [(t.index("of ") + 3, t.index(" fell"), "ORG", "name")]
        if t.endswith(FIRM)
        else [
            (t.index("Eva"), t.index(" met"), "PERSON", "name"),
            (len(t) - 5, len(t) - 1, "PERSON", "name"),
        ]
        for t in (text.rstrip() for text in texts)
    ]


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library.db"))
    texts = (KNOWN, KNOWN, FIRM)
    records = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    (tmp_path / "news.jsonl").write_text("\n".join(records))
    filled = Library.open(tmp_path / "library.db")
    with Recogniser(executor=AtOnce(), analyse=labelled) as recogniser:
        filled.refresh([str(tmp_path / "news.jsonl")], recogniser=recogniser)
    filled.close()


def test_all_that_are_called_so_are_listed_the_most_widely_mentioned_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["mentions", "Moss"]) == 0
    out, err = capsys.readouterr()
    heads = [line for line in out.splitlines() if "mention" in line]
    assert [line.split("  ")[:2] for line in heads] == [
        ["Eva Moss", "person"],
        ["Moss", "organisation"],
    ]
    assert err == "2 are called so: Eva Moss (person, 4), Moss (organisation, 1).\n"
