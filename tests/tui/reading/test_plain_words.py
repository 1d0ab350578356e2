"""What the reader says of kinds of names and of work under way is said in plain words."""

from __future__ import annotations

import pytest

from analysis.intake import Progress
from analysis.models import NAMES, EntityRow, Label
from tui.screens.reading.arriving.summary import describe
from tui.screens.reading.correcting.offers import splits
from tui.screens.reading.correcting.pointing import Pointed
from tui.screens.review.wording import hanging


@pytest.mark.parametrize("label", NAMES)
def test_no_kind_of_name_is_called_as_the_model_calls_it(label: Label) -> None:
    assert label.one.split()[0] in {"a", "an"}
    assert label not in label.one


@pytest.mark.parametrize(("count", "words"), [(1, "1 mention depends on it"), (3, "3 mentions")])
def test_what_hangs_on_an_answer_is_counted_in_words(count: int, words: str) -> None:
    assert words in hanging(count)


def test_what_is_fetched_and_how_much_was_read_are_two_things() -> None:
    assert describe(Progress("reading", 408, 0, "fetching Live Wire")) == [
        "fetching Live Wire",
        "408 read so far",
    ]
    assert describe(Progress("reading", 0, 0, "fetching Live Wire")) == ["fetching Live Wire"]


def test_whom_one_name_could_be_is_told_from_it_by_what_both_are() -> None:
    louvre = EntityRow(1, "Louvre", Label.ORG, 1, 1, 1)
    about = Pointed(
        entity=louvre, rivals=(louvre._replace(id=2, label=Label.FAC), louvre._replace(id=3))
    )
    assert [offer.words for offer in splits(about)] == [
        "“Louvre” (organisation) is not “Louvre” (building)",
        "“Louvre” is not “Louvre”",
    ]
