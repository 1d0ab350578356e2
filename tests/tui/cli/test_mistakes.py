"""What a person gets wrong on the command line or in the settings is said in a sentence each."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.library import Library
from analysis.recognition.workers.recogniser import Recogniser
from tui.__main__ import main
from tui.cli.parser import parse
from tui.cli.request import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[3]


class AtOnce(Executor):
    """Runs each call where it is made."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def uzbekistan(model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """A stand-in for the model: it finds one place."""
    return [[(at, at + 10, "GPE", "name")] for at in (t.index("Uzbekistan") for t in texts)]


def nothing(model: str, texts: Sequence[str]) -> list[list[tuple[int, int, str, str]] | str]:
    """A stand-in for the model: it finds no name."""
    return [[] for _ in texts]


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep away from the settings and the library of whoever runs this."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library.db"))


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "newsreader" / "settings.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def nameless(tmp_path: Path, settings: Path) -> Path:
    """A folder with an article, and settings with a model that is not installed."""
    settings.write_text('model = "no_such_model"')
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Xi to go\n\nHe met Vladimir Putin.\n")
    return folder


@pytest.mark.parametrize(
    ("argv", "request_"),
    [
        ("articles putin --library L xi", Request("articles", Path("L"), query="putin xi")),
        ("import A --library L B", Request("import", Path("L"), ("A", "B"))),
        ("A --library L B", Request("open", Path("L"), ("A", "B"))),
        ("export a --output o b", Request("export", query="a b", output=Path("o"))),
        ("mentions -- -x --json", Request("mentions", query="-x --json")),
        ("import A --quiet -- -b", Request("import", None, ("A", "-b"), is_quiet=True)),
        ("import -- --library", Request("import", None, ("--library",))),
    ],
)
def test_options_may_stand_between_arguments(argv: str, request_: Request) -> None:
    assert parse(argv.split()) == request_


def test_doctor_says_every_mistake_of_the_settings_on_a_line_of_its_own(
    settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text(
        'theme = "nosuch"\nworkers = -1\n[keys]\nhelp = "notakey"\nnosuch = "x"\nquit = "j"\n'
        '[colours]\nPERSON = "notacolour"\n'
    )
    assert main(["doctor"]) == 1
    out, err = capsys.readouterr()
    for words in (
        "There is no theme “nosuch”; there are ",
        "workers must be a whole number",
        "“notakey” is none",
        "There is no command “nosuch”",
        "The key 'j' is given to both",
        "the colour of PERSON must be",
    ):
        assert len([line for line in out.splitlines() if words in line]) == 1
        assert len([line for line in err.splitlines() if words in line]) == 1


def test_without_a_model_the_articles_come_in_and_one_sentence_says_so(
    nameless: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(nameless)]) == 1
    names, summary = capsys.readouterr().err.splitlines()
    assert names.startswith("No names are found, and 1 article waits for theirs. The model ")
    assert "'no_such_model' is not installed: run “pip install no-such-model”" in names
    assert names.endswith('"newsreader refresh" finds them once that is mended.')
    assert summary == "Articles: 1 added."


def test_an_article_whose_file_is_gone_is_marked(
    nameless: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(nameless)])
    capsys.readouterr()
    assert main(["articles"]) == 0
    assert "✗" not in capsys.readouterr().out
    (nameless / "a.txt").unlink()
    main(["refresh"])
    assert main(["articles"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if "Xi to go" in line)
    assert line.startswith(" ●✗ ")


def test_an_export_that_cannot_be_written_names_the_file_that_was_given(
    nameless: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(nameless)])
    capsys.readouterr()
    assert main(["export", "--output", "/nonexist/o.jsonl"]) == 1
    assert capsys.readouterr().err == "newsreader: /nonexist/o.jsonl: no such file or directory\n"
    if Path("/dev/full").exists():
        assert main(["export", "--output", "/dev/full"]) == 1
        assert capsys.readouterr().err == "newsreader: /dev/full: no space left on device\n"
    assert main(["export", "--output", str(tmp_path / "o.jsonl")]) == 0
    assert capsys.readouterr().err == f"1 article written to {tmp_path}/o.jsonl.\n"


def test_one_mention_in_one_article_is_said_in_the_singular(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("On the day\n\nthey met in Uzbekistan.\n")
    with_names = Library.open(tmp_path / "library.db")
    with Recogniser(executor=AtOnce(), analyse=uzbekistan) as recogniser:
        with_names.refresh([str(path)], recogniser=recogniser)
    with_names.close()
    assert main(["mentions", "Uzbekistan"]) == 0
    assert "  1 mention in 1 article\n" in capsys.readouterr().out
    assert main(["mentions", ""]) == 1
    assert capsys.readouterr().err == "newsreader: no entity is called “”.\n"


def test_a_word_that_is_nearly_a_command_is_said_without_a_terminal_too() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "artcles"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'newsreader: artcles: no such file or directory (is the command "articles" meant?)\n'
    )


def test_lines_that_are_still_bad_are_said_at_every_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "It rained."}\nno JSON\n{"text": "It snowed."}\n')
    with_lines = Library.open(tmp_path / "library.db")
    for added, unchanged in ((2, 0), (0, 2), (0, 2)):
        with Recogniser(executor=AtOnce(), analyse=nothing) as recogniser:
            outcome = with_lines.refresh([str(path)], recogniser=recogniser)
        assert (outcome.added, outcome.unchanged) == (added, unchanged)
        assert [failure.where for failure in outcome.failures] == [f"{path}, line 2"]
        (source,) = with_lines.sources()
        assert source.trouble == f"{path}, line 2: is no JSON"
    path.write_text('{"text": "It rained."}\n{"text": "It snowed."}\n')
    with Recogniser(executor=AtOnce(), analyse=nothing) as recogniser:
        assert with_lines.refresh([str(path)], recogniser=recogniser).failures == []
    (source,) = with_lines.sources()
    assert source.trouble is None
    with_lines.close()
