"""Which articles tell of one event, and which of the next of a series."""

from __future__ import annotations

import time

import pytest

from analysis.stories.accounts import Account, Named, account, packed, tell_of_one_event, unpacked

HOUR, DAY = 3_600, 86_400
ASSISTANCE = (
    "The central bank provided the money market with assistance of {} million crowns in the"
    " morning session, dealers noted. This compares with a shortage of {} million that was forecast"
    " earlier; bills were bought outright in band one at rates between them that stayed unchanged."
)
BANK = (Named("o:central bank", "ORG", 3, 0), Named("g:lurania", "GPE", 1, 40))


def told(at: int, text: str, names: tuple[Named, ...]) -> Account:
    one = account(at, "", text, names)
    assert one is not None
    return one


def alike(one: Account, other: Account) -> bool:
    assert tell_of_one_event(one, other) == tell_of_one_event(other, one)
    return tell_of_one_event(one, other)


def test_what_a_body_does_every_day_is_one_story_a_day() -> None:
    morning = told(9 * HOUR, ASSISTANCE.format(345, 800), BANK)
    afternoon = told(15 * HOUR, ASSISTANCE.format(152, 700), BANK)
    tomorrow = told(33 * HOUR, ASSISTANCE.format(205, 950), BANK)
    assert alike(morning, afternoon)
    assert not alike(morning, tomorrow)
    assert alike(morning, told(33 * HOUR, ASSISTANCE.format(345, 800), BANK))


def test_a_body_named_in_two_ways_is_one() -> None:
    twice = (*BANK, Named("n:central bank of lurania", "ORG", 2, 60))
    first, next_day = (
        told(at, ASSISTANCE.format(*figures), twice)
        for at, figures in ((0, (345, 800)), (DAY, (205, 800)))
    )
    assert len(first.subjects) == 1
    assert not alike(first, next_day)


TALKS = (
    "Union leaders and the ministry will resume talks tomorrow about the strike of miners, which"
    " stopped deliveries of copper from both pits; wages were the hardest point, negotiators said,"
    " while families of strikers marched through the streets of the capital with empty pots."
)


@pytest.mark.parametrize("persons", [("ana prado", "rui matos"), ("ana prado", "rui m", "eva l")])
def test_a_story_goes_on_the_next_day(persons: tuple[str, ...]) -> None:
    names = tuple(Named(f"p:{name}", "PERSON", 2, n) for n, name in enumerate(persons))
    later = TALKS.replace("will resume", "resumed").replace("tomorrow", "tonight")
    assert alike(told(0, TALKS, names), told(DAY, later, names))
    assert not alike(told(0, TALKS, names), told(3 * DAY, later, names))


def test_a_list_of_what_happened_is_no_story() -> None:
    names = tuple(
        Named(f"o:{name}", "ORG", 1, n)
        for n, name in enumerate(("nordbank", "solaria", "holmgas", "diamant", "veltro", "kest"))
    )
    assert account(0, "", TALKS, names) is None
    chief = (names[0]._replace(mentions=3), *names[1:])
    assert account(0, "", TALKS, chief) is not None


def test_accounts_come_back_as_they_were_stored() -> None:
    one = told(1_700_000_000, ASSISTANCE.format(345, 800), BANK)
    assert unpacked(packed(one)) == one
    assert len(one.figures) == 2


def test_a_list_of_very_many_names_is_told_in_time() -> None:
    names = [Named(f"p:ana {n}", "PERSON", 1, n) for n in range(50_000)]
    began = time.process_time()
    one = told(0, TALKS, (Named("p:rui matos", "PERSON", 2, 60_000), *names))
    assert time.process_time() - began < 1
    assert one.subjects == told(0, TALKS, (Named("p:rui matos", "PERSON", 2, 0), *names)).subjects
