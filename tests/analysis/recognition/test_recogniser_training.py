"""Training our own recogniser: conversion, mixing, our own sentences, and the same twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analysis.errors import SourceError
from analysis.lexicon import shipped
from analysis.models import Label
from analysis.recognition.spans.page import Span
from analysis.recognition.training import handmade
from analysis.recognition.training.conversion import Marked, convert
from analysis.recognition.training.corpus import read
from analysis.recognition.training.learning import Recipe
from analysis.recognition.training.mixing import divide, take
from analysis.recognition.training.origins import ORIGINS, OWN, Group
from analysis.recognition.training.run import Order, train
from analysis.recognition.training.scoring import ALL, Score, compare

if TYPE_CHECKING:
    from pathlib import Path

FEWNERD, WIKIGOLD, UNER, POLITICS, SILVER = ORIGINS


@pytest.mark.parametrize(
    ("text", "marked", "base", "origin", "expected"),
    [
        pytest.param(
            "Fans of the Wall came.",
            [(8, 16, "LOC")],
            [(12, 16, "FAC")],
            WIKIGOLD,
            [("Wall", "FAC")],
            id="the base model's finer label is taken, and the article cut off",
        ),
        pytest.param(
            "Fans of Kelso came.",
            [(8, 13, "LOC")],
            [(8, 13, "PERSON")],
            WIKIGOLD,
            [("Kelso", "GPE")],
            id="a label of another group is not",
        ),
        pytest.param(
            "A Peruvian singer.",
            [(2, 10, "GPE")],
            [(2, 10, "NORP")],
            FEWNERD,
            [("Peruvian", "NORP")],
            id="a people that the source takes for a place is one",
        ),
        pytest.param(
            "He speaks of Japan.",
            [(13, 18, "LOC")],
            [(13, 18, "LOC")],
            WIKIGOLD,
            [("Japan", "GPE")],
            id="the lexicon knows better",
        ),
        pytest.param(
            "Kelso met Laurel.",
            [(0, 5, "PER")],
            [(10, 16, "PERSON")],
            WIKIGOLD,
            [("Kelso", "PERSON")],
            id="what annotators saw and did not mark is no name",
        ),
        pytest.param(
            "Kelso met two Danes.",
            [(0, 5, "PER")],
            [(10, 13, "CARDINAL"), (14, 19, "NORP")],
            UNER,
            [("Kelso", "PERSON"), ("two", "CARDINAL"), ("Danes", "NORP")],
            id="types that a source does not annotate are filled in",
        ),
        pytest.param(
            "Kelso met Laurel.",
            [(0, 5, "PERSON")],
            [(0, 5, "ORG"), (10, 16, "PERSON")],
            FEWNERD,
            [("Kelso", "PERSON"), ("Laurel", "PERSON")],
            id="a source that leaves out whole types is filled in throughout",
        ),
        pytest.param(
            "They built a tank.",
            [(13, 17, "PRODUCT")],
            [],
            FEWNERD,
            [],
            id="a word without a capital is no name",
        ),
    ],
)
def test_labels_are_made_those_of_ontonotes(
    text: str,
    marked: list[tuple[int, int, str]],
    base: list[tuple[int, int, str]],
    origin: object,
    expected: list[tuple[str, str]],
) -> None:
    assert origin in ORIGINS
    passage = convert(
        text,
        [Marked(*mark) for mark in marked],
        [Span(start, end, Label(label)) for start, end, label in base],
        next(one for one in ORIGINS if one is origin),
        shipped(),
    )
    assert [(text[span.start : span.end], span.label) for span in passage.spans] == expected


def test_filled_in_spans_are_known_as_such_and_overlap_nothing() -> None:
    passage = convert(
        "Kelso met Laurel Kelso.",
        [Marked(0, 5, "PERSON"), Marked(17, 22, "PERSON")],
        [Span(0, 5, Label.ORG), Span(10, 22, Label.PERSON)],
        FEWNERD,
        shipped(),
    )
    assert [span[:2] for span in passage.spans] == [(0, 5), (17, 22)]
    assert passage.filled == (False, False)


def test_one_passage_of_ten_is_held_out_and_none_is_in_both_parts() -> None:
    learnt, held_out = divide(range(100))
    assert len(held_out) == 10
    assert sorted([*learnt, *held_out]) == list(range(100))


@pytest.mark.parametrize(("share", "count"), [(0.6, 6), (1.0, 10), (2.0, 20), (2.5, 25)])
def test_a_share_is_drawn_alike_for_a_seed(share: float, count: int) -> None:
    drawn = take(range(10), share, seed=3)
    assert len(drawn) == count
    assert drawn == take(range(10), share, seed=3)
    assert max(map(drawn.count, drawn)) - min(map(drawn.count, drawn)) <= 1


def test_readings_of_a_line_take_the_next_name_and_label() -> None:
    line = "The [Seine/Alps|LOC] and [Rome|GPE]."
    text, marked = handmade.reading(line, 1)
    assert text == "The Alps and Rome."
    assert [(text[a:b], label) for a, b, label in marked] == [("Alps", "LOC"), ("Rome", "GPE")]


def test_our_own_sentences_mark_whole_words_with_labels_there_are() -> None:
    passages = handmade.passages()
    assert len(passages) > 100
    labels = {label for _, marked in passages for *_, label in marked}
    assert labels <= OWN.labels.keys()
    for text, marked in passages:
        assert "|" not in text
        assert "[" not in text
        for start, end, _ in marked:
            assert text[start:end].strip() == text[start:end] != ""
            assert not text[start - 1 : start].isalnum()
            assert not text[end : end + 1].isalnum()


def test_scores_count_exact_spans_of_the_right_type() -> None:
    gold = {(0, 0, 5, "PER"), (0, 9, 12, "LOC")}
    found = {(0, 0, 5, "PER"), (0, 9, 12, "ORG"), (1, 0, 5, "PER")}
    scores = compare(gold, found)
    assert scores["PER"] == Score(right=1, found=2, there=1)
    assert scores[ALL].f == pytest.approx(40)


@pytest.mark.parametrize(
    "line", ["no json", '{"text": "no names"}', '{"text": "x", "ents": [[1]]}']
)
def test_a_file_that_is_no_annotated_text_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(SourceError, match=r"odd\.jsonl"):
        read(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        read(tmp_path / "nowhere.jsonl")


@pytest.mark.model
def test_the_same_seed_gives_the_same_weights_and_figures(tmp_path: Path) -> None:
    sentence = "Ida Kelso of the Kelso Bank flew to Paris. "
    one = {"text": sentence, "ents": [[0, 9, "PER"], [13, 27, "ORG"], [36, 41, "LOC"]]}
    file = tmp_path / WIKIGOLD.file
    file.write_text("\n".join([json.dumps(one)] * 20), encoding="utf-8")
    shares = {origin.file: 0.0 for origin in (*ORIGINS, OWN) if origin is not WIKIGOLD}
    written = []
    for name in ("first", "second"):
        order = Order(
            data=tmp_path,
            out=tmp_path / name,
            seeds=(0, 1),
            recipe=Recipe(passes=2, batch_tokens=100),
            shares=shares,
            articles={"tiny": read(file)},
        )
        said: list[str] = []
        chosen = train(order, said.append)
        assert chosen.name in {"seed 0", "seed 1", "average"}
        assert any("average" in line for line in said)
        written.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
    assert written[0] == written[1]
    page = (tmp_path / "first" / "report.md").read_text(encoding="utf-8")
    assert "Wikigold" in page
    assert "| PERSON |" in page


def test_every_source_names_its_licence_and_knows_its_labels() -> None:
    for origin in (*ORIGINS, OWN):
        assert origin.licence
        assert origin.url
        assert origin.groups <= set(Group)
        assert origin.labels
