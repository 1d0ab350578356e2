"""Names in headlines all in capitals are held to what the body writes."""

from __future__ import annotations

import re

import pytest

from analysis.recognition.model.capitals import truecase
from analysis.recognition.rules.order import mentions

_MARKED = re.compile(r"\[([^\]]*)\]\((\w+)\)")


def headline(marked: str, body: str) -> list[str]:
    """What is named in a headline, as ``Name/LABEL``; the model's spans are marked."""
    text, found, last = "", [], 0
    whole = f"{marked}\n\n{body}"
    for mark in _MARKED.finditer(whole):
        text += whole[last : mark.start()]
        found.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    text += whole[last:]
    end = text.index("\n")
    return [
        f"{mention.text}/{mention.label}"
        for mention in mentions(text, truecase(text), found)
        if mention.start < end
    ]


@pytest.mark.parametrize(
    ("marked", "body", "expected"),
    [
        (
            "[QUIMBY DENOUNCES](PERSON) REPORTS",
            "[Joe Quimby](PERSON) denounced them.",
            ["QUIMBY/PERSON"],
        ),
        (
            "REPORT [DIMINISHES QUIMBY](PERSON)'S HOPES",
            "[Quimby](PERSON) hoped for more.",
            ["QUIMBY/PERSON"],
        ),
        ("[QUIMBY QUUXES](ORG) CALL", "[Quimby](PERSON) said no.", ["QUIMBY/PERSON"]),
        (
            "CALNY [SUES ZEPSICO INC](ORG)",
            "[ZepsiCo Inc](ORG) was taken to court.",
            ["ZEPSICO INC/ORG"],
        ),
        (
            "[ZDU COUNCIL DEFERS](ORG) DECISION",
            "The [ZDU](ORG) Council deferred it.",
            ["ZDU COUNCIL/ORG"],
        ),
        ("TOKYO [WIDENS](PERSON) ITS LEAD", "[Tokyo](GPE) leads.", ["TOKYO/GPE"]),
        ("TOKYO [DEFERS](ORG) IT", "[Tokyo](GPE) deferred two mines.", ["TOKYO/GPE"]),
        ("[ZINGIEST QUXLER](ORG) SOLD", "The [Quxco](ORG) quxlers sold it.", []),
    ],
)
def test_a_name_in_capitals_is_cut_down_to_what_the_body_names(
    marked: str, body: str, expected: list[str]
) -> None:
    assert headline(marked, body) == expected


@pytest.mark.parametrize(
    ("marked", "body"),
    [
        ("[PAYQUEX INC](ORG) 3RD QTR", "Shr 12 cts. [Tokyo](GPE) rose."),
        ("[SUMIQUO CHEMICAL CO LTD](ORG) YEAR", "It sells chemicals in [Tokyo](GPE)."),
        ("[WIDGET GROUP INC](ORG) 4TH QTR", "The [Quxco Group](ORG) is its parent."),
        ("[MORGAN QUIMBY](PERSON) DIES", "The actor lived in [Tokyo](GPE)."),
        ("[QUIMBY](PERSON) DIES", "It was the [Quimby](PERSON) of old."),
        ("[QUIMBY](PERSON) DIES", "Nobody was there."),
        ("[QUUXCO](ORG) FAILS", "[Tokyo](GPE) fell."),
        ("[BANK OF QUUX](ORG) FAILS", "The [Bank of Quux](ORG) failed."),
        ("[QUUX RAILWAYS](ORG) GET AID", "The [Quux](ORG) Railway asked for it."),
        ("[MORGAN QUIMBY](PERSON) DIES", ""),
    ],
)
def test_a_name_in_capitals_that_the_body_does_not_belie_stays_whole(
    marked: str, body: str
) -> None:
    name = _MARKED.match(marked)
    assert name is not None
    assert headline(marked, body) == [f"{name[1]}/{name[2]}"]


def test_a_text_all_in_capitals_is_left_as_the_model_reads_it() -> None:
    marked = "[QUIMBY QUUXES](PERSON) IT"
    assert headline(marked, "[QUIMBY](PERSON) SAID NO.") == ["QUIMBY QUUXES/PERSON"]
