"""When feeds are asked again, and which the reader looks at by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from analysis.intake.schedule import next_look, stale
from analysis.models import SourceKind, SourceRow

NOW = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)


def at(minutes: int) -> str:
    """Say a moment so many minutes from now as the library writes it."""
    return (NOW + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def feed(number: int, looked: int | None, **fields: object) -> SourceRow:
    looked_at = None if looked is None else at(-looked)
    row = SourceRow(number, b"http://x", "x", at(0), looked_at, None, 0, 0, SourceKind.FEED)
    return row._replace(**fields)


@pytest.mark.parametrize(
    ("failures", "retry", "due"),
    [(1, None, 5), (2, None, 10), (3, None, 20), (9, None, 1280), (10, None, 1440),
     (10**9, None, 1440), (1, 120, 120), (1, 2, 5), (0, None, 5)],
)  # fmt: skip
def test_the_pause_doubles_to_a_day_and_a_server_may_want_more(
    failures: int, retry: int | None, due: int
) -> None:
    assert next_look(at(0), failures, None if retry is None else at(retry)) == at(due)


def test_the_pause_of_who_was_not_reached_ends_at_an_hour() -> None:
    pauses = [next_look(at(0), failures, is_reached=False) for failures in (1, 2, 5, 99)]
    assert pauses == [at(5), at(10), at(60), at(60)]


def test_those_not_looked_at_for_the_interval_are_stale_the_longest_ago_first() -> None:
    rows = [feed(1, 29), feed(2, 30), feed(3, 500), feed(4, None)]
    assert stale(rows, NOW, 30) == [4, 3, 2]


def test_what_is_gone_pauses_or_is_no_feed_is_left_alone() -> None:
    rows = [
        feed(1, 90, is_gone=True),
        feed(2, 90, next_look_at=at(1)),
        feed(3, 90, next_look_at=at(-1)),
        feed(4, 90, kind=SourceKind.FILES),
        feed(5, 90, kind=SourceKind.PAGES),
    ]
    assert stale(rows, NOW, 30) == [3]


@pytest.mark.parametrize(("feeds", "most", "turns"), [(30, 30, 1), (200, 50, 4), (600, 100, 6)])
def test_after_a_long_absence_all_have_their_turn_in_a_few_minutes_but_not_at_once(
    feeds: int, most: int, turns: int
) -> None:
    rows = {number: feed(number, 9999) for number in range(feeds)}
    taken = []
    while found := stale(rows.values(), NOW, 30):
        rows |= {number: feed(number, 0) for number in found}
        taken.append(len(found))
    assert (max(taken), len(taken), sum(taken)) == (most, turns, feeds)
