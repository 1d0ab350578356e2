"""Settings: a mistake is one clear sentence, and costs only its own key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual._color_constants import COLOR_NAME_TO_RGB
from textual.keys import Keys, _character_to_key

from analysis.models import Label
from analysis.settings import Settings, library_file, load, settings_file
from analysis.settings.words import COLOURS, is_key

GOOD = """
theme = "nord"
model = "en_core_web_trf"
workers = 2
[keys]
next-mention = "] x"
quit = ["q", "ctrl+q"]
[colours]
PERSON = "#ffaf00"
org = "red"
[network]
allow = ["nas.local", "192.168.1.2:8080"]
refresh_minutes = 30
[logins."News.example"]
user = "me"
password = "secret"
"""


def test_all_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(GOOD)
    settings, problems = load(path)
    assert problems == ()
    assert settings == Settings(
        theme="nord",
        model="en_core_web_trf",
        workers=2,
        keys={"next-mention": "] x", "quit": "q ctrl+q"},
        colours={Label.PERSON: "#ffaf00", Label.ORG: "red"},
        hosts=frozenset({"nas.local", "192.168.1.2:8080"}),
        logins={"news.example": ("me", "secret")},
        refresh_minutes=30,
    )


@pytest.mark.parametrize(("said", "meant"), [("0", 0), ("60", 60), ('"key"', None)])
def test_when_an_article_counts_as_read_can_be_said(tmp_path: Path, said, meant) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"read_after = {said}\n")
    assert load(path) == (Settings(read_after=meant), ())


def test_no_file_is_no_mistake(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == (Settings(), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = 5", "theme must be the name of a theme"),
        ("read_after = -1", "read_after must be a whole number of seconds from 0 (at once)"),
        ("read_after = 'never'", 'or "key" (only by the key that marks an article)'),
        ("read_after = true", "read_after must be"),
        ('workers = "two"', "workers must be a whole number from 0 (automatic) to 64"),
        ("workers = true", "workers must be"),
        ("workers = -1", "workers must be"),
        ('model = "../x"', "model must be the name of an installed pipeline"),
        ("keys = 1", "keys must be a table"),
        ("network = 1", "network must be a table"),
        ("[network]\nallow = 'x'", "allow in network must be a list of hosts"),
        ("[network]\nallow = ['http://x/']", "allow in network must be a list of hosts"),
        ("[network]\nother = 1", "there is no setting “other” in network; there are allow"),
        ("[network]\nrefresh_minute = 9", "“refresh_minute” in network (is it refresh_minutes?)"),
        ("[network]\nrefresh_minutes = 4", "must be a whole number from 5 to 10,080, or 0"),
        ("[network]\nrefresh_minutes = -30", "refresh_minutes in network must be"),
        ("[network]\nrefresh_minutes = 10081", "refresh_minutes in network must be"),
        ("[network]\nrefresh_minutes = '30'", "refresh_minutes in network must be"),
        ("[network]\nrefresh_minutes = 7.5", "refresh_minutes in network must be"),
        ("[network]\nrefresh_minutes = true", "refresh_minutes in network must be"),
        ("logins = 1", "logins must be tables"),
        ("[logins.'x.example']\nuser = 'me'", "the login for “x.example” must be like"),
        ("[logins.'a b']\nuser = 'me'\npassword = ''", "the login for “a b” must be like"),
        ("[keys]\nopen = 3", "the keys of “open” must be"),
        ("[keys]\nopen = ''", "the keys of “open” must be"),
        ("[colours]\nPERSON = 'not a colour!'", "the colour of PERSON must be"),
        (
            "[keys]\nhelp = 'notakey'",
            "the keys of “help” must be one or more, and “notakey” is none",
        ),
        ("[keys]\nhelp = 'pagdown x'", "“pagdown” is none (is it pagedown?)"),
        ("[keys]\nhelp = 'control+x'", "“control+x” is none"),
        ("[keys]\nhelp = ['']", "“” is none"),
        ("[colours]\nPERSON = 'notacolour'", "the colour of PERSON must be"),
        ("[colours]\nPERSON = 'orangee'", "(is it orange?)"),
        ("[colours]\nPERSN = 'red'", "no label is called “PERSN”"),
        ("[colours]\nDATE = 'red'", "no label is called “DATE”"),
        ("theem = 'nord'", "there is no setting “theem” (is it theme?)"),
        ('"\\u001b[2J" = 1', "there is no setting “[2J”"),
    ],
)
def test_a_mistake_is_one_sentence_and_the_rest_holds(
    tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    settings, (problem,) = load(path)
    assert words in problem
    assert problem.startswith(f"{path}: ")
    assert problem.endswith(".")
    assert "\n" not in problem
    assert settings == Settings()


def test_the_network_has_a_table_of_settings_each_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[network]\nallow = 'x'\nrefresh_minutes = 60\n")
    settings, problems = load(path)
    assert (settings.refresh_minutes, len(problems)) == (60, 1)
    path.write_text("[network]\nrefresh_minutes = 0\n")
    assert load(path) == (Settings(), ())


@pytest.mark.parametrize("data", [b"theme = ", b"\xff\xfe", b"a = 1\na = 2", b"a=" + b"[" * 5000])
def test_a_file_that_is_no_toml_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(data)
    settings, (problem,) = load(path)
    assert problem.startswith(f"{path} is no TOML: ")
    assert settings == Settings()


def test_a_pipe_in_place_of_the_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    settings, (problem,) = load(tmp_path / "settings.toml")
    assert "is no file" in problem
    assert settings == Settings()


def test_the_library_is_the_chosen_one_then_the_variables_then_the_persons(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NEWSREADER_LIBRARY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert library_file().name == "library.db"
    assert settings_file().name == "settings.toml"
    monkeypatch.setenv("NEWSREADER_LIBRARY", "mine.db")
    assert library_file() == tmp_path / "mine.db"
    assert library_file("other.db") == tmp_path / "other.db"
    assert library_file(Path("/x/y.db")) == Path("/x/y.db")


def test_the_names_of_colours_are_textuals() -> None:
    assert set(COLOR_NAME_TO_RGB) - {"transparent"} == COLOURS


def test_the_names_of_keys_are_textuals() -> None:
    names = {key.value for key in Keys} | {_character_to_key(chr(at)) for at in range(33, 127)}
    odd = {name for name in names if name.startswith("<") or "-" in name} | {"return"}
    assert [name for name in sorted(names - odd) if not is_key(name)] == []


@pytest.mark.parametrize("name", ["é", "alt+ü", "ctrl+shift+left", "f24", "question_mark"])
def test_a_key_may_be(name: str) -> None:
    assert is_key(name)


@pytest.mark.parametrize(
    "name", ["", "\x1b", "f25", "ctrl+", "ctrl", "Enter", "x y", "<any>", "aa"]
)
def test_a_key_is_never(name: str) -> None:
    assert not is_key(name)
