"""Names that our recogniser and the plain model see differently, judged one by one."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from analysis.models import Label

TABLE = Path(__file__).parents[1] / "data" / "recogniser_by_eye.tsv"
"""What each of the two found (name/LABEL, several joined by +, - for nothing), a few words of
context, and who is right: own, plain, both or neither."""


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def labels(found: str) -> set[Label]:
    return {Label(one.rpartition("/")[2]) for one in found.split(" + ") if one != "-"}


def test_two_hundred_differences_are_judged() -> None:
    judged = rows()
    assert len(judged) >= 200
    assert {row["right"] for row in judged} <= {"own", "plain", "both", "neither"}
    assert all(row["own"] != row["plain"] for row in judged)
    assert all(len(row["context"].split()) <= 12 for row in judged)


def test_no_label_got_worse() -> None:
    won: Counter[Label] = Counter()
    lost: Counter[Label] = Counter()
    for row in rows():
        concerned = labels(row["own"]) | labels(row["plain"])
        if row["right"] == "own":
            won.update(concerned)
        elif row["right"] == "plain":
            lost.update(concerned)
    assert not {
        label.value: (won[label], lost[label]) for label in Label if won[label] < lost[label]
    }
