"""The mention cursor and the trail, without a screen."""

from __future__ import annotations

import pytest

from analysis.models import Place
from tui.journey import LONGEST_TRAIL, Position, Stop, Tour, Trail
from tui.pane import Pane, neighbour, shown_panes
from tui.scope import keep, next_of
from tui.search import Search

PLACES = [Place(9, 2), Place(9, 5), Place(4, 0), Place(7, 1), Place(7, 3), Place(7, 8)]


@pytest.mark.parametrize(
    ("place", "position"),
    [
        (Place(9, 2), Position(1, 6, 1, 3)),
        (Place(9, 5), Position(2, 6, 1, 3)),
        (Place(4, 0), Position(3, 6, 2, 3)),
        (Place(7, 8), Position(6, 6, 3, 3)),
        (Place(7, 4), None),
        (Place(1, 1), None),
    ],
)
def test_a_tour_knows_where_one_is(place, position) -> None:
    assert Tour(1, PLACES).position(place) == position


def test_a_tour_counts_the_mentions_of_an_article() -> None:
    tour = Tour(1, PLACES)
    assert [tour.in_article(article) for article in (9, 4, 7, 1)] == [2, 1, 3, 0]
    assert (tour.first_in(7), tour.first_in(1)) == (Place(7, 1), None)
    assert Tour(1, []).articles == 0


def test_the_trail_leads_back_and_forward_again() -> None:
    a, b, c = Stop(1), Stop(2, 5, 3), Stop(3)
    trail = Trail().leave(a).leave(b)
    trail, stop = trail.back(c)
    assert stop == b
    trail, stop = trail.back(b)
    assert stop == a
    assert trail.back(a) == (trail, None)
    trail, stop = trail.forward(a)
    assert stop == b
    trail, stop = trail.forward(b)
    assert (stop, trail.ahead) == (c, ())
    assert trail.forward(c) == (trail, None)


def test_a_jump_after_going_back_ends_what_was_ahead() -> None:
    trail, _ = Trail().leave(Stop(1)).back(Stop(2))
    assert trail.ahead == (Stop(2),)
    assert trail.leave(Stop(1)).ahead == ()


def test_the_same_stop_is_not_left_twice_in_a_row() -> None:
    assert Trail().leave(Stop(1, top=3)).leave(Stop(1, top=9)).behind == (Stop(1, top=3),)


def test_the_trail_does_not_grow_for_ever() -> None:
    trail = Trail()
    for number in range(LONGEST_TRAIL + 50):
        trail = trail.leave(Stop(number))
    assert len(trail.behind) == LONGEST_TRAIL
    assert trail.behind[-1] == Stop(LONGEST_TRAIL + 49)


@pytest.mark.parametrize(
    ("ids", "article", "kept"),
    [
        ([9, 5, 1], 7, [9, 7, 5, 1]),
        ([9, 5, 1], 10, [10, 9, 5, 1]),
        ([9, 5, 2], 1, [9, 5, 2, 1]),
        ([9, 5, 1], 5, [9, 5, 1]),
        ([9, 5, 1], None, [9, 5, 1]),
        ([9, 5, 1], 77, [9, 5, 1]),
        ([], 3, [3]),
    ],
)
def test_an_article_keeps_its_place_in_a_filtered_list(ids, article, kept) -> None:
    from array import array

    order = list(range(10, 0, -1))
    assert keep(array("q", ids), article, order).tolist() == kept


@pytest.mark.parametrize(
    ("here", "step", "found"),
    [(3, 1, 5), (5, 1, 1), (1, 1, 5), (3, -1, 1), (None, 1, 1), (99, -1, 5), (5, -1, 1)],
)
def test_the_next_wanted_article_is_found_round_the_end(here, step, found) -> None:
    assert next_of([1, 2, 3, 4, 5], {1, 5}, here, step) == found


def test_nothing_wanted_is_nothing_found() -> None:
    assert next_of([1, 2], set(), 1, 1) is None
    assert next_of([], {1}, None, 1) is None


def test_a_search_takes_any_case_and_any_white_space() -> None:
    search = Search.of("vladimir  PUTIN", "Vladimir Putin, VLADIMIR\nPUTIN, Putin.")
    assert search.hits == ((0, 14), (16, 30))
    assert Search.of("a.c", "abc a.c").hits == ((4, 7),)
    assert Search.of("  ", "abc").hits == ()


def test_a_search_steps_round_its_hits() -> None:
    search = Search.of("a", "a b a b a")
    assert search.at(3).stretch == (4, 5)
    assert search.at(9).stretch == (0, 1)
    assert search.step(1).stretch == (0, 1)
    assert search.step(-1).stretch == (8, 9)
    assert search.at(8).step(1).stretch == (0, 1)
    assert Search.of("z", "abc").step(1).stretch is None


@pytest.mark.parametrize(
    ("width", "at", "count"),
    [(110, Pane.TEXT, 4), (109, Pane.TEXT, 2), (70, Pane.ENTITIES, 4), (69, Pane.TEXT, 1)],
)
def test_as_many_panes_as_fit_are_shown(width, at, count) -> None:
    shown = shown_panes(width, at)
    assert len(shown) == count
    assert at in shown


def test_panes_are_gone_through_in_order() -> None:
    assert neighbour(Pane.MENTIONS, 1, wraps=True) is Pane.ARTICLES
    assert neighbour(Pane.MENTIONS, 1, wraps=False) is Pane.MENTIONS
    assert neighbour(Pane.ARTICLES, -1, wraps=True) is Pane.MENTIONS
