"""Corrections on the command line: listed, exported, imported."""

from __future__ import annotations

import io
import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from tui.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: Path) -> None:
    """Use a copy of the hand-made library, and no one's settings."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(path))


@pytest.fixture
def corrected(library: Library) -> Library:
    """Make two corrections, of which the second is undone."""
    putin, xi = library.named("Vladimir Putin")[0], library.named("Xi Jinping")[0]
    editor = library.editor()
    editor.rename(putin.id, "V. V. Putin")
    editor.merge(xi.id, putin.id)
    editor.undo()
    return library


def test_no_corrections_are_said_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrections"]) == 0
    assert capsys.readouterr() == ("", "Nothing was corrected yet.\n")


def test_the_journal_says_what_was_undone(
    corrected: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corrections"]) == 0
    heading, first, second = capsys.readouterr().out.splitlines()
    assert heading.split() == ["Made", "Correction"]
    assert "is called “V. V. Putin”" in first
    assert "undone" not in first
    assert "undone" in second


def test_the_journal_as_json_has_all_that_an_export_has(
    corrected: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corrections", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["step"], first["undone"], first["do"]) == (1, False, "rename")
    assert (second["undone"], second["do"]) == (True, "merge")


@pytest.mark.parametrize("words", [["--output"], []])
def test_an_export_holds_what_counts_and_is_taken_again(
    corrected: Library,
    made: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    file = tmp_path / "corrections.jsonl"
    assert main(["corrections", "export", *words, str(file)]) == 0
    assert len(file.read_text().splitlines()) == 1
    other = shutil.copy(made / "library.db", tmp_path / "other.db")
    capsys.readouterr()
    assert main(["--library", str(other), "corrections", "import", str(file)]) == 0
    assert capsys.readouterr().err == "1 correction taken.\n"
    assert main(["--library", str(other), "corrections", "import", str(file)]) == 0
    assert capsys.readouterr().err == "0 corrections taken, 1 known already.\n"
    library = Library.open(other)
    assert library.named("Vladimir Putin")[0].name == "V. V. Putin"
    library.close()


def test_wrong_lines_are_named_and_the_others_taken(
    corrected: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["corrections", "export"]) == 0
    exported = capsys.readouterr().out.replace("V. V. Putin", "Mr \\u001b Putin")
    lines = f'\ufeff{exported}{{"do": "x"}}\n\n[1]\nno\n{exported.replace("001b", "0041")}'
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines.removeprefix("\ufeff")))
    assert main(["corrections", "import", "-"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.partition(":")[0] for line in err.splitlines()[:4]] == [
        "-, line 1",
        "-, line 2",
        "-, line 4",
        "-, line 5",
    ]
    assert err.endswith("1 correction taken, 4 not read.\n")
    assert "overruled:" in err


def test_a_file_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrections", "import", "none.jsonl"]) == 1
    assert capsys.readouterr().err.startswith("newsreader: none.jsonl: ")


@pytest.mark.parametrize("words", [["import"], ["exprt"], ["import", "a", "b"]])
def test_wrong_usage_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corrections", *words]) == 2
    assert "usage: newsreader corrections" in capsys.readouterr().err
