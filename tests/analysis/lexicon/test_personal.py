"""The person's own table of names, and what is said of mistakes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis import lexicon
from analysis.lexicon.personal import lexicon_file, load, read
from analysis.models import Label
from analysis.recognition.rules.order import mentions
from analysis.recognition.version import recognition_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CACHES = (
    lexicon.current,
    lexicon.own_table,
    recognition_version,
)


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Path]]:
    """Write the person's table as it would be found by a process that starts after that."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def clear() -> None:
        from analysis.recognition.model import capitals
        from analysis.recognition.rules.missing import lexical

        for cache in (*CACHES, lexical._by_capital, capitals._upper_names):
            cache.cache_clear()

    def written(text: str) -> Path:
        path = lexicon_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        clear()
        return path

    yield written
    monkeypatch.undo()
    clear()


def test_a_name_a_label_and_other_spellings() -> None:
    entries, mistakes = read("Abu Sayyaf\tORG\tAbu Sayyaf Group | ASG\n")
    assert mistakes == []
    assert [(entry.name, entry.label, entry.canonical) for entry in entries] == [
        ("Abu Sayyaf", Label.ORG, "Abu Sayyaf"),
        ("Abu Sayyaf Group", Label.ORG, "Abu Sayyaf"),
        ("ASG", Label.ORG, "Abu Sayyaf"),
    ]


def test_the_columns_may_be_named_and_in_another_order() -> None:
    entries, mistakes = read("name\tdemonyms\tlabel\n# my places\n\nQuxia\tQuxian|Quxians\tgpe\n")
    assert mistakes == []
    assert {entry.name: entry.nationality_of for entry in entries} == {
        "Quxia": None,
        "Quxian": "Quxia",
        "Quxians": "Quxia",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Quux PERSON", "a line is a name, a tab, a label"),
        ("Quux\tPERSN", "“PERSN” is no label"),
        ("Quux\t", "“” is no label"),
        ("\tORG", "a name stands first"),
        ("Quux|Qux\tORG", "a name stands first"),
        ("Quux\tDATE", "“DATE” is no label"),
        ("Quux\tGPE\t\t\t\tcountry", "is no code of a country"),
        ("Quux\tGPE\t\t\t\t\tmore", "a line is a name, a tab, a label"),
        (f"{'Quux' * 60}\tORG", "more than 200 characters"),
    ],
)
def test_a_mistake_costs_its_line_and_no_other(line: str, said: str) -> None:
    entries, mistakes = read(f"First\tORG\n{line}\nLast\tPERSON\n")
    assert [entry.name for entry in entries] == ["First", "Last"]
    assert [number for number, _ in mistakes] == [2]
    assert said in mistakes[0][1]


def test_a_name_that_stands_twice_is_a_mistake() -> None:
    entries, mistakes = read("Quux\tORG\nQuux\tPERSON\n")
    assert [entry.label for entry in entries] == [Label.ORG]
    assert mistakes == [(2, "“Quux” stands in line 1 already.")]


def test_a_column_nobody_knows_is_a_mistake() -> None:
    entries, mistakes = read("name\tlabel\tcolour\nQuux\tORG\n")
    assert [entry.name for entry in entries] == ["Quux"]
    assert mistakes[0][0] == 1


def test_a_mistake_is_a_sentence_with_file_and_line(write: Callable[[str], Path]) -> None:
    path = write("Quux\tORG\nQuuz\tNOUN\n")
    (mistake,) = lexicon.own_table().mistakes
    assert mistake.startswith(f"{path}, line 2: “NOUN” is no label; labels are PERSON, ")


def test_what_is_no_text_is_not_used(tmp_path: Path) -> None:
    assert load(tmp_path / "none.tsv") == ((), ())
    (tmp_path / "bad.tsv").write_bytes(b"Quux\tORG\nQu\xff\tORG\n")
    entries, mistakes = load(tmp_path / "bad.tsv")
    assert entries == ()
    assert mistakes == (f"{tmp_path}/bad.tsv, line 2: this is not UTF-8; the file is not used.",)
    (mistake,) = load(tmp_path).mistakes
    assert mistake.endswith("this is no file; it is not used.")


def test_the_persons_names_are_found_and_come_before_the_shipped_ones(
    write: Callable[[str], Path],
) -> None:
    write("Quuxland Front\tORG\nParis\tPERSON\n")
    text = "The quuxers of Quuxland Front met Paris."
    found = mentions(text, text, [])
    assert [(mention.text, mention.label) for mention in found] == [
        ("Quuxland Front", Label.ORG),
        ("Paris", Label.PERSON),
    ]


def test_a_shipped_thing_that_the_person_calls_otherwise_is_one_thing(
    write: Callable[[str], Path],
) -> None:
    write("Kiev\tGPE\tKyiv\nBurma\tGPE\tMyanmar\t\t\tMM\n")
    counts = lexicon.current()
    for name in ("Kiev", "Kyiv"):
        entry = counts.get(name)
        assert entry is not None
        assert entry.canonical == "Kiev"
    burmese = counts.get("Burmese")
    assert burmese is not None
    assert burmese.nationality_of == "Burma"


def test_articles_are_analysed_again_when_the_table_changes(write: Callable[[str], Path]) -> None:
    versions = []
    for table in ("", "# nothing yet\n", "Quux\tORG\n", "# now\nQuux\tORG\n", "Quux\tPERSON\n"):
        write(table)
        versions.append(recognition_version())
    none, same, one, commented, another = versions
    assert none == same
    assert one == commented
    assert len({none, one, another}) == 3
