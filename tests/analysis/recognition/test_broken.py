"""Texts that break off, and the names they break off in: spans made by hand, no model."""

from __future__ import annotations

import pytest

from analysis.models import Label
from analysis.recognition.rules.spurious.broken import drop_broken
from analysis.recognition.spans.page import Page, Span
from analysis.text.ending import broken_at


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("hours after Olaf Scho… Continue reading", "hours after Olaf Scho"),
        ("hours after Olaf Scho...", "hours after Olaf Scho"),
        ("hours after he met [...]", "hours after he met "),
        ("hours after he met […] Read more »", "hours after he met "),
        ("hours after he met… Read the full story", "hours after he met"),
        ("hours after he met …\n\nContinue reading the story at example", "hours after he met "),
        ("Well… he met her.", None),
        ("He met her.", None),
        ("", None),
        ("…", ""),
        ("a b " * 1000 + "c…", "a b " * 1000 + "c"),
    ],
)
def test_a_text_that_breaks_off_is_known_by_its_end(text: str, left: str | None) -> None:
    at = broken_at(text)
    assert (None if at is None else text[:at]) == left


@pytest.mark.parametrize("text", ["." * 100_000, "…" * 100_000, "[ " * 50_000, "more " * 20_000])
def test_finding_the_end_does_not_take_long(text: str) -> None:
    broken_at(text)


@pytest.mark.parametrize(
    ("text", "found", "names"),
    [
        ("It came hours after Olaf Scho… Continue reading", ["Olaf Scho"], []),
        ("It came hours after Olaf Scho… Continue reading", ["Olaf Scho…"], []),
        ("It came hours after Olaf Scho…", ["Olaf"], []),
        ("Scholz won. He is Olaf Scholz…", ["Scholz", "Olaf Scholz"], ["Scholz", "Olaf Scholz"]),
        ("It came hours after Olaf Scholz […]", ["Olaf Scholz"], ["Olaf Scholz"]),
        ("Merkel met Olaf Scho...", ["Merkel", "Olaf Scho"], ["Merkel"]),
        ("Merkel meets Sch…\n\nMerkel met him.", ["Merkel", "Sch"], ["Merkel"]),
        ("Olaf Scholz won…", ["Olaf Scholz"], ["Olaf Scholz"]),
        ("Olaf Scholz won.", ["Olaf Scholz"], ["Olaf Scholz"]),
    ],
)
def test_a_name_that_is_cut_is_none(text: str, found: list[str], names: list[str]) -> None:
    spans, at = [], 0
    for name in found:
        at = text.index(name, at)
        spans.append(Span(at, at + len(name), Label.PERSON))
    page = Page(text)
    assert [page[span] for span in drop_broken(page, spans)] == names
